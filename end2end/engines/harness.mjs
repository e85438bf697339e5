// What the main paths are written with, the same for every browser: `BROWSER` names the one that drives them.
//
// A place is a page or a frame of one. Each browser's file says how something is found there by role and name, pressed, typed
// into and asked; all that is made of that stands here.

import { desktops, panel, stranger } from "../addresses.mjs";

const browser = await import(`./${process.env.BROWSER ?? "firefox"}.mjs`);
export const { launch, runsBeforePages } = browser;
export { desktops, panel, stranger };

/** How long something is waited for, in milliseconds: the other browser and two compilers may be at work beside this one. */
const PATIENCE = 30_000;

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

/** The frame of a page whose address starts so, once it is there. */
export const frameAt = (page, start) => until(`a frame at ${start}`, () => page.frameAt(start));

/** The window beside a page whose address starts so, once it is there. */
export const windowAt = (page, start) => until(`a window at ${start}`, async () => (await page.windowsAt(start))[0]);

/** Waits for an element by role and accessible name. */
export const byRole = (place, role, name) => until(`a ${role} “${name}”`, async () => (await place.find(role, name))[0]);

/**
 * Presses a button by its name, once it takes presses: not one whose press would only say why it is denied, as before the desktop is
 * connected; and what comes under the pointer when a call is answered takes none at once.
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

/** Presses a button by its words. Names cannot be asked for in a frame of another site that reloaded itself (Firefox). */
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
 * Presses *Hang up*, and again when it asks. The panel forgets its question after three seconds, in which two presses from
 * outside may not both arrive.
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

/** Types into a field. One with suggestions is a `combobox` to Firefox and a `textbox` to WebKit. */
export async function type(place, name, words) {
  const find = async () => (await place.find("textbox", name))[0] ?? (await place.find("combobox", name))[0];
  await (await until(`a field “${name}”`, find)).type(words);
}

/** What is in a note. */
export const valueOf = async (place, name) => (await byRole(place, "textbox", name)).ask((field) => field.value);

/** Waits until a status of this name says something. */
export const says = (place, name, words) => saysAs(place, "status", name, words);

/** Waits until what has this role and name says something. */
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

/** Waits until the app of a frame's page runs: one with a heading. Before that it hears nothing. */
export function runs(frame) {
  const isThere = () => frame.run(() => !window.before && document.querySelector("h1") !== null);
  return until("the app of a frame", () => isThere().catch(() => false));
}

/** Does what makes a frame load its page anew, and waits until the page is there. */
export async function reloadFrom(frame, act) {
  await frame.run(() => void (window.before = true));
  await act();
  await runs(frame);
}

/**
 * Before any page: the next call into the module fails once `fault` is set (`trap`, or `memory`: every byte of it is wrong from
 * then on), and `lives` counts what is called of a module that has failed.
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
