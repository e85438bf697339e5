// /setup: from a fictitious tenant's address to a configuration that the panel accepts, by keyboard only where it
// matters.

import { tested } from "../addresses.mjs";
import { expectAccessible } from "./axe";
import { expect, panel, test } from "./fixtures";
import type { Page } from "@playwright/test";

const file = (page: Page) => page.getByRole("textbox", { name: "config.json", exact: true });
const config = async (page: Page) => JSON.parse(await file(page).inputValue());

/** The first desktop whose key in the configuration is this one. */
const withKey = (key: "origins" | "url") => (tested as ((typeof tested)[number] & { addressKey: string })[]).find(({ addressKey }) => addressKey === key)!;

/** A desktop with a list of origins, and one with an address. */
const [listed, addressed] = [withKey("origins"), withKey("url")];
const cardOfListed = (page: Page) => page.getByRole("region", { name: listed.name, exact: true });

/** Switches the first one on. */
async function on(page: Page) {
  const card = cardOfListed(page);
  await card.getByRole("checkbox").check();
  return card;
}

test.beforeEach(async ({ page }) => {
  await page.goto("/setup");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("an address that agents see becomes a line, which says what it lets in", async ({ page }) => {
  const card = await on(page);
  await expect(page.getByText("config.json has errors")).toBeVisible();
  await card.getByRole("textbox", { name: "Address that agents see" }).fill("https://home-b2.acme-desk.test/agent?x=1");
  await expect(card.getByRole("listitem").filter({ hasText: "https://eu2.acme-desk.test" })).toHaveCount(2);
  await card.getByRole("button", { name: "Use https://*.acme-desk.test" }).click();
  await expect(card.getByRole("textbox", { name: "Allowed origins" })).toHaveValue("https://*.acme-desk.test");
  expect(await config(page)).toEqual({ [listed.id]: { origins: ["https://*.acme-desk.test"] } });
  await expect(page.getByText("config.json has errors")).toHaveCount(0);
  // The server configuration and the settings for the desktop follow.
  await expect(page.getByRole("textbox", { name: "nginx.conf" })).toHaveValue(/frame-ancestors https:\/\/\*\.acme-desk\.test;/);
  await expect(page.getByText(`${panel}/${listed.id}`, { exact: true })).toBeVisible();
});

test("an error is shown beside its field", async ({ page }) => {
  const origins = page.getByRole("textbox", { name: "Origins of the CRM" });
  await origins.fill("http://crm.acme.test");
  await expect(origins).toHaveAttribute("aria-invalid", "true");
  await expect(origins).toHaveAccessibleDescription(/crm\.origins\[0\].*use https/);
  await expect(page.getByText("Correct the errors in config.json to get the server configuration.")).toBeVisible();
  await origins.fill("https://crm.acme.test https://other.acme.test");
  await expect(origins).toHaveAttribute("aria-invalid", "false");
  expect((await config(page)).crm).toEqual({ origins: ["https://crm.acme.test", "https://other.acme.test"] });
});

test("an existing file is opened, and what the form does not know stays in it", async ({ page }) => {
  const given = { [addressed.id]: { url: "https://desk.acme.test/", later: true }, keepDays: -1, colour: "blue" };
  const open = page.getByLabel("Open an existing config.json");
  await open.setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(given)) });
  await expect(page.getByText("mine.json is open.")).toBeVisible();
  expect(await config(page)).toEqual(given);
  const days = page.getByRole("textbox", { name: "Days to keep notes and activity" });
  await expect(days).toHaveValue("-1");
  await expect(days).toHaveAccessibleDescription(/keepDays/);
  await days.fill("7");
  expect(await config(page)).toEqual({ ...given, keepDays: 7 });
  await open.setInputFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from("[") });
  await expect(page.getByText("Could not read other.json")).toBeVisible();
  expect((await config(page)).keepDays, "what was there is still there").toBe(7);
});

test("the file is saved as it is shown, and read by the panel", async ({ page }) => {
  const card = await on(page);
  await card.getByRole("textbox", { name: "Allowed origins" }).fill("https://acme-desk.test");
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  const text = await file(page).inputValue();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save" }).first().click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("config.json");
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe(text);
  await page.route("**/config.json", (route) => route.fulfill({ contentType: "application/json", body: text }));
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the panel's future address is asked for, because this page may be somewhere else", async ({ page }) => {
  await on(page);
  const address = page.getByRole("textbox", { name: "Address of the panel" });
  await expect(address).toHaveValue(`${panel}/`);
  await address.fill("https://desk.acme.test/tools/deskpane");
  await expect(page.getByText(`https://desk.acme.test/tools/deskpane/${listed.id}`, { exact: true })).toBeVisible();
  await expect(page.getByText("deskpane-doctor https://desk.acme.test/tools/deskpane/", { exact: true })).toBeVisible();
  await cardOfListed(page).getByRole("textbox", { name: "Allowed origins" }).fill("https://acme-desk.test");
  const lines = page.getByRole("textbox", { name: "nginx.conf" });
  await expect(lines).toHaveValue(/location \^~ \/tools\/deskpane\//);
  // A plain nginx has no Brotli.
  await expect(lines).not.toHaveValue(/brotli_static/);
  await page.getByRole("checkbox", { name: /Brotli/ }).check();
  await expect(lines).toHaveValue(/brotli_static/);
  await address.fill("http://desk.acme.test");
  await expect(page.getByText("Use https. http is allowed on this computer only.")).toBeVisible();
});

for (const [language, title] of [["es", "Configurar Deskpane"], ["fr", "Configurer Deskpane"], ["pt-BR", "Configurar o Deskpane"], ["ru", "Настройка Deskpane"]] as const) {
  test.describe(`in a browser that asks for ${language}`, () => {
    test.use({ locale: language });
    test("it speaks that", async ({ page }) => {
      await page.goto("/setup");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page).toHaveTitle(title);
      await expectAccessible(page, `/setup, ${language}`);
    });
  });
}

test("with keys alone: a desktop on, its address taken over", async ({ page }) => {
  const card = cardOfListed(page);
  await card.getByRole("checkbox").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await expect(card.getByRole("textbox", { name: "Address that agents see" })).toBeFocused();
  await page.keyboard.type("acme-desk.test");
  await page.keyboard.press("Tab");
  await expect(card.getByRole("button", { name: "Use https://acme-desk.test" })).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await config(page)).toEqual({ [listed.id]: { origins: ["https://acme-desk.test"] } });
});

test("the browser's permissions are listed, each with its effect and how to allow it", async ({ page, context }) => {
  await context.grantPermissions(["notifications"]);
  await page.getByRole("button", { name: "Check this browser" }).click();
  for (const what of ["Popups", "Storage", "Sound", "Clock"]) {
    await expect(page.getByRole("listitem").filter({ hasText: `${what}: OK` })).toBeVisible();
  }
  await page.evaluate(() => (window.open = () => null));
  await page.getByRole("button", { name: "Check this browser" }).click();
  const popups = page.getByRole("listitem").filter({ hasText: "Popups: problem" });
  await expect(popups).toContainText("Effect");
  await expect(popups).toContainText("PopupsAllowedForUrls");
});

for (const [theme, width] of [["light", 1000], ["dark", 320]] as const) {
  test(`is accessible, ${theme} and ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    const card = await on(page);
    await card.getByRole("textbox", { name: "Address that agents see" }).fill("https://home.acme-desk.test");
    await page.getByRole("textbox", { name: "Origins of the CRM" }).fill("https://crm.acme.test nonsense");
    await page.getByRole("button", { name: "Check this browser" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "Clock:" })).toBeVisible();
    await expectAccessible(page, "/setup");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out").toBe(true);
  });
}

test("the start page leads there", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Set up Deskpane" }).click();
  await expect(page).toHaveURL(`${panel}/setup`);
});
