// The panel as an agent finds it: by role and accessible name.

import type { FrameLocator, Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

type Root = FrameLocator | Page;

export const agentState = (root: Root) => root.getByRole("status", { name: "Agent state" });
export const connection = (root: Root) => root.getByRole("status", { name: "Connection" });
export const contact = (root: Root, name: string) => root.getByRole("article", { name, exact: true });
export const state = (card: Locator) => card.getByRole("status", { name: "Contact state" });
export const note = (card: Locator) => card.getByRole("textbox", { name: "Note" });
export const button = (card: Locator, name: string) => card.getByRole("button", { name, exact: true });

/** The button with a contact's name, which opens the contact. */
export const title = (card: Locator) => card.getByRole("heading").getByRole("button");

/** Opens a contact that is a row; an open one stays open. */
export async function open(card: Locator): Promise<Locator> {
  if ((await title(card).getAttribute("aria-expanded")) !== "true") await title(card).click();
  await expectOpen(card);
  return card;
}

export const expectOpen = (card: Locator) => expect(title(card)).toHaveAttribute("aria-expanded", "true");
export const expectRow = (card: Locator) => expect(title(card)).toHaveAttribute("aria-expanded", "false");

/** Opens a section, by its name. */
export async function disclose(root: Locator | Root, name: string): Promise<void> {
  await root.locator("summary", { hasText: name }).click();
}

/** The available controls of a call, under their current names. */
export async function usable(card: Locator): Promise<string[]> {
  const names = ["Answer", "Refuse", "Hold", "Resume", "Mute", "Unmute", "Mask", "Unmask", "Record", "Hang up"];
  const found: string[] = [];
  for (const name of names) {
    const control = button(card, name);
    if ((await control.count()) > 0 && (await control.isEnabled())) found.push(name);
  }
  return found;
}

export const expectUsable = (card: Locator, names: string[]) =>
  expect.poll(() => usable(card), { message: "usable controls" }).toEqual(names);

/** Hangs up: the second press must follow within three seconds, which may need several attempts on a busy machine. */
export const hangUp = (card: Locator) =>
  expect(async () => {
    await button(card, "Hang up").click({ timeout: 2_000 });
    await button(card, "Confirm hang up").click({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
