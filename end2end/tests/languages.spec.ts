// Language and theme: which preference applies, which texts appear, and what a change must not lose.

import { agentState as agentIs, ago, call, defaultConfig, expect, openBare, test, useConfig } from "./fixtures";
import { contact, note } from "./panel";
import { withUcontact } from "./frame-panel";
import type { FrameLocator, Locator, Page } from "@playwright/test";

const lang = (root: FrameLocator | Page) => root.locator("html");
const settings = async (root: FrameLocator | Page, name = "Settings") => {
  await root.getByRole("button", { name, exact: true }).click();
  return root.getByRole("dialog", { name });
};
/** Chooses as an agent does, who focuses the field first. */
const choose = async (field: Locator, label: string) => {
  await field.focus();
  await field.selectOption({ label });
};

test.describe("a French browser", () => {
  test.use({ locale: "fr-CA" });

  test("shows French from the start, on every page", async ({ page }) => {
    const words: string[] = [];
    await page.exposeFunction("heard", (text: string) => words.push(text));
    await page.addInitScript(() => {
      new MutationObserver(() => (window as any).heard(document.body?.innerText ?? "")).observe(document, { childList: true, subtree: true });
    });
    await page.goto("/max");
    await expect(page.getByRole("status", { name: "État de l’agent" })).toBeVisible();
    await expect(lang(page)).toHaveAttribute("lang", "fr");
    await expect(lang(page)).toHaveAttribute("dir", "ltr");
    expect(words.join("\n")).not.toMatch(/Diagnostics|Connection|Reading the/);
    await page.goto("/nowhere");
    await expect(page.getByRole("heading", { name: "Page introuvable" })).toBeVisible();
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Ouvrir le panneau pour MAX" })).toBeVisible();
    await useConfig(page, "{");
    await page.goto("/max");
    await expect(page.getByRole("heading", { name: "config.json contient des erreurs" })).toBeVisible();
  });

  test("shows in French that the app did not load", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("/max");
    await expect(page.getByRole("alert")).toContainText("Deskpane n’a pas pu être chargé.");
    await expect(page.getByRole("button", { name: "Recharger" })).toBeVisible();
  });
  test.use({ allowedErrors: /Failed to load resource|integrity/ });
});

test("the configuration's language comes before the browser's, and the agent's before both", async ({ page }) => {
  await useConfig(page, { ...defaultConfig, locale: "pt-PT", theme: "dark" });
  await page.goto("/max");
  await expect(page.getByRole("status", { name: "Estado do agente" })).toBeVisible();
  await expect(lang(page)).toHaveAttribute("data-theme", "dark");

  const sheet = await settings(page, "Configurações");
  await choose(sheet.getByLabel("Idioma"), "Русский");
  const theirs = page.getByRole("dialog", { name: "Настройки" });
  await expect(theirs.getByLabel("Язык")).toBeFocused();
  await expect(theirs.getByLabel("Язык").locator("option").first()).toHaveText("Автоматически (Português (Brasil))");
  await theirs.getByLabel("Тема").selectOption({ label: "Светлая" });
  await expect(lang(page)).toHaveAttribute("data-theme", "light");

  await page.reload();
  await expect(page.getByRole("status", { name: "Состояние оператора" })).toBeVisible();
  await expect(lang(page)).toHaveAttribute("data-theme", "light");
  const again = await settings(page, "Настройки");
  await again.getByLabel("Тема").selectOption("");
  await expect(lang(page)).toHaveAttribute("data-theme", "dark");
  await again.getByLabel("Язык").selectOption("");
  await expect(lang(page)).toHaveAttribute("lang", "pt-BR");
});

test("an unknown language is a warning that lists the known ones", async ({ page }) => {
  await useConfig(page, { ...defaultConfig, locale: "tlh" });
  await page.goto("/max");
  await page.locator("summary", { hasText: "Diagnostics" }).click();
  await expect(page.getByText('locale "tlh" is not a language of Deskpane: write "auto", or one of "en", "es"')).toBeVisible();
});

test("the desktop's language applies if nobody chose another", async ({ page }) => {
  const ucontact = await withUcontact(page);
  await ucontact.language("es");
  await expect(page.getByRole("status", { name: "Estado del agente" })).toBeVisible();
  await ucontact.language("pt-BR");
  await expect(page.getByRole("status", { name: "Estado do agente" })).toBeVisible();
  const sheet = await settings(page, "Configurações");
  await expect(sheet.getByLabel("Idioma").locator("option").first()).toHaveText("Automático (Português (Brasil))");
});

test("a switch in the middle of a note loses nothing", async ({ page }) => {
  const initial = [agentIs("InboundContact"), call("7", "Active")];
  const { panel, deliver } = await openBare(page, { flavour: "MAX", config: { locale: "en" }, initial });
  const card = contact(panel, "4155550123");
  await note(card).fill("Wants a blue lamp");
  await panel.locator("summary", { hasText: "Diagnostics" }).click();

  const sheet = await settings(panel);
  await choose(sheet.getByLabel("Language"), "Français");
  await expect(panel.getByRole("dialog", { name: "Réglages" }).getByLabel("Langue")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel.getByRole("dialog")).toHaveCount(0);
  await expect(card.getByRole("textbox", { name: "Note" })).toHaveValue("Wants a blue lamp");
  await expect(panel.getByText("Messages reçus")).toBeVisible();
  await expect(card.getByRole("button", { name: "Mettre en attente" })).toBeEnabled();

  await deliver(call("7", "Holding", { LastStateChangeTimeUTC: ago(0) }));
  await expect(card.getByRole("status", { name: "État du contact" })).toContainText("En attente");
});

test.describe("a language file that does not load", () => {
  test.use({ locale: "es-ES", allowedErrors: /Failed to load resource/ });

  test("leaves the panel in English, says so, and is asked for again at the next choice", async ({ page }) => {
    await page.route("**/words-es-*", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("/max");
    await expect(page.getByRole("status", { name: "Agent state" })).toBeVisible();
    await expect(lang(page)).toHaveAttribute("lang", "en");
    await page.locator("summary", { hasText: "Diagnostics" }).click();
    await expect(page.getByText("A language could not be loaded. Español: the server answered 404")).toBeVisible();
    const sheet = await settings(page);
    await expect(sheet.getByText("The texts in Español could not be loaded.")).toBeVisible();
    await page.unroute("**/words-es-*");
    await choose(sheet.getByLabel("Language"), "Español");
    await expect(page.getByRole("dialog", { name: "Ajustes" }).getByLabel("Idioma")).toBeFocused();
  });
});

test.describe("a language file that a newer Deskpane has replaced", () => {
  test.use({ locale: "fr-FR", allowedErrors: /Failed to load resource/ });

  test("keeps the current language, and Settings report the problem", async ({ page }) => {
    await page.goto("/max");
    const sheet = await settings(page, "Réglages");
    await page.route("**/words-*", (route) => route.fulfill({ status: 404, body: "" }));
    await choose(sheet.getByLabel("Langue"), "Español");
    await expect(sheet.getByText("Les textes en Español n’ont pas pu être chargés")).toBeVisible();
    await expect(lang(page)).toHaveAttribute("lang", "fr");
    await expect(page.getByRole("status", { name: "État de l’agent" })).toBeVisible();
  });
});

for (const [locale, name, keepDays, told] of [
  ["ru", "Настройки", 1, "хранятся 1 день."],
  ["ru", "Настройки", 3, "хранятся 3 дня."],
  ["ru", "Настройки", 1111, "хранятся 1 111 дней."],
  ["fr", "Réglages", 1, "sont conservées 1 jour."],
  ["fr", "Réglages", 1111, "sont conservées 1 111 jours."],
] as const) {
  test(`${keepDays} and its plural are those of ${locale}`, async ({ page }) => {
    await useConfig(page, { ...defaultConfig, locale, keepDays });
    await page.goto("/max");
    // Any kind of white space: languages separate thousands by a non-breaking one.
    await expect(await settings(page, name)).toContainText(told);
  });
}
