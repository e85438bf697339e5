// Helpers for the main paths, the same for every browser: `BROWSER` names the one that is used.
//
// A place is a page or a frame of one. Each browser's file finds, presses, types into and reads elements by role and
// name; everything built on that is here.

import { desktops, panel, stranger } from "../addresses.mjs";

const browser = await import(`./${process.env.BROWSER ?? "firefox"}.mjs`);
export const { launch, runsBeforePages } = browser;
export { desktops, panel, stranger };

/** How long to wait, in milliseconds: another browser and two compilers may be running at the same time. */
const PATIENCE = 30_000;

/** Waits until `probe` returns a value, and returns it. */
export async function until(what, probe, timeout = PATIENCE) {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits for a frame of a page whose address starts like this. */
export const frameAt = (page, start) => until(`a frame at ${start}`, () => page.frameAt(start));

/** Waits for a window beside a page whose address starts like this. */
export const windowAt = (page, start) => until(`a window at ${start}`, async () => (await page.windowsAt(start))[0]);

/** Waits for an element by role and accessible name. */
export const byRole = (place, role, name) => until(`a ${role} “${name}”`, async () => (await place.find(role, name))[0]);

/**
 * Presses a button by its name, once it is available. Before the desktop is connected, a press would only show why it is not;
 * and the button that takes the place of *Answer* ignores presses for a moment.
 */
export const press = (place, name) =>
  until(`a button “${name}” that takes presses`, async () => {
    const [button] = await place.find("button", name);
    const isDenied = await button?.ask((element) => element.getAttribute("aria-disabled") === "true").catch(() => true);
    return isDenied ? false : button?.click().then(
      () => true,
      (error) => {
        if (!/not interactable/.test(error.message)) throw error;
      },
    );
  });

/** Presses a button by its text. In a frame of another site that has reloaded itself, Firefox finds no names. */
export function pressIn(place, name) {
  const press = (name) => {
    const shown = [...document.querySelectorAll("button")].filter((button) => button.checkVisibility());
    const found = shown.find((button) => button.textContent.trim() === name);
    found?.click();
    return found !== undefined;
  };
  return until(`a button “${name}”`, () => place.run(press, name).catch(() => false));
}

/**
 * Presses *Hang up*, and again when it asks. The second press must follow within three seconds, which may need several
 * attempts.
 */
export function hangUp(place) {
  const press = (name) => {
    const found = [...document.querySelectorAll("button")].find((button) => button.textContent.includes(name));
    found?.click();
    return found !== undefined;
  };
  return until("a question before the call is hung up", async () => {
    if (await place.run(press, "Confirm hang up")) return true;
    await place.run(press, "Hang up");
    return false;
  });
}

/** Types into a field. A field with suggestions is a `combobox` to Firefox and a `textbox` to WebKit. */
export async function type(place, name, words) {
  const find = async () => (await place.find("textbox", name))[0] ?? (await place.find("combobox", name))[0];
  await (await until(`a field “${name}”`, find)).type(words);
}

/** The content of a note. */
export const valueOf = async (place, name) => (await byRole(place, "textbox", name)).ask((field) => field.value);

/** Waits until the status of this name has this text. */
export const says = (place, name, words) => saysAs(place, "status", name, words);

/** Waits until the element of this role and name has this text. */
export async function saysAs(place, role, name, words) {
  let heard = "";
  await until(`${name} to say ${words}`, async () => {
    heard = "";
    for (const one of await place.find(role, name)) heard += `${await one.ask((element) => element.textContent).catch(() => "")}\n`;
    return heard.includes(words);
  }).catch((error) => {
    throw new Error(`${error.message}; it says “${heard.trim()}”`);
  });
}

/** Waits until no contact is left. */
export const contactsGone = (place) => until("the contact to go", () => place.run(() => document.querySelector("article") === null));

/** Waits until the app in a frame runs, which is when it has a heading. Before that, it receives nothing. */
export function runs(frame) {
  const isThere = () => frame.run(() => !window.before && document.querySelector("h1") !== null);
  return until("the app of a frame", () => isThere().catch(() => false));
}

/** Reloads a frame with `act`, and waits until its page is there. */
export async function reloadFrom(frame, act) {
  await frame.run(() => void (window.before = true));
  await act();
  await runs(frame);
}

/**
 * To be injected before a page: the next call into the module fails once `fault` is set (`trap`, or `memory`: every byte of
 * its memory is wrong from then on), and `lives` counts calls into failed modules.
 */
export function allowFaults() {
  const { instantiate } = WebAssembly;
  window.lives = [];
  WebAssembly.instantiate = async (module, imports) => {
    const { exports } = await instantiate(module, imports);
    const life = { isOver: false, calledAgain: 0 };
    window.lives.push(life);
    const watched = (call) =>
      (...given) => {
        if (life.isOver) life.calledAgain++;
        const { fault } = window;
        window.fault = undefined;
        if (fault === "memory") new Uint8Array(exports.memory.buffer).fill(0xff);
        try {
          if (fault === "trap") throw new WebAssembly.RuntimeError("injected");
          return call(...given);
        } catch (error) {
          life.isOver = true;
          throw error;
        }
      };
    const entries = Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? watched(value) : value]);
    return { exports: Object.fromEntries(entries) };
  };
}
