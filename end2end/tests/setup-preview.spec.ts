// The preview on /setup: the panel of each desktop, live against that desktop simulated, with the configuration of the form.

import { tested } from "../addresses.mjs";
import { expectAccessible } from "./axe";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

type Described = (typeof tested)[number] & { released: boolean; addressKey: "origins" | "url"; placement: string };
const released = (tested as Described[]).filter((one) => one.released);
/** One whose contacts the panel answers. */
const around = released.find(({ placement }) => placement === "around")!;

const preview = (page: Page) => page.getByRole("region", { name: "Preview", exact: true });
/** The panel in the preview. */
const shown = (page: Page) => page.locator("#preview");

/** Opens a configuration with these desktops, and the preview. */
async function open(page: Page, desktops: Described[], more = {}) {
  await page.goto("/setup");
  const sections = desktops.map(({ id, addressKey }) => [id, { [addressKey]: addressKey === "url" ? `https://${id}.acme.test/` : [`https://*.${id}.test`] }]);
  const buffer = Buffer.from(JSON.stringify({ ...Object.fromEntries(sections), ...more }));
  await page.getByLabel("Open an existing config.json").setInputFiles({ name: "mine.json", mimeType: "application/json", buffer });
  await expect(page.getByText("mine.json is open.")).toBeVisible();
  await preview(page).getByRole("button", { name: "Open the preview" }).click();
  await expect(shown(page).getByRole("status", { name: "Connection" })).toBeVisible();
}

test("a contact is taken by the panel's own buttons, in the language and theme of the form", { tag: "@release" }, async ({ page }) => {
  await open(page, [around]);
  await preview(page).getByRole("button", { name: "Incoming call" }).click();
  const contact = shown(page).getByRole("article");
  await expect(contact).toHaveCount(1);
  await expect(contact.getByRole("button", { name: "Answer" })).toBeVisible();
  await page.getByRole("combobox", { name: "Language" }).selectOption("es");
  const answer = contact.getByRole("button", { name: "Contestar" });
  await expect(answer).toBeVisible();
  await expect(shown(page)).toHaveAttribute("lang", "es");
  await expect(page.locator("html"), "the form stays as it was").toHaveAttribute("lang", "en");
  await answer.click();
  await expect(contact.getByRole("button", { name: "Poner en espera" })).toBeEnabled();
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await expect(shown(page)).toHaveAttribute("data-theme", "dark");
  await expect(contact, "the session goes on").toHaveCount(1);
  await expectAccessible(page, "/setup, a contact in the preview");
});

test("every desktop shows who comes", async ({ page }) => {
  await open(page, released);
  for (const { id } of released) {
    await page.getByRole("combobox", { name: "Desktop in the preview" }).selectOption(id);
    await preview(page).getByRole("button", { name: "Incoming chat" }).click();
    await expect(shown(page).getByRole("article"), id).toHaveCount(1);
  }
});

test("errors keep the last panel, another address begins anew, and nothing is stored", async ({ page }) => {
  await open(page, [around]);
  const stored = () => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith("deskpane/")));
  const before = await stored();
  await preview(page).getByRole("button", { name: "Incoming call" }).click();
  await shown(page).getByRole("textbox", { name: "Note" }).fill("Calls again on Friday.");
  const origins = page.getByRole("region", { name: around.name, exact: true }).getByRole("textbox", { name: "Allowed origins" });
  await origins.fill("http://nowhere");
  await expect(preview(page).getByText("The preview shows the last configuration without errors.")).toBeVisible();
  await expect(shown(page).getByRole("article")).toHaveCount(1);
  await origins.fill("https://other.test");
  await expect(preview(page).getByText(/The preview has restarted/)).toBeVisible();
  await expect(shown(page).getByRole("article")).toHaveCount(0);
  expect(await stored()).toEqual(before);
});

test("with keys alone, at 320 pixels, opened and closed", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/setup");
  await preview(page).getByRole("button", { name: "Open the preview" }).focus();
  await page.keyboard.press("Enter");
  await expect(preview(page).getByText("Turn a desktop on to see its panel.")).toBeVisible();
  await page.getByRole("region", { name: around.name, exact: true }).getByRole("checkbox").check();
  await expect(preview(page).getByText("Correct the errors in config.json to see the panel.")).toBeVisible();
  await page.getByRole("textbox", { name: "Allowed origins" }).fill("https://acme.test");
  await preview(page).getByRole("button", { name: "Incoming call" }).focus();
  await page.keyboard.press("Enter");
  await shown(page).getByRole("button", { name: "Answer" }).focus();
  await page.keyboard.press("Enter");
  await expect(shown(page).getByRole("button", { name: "Hold" })).toBeEnabled();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out").toBe(true);
  await expectAccessible(page, "/setup, the preview at 320 pixels");
  await preview(page).getByRole("button", { name: "Close the preview" }).click();
  await expect(shown(page)).toBeHidden();
});

test.describe("a preview whose files are missing", () => {
  // The browser says on the console that it got an error.
  test.use({ allowedErrors: /404/ });
  test("says what to do, and can be opened once they are there", async ({ page }) => {
    await page.route(/\/preview(\.html)?$/, (route) => route.fulfill({ status: 404 }));
    await page.goto("/setup");
    await preview(page).getByRole("button", { name: "Open the preview" }).click();
    await expect(preview(page).getByText("The preview could not be loaded: preview.html.")).toBeVisible();
    await page.unrouteAll();
    await preview(page).getByRole("button", { name: "Open the preview" }).click();
    await expect(preview(page).getByText("Turn a desktop on to see its panel.")).toBeVisible();
  });
});
