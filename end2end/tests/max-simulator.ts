// The simulated MAX with the real panel inside it, as a person would find them.

import type { FrameLocator, Locator, Page } from "@playwright/test";
import { desktops, expect, panel } from "./fixtures";
import { connection } from "./panel";

export interface Simulated {
  page: Page;
  /** The panel in the Custom Workspace. */
  workspace: FrameLocator;
  /** Brings something in: "Incoming call", "Incoming chat", … */
  bringIn(what: string): Promise<void>;
  /** The contact in the desktop's own list. */
  desktopContact: Locator;
}

/** Opens the simulator; `query` as its address has it. */
export async function openSimulator(page: Page, query: Record<string, string> = {}): Promise<Simulated> {
  await page.setViewportSize({ width: 1400, height: 900 });
  const address = new URL("/max", desktops);
  for (const [key, value] of Object.entries({ panel, ...query })) address.searchParams.set(key, value);
  await page.goto(address.href);
  const workspace = page.frameLocator('iframe[title="Custom Workspace"]');
  // For another page in the workspace, the test itself waits until it is there.
  if (!query.panel) await expect(connection(workspace)).toBeVisible();
  return {
    page,
    workspace,
    bringIn: (what) => page.getByRole("button", { name: what, exact: true }).click(),
    desktopContact: page.getByRole("article"),
  };
}
