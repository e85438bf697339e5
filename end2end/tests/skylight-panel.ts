// The panel at /skylight, together with the simulated Skylight that it opens.

import type { Locator, Page } from "@playwright/test";
import { defaultConfig, expect, panel, useConfig } from "./fixtures";
import { agentState, button, connection } from "./panel";
import { type Incoming, type Next, Skylight } from "./skylight";

/** Opens the panel. `query` sets up the simulated Skylight; `over` is merged into Skylight's configuration. */
export async function openPanel(page: Page, query: Record<string, string> = {}, over: object = {}): Promise<void> {
  const skylight = { url: Skylight.address(query), ...over };
  await useConfig(page, { ...defaultConfig, skylight });
  await page.goto("/skylight");
  await expect(connection(page)).toContainText("is not open");
}

/** Presses the button and waits until the two are connected. */
export async function openSkylight(page: Page): Promise<Skylight> {
  const skylight = await Skylight.opened(page, () => page.getByRole("button", { name: "Open Skylight" }).click());
  await expect(connection(page)).toHaveText("Connected to Skylight");
  await expect(skylight.controller).toContainText(panel);
  return skylight;
}

/** An agent at work: panel open, Skylight open, logged in, not ready. */
export async function atWork(page: Page, query: Record<string, string> = {}, over: object = {}): Promise<Skylight> {
  await openPanel(page, query, over);
  const skylight = await openSkylight(page);
  await skylight.logIn("Ada Agent");
  await expect(agentState(page)).toContainText("Not ready");
  return skylight;
}

/** Brings something in for this customer and accepts it in Skylight's window, as the vendor requires. */
export async function takeIn(page: Page, skylight: Skylight, what: Incoming, next: Next = {}): Promise<Locator> {
  const interaction = await skylight.bringIn(what, next);
  await skylight.button("Accept", interaction).click();
  await expect(skylight.status(interaction)).toHaveText("Active");
  const name = await interaction.getAttribute("aria-label");
  const card = page.getByRole("article", { name: name ?? "", exact: true });
  await expect(card.getByRole("status", { name: "Contact state" })).toContainText("Active");
  return card;
}

export const openButton = (page: Page) => page.getByRole("button", { name: "Open Skylight" });
export const press = (root: Locator | Page, name: string) => button(root as Locator, name).click();
