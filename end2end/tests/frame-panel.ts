// The panel's pages that hold a desktop in a frame, together with the simulated desktop.

import type { Page } from "@playwright/test";
import { defaultConfig, expect, useConfig } from "./fixtures";
import type { DesktopFrame } from "./desktop-frame";
import { Roxchat } from "./roxchat";
import { Ucontact } from "./ucontact";

/** Opens the panel with Rox.Chat in its frame. `query` sets up the simulated desktop; `config` is merged into the configuration. */
export async function withRoxchat(page: Page, query: Record<string, string> = {}, config: object = {}, route = "/roxchat"): Promise<Roxchat> {
  await useConfig(page, { ...defaultConfig, roxchat: { url: Roxchat.address(query) }, ...config });
  await page.goto(route);
  const roxchat = new Roxchat(page);
  await roxchat.ready();
  return roxchat;
}

/** Opens the panel with uContact in its frame. */
export async function withUcontact(page: Page, query: Record<string, string> = {}, config: object = {}, route = "/ucontact"): Promise<Ucontact> {
  await useConfig(page, { ...defaultConfig, ucontact: { url: Ucontact.address(query) }, ...config });
  await page.goto(route);
  const ucontact = new Ucontact(page);
  await ucontact.ready();
  return ucontact;
}

/** The page in the desktop's frame, to set a mark: the mark is gone after a reload. */
async function inside(desktop: DesktopFrame) {
  const element = await desktop.page.locator(`iframe[title="${desktop.title}"]`).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`no frame titled ${desktop.title}`);
  return frame;
}

export const mark = async (desktop: DesktopFrame) => (await inside(desktop)).evaluate(() => void ((window as any).marked = true));
export const isMarked = async (desktop: DesktopFrame) => (await inside(desktop)).evaluate(() => (window as any).marked === true);

/** Posts to the panel from another frame of the same page, which is loaded from this address. */
export async function sendFromOtherFrame(page: Page, address: string, message: unknown): Promise<void> {
  await page.evaluate((address) => {
    const frame = document.createElement("iframe");
    frame.name = "other";
    frame.src = address;
    document.body.append(frame);
    return new Promise((resolve) => frame.addEventListener("load", () => resolve(undefined)));
  }, address);
  await page.frame("other")!.evaluate((message) => parent.postMessage(message, "*"), message);
}

/** The tabs of a narrow window. */
export const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });

/** Tabs below a width, both side by side above it; the desktop's page is never reloaded by the change. */
export async function expectTabs(page: Page, desktop: DesktopFrame): Promise<void> {
  const state = page.getByRole("status", { name: "Agent state" });
  const heading = desktop.root.getByRole("heading", { name: new RegExp(`^${desktop.title}`) });
  await expect(tab(page, "Deskpane")).toHaveCount(0);
  await expect(state).toBeVisible();
  await mark(desktop);
  await page.setViewportSize({ width: 420, height: 800 });
  await expect(tab(page, desktop.title)).toHaveAttribute("aria-selected", "true");
  await expect(heading).toBeVisible();
  await expect(state).toBeHidden();
  await tab(page, "Deskpane").click();
  await expect(state).toBeVisible();
  await expect(heading).toBeHidden();
  await page.keyboard.press("ArrowLeft");
  await expect(tab(page, desktop.title)).toBeFocused();
  await expect(heading).toBeVisible();
  await page.setViewportSize({ width: 1000, height: 800 });
  await expect(state).toBeVisible();
  await expect(heading).toBeVisible();
  expect(await isMarked(desktop)).toBe(true);
}
