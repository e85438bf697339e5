// Shared by the simulated desktops in a frame, from a tester's view. The frame is found by its title: it may be the
// panel's, or that of pages/frame.html.

import type { FrameLocator, Locator, Page } from "@playwright/test";
import { desktops, expect, stranger } from "./fixtures";

/** Text fields by their labels, and checkboxes. */
export type Next = { [label: string]: string | boolean };

export class DesktopFrame {
  readonly root: FrameLocator;

  constructor(
    readonly page: Page,
    readonly title: string,
  ) {
    this.root = page.frameLocator(`iframe[title="${title}"]`);
  }

  /** The address of a desktop with a query that sets it up: see `params.rs` of the simulators. */
  static at(path: string, query: Record<string, string>): string {
    const address = new URL(path, desktops);
    for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
    return address.href;
  }

  /** Opens a page on another site that holds the desktop and knows nothing of Deskpane. */
  async inBarePage(desktop: string): Promise<this> {
    const address = new URL("/frame.html", stranger);
    address.searchParams.set("desktop", desktop);
    address.searchParams.set("title", this.title);
    await this.page.goto(address.href);
    await this.ready();
    return this;
  }

  async ready(): Promise<void> {
    await expect(this.root.getByRole("heading", { name: new RegExp(`^${this.title}`) })).toBeVisible({ timeout: 15_000 });
  }

  /** Shows which page it sends to. */
  get around(): Locator {
    return this.root.getByRole("status", { name: "Parent page" });
  }

  /** A button of the whole page, or of a part of it. */
  button(name: string, inside: FrameLocator | Locator = this.root): Locator {
    return inside.getByRole("button", { name, exact: true });
  }

  article(name?: string): Locator {
    return this.root.getByRole("article", { name, exact: true });
  }

  status(article: Locator): Locator {
    return article.getByRole("status", { name: "Status" });
  }

  facts(article: Locator): Locator {
    return article.getByRole("list", { name: "Facts" });
  }

  /** The log, one row a message. */
  get messages(): Locator {
    return this.root.getByRole("table", { name: "Messages" }).getByRole("row");
  }

  /** Sets the details of the next one. Text is used once; checkboxes keep their state. */
  async arrange(next: Next): Promise<void> {
    const section = this.root.getByRole("region", { name: "Bring in" });
    const details = section.getByRole("group");
    if (!(await details.evaluate((element: HTMLDetailsElement) => element.open))) {
      await details.locator("summary").click();
    }
    for (const [label, value] of Object.entries(next)) {
      const field = section.getByLabel(label, { exact: true });
      if (typeof value === "boolean") await field.setChecked(value);
      else await field.fill(value);
    }
  }

  /** Brings something in by the button's name, and waits until it is there. */
  async bringIn(what: string, next: Next = {}): Promise<Locator> {
    if (Object.keys(next).length) await this.arrange(next);
    const before = await this.article().count();
    await this.button(what).click();
    await expect(this.article()).toHaveCount(before + 1);
    return this.article().last();
  }

  /** Ticks or unticks a fault. */
  async injectFault(label: string, on = true): Promise<void> {
    await this.root.getByRole("checkbox", { name: label, exact: true }).setChecked(on);
  }

  async choose(label: string, option: string, inside: FrameLocator | Locator = this.root): Promise<void> {
    await inside.getByRole("combobox", { name: label, exact: true }).selectOption({ label: option });
  }

  async delay(milliseconds: number): Promise<void> {
    await this.root.getByRole("spinbutton", { name: "Delay commands (ms)" }).fill(String(milliseconds));
  }

  /** Reloads the page in the frame, as its own reload button does: it loses nothing that its servers know. */
  async reload(): Promise<void> {
    const element = await this.page.locator(`iframe[title="${this.title}"]`).elementHandle();
    const frame = await element?.contentFrame();
    await frame?.evaluate(() => void ((window as any).before = true));
    await this.button(`Reload ${this.title}`).click();
    await expect.poll(() => frame?.evaluate(() => (window as any).before ?? "anew").catch(() => "between")).toBe("anew");
    await this.ready();
  }
}

// ---- pages/frame.html ------------------------------------------------------------------------------------------

/** The events that the bare page received. */
export const heard = (page: Page) => page.getByRole("list", { name: "Heard" }).getByRole("listitem");

/** The messages that the bare page received. */
export const received = (page: Page) => page.evaluate(() => (window as any).received as any[]);

/** The last message that the bare page received. */
export const last = async (page: Page) => (await received(page)).at(-1);
