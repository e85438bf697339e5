// The server after a newer Deskpane was deployed, as the panel sees it.

import type { Page } from "@playwright/test";
import { panel as origin } from "./fixtures";

/** Answers the panel's request for its own page: unchanged, or changed by `change`. Counts the requests. */
export async function lookedAt(page: Page, path: string) {
  const looks = { count: 0, change: (html: string) => html, status: 200 };
  await page.route(`${origin}${path}`, async (route) => {
    if (route.request().resourceType() !== "fetch") return route.continue();
    const { change, status } = looks;
    looks.count++;
    const answer = await route.fetch();
    await route.fulfill({ status, contentType: "text/html", body: change(await answer.text()) });
  });
  return looks;
}

/** The page of a later build, with other hashed names. */
export const newer = (html: string) => html.replaceAll(/deskpane-[0-9a-f]+/g, "deskpane-0123456789abcdef");
