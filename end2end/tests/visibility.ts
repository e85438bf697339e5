// Simulates a page that leaves and enters view. Browsers under test always show every page.

import type { Frame, Page } from "@playwright/test";

/** Sets whether the page is in view, and notifies it as a browser does. */
export const show = (panel: Frame | Page, isShown: boolean) =>
  panel.evaluate((isShown) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (isShown ? "visible" : "hidden") });
    Object.defineProperty(document, "hidden", { configurable: true, get: () => !isShown });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, isShown);
