// WebKit, Safari's engine, in WebKitGTK's MiniBrowser: driven over WebDriver, on a virtual screen.
// https://www.w3.org/TR/webdriver2/ names the requests.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

/** Its driver cannot inject a script before a page's own. */
export const runsBeforePages = false;

/** Starts a screen and the driver. Close them in `after`. */
export async function launch() {
  const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  const display = `:${String((await once(screen.stdout, "data"))[0]).trim()}`;
  const port = await freePort();
  const environment = { ...process.env, DISPLAY: display, LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8", LANGUAGE: "en" };
  const driver = spawn(process.env.WEBKIT ?? "WebKitWebDriver", [`--port=${port}`], { env: environment, stdio: "ignore" });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`WebKit cannot ${method} ${path}: ${value.error} ${value.message}`);
    return value;
  };
  await untilItAnswers(() => ask("GET", "/status"));

  let session;
  /** The driver runs one browser at a time, and each starts without stored data. */
  const end = async () => {
    if (session) await ask("DELETE", session).catch(() => undefined);
    session = undefined;
  };
  return {
    async open(address) {
      await end();
      session = `/session/${(await ask("POST", "/session", { capabilities: {} })).sessionId}`;
      const at = session;
      const page = new Page((method, path, body) => ask(method, at + path, body), await ask("GET", `${at}/window`));
      await page.go(address);
      return page;
    },
    async close() {
      await end();
      driver.kill();
      screen.kill();
    },
  };
}

/** The key for element references in the WebDriver standard. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** A page, or a frame of one, in which elements are searched. */
class Place {
  /** `start` is the start of the frame's address. */
  constructor(ask, window, start) {
    Object.assign(this, { ask, window, start });
  }

  /** Makes this the place of the driver's next requests. */
  async enter() {
    await this.ask("POST", "/window", { handle: this.window });
    await this.ask("POST", "/frame", { id: null });
    if (this.start !== undefined && !(await this.descend())) throw new Error(`no frame at ${this.start}`);
  }

  /** Moves from the driver's current place to the frame, at any depth; returns whether it exists. */
  async descend() {
    const frames = await this.execute(() => [...document.querySelectorAll("iframe")].map((frame) => [frame, frame.src]));
    const here = frames.find(([, address]) => address.startsWith(this.start));
    for (const [frame] of here ? [here] : frames) {
      await this.ask("POST", "/frame", { id: frame });
      if (here || (await this.descend())) return true;
      await this.ask("POST", "/frame/parent", {});
    }
    return false;
  }

  execute(script, ...given) {
    return this.ask("POST", "/execute/sync", { script: `return (${script}).apply(null, arguments)`, args: given });
  }

  /** Runs a function here and returns its result; `null` if it returns nothing. */
  async run(script, ...given) {
    await this.enter();
    return this.execute(script, ...given);
  }

  /** The element with this role and accessible name, as computed by WebKit. */
  async find(role, name) {
    // Fails while another page loads; elements may disappear during the search.
    const all = await this.run(candidates, MAY_BE[role] ?? "[role]").catch(() => []);
    const found = [];
    for (const element of all) {
      const path = `/element/${element[ELEMENT]}`;
      const of = (what) => this.ask("GET", `${path}/${what}`).catch(() => undefined);
      if ((await of("computedlabel")) !== name || (await of("computedrole")) !== role) continue;
      found.push({
        click: () => this.ask("POST", `${path}/click`, {}),
        type: (words) => this.ask("POST", `${path}/value`, { text: words }),
        ask: (script) => this.execute(script, element),
      });
    }
    return found;
  }
}

/** Selectors of elements that may have a role: the driver is asked about each, at the cost of a request. */
const MAY_BE = {
  article: "article",
  button: "button, [role=button]",
  combobox: "select, input, [role=combobox]",
  log: "[role=log]",
  status: "output, [role=status]",
  textbox: "textarea, input",
};

/** Runs in the page: the visible elements among them. Also starts to record errors. */
function candidates(selector) {
  const errors = (window.seenErrors ??= []);
  if (!window.isWatched) {
    window.isWatched = true;
    addEventListener("error", ({ message }) => errors.push(`uncaught: ${message}`));
    addEventListener("unhandledrejection", ({ reason }) => errors.push(`uncaught: ${reason}`));
    const { error } = console;
    console.error = (...words) => {
      errors.push(words.join(" "));
      error(...words);
    };
  }
  const shown = (element) => element.getClientRects().length > 0;
  return [...document.querySelectorAll(selector)].filter(shown);
}

class Page extends Place {
  /** Navigates to another address. */
  async go(address) {
    await this.enter();
    await this.ask("POST", "/url", { url: address });
  }

  async frameAt(start) {
    const frame = new Place(this.ask, this.window, start);
    const isThere = await frame.run((start) => location.href.startsWith(start), start).catch(() => false);
    return isThere ? frame : undefined;
  }

  async windowsAt(start) {
    const pages = [];
    for (const handle of await this.ask("GET", "/window/handles")) {
      const page = new Page(this.ask, handle);
      if (handle !== this.window && (await page.run(() => location.href).catch(() => "")).startsWith(start)) pages.push(page);
    }
    return pages;
  }

  async chord(keys) {
    const held = keys.map((key) => ({ type: "keyDown", value: KEYS[key] ?? key }));
    const actions = [...held, ...[...held].reverse().map((key) => ({ ...key, type: "keyUp" }))];
    await this.ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async type(words) {
    for (const letter of words) await this.chord([letter]);
  }

  async reload() {
    await this.enter();
    await this.ask("POST", "/refresh", {});
  }

  async close() {
    await this.enter();
    await this.ask("DELETE", "/window");
  }

  /** The errors that the page and its frames have logged since they were first examined. */
  async errors() {
    const seen = await this.run(() => window.seenErrors ?? []);
    for (const start of await this.run(() => [...document.querySelectorAll("iframe")].map((frame) => frame.src))) {
      seen.push(...(await new Place(this.ask, this.window, start).run(() => window.seenErrors ?? [])));
    }
    return seen;
  }
}

/** Keys without a letter, as numbered by the standard. */
const KEYS = { Alt: "\uE00A", Shift: "\uE008", Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C" };

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function untilItAnswers(ask) {
  for (let looks = 0; ; looks += 1) {
    try {
      return await ask();
    } catch (error) {
      if (looks > 200) throw new Error(`WebKitWebDriver does not answer: ${error.message}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
