// The simulated Skylight in its window, as an agent and a tester use it.

import type { Locator, Page } from "@playwright/test";
import { desktops, expect } from "./fixtures";

/** The six things that can come in. */
export type Incoming =
  | "Incoming call"
  | "Incoming text message"
  | "Incoming Smooch chat"
  | "Incoming web chat"
  | "Incoming e-mail"
  | "Incoming work item";

/** How the next interaction shall be: what is typed by its label, and what is ticked or not. */
export type Next = { [label: string]: string | number | boolean };

export class Skylight {
  constructor(readonly page: Page) {}

  /** The window that a click opens, once its page is there. `query` is for the address given to whoever opens it. */
  static async opened(by: Page, click: () => Promise<void>): Promise<Skylight> {
    const [popup] = await Promise.all([by.waitForEvent("popup"), click()]);
    const skylight = new Skylight(popup);
    await expect(skylight.heading).toBeVisible({ timeout: 15_000 });
    return skylight;
  }

  /** Where it is served. A query sets it up: `silent`, `delay`, `accept=off`, `tenant=off`, `seed`, `speed`, `username`. */
  static address(query: Record<string, string> = {}): string {
    const address = new URL("/skylight", desktops);
    for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
    return address.href;
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { name: /^Skylight/ });
  }

  /** Says whose commands it takes. */
  get controller(): Locator {
    return this.page.getByRole("status", { name: "Controller" });
  }

  get agentState(): Locator {
    return this.page.getByRole("combobox", { name: "Agent state" });
  }

  get direction(): Locator {
    return this.page.getByRole("combobox", { name: "Direction" });
  }

  /** The phone; choosing one makes the agent ready with it. */
  get phone(): Locator {
    return this.page.getByRole("combobox", { name: "Ready with" });
  }

  /** An open interaction by its customer's name; without one, whichever there is. */
  interaction(name?: string): Locator {
    return this.page.getByRole("article", { name, exact: true });
  }

  status(interaction: Locator): Locator {
    return interaction.getByRole("status", { name: "Status" });
  }

  /** What the platform knows of an interaction beside its state. */
  facts(interaction: Locator): Locator {
    return interaction.getByRole("list", { name: "Facts" });
  }

  /** A button of an interaction, or of the whole page. */
  button(name: string, inside: Page | Locator = this.page): Locator {
    return inside.getByRole("button", { name, exact: true });
  }

  /** The log, one row a message. */
  get messages(): Locator {
    return this.page.getByRole("table", { name: "Messages" }).getByRole("row");
  }

  async logIn(user?: string): Promise<void> {
    if (user) await this.page.getByRole("textbox", { name: "User name" }).fill(user);
    await this.button("Log in").click();
    await expect(this.agentState).toBeVisible();
  }

  async logOut(): Promise<void> {
    await this.button("Log out").click();
    await expect(this.button("Log in")).toBeVisible();
  }

  /** "Ready", "Not ready", or "Not ready: Lunch". */
  async setState(label: string): Promise<void> {
    await this.agentState.selectOption({ label });
  }

  /** Brings something in, and waits until it is there. */
  async bringIn(what: Incoming, next: Next = {}): Promise<Locator> {
    if (Object.keys(next).length) await this.arrange(next);
    const before = await this.interaction().count();
    await this.button(what).click();
    await expect(this.interaction()).toHaveCount(before + 1);
    return this.interaction().last();
  }

  /** How the next interaction shall be. What is typed holds for one, what is ticked until it is unticked. */
  async arrange(next: Next): Promise<void> {
    const section = this.page.getByRole("region", { name: "Bring in" });
    const details = section.getByRole("group");
    if (!(await details.evaluate((element: HTMLDetailsElement) => element.open))) {
      await section.getByText("The next interaction").click();
    }
    for (const [label, value] of Object.entries(next)) {
      const field = section.getByLabel(label, { exact: true });
      if (typeof value === "boolean") await field.setChecked(value);
      else await field.fill(String(value));
    }
  }

  /** Ticks or unticks something in the section of what goes wrong: "Stay silent", "Acknowledge without effect", … */
  async injectFault(label: string, on = true): Promise<void> {
    await this.page.getByRole("checkbox", { name: label, exact: true }).setChecked(on);
  }

  async dropNext(commands: number): Promise<void> {
    await this.page.getByRole("spinbutton", { name: "Drop next commands" }).fill(String(commands));
  }

  async delay(milliseconds: number): Promise<void> {
    await this.page.getByRole("spinbutton", { name: "Delay commands (ms)" }).fill(String(milliseconds));
  }

  /** "Bad parameters", "Refused by the platform", "Interaction gone", "Log-out blocked" or "Hold or resume error". */
  async failNext(how: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Next command fails" }).selectOption({ label: how });
  }

  /** The customer writes, in a conversation. */
  async customerWrites(interaction: Locator, words: string): Promise<void> {
    await interaction.getByRole("textbox", { name: "Words" }).fill(words);
    await this.button("Customer writes", interaction).click();
  }

  /** Loads the page in the window anew: it says good-bye, and forgets nothing but whom it talked to. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent("load");
    await this.button("Reload Skylight").click();
    await loaded;
    await expect(this.heading).toBeVisible({ timeout: 15_000 });
  }
}
