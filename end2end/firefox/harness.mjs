// Firefox, driven over WebDriver BiDi, for the main path of the panel.

import puppeteer from "puppeteer-core";
import { desktops, panel } from "../addresses.mjs";

export { desktops, panel };

/** How long something is waited for, in milliseconds: the other browser and two compilers may be at work beside this one. */
const PATIENCE = 30_000;

/** Starts Firefox. Close it in `after`. */
export function launch() {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    extraPrefsFirefox: {
      "app.update.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      "intl.accept_languages": "en-US",
    },
  });
}

/** Opens a page on which every error is kept in `errors`, in a container of its own: nothing stored by another test. */
export async function openPage(browser, address) {
  const container = await browser.createBrowserContext();
  const page = await container.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(address);
  return { page, errors };
}

/**
 * From now on, in every page and frame that is loaded in this tab, the next call into the module fails once `fault` is set
 * (`trap`, or `memory`: every byte of it is wrong from then on), and `lives` counts what is called of a module that has failed.
 */
export function allowFaults(page) {
  return page.evaluateOnNewDocument(() => {
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
  });
}

/** Opens the bare host with the panel in its frame. */
export async function openBare(browser) {
  const address = `${panel}/max`;
  const { page, errors } = await openPage(browser, `${desktops}/bare.html?panel=${encodeURIComponent(address)}`);
  return { page, errors, frame: await frameAt(page, panel) };
}

/** The frame of a page whose address starts so, once it is there. */
export function frameAt(page, start) {
  return until(`a frame at ${start}`, () => page.frames().find((frame) => frame.url().startsWith(start)));
}

/** Presses a button in a frame by its words. Names cannot be asked for in a frame of another site that reloaded itself. */
export function pressIn(frame, name) {
  const press = (name) => {
    const shown = [...document.querySelectorAll("button")].filter((button) => button.checkVisibility());
    const found = shown.find((button) => button.textContent.trim() === name);
    found?.click();
    return found !== undefined;
  };
  return until(`a button “${name}”`, () => frame.evaluate(press, name).catch(() => false));
}

/**
 * Presses *Hang up* in a frame, and again when it asks. The panel forgets its question after three seconds, in which two presses
 * from outside may not both arrive.
 */
export function hangUp(frame) {
  const press = async () => {
    const find = (name) => [...document.querySelectorAll("button")].find((button) => button.textContent.includes(name));
    find("Hang up")?.click();
    for (let looks = 0; looks < 20; looks += 1) {
      const confirm = find("Confirm hang up");
      if (confirm) {
        confirm.click();
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  };
  return until("a question before the call is hung up", () => frame.evaluate(press));
}

/** Does what makes a frame load its page anew, and waits until the page is there: an app with a heading. */
export async function reloadFrom(frame, act) {
  await frame.evaluate(() => void (window.before = true));
  await act();
  const isThere = () => frame.evaluate(() => !window.before && document.querySelector("h1") !== null);
  await until("the page to load anew", () => isThere().catch(() => false));
}

/** Waits for an element by role and accessible name. */
export function byRole(frame, role, name, options = {}) {
  return frame.waitForSelector(`aria/${name}[role="${role}"]`, { timeout: PATIENCE, ...options });
}

/** Presses a button by its name. */
export async function press(place, name) {
  await (await byRole(place, "button", name)).click();
}

/** Types into a field. */
export async function type(place, role, name, words) {
  await (await byRole(place, role, name)).type(words);
}

/** Waits until a status of this name says something. */
export function says(place, name, words) {
  return saysAs(place, "status", name, words);
}

/** Waits until what has this role and name says something. */
export async function saysAs(place, role, name, words) {
  await until(`${name} to say ${words}`, async () => {
    // Between two pages there is nothing to ask.
    const found = await place.$$(`aria/${name}[role="${role}"]`).catch(() => []);
    const texts = await Promise.all(found.map((one) => one.evaluate((element) => element.textContent).catch(() => "")));
    return texts.some((text) => text.includes(words));
  });
}

/** What is in a field. */
export function valueOf(place, name) {
  return place.$eval(`aria/${name}[role="textbox"]`, (field) => field.value);
}

/** Waits until `probe` gives something, and gives that. */
export async function until(what, probe, timeout = PATIENCE) {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
