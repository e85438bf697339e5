// Firefox, driven by Puppeteer over WebDriver BiDi.

import puppeteer from "puppeteer-core";

/** Whether a script can be injected before a page's own scripts. */
export const runsBeforePages = true;

/** Starts Firefox. Close it in `after`. */
export async function launch() {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    extraPrefsFirefox: {
      "app.update.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      "intl.accept_languages": "en-US",
    },
  });
  return {
    /** Opens a page in a container of its own, without data stored by other tests. */
    async open(address, beforePages) {
      const page = new Page(await (await browser.createBrowserContext()).newPage());
      if (beforePages) await page.tab.evaluateOnNewDocument(beforePages);
      await page.tab.goto(address);
      return page;
    },
    close: () => browser.close(),
  };
}

/** A page, or a frame of one, in which elements are searched. */
class Place {
  /** `frame` returns the current frame, which may have been reloaded. */
  constructor(tab, frame) {
    Object.assign(this, { tab, frame });
  }

  /** Runs a function here and returns its result. */
  async run(script, ...given) {
    return this.frame().evaluate(script, ...given);
  }

  /** The element with this role and accessible name, as computed by Firefox. */
  async find(role, name) {
    // Fails while another page loads.
    const found = await this.frame().$$(`aria/${name}[role="${role}"]`).catch(() => []);
    return found.map((handle) => ({
      click: () => handle.click(),
      type: (words) => handle.type(words),
      ask: (script) => handle.evaluate(script),
    }));
  }
}

class Page extends Place {
  constructor(tab) {
    super(tab, () => tab.mainFrame());
    this.seen = [];
    tab.on("pageerror", (error) => this.seen.push(`uncaught: ${error.message}`));
    tab.on("console", (message) => {
      if (message.type() === "error") this.seen.push(message.text());
    });
  }

  /** The frame of this page whose address starts like this, if there is one. */
  async frameAt(start) {
    const find = () => this.tab.frames().find((frame) => frame.url().startsWith(start));
    return find() && new Place(this.tab, () => find() ?? this.tab.mainFrame());
  }

  /** The other windows of this container whose address starts like this. */
  async windowsAt(start) {
    const tabs = await this.tab.browserContext().pages();
    return tabs.filter((tab) => tab !== this.tab && tab.url().startsWith(start)).map((tab) => new Page(tab));
  }

  /** Presses keys together: `["Alt", "Shift", "H"]`. */
  async chord(keys) {
    for (const key of keys) await this.tab.keyboard.down(key);
    for (const key of [...keys].reverse()) await this.tab.keyboard.up(key);
  }

  /** Types into the focused element. */
  type = (words) => this.tab.keyboard.type(words);
  reload = () => this.tab.reload();
  close = () => this.tab.close();
  /** The errors that pages have logged. */
  errors = async () => this.seen;
}
