// The simulated Rox.Chat in its frame, as agents and testers use it.

import type { Locator, Page } from "@playwright/test";
import { panel, stranger } from "./fixtures";
import { DesktopFrame } from "./desktop-frame";

/** The error codes for chats that do not start. */
export const CODES = [
  "operator_cant_start_chat_with_visitor_from_another_department",
  "visitor_starting_chat_from_his_side",
  "visitor_already_in_chat",
  "no_tariff_option",
  "unable_to_start_outgoing_chat",
] as const;

export class Roxchat extends DesktopFrame {
  constructor(page: Page) {
    super(page, "Rox.Chat");
  }

  /**
   * Its address. The query sets it up: `allowed`, `speaks=off`, `silent`, `strings`, `tables`, `refuse=<code>`,
   * `errors=event|notice|bare`, `delay`, `seed`, `speed`.
   */
  static address(query: Record<string, string> = {}): string {
    return DesktopFrame.at("/roxchat", { allowed: panel, ...query });
  }

  /** In a page on a site of its own, which knows nothing of Deskpane. */
  static bare(page: Page, query: Record<string, string> = {}): Promise<Roxchat> {
    return new Roxchat(page).inBarePage(Roxchat.address({ allowed: stranger, ...query }));
  }

  /** A visitor by the name in the messenger, or "Visitor 1"; without a name, the only one. */
  visitor(name?: string): Locator {
    return this.article(name);
  }

  /** Adds a message or a remark of the workspace; `kind` is its type on the wire. */
  async write(visitor: Locator, by: "visitor" | "agent" | { kind: string }, words: string): Promise<void> {
    await visitor.getByRole("textbox", { name: "Words" }).fill(words);
    if (typeof by === "object") {
      await this.choose("Kind", by.kind, visitor);
      await this.button("Add message", visitor).click();
    } else {
      await this.button(by === "visitor" ? "Visitor writes" : "Agent writes", visitor).click();
    }
  }

  /** The conversation as the workspace shows it. */
  talk(visitor: Locator): Locator {
    return visitor.getByRole("list", { name: "Conversation" }).getByRole("listitem");
  }

  async logIn(visitor: Locator, as: string): Promise<void> {
    await visitor.getByRole("textbox", { name: "Logs in as" }).fill(as);
    await this.button("Visitor logs in", visitor).click();
  }

  /** A notification about a visitor. */
  async notify(visitor: Locator, words: string): Promise<void> {
    await visitor.getByRole("textbox", { name: "Words" }).fill(words);
    await this.button("Notify", visitor).click();
  }

  /** The workspace's own list of notifications. */
  get notices(): Locator {
    return this.root.getByRole("list", { name: "Notifications" }).getByRole("listitem");
  }

  /** The origin in the account's configuration. */
  get allowed(): Locator {
    return this.root.getByRole("textbox", { name: "operator_iframe_allowed_parent_origin" });
  }

  /** Whether the account may send to that origin. */
  async speak(on: boolean): Promise<void> {
    await this.injectFault("Send messages to the parent page", on);
  }
}
