// The panel's CRM log, as an agent finds it.

import type { FrameLocator, Page } from "@playwright/test";
import { expect } from "./fixtures";
import { button } from "./panel";

export const log = (root: FrameLocator | Page) => root.getByRole("status", { name: "CRM log" });

/** Sends waiting entries by the button, unless they have been sent meanwhile. */
export const tryAgain = (root: FrameLocator | Page) =>
  expect(async () => {
    const again = button(root.locator(".crm-log"), "Try again");
    if (await again.isVisible()) await again.click({ timeout: 1000 });
    await expect(log(root)).toContainText(/^Logged/, { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
