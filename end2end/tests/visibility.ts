// A page that comes out of view and into it. Browsers under test show every page always, so it is said on their behalf.

import type { Frame, Page } from "@playwright/test";

/** The page is in view from now on, or not; it hears of it as from the browser. */
export const show = (panel: Frame | Page, isShown: boolean) =>
  panel.evaluate((isShown) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (isShown ? "visible" : "hidden") });
    Object.defineProperty(document, "hidden", { configurable: true, get: () => !isShown });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, isShown);
