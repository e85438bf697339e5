// Takes the pictures for README and documentation: the panel at work in, beside and around the simulated desktops, from
// the last build. `cargo xtask screenshots` builds, calls this, and shrinks the files.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { parse } from "../packages/embed/example/csv.js";
import { desktops, panel, stranger, tested } from "./addresses.mjs";
import { playCrmServer } from "./crm-server.mjs";
import { start, testConfig } from "./server.mjs";

const folder = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
const wanted = process.argv.slice(2);
const PATIENCE = 60_000;

/** Every picture by the name of its file. */
const pictures = {
  "max": (browser) => max(browser, "light"),
  "max-dark": (browser) => max(browser, "dark"),
  "skylight": skylight,
  "roxchat": roxchat,
  "ucontact": ucontact,
  "activity": (browser) => sheet(browser, "Activity", 760),
  "shortcuts": (browser) => sheet(browser, "Keyboard shortcuts", 760),
  "settings": (browser) => sheet(browser, "Settings", 760),
  "home": home,
  "setup": setup,
  "setup-preview": setupPreview,
  "setup-test": setupTest,
  "inspect": inspect,
  "inspect-why": inspectWhy,
  "crm": crm,
  "crm-choice": crmChoice,
};

/** A page of this size, in this scheme. */
async function open(browser, address, { width, height, scheme = "light" }) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.goto(address);
  return page;
}

const press = (root, name) => root.getByRole("button", { name, exact: true }).first().click();
/** A running timer looks more like work than 0:00. */
const runs = (root) => root.getByRole("timer").filter({ hasText: /0:0[3-9]/ }).first().waitFor();

async function max(browser, scheme) {
  const page = await open(browser, `${desktops}/max?panel=${panel}`, { width: 1200, height: 800, scheme });
  const workspace = page.frameLocator('iframe[title="Custom Workspace"]');
  await press(page, "Incoming call");
  await press(workspace, "Answer");
  await workspace.getByRole("textbox", { name: "Note" }).first().fill("Invoice 2041 was paid twice, wants it back");
  await press(page, "Incoming e-mail");
  await press(page.getByRole("article").nth(1), "Accept");
  await workspace.getByRole("article").nth(1).waitFor();
  await runs(workspace);
  return page;
}

async function skylight(browser) {
  const page = await open(browser, `${panel}/skylight`, { width: 420, height: 1000 });
  const desktop = await openSkylight(page, page);
  await desktop.getByText("The next interaction").click();
  await desktop.getByLabel("Customer name", { exact: true }).fill("Grace Murray");
  await desktop.getByLabel("Script", { exact: true }).check();
  await press(desktop, "Incoming call");
  await press(desktop.getByRole("article"), "Accept");
  await page.bringToFront();
  const card = page.getByRole("article", { name: "Grace Murray" });
  await card.getByRole("textbox", { name: "Note" }).fill("Asks for the larger lamp");
  await runs(card);
  await page.evaluate(() => scrollTo(0, 0));
  return page;
}

async function roxchat(browser) {
  const page = await open(browser, `${panel}/roxchat`, { width: 1200, height: 800 });
  const desktop = page.frameLocator('iframe[title="Rox.Chat"]');
  await press(desktop, "Visitor from Telegram");
  await page.getByRole("article").first().waitFor();
  return page;
}

async function ucontact(browser) {
  const page = await open(browser, `${panel}/ucontact`, { width: 1200, height: 800 });
  const desktop = page.frameLocator('iframe[title="uContact"]');
  await press(desktop, "Telephony");
  await page.getByRole("article").first().waitFor();
  return page;
}

async function sheet(browser, name, height) {
  const page = await skylight(browser);
  await page.setViewportSize({ width: 420, height });
  await press(page, name);
  await page.getByRole("dialog", { name }).waitFor();
  // The focus ring around the close button is for keyboard users.
  await page.evaluate(() => document.activeElement?.blur());
  return page;
}

/** The customers in the CRM: the callers of the simulated desktops. */
const customers = () => {
  const table = readFileSync(new URL("../crates/crm/examples/customers.csv", import.meta.url), "utf8");
  const several = (text) => text.split(";").filter(Boolean);
  return parse(table).map(({ phones, emails, ...row }) => ({ ...row, phones: several(phones), emails: several(emails) }));
};

/** Configures the panel for a CRM. */
const useCrm = (browser, crm) => browser.route(`${panel}/config.json`, (route) => route.fulfill({ json: { ...testConfig(), crm } }));

/** Brings a call in and answers it. */
async function takeCall(desktop, name, number) {
  const next = desktop.getByRole("region", { name: "Bring in" });
  if (!(await next.getByLabel("Customer name", { exact: true }).isVisible())) await next.getByText("The next interaction").click();
  await next.getByLabel("Customer name", { exact: true }).fill(name);
  await next.getByLabel("Customer number", { exact: true }).fill(number);
  await press(desktop, "Incoming call");
  await desktop.getByRole("button", { name: "Accept", exact: true }).last().click();
}

/** Opens Skylight through the panel in `root`, and logs in. */
async function openSkylight(page, root) {
  const popup = page.waitForEvent("popup");
  await press(root, "Open Skylight");
  const desktop = await popup;
  desktop.setDefaultTimeout(PATIENCE);
  await desktop.getByRole("textbox", { name: "User name" }).fill("Ada Agent");
  await press(desktop, "Log in");
  await press(root, "Ready");
  return desktop;
}

async function crm(browser) {
  const origin = stranger.replace("127.0.0.1", "localhost");
  const earlier = { key: "1", revision: 1, customer: "c-101", channel: "voice", direction: "inbound", outcome: "answered", talkSeconds: 194 };
  const entries = new Map([["1", { ...earlier, startedAt: "2026-11-20T09:41:00Z", disposition: ["Sales", "Quote"], note: "Quote for 40 lamps" }]]);
  await playCrmServer(browser, "http://localhost:8083", { entries, customers: customers(), origins: [origin] });
  await useCrm(browser, { origins: [origin] });
  const page = await open(browser, `${origin}/example/`, { width: 1200, height: 800 });
  const inside = page.frameLocator("deskpane-panel iframe");
  const desktop = await openSkylight(page, inside);
  await page.bringToFront();
  await takeCall(desktop, "Okafor", "+15550100142");
  const card = inside.getByRole("article", { name: "Amara Okafor" });
  await card.getByRole("textbox", { name: "Note" }).fill("Asks for the larger lamp");
  await page.getByRole("heading", { name: "Amara Okafor" }).waitFor();
  await runs(card);
  return page;
}

async function crmChoice(browser) {
  const shared = ["+49 30 5550 1990"];
  const choice = [
    { ref: "c-1", name: "Hannah Weiss", detail: "Weiss Lichttechnik, Berlin", url: "", phones: shared, emails: [] },
    { ref: "c-2", name: "Weiss Lichttechnik GmbH", detail: "Company, 12 people", url: "", phones: shared, emails: [] },
  ];
  const refuses = (request) => (request.method() === "PUT" ? 503 : undefined);
  await playCrmServer(browser, `${panel}/crm`, { customers: [...customers().slice(0, 1), ...choice], refuses });
  await useCrm(browser, { api: "/crm/v1" });
  const page = await open(browser, `${panel}/skylight`, { width: 420, height: 900 });
  const desktop = await openSkylight(page, page);
  await takeCall(desktop, "Okafor", "+15550100142");
  await page.getByRole("article", { name: "Amara Okafor" }).waitFor();
  await takeCall(desktop, "Weiss", "+493055501990");
  await page.bringToFront();
  await page.getByRole("article", { name: "Weiss" }).getByRole("heading").getByRole("button").click();
  await page.getByRole("listbox", { name: "Which customer" }).waitFor();
  await page.getByText("2 not logged yet").waitFor();
  await page.evaluate(() => (document.activeElement?.blur(), scrollTo(0, 0)));
  return page;
}

async function home(browser) {
  // The release does not know the desktops that only tests have.
  const isReleased = (key) => !tested.some(({ id, released }) => id === key && !released);
  const config = Object.fromEntries(Object.entries(testConfig()).filter(([key]) => isReleased(key)));
  await browser.route(`${panel}/config.json`, (route) => route.fulfill({ json: config }));
  const page = await open(browser, panel, { width: 1000, height: 1130 });
  await page.getByRole("heading", { name: "uContact" }).waitFor();
  return page;
}

/** The form of /setup with an address pasted. */
async function setup(browser) {
  const page = await open(browser, `${panel}/setup`, { width: 1000, height: 900 });
  const card = page.getByRole("region", { name: listed.name, exact: true });
  await card.getByRole("checkbox").check();
  await card.getByRole("textbox", { name: "Address that agents see" }).fill("https://home-b2.acme-desk.com/agent");
  await card.getByRole("button", { name: "Use https://*.acme-desk.com" }).click();
  await page.evaluate(() => (document.activeElement?.blur(), scrollTo(0, 0)));
  return page;
}

/** The form with the preview beside it, and a call in that. */
async function setupPreview(browser) {
  const page = await open(browser, `${panel}/setup`, { width: 1300, height: 900 });
  const card = page.getByRole("region", { name: listed.name, exact: true });
  await card.getByRole("checkbox").check();
  await card.getByRole("textbox", { name: "Allowed origins" }).fill("https://*.acme-desk.com");
  await press(page, "Open the preview");
  await press(page, "Incoming call");
  await press(page.locator("#preview"), "Answer");
  await page.locator("#preview").getByRole("button", { name: "Hold" }).waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement?.blur(), scrollTo(0, 0)));
  return page;
}

/** A test that stops at the origin. */
async function setupTest(browser) {
  await browser.route(`${panel}/config.json`, (route) => route.fulfill({ json: { ...testConfig(), [listed.id]: { origins: ["https://desk.acme.com"] } } }));
  const inside = `${panel}/setup?test=${listed.id}`;
  const page = await open(browser, `${desktops}/bare.html?panel=${encodeURIComponent(inside)}`, { width: 700, height: 900 });
  const frame = page.frames().find((one) => one.name() === "panel");
  await frame.getByText("The origin is allowed").first().waitFor();
  // Only the page in the frame is in the picture.
  await page.evaluate(() => Object.assign(document.querySelector("iframe[name=panel]").style, { position: "fixed", inset: "0", width: "100%", height: "100%", border: "0" }));
  return page;
}

/** A recording of a busy hour at a moment with a contact, and the line open that settled a command. */
async function inspect(browser) {
  const page = await openRecording(browser, { width: 1200, height: 1000 });
  const lines = readFileSync(busyHour, "utf8").trimEnd().split("\n");
  const settled = lines.findIndex((text) => text.includes('"says":"confirmed"'));
  const input = lines.slice(0, settled).findLastIndex((text) => text.includes('"in":"message"'));
  await page.getByRole("slider", { name: "Time" }).fill(String(JSON.parse(lines[input]).t));
  await page.getByRole("button", { name: `Line ${input + 1}`, exact: true }).click();
  await page.getByText("another value here would change").waitFor();
  await page.evaluate(() => (document.activeElement?.blur(), scrollTo(0, 0)));
  return page;
}

/** Why a command of that hour came to nothing. */
async function inspectWhy(browser) {
  const page = await openRecording(browser, { width: 800, height: 400 });
  const why = page.getByRole("region", { name: "Why nothing?" });
  const command = why.getByRole("combobox", { name: "Command" });
  for (let at = 1; at < (await command.getByRole("option").count()); at += 1) {
    await command.selectOption({ index: at });
    await why.getByRole("button", { name: "Find out" }).click();
    await why.getByRole("button", { name: /^Line / }).waitFor();
    if (await why.getByText("no event showed its effect").isVisible()) break;
  }
  await why.getByText("no event showed its effect").waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await why.evaluate((region) => scrollTo(0, region.getBoundingClientRect().top + scrollY - 16));
  return page;
}

async function openRecording(browser, size) {
  const page = await open(browser, `${panel}/inspect`, size);
  const choosing = page.waitForEvent("filechooser");
  await press(page, "Open recording");
  await (await choosing).setFiles(busyHour);
  await page.getByRole("table", { name: "Messages" }).waitFor();
  return page;
}

const busyHour = fileURLToPath(new URL(`../crates/desktops/recordings/${tested[0].id}/busy-hour.deskpane.jsonl`, import.meta.url));

/** A desktop that holds the panel and has a list of origins. */
const listed = tested.find(({ addressKey }) => addressKey === "origins");

const stop = await start();
mkdirSync(folder, { recursive: true });
// Debian's Chromium blocks storage in frames of other sites; most agents' browsers do not, and the pictures show
// theirs.
let failed = false;
for (const [name, take] of Object.entries(pictures)) {
  if (wanted.length && !wanted.includes(name)) continue;
  // A profile for each picture, so that they do not affect each other.
  const profile = mkdtempSync(join(tmpdir(), "deskpane-"));
  mkdirSync(join(profile, "Default"));
  const allowed = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(allowed));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    locale: "en-US",
  });
  try {
    const page = await take(browser);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
    console.log(`${name}.png`);
  } catch (error) {
    failed = true;
    console.error(`${name}: ${error.message}`);
  }
  await browser.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
stop();
process.exit(failed ? 1 : 0);
