// /inspect: opens a recording, finds a line, shows the desk at that moment, and explains a fault.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { tested } from "../addresses.mjs";
import { expectAccessible } from "./axe";
import { expect, openBare, test as base } from "./fixtures";
import { withRoxchat } from "./frame-panel";
import { disclose } from "./panel";

/** `heading` is the page's, in the browser's language. */
const test = base.extend<{ heading: string }>({ heading: ["Inspect a recording", { option: true }] });

const folder = fileURLToPath(new URL("../../crates/desktops/recordings/", import.meta.url));
/** The recordings of a busy hour, one for each desktop that has one. */
const hours = tested.map(({ id }) => ({ id, file: `${folder}${id}/busy-hour.deskpane.jsonl` })).filter(({ file }) => existsSync(file));
const [{ file: hour }] = hours as [(typeof hours)[number]];

const table = (page: Page) => page.getByRole("table", { name: "Messages" });
const slider = (page: Page) => page.getByRole("slider", { name: "Time" });
const desk = (page: Page) => page.getByRole("region", { name: "Desk at this time" });
const line = (page: Page, number: number) => table(page).getByRole("button", { name: `Line ${number}`, exact: true });

/** Opens a file with the button, as a user does. */
async function open(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }, name = "Open recording") {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name }).click();
  await (await choosing).setFiles(file);
}

/** A file with these lines, after a first line that names the busy hour's desktop. */
function made(...lines: string[]) {
  const [head] = readFileSync(hour, "utf8").split("\n", 1);
  return { name: "made.deskpane.jsonl", mimeType: "application/jsonl", buffer: Buffer.from([head, ...lines, ""].join("\n")) };
}

/** A file that is no recording. */
const notes = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("hello") };

test.beforeEach(async ({ page, heading }) => {
  await page.goto("/inspect");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
});

for (const { id, file } of hours) {
  test(`the busy hour of ${id} opens, and a card is on the desk at some moment`, async ({ page }) => {
    await open(page, file);
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    await expect(table(page)).toHaveAttribute("aria-rowcount", String(lines.length));
    await expect(page.getByText("behaves differently")).toHaveCount(0);
    // The first change with a contact that has not ended.
    const shown = lines.findIndex((text) => /"kind":"contact".*"says":"(?!Ended)/.test(text));
    await slider(page).fill(String(JSON.parse(lines[shown]!).t));
    await expect(desk(page).getByRole("article").first()).toBeVisible();
    await expect(desk(page).getByRole("article").first().getByRole("status", { name: "Contact state" })).not.toBeEmpty();
    await slider(page).fill("0");
    await expect(desk(page).getByRole("article")).toHaveCount(0);
  });
}

test("a line is found and opened: what it says, what it caused, and the command it settles", async ({ page }) => {
  await open(page, hour);
  const lines = readFileSync(hour, "utf8").trimEnd().split("\n");
  const settled = lines.findIndex((text) => text.includes('"says":"confirmed"'));
  const input = lines.slice(0, settled).findLastIndex((text) => text.includes('"in":'));
  await slider(page).fill(String(JSON.parse(lines[input]!).t));
  await line(page, input + 1).click();
  const detail = page.getByRole("region", { name: `Line ${input + 1}`, exact: true });
  await expect(detail.getByText("What it caused")).toBeVisible();
  const command = detail.getByRole("button", { name: /Result of the command on line \d+/ });
  const number = (await command.textContent())!.match(/\d+/)![0];
  await command.click();
  await expect(page.getByRole("region", { name: `Line ${number}`, exact: true })).toContainText("sent");
  await expect(line(page, Number(number))).toHaveAttribute("aria-current", "true");
});

test("what was read of a message is marked in its tree, in words", async ({ page }) => {
  await open(page, hour);
  const lines = readFileSync(hour, "utf8").trimEnd().split("\n");
  // The first message that brings a contact.
  const shown = lines.findIndex((text) => text.includes('"out":"change"') && text.includes('"kind":"contact"'));
  const message = lines.slice(0, shown).findLastIndex((text) => text.includes('"in":"message"'));
  await slider(page).fill(String(JSON.parse(lines[message]!).t));
  await line(page, message + 1).click();
  const detail = page.getByRole("region", { name: `Line ${message + 1}`, exact: true });
  await expect(detail.getByText("“read”: another value here would change what the panel does.")).toBeVisible();
  const parts = detail.getByRole("list").first().getByRole("listitem");
  await expect(parts.filter({ hasText: /read$/ }).first()).toBeVisible();
  // Not everything is: a list has no value of its own.
  await expect(parts.filter({ hasNotText: /read$/ })).not.toHaveCount(0);
});

test("filters leave the lines that are wanted", async ({ page }) => {
  await open(page, hour);
  const text = readFileSync(hour, "utf8").trimEnd().split("\n").slice(1);
  const posts = text.filter((line) => line.includes('"out":"post"'));
  await page.getByRole("searchbox", { name: "Search text" }).fill('"OUT":"post"');
  await expect(page.getByText(`${posts.length} of ${text.length} lines`)).toBeVisible();
  await expect(table(page)).toHaveAttribute("aria-rowcount", String(posts.length + 1));
  await page.getByRole("searchbox", { name: "Search text" }).fill("no such text");
  await expect(page.getByText("No line matches the filters.")).toBeVisible();
});

test("with keys alone: from the button to a line far away, and a step by the player", async ({ page }) => {
  await open(page, hour);
  await line(page, 2).focus();
  await page.keyboard.press("ArrowDown");
  await expect(line(page, 3)).toBeFocused();
  await page.keyboard.press("End");
  const last = readFileSync(hour, "utf8").trimEnd().split("\n").length;
  await expect(line(page, last)).toBeFocused();
  await expect(line(page, last)).toBeInViewport();
  await expect(line(page, 3)).toHaveCount(0);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowUp");
  await expect(line(page, last)).not.toBeFocused();
  await page.keyboard.press("Home");
  await expect(line(page, 2)).toBeFocused();
  await page.getByRole("button", { name: "Next line" }).press("Enter");
  await expect(page.getByRole("region", { name: "Line 3", exact: true })).toBeVisible();
});

test("it plays: the moment moves by itself, to the end", async ({ page }) => {
  await open(page, made('{"t":0,"in":"wake"}', '{"t":900,"in":"wake"}'));
  await page.getByRole("combobox", { name: "Speed" }).selectOption("4×");
  await page.getByRole("button", { name: "Play" }).click();
  await expect(slider(page)).toHaveValue("900");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Line 3", exact: true })).toBeVisible();
});

test("nothing in the displayed panel can be pressed or reached by keyboard", async ({ page }) => {
  await open(page, hour);
  await slider(page).fill(String(60_000));
  await expect(desk(page).getByRole("article").first()).toBeVisible();
  const buttons = await desk(page).getByRole("button").all();
  expect(buttons.length).toBeGreaterThan(0);
  for (const button of buttons) await expect(button).toBeDisabled();
});

test("a damaged file is refused with its line, and what was open stays", async ({ page }) => {
  await open(page, hour);
  await expect(line(page, 2)).toBeVisible();
  await open(page, made('{"t":0,"in":"wake"}', '{"t":1,"in":"wa'));
  await expect(page.getByText("Could not open made.deskpane.jsonl. Line 3: cut off.")).toBeVisible();
  await expect(line(page, 2)).toBeVisible();
  await open(page, notes);
  await expect(page.getByText("Could not open notes.txt. Line 1: not a recording that Deskpane saved.")).toBeVisible();
});

test("a file is opened by dropping it", async ({ page }) => {
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.deskpane.jsonl"));
    return data;
  }, readFileSync(hour, "utf8"));
  await page.getByRole("main").dispatchEvent("drop", { dataTransfer: data });
  await expect(page.getByText(/^dropped\.deskpane\.jsonl: \d+ lines/)).toBeVisible();
});

test("why nothing: a stranger's message, and what became of a command", async ({ page }) => {
  await open(page, made('{"t":5,"in":"stranger","origin":"https://other.example","size":40}'));
  const why = page.getByRole("region", { name: "Why nothing?" });
  await why.getByRole("combobox", { name: "Contact id" }).fill("4711");
  await why.getByRole("button", { name: "Find out" }).click();
  await expect(why.getByText("Messages came from https://other.example, which is not in the list")).toBeVisible();
  await open(page, hour);
  await why.getByRole("combobox", { name: "Command" }).selectOption({ index: 1 });
  await why.getByRole("button", { name: "Find out" }).click();
  await expect(why.getByRole("button", { name: /^Line \d+/ })).toBeVisible();
});

test("a second recording is compared: the first place where they part, with both sides", async ({ page }) => {
  await open(page, made('{"t":0,"in":"wake"}', '{"t":5,"mark":"one"}', '{"t":9,"in":"window","event":"shown"}'));
  await expect(line(page, 2)).toBeVisible();
  await open(page, made('{"t":3,"in":"window","event":"leaving"}'), "Open second recording");
  const compare = page.getByRole("region", { name: "Compare" });
  await expect(compare.getByText("First different event:")).toBeVisible();
  await expect(compare.getByText('"event":"shown"').first()).toBeVisible();
  await expect(compare.getByText('"event":"leaving"').first()).toBeVisible();
});

const SPOKEN = [
  ["es", "Inspeccionar una grabación", "Abrir una grabación", "Mensajes", "Tiempo", "Panel en este momento", "Línea 2", "Línea 1: no es una grabación guardada por Deskpane."],
  ["fr", "Inspecter un enregistrement", "Ouvrir un enregistrement", "Messages", "Temps", "Panneau à cet instant", "Ligne 2", "Ligne 1 : ce n’est pas un enregistrement de Deskpane."],
  ["pt-BR", "Inspecionar uma gravação", "Abrir gravação", "Mensagens", "Tempo", "Painel neste momento", "Linha 2", "Linha 1: não é uma gravação salva pelo Deskpane."],
  ["ru", "Изучить запись", "Открыть запись", "Сообщения", "Время", "Панель в этот момент", "Строка 2", "Строка 1: это не запись, сохранённая Deskpane."],
] as const;
for (const [language, title, button, messages, time, moment, second, unreadable] of SPOKEN) {
  test.describe(`in a browser that asks for ${language}`, () => {
    test.use({ locale: language, heading: title });
    test("it speaks that, and so does the panel in it", async ({ page }) => {
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page).toHaveTitle(title);
      await open(page, hour, button);
      await page.getByRole("slider", { name: time }).fill("60000");
      await expect(page.getByRole("region", { name: moment }).getByRole("article").first()).toBeVisible();
      const table = page.getByRole("table", { name: messages });
      await table.getByRole("button").first().focus();
      await page.keyboard.press("Home");
      await expect(table.getByRole("button", { name: second, exact: true })).toBeFocused();
      await expectAccessible(page, `/inspect, ${language}`);
      await open(page, notes, button);
      await expect(page.getByText(unreadable)).toBeVisible();
    });
  });
}

for (const [theme, width] of [["light", 1200], ["dark", 320]] as const) {
  test(`is accessible, ${theme} and ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    await open(page, hour);
    await slider(page).fill("60000");
    await expect(desk(page).getByRole("article").first()).toBeVisible();
    const why = page.getByRole("region", { name: "Why nothing?" });
    await why.getByRole("combobox", { name: "Command" }).selectOption({ index: 1 });
    await why.getByRole("button", { name: "Find out" }).click();
    await expectAccessible(page, "/inspect");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out").toBe(true);
  });
}

test("a panel that records is followed, and new lines wait while one is looked at", async ({ page, context }) => {
  await page.getByRole("button", { name: "Follow a running panel" }).click();
  await expect(page.getByText("No panel answers.")).toBeVisible();
  // Not in a frame of another site, where a browser may keep it apart.
  const other = await context.newPage();
  const roxchat = await withRoxchat(other);
  const diagnostics = other.getByRole("region", { name: "Diagnostics" });
  await disclose(other, "Diagnostics");
  await diagnostics.getByRole("button", { name: "Record", exact: true }).click();
  await expect(other.getByText("Messages are being recorded")).toBeVisible();
  await expect(table(page)).toBeVisible();
  const last = async () => Number(await table(page).getAttribute("aria-rowcount"));

  const before = await last();
  await roxchat.bringIn("Visitor on the site");
  const name = (await other.getByRole("article").first().getAttribute("aria-label"))!;
  await expect.poll(last).toBeGreaterThan(before);
  // The panel's own timers may add lines meanwhile.
  const atTheEnd = async () => line(page, await last()).getAttribute("aria-current", { timeout: 1_000 }).catch(() => "moved on");
  await expect.poll(atTheEnd).toBe("true");
  await expect(page.getByText(name), "the visitor").toHaveCount(0);

  await page.locator("button[aria-current=true]").press("ArrowUp");
  const seen = await last();
  await roxchat.bringIn("Visitor on the site");
  await expect(page.getByText("New lines wait")).toBeVisible();
  expect(await last()).toBe(seen);
  await page.getByRole("button", { name: "Show new lines" }).click();
  await expect.poll(last).toBeGreaterThan(seen);

  await disclose(other, "Diagnostics");
  await diagnostics.getByRole("button", { name: "Stop recording messages" }).click();
  await expect(page.getByText("The panel no longer answers")).toBeVisible();
  await page.getByRole("button", { name: "Stop following" }).click();
  await expectAccessible(page, "/inspect, once it has followed");
});

test("a panel framed by another site is kept apart by the browser: the page says so, and what to do", async ({ page, context }) => {
  const other = await context.newPage();
  const bare = await openBare(other, { query: { record: "" } });
  await expect(bare.panel.getByText("Messages are being recorded")).toBeVisible();
  await page.getByRole("button", { name: "Follow a running panel" }).click();
  await expect(page.getByText("No panel answers.")).toContainText(
    "A panel inside another site’s page may be kept apart by the browser: press Save recording there, and open the file here.",
  );
  await expect(table(page)).toHaveCount(0);
});
