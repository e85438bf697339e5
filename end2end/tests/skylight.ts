// The simulated Skylight in its window, as agents and testers use it.

import type { Locator, Page } from "@playwright/test";
import { desktops, expect } from "./fixtures";

/** Everything that can come in. */
export type Incoming =
  | "Incoming call"
  | "Incoming text message"
  | "Incoming Smooch chat"
  | "Incoming web chat"
  | "Incoming e-mail"
  | "Incoming work item";

/** The details of the next interaction: text fields by their labels, and checkboxes. */
export type Next = { [label: string]: string | number | boolean };

export class Skylight {
  constructor(readonly page: Page) {}

  /** The window that a click opens, once its page has loaded. `query` is part of the address that the simulator shows to
   *  people who open it. */
  static async opened(by: Page, click: () => Promise<void>): Promise<Skylight> {
    const [popup] = await Promise.all([by.waitForEvent("popup"), click()]);
    const skylight = new Skylight(popup);
    await expect(skylight.heading).toBeVisible({ timeout: 15_000 });
    return skylight;
  }

  /** Its address. The query sets it up: `silent`, `delay`, `accept=off`, `tenant=off`, `seed`, `speed`, `username`. */
  static address(query: Record<string, string> = {}): string {
    const address = new URL("/skylight", desktops);
    for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
    return address.href;
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { name: /^Skylight/ });
  }

  /** Shows the page whose commands it accepts. */
  get controller(): Locator {
    return this.page.getByRole("status", { name: "Controller" });
  }

  get agentState(): Locator {
    return this.page.getByRole("combobox", { name: "Agent state" });
  }

  get direction(): Locator {
    return this.page.getByRole("combobox", { name: "Direction" });
  }

  /** The phone; choosing one makes the agent ready. */
  get phone(): Locator {
    return this.page.getByRole("combobox", { name: "Ready with" });
  }

  /** An open interaction by its customer's name; without a name, the only one. */
  interaction(name?: string): Locator {
    return this.page.getByRole("article", { name, exact: true });
  }

  status(interaction: Locator): Locator {
    return interaction.getByRole("status", { name: "Status" });
  }

  /** The platform's facts about an interaction, apart from its state. */
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

  /** Sets the details of the next interaction. Text is used once; checkboxes keep their state. */
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

  /** Ticks or unticks a fault: "Stay silent", "Acknowledge without effect", … */
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

  /** Reloads the page in the window: it says goodbye, and forgets only its controller. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent("load");
    await this.button("Reload Skylight").click();
    await loaded;
    await expect(this.heading).toBeVisible({ timeout: 15_000 });
  }
}
