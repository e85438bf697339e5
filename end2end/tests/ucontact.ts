// The simulated uContact in its frame, as agents and testers use it.

import type { Locator, Page } from "@playwright/test";
import { DesktopFrame, type Next } from "./desktop-frame";

/** The channels of incoming interactions. */
export const CHANNELS = [
  "Telephony", "WhatsApp", "Web chat", "SMS", "E-mail", "Messenger", "Instagram", "Another channel",
] as const;

export class Ucontact extends DesktopFrame {
  constructor(page: Page) {
    super(page, "uContact");
  }

  /**
   * Its address. The query sets it up: `parent`, `theme=dark`, `primary`, `language`, `silent`, `strings`,
   * `loose`, `suffixes`, `dates=plain|scrambled|elsewhere|empty`, `delay`, `seed`, `speed`. `frame-ancestors=<list>`
   * makes the server send that header, as the instance's option would.
   */
  static address(query: Record<string, string> = {}): string {
    return DesktopFrame.at("/ucontact", query);
  }

  /** In a page on a site of its own, which knows nothing of Deskpane. */
  static bare(page: Page, query: Record<string, string> = {}): Promise<Ucontact> {
    return new Ucontact(page).inBarePage(Ucontact.address(query));
  }

  /** An interaction by its client; without a client, the only one. */
  interaction(client?: string): Locator {
    return this.article(client);
  }

  /** Assigns an interaction; given details replace the simulator's own. */
  async assign(channel: (typeof CHANNELS)[number], next: Next = {}): Promise<Locator> {
    return this.bringIn(channel, next);
  }

  async finish(interaction: Locator): Promise<void> {
    await this.button("Finish", interaction).click();
  }

  /** Records a disposition: "Solved", "Sold", "Not reached" or "None", and below it one of its own or "None". */
  async dispose(interaction: Locator, first: string, second: string, comment = ""): Promise<void> {
    const details = interaction.getByRole("group");
    if (!(await details.evaluate((element: HTMLDetailsElement) => element.open))) {
      await details.locator("summary").click();
    }
    await this.choose("First level", first, interaction);
    await this.choose("Second level", second, interaction);
    await interaction.getByRole("textbox", { name: "Comment" }).fill(comment);
    await this.button("Send disposition", interaction).click();
  }

  async theme(theme: "Light" | "Dark"): Promise<void> {
    await this.button(`${theme} theme`).click();
  }

  /** Any text: the desktop does not check it. */
  async colour(colour: string): Promise<void> {
    const field = this.root.getByRole("textbox", { name: "Primary colour" });
    await field.fill(colour);
    await field.blur();
  }

  /** "en", "en_US", "es", "pt-BR", "de", "fr" or "Klingon, spoken". */
  async language(tag: string): Promise<void> {
    await this.choose("Language", tag);
  }
}
