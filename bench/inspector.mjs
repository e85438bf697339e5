// What `/inspect` does with long recordings: a browser for each, all measurements in it.
// node inspector.mjs --panel <folder> --out <folder> [--quick] [--write] <recording>…

import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openHost } from "./browser.mjs";
import { given, ports, sizeOf } from "./options.mjs";
import { count, described, head, machine, putInto, row } from "./page.mjs";
import { median, quantile } from "./report.mjs";
import { serve } from "./serve.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const size = sizeOf({ full: { keys: 150, jumps: 100, moments: 100 }, quick: { keys: 40, jumps: 20, moments: 20 } });
/** A frame that takes longer is seen as a jerk. */
const LONG = 50;
/** How often a key repeats while it is held down, in milliseconds. */
const REPEAT = 33;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Put into the page: frames, and the time until something is shown. */
function tools() {
  let frames;
  const step = (now) => {
    if (!frames) return;
    if (frames.last !== undefined) frames.took.push(now - frames.last);
    frames.last = now;
    requestAnimationFrame(step);
  };
  window.startFrames = () => {
    frames = { took: [] };
    requestAnimationFrame(step);
  };
  window.stopFrames = () => {
    const { took } = frames;
    frames = undefined;
    return took;
  };
  window.nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** After all that the last event caused, without waiting for a frame. */
  window.nextTask = () => new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });
  window.until = async (isDone) => {
    while (!isDone()) await nextFrame();
  };
  window.messages = () => document.querySelector("[role=table][aria-label=Messages]");
  window.typed = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
}

/** Frame times while `action` runs. */
async function frames(page, action) {
  await page.evaluate(() => startFrames());
  await action();
  return page.evaluate(() => stopFrames());
}

/** From the choice of a file to its rows on the page. */
async function open(page, file, lines) {
  await page.evaluate(() => {
    addEventListener("change", () => (window.chosen = performance.now()), { capture: true, once: true });
    window.opened = (async () => {
      await until(() => window.chosen && messages()?.querySelector("[role=cell]"));
      const shown = performance.now();
      await nextFrame();
      await nextTask();
      return { shown: shown - window.chosen, painted: performance.now() - window.chosen, rows: Number(messages().ariaRowCount ?? messages().getAttribute("aria-rowcount")) };
    })();
  });
  let opened;
  const took = await frames(page, async () => {
    await page.setInputFiles("input[type=file]", file);
    opened = await page.evaluate(() => window.opened);
  });
  if (opened.rows !== lines) throw new Error(`${opened.rows} rows of ${lines} lines`);
  return { ...opened, frames: took };
}

/** Keys held down: from line to line, and from page to page. */
async function byKeys(page, keys) {
  await page.getByRole("table", { name: "Messages" }).getByRole("button").first().focus();
  return frames(page, async () => {
    for (const key of ["ArrowDown", "PageDown", "ArrowUp"]) {
      for (let number = 0; number < keys; number += 1) {
        const next = pause(REPEAT);
        await page.keyboard.press(key);
        await next;
      }
    }
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
  });
}

/** Jumps of the scroll bar to anywhere, every third frame. */
async function byJumps(page, jumps) {
  return frames(page, () =>
    page.evaluate(async (jumps) => {
      const scroller = document.querySelector(".messages__scroller");
      for (let number = 1; number <= jumps; number += 1) {
        // The golden ratio leads everywhere, never twice to the same place.
        scroller.scrollTop = ((number * 0.618034) % 1) * scroller.scrollHeight;
        for (let frame = 0; frame < 3; frame += 1) await nextFrame();
      }
    }, jumps),
  );
}

/** Text typed into the search field letter by letter, and one choice: until the rows are those, and the frames meanwhile. */
async function filtered(page, field, texts) {
  const samples = [];
  for (const text of texts) {
    const took = await page.evaluate(
      async ([field, text]) => {
        const element = document.querySelector(`[aria-label="${field}"]`);
        const said = () => document.querySelector(".inspect__count").textContent;
        const before = said();
        startFrames();
        await nextFrame();
        const began = performance.now();
        if (element.tagName === "SELECT") {
          element.value = [...element.options].at(text).value;
          element.dispatchEvent(new Event("change", { bubbles: true }));
        } else typed(element, text);
        await nextTask();
        const blocked = performance.now() - began;
        // The table says so while it still looks.
        await until(() => !messages().hasAttribute("aria-busy") || messages().getAttribute("aria-busy") === "false");
        const took = performance.now() - began;
        await nextFrame();
        await nextFrame();
        return { took, blocked, frames: stopFrames(), before, after: said() };
      },
      [field, text],
    );
    samples.push({ text, ...took });
  }
  return samples;
}

/** The slider moved to many moments: until the panel is drawn and laid out, and until it is painted. */
async function moments(page, count) {
  return page.evaluate(async (count) => {
    const slider = document.querySelector("input[type=range]");
    const desk = document.querySelector(".desk");
    let last = 0;
    new MutationObserver(() => (last = performance.now())).observe(desk, { subtree: true, childList: true, characterData: true, attributes: true });
    const samples = [];
    for (let number = 1; number <= count; number += 1) {
      await nextFrame();
      await nextTask();
      const began = performance.now();
      typed(slider, String(Math.round(((number * 0.618034) % 1) * Number(slider.max))));
      await nextTask();
      desk.getBoundingClientRect();
      const laidOut = performance.now();
      await nextFrame();
      await nextTask();
      const painted = performance.now();
      // Whatever came later counts.
      for (let frame = 0; frame < 4; frame += 1) await nextFrame();
      samples.push({ drawn: (last > laidOut ? last : laidOut) - began, painted: painted - began, cards: desk.querySelectorAll("article").length });
    }
    return samples;
  }, count);
}

async function measure(file) {
  const text = readFileSync(file);
  let lines = 0;
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) lines += 1;
  const host = await openHost(`${server.host}/index.html`);
  const say = (what) => process.stderr.write(`${count(lines)} lines: ${what}\n`);
  try {
    const { page } = host;
    await page.addInitScript(tools);
    await page.goto(new URL("inspect", server.addressOf("panel")).href);
    await page.getByRole("button", { name: "Open recording" }).waitFor();
    say("opening");
    const opened = await open(page, file, lines);
    const memory = await host.memory();
    say("keys");
    const keys = await byKeys(page, size.keys);
    say("jumps");
    const jumps = await byJumps(page, size.jumps);
    say("moments");
    const drawn = await moments(page, size.moments);
    say("filters");
    const search = await filtered(page, "Search text", ["C", "Ca", "Cal", "Call", "CallC", "no such text", ""]);
    const chosen = [...(await filtered(page, "Type", [3, 0])), ...(await filtered(page, "Contact", [3, 0])), ...(await filtered(page, "Direction", [1, 0]))];
    if (host.errors.length > 0) throw new Error(`errors on the console: ${host.errors.join("; ")}`);
    return { file, lines, bytes: statSync(file).size, browser: host.version, opened, memory, memoryAfter: await host.memory(), keys, jumps, moments: drawn, search, chosen };
  } finally {
    await host.close();
  }
}

const server = await serve({ apps: { panel: given.panel }, hostFolder: here("host"), ports });
const where = machine();
const measured = [];
try {
  for (const file of given.files) measured.push(await measure(file));
} finally {
  server.stop();
}

const millis = (number) => (number >= 100 ? count(number) : number.toFixed(1));
const mega = (bytes) => count(bytes / 2 ** 20);
/** Median, 95 of 100, worst. */
const spread = (list) => [median(list), quantile(list, 0.95), Math.max(...list)].map(millis).join(" / ");
const smooth = (list) => `${spread(list)}; ${list.filter((took) => took > LONG).length} of ${list.length}`;
const worst = (samples, read) => millis(Math.max(...samples.map(read)));

const lines = [
  ["size of the file, MiB", ({ bytes }) => mega(bytes)],
  ["opened: first row on the page, s", ({ opened }) => (opened.painted / 1000).toFixed(1)],
  [`frames meanwhile; longer than ${LONG} ms`, ({ opened }) => smooth(opened.frames)],
  ["memory: WebAssembly / JavaScript, MiB", ({ memory }) => `${mega(memory.wasm)} / ${mega(memory.heap)}`],
  [`frames, keys held down; longer than ${LONG} ms`, ({ keys }) => smooth(keys)],
  [`frames, jumps of the scroll bar; longer than ${LONG} ms`, ({ jumps }) => smooth(jumps)],
  ["a moment found: panel drawn", ({ moments }) => spread(moments.map(({ drawn }) => drawn))],
  ["a moment found: panel painted", ({ moments }) => spread(moments.map(({ painted }) => painted))],
  ["text searched: rows shown, longest", ({ search }) => worst(search, ({ took }) => took)],
  ["a choice of lines: rows shown, longest", ({ chosen }) => worst(chosen, ({ took }) => took)],
  [`frames meanwhile; longer than ${LONG} ms`, ({ search, chosen }) => smooth([...search, ...chosen].flatMap(({ frames }) => frames))],
];
const table = `${new Date().toISOString().slice(0, 10)}, ${described(where)}, Chromium ${measured[0]?.browser}. Milliseconds where nothing else is said: median / 95 of 100 / longest.

${head(["", ...measured.map(({ lines }) => `${count(lines)} lines`)])}${lines.map(([what, read]) => row([what, ...measured.map(read)])).join("")}`;
mkdirSync(given.out, { recursive: true });
writeFileSync(`${given.out}/inspector.json`, `${JSON.stringify({ machine: where, size, measured }, undefined, 1)}\n`);
if (given.write) putInto(here("../docs/performance.md"), "inspector", table);
console.log(table);
