// Activity: what an agent did is counted, stored, found and saved as a file.

import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { agentState as agentEvent, type Bare, call, expect, openBare, test } from "./fixtures";
import { agentState, contact, state } from "./panel";

const CALLER = "4155550123";

/** A time far from midnight, so that everything belongs to the same day. */
const noon = () => new Date().setHours(12, 0, 0, 0);

/** A call event of the present moment, by the page's own clock. */
async function now(page: Page, id: string, status: string, over = {}) {
  const stamp = new Date(await page.evaluate(() => Date.now())).toISOString();
  return call(id, status, { StartTimeUTC: stamp, LastStateChangeTimeUTC: stamp, ...over });
}

/** A call that rings for 10 s, is active for 40 s, on hold for 20 s and in wrap-up for 15 s. */
async function handle(page: Page, bare: Bare) {
  const card = contact(bare.panel, CALLER);
  for (const [status, shown, seconds] of [
    ["Incoming", "Ringing", 10],
    ["Active", "Active", 40],
    ["Holding", "On hold", 20],
    ["Disconnected", "Wrap-up", 15],
  ] as const) {
    await bare.deliver(await now(page, "1", status));
    await expect(state(card)).toContainText(shown);
    await page.clock.fastForward(seconds * 1000);
  }
  await bare.deliver(await now(page, "1", "Disconnected", { FinalState: "True" }));
  await expect(card).toHaveCount(0);
}

async function openSheet(bare: Bare): Promise<Locator> {
  await bare.panel.getByRole("button", { name: "Activity" }).click();
  return bare.panel.getByRole("dialog", { name: "Activity" });
}

/** The totals by name, as shown. */
const totals = (sheet: Locator) =>
  sheet.locator("dl > div").evaluateAll((rows) =>
    Object.fromEntries(rows.map((row) => [row.querySelector("dt")?.textContent, row.querySelector("dd")?.textContent])));

const seconds = (face: string) => face.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

async function saved(page: Page, button: Locator): Promise<string> {
  const coming = page.waitForEvent("download");
  await button.click();
  return readFile(await (await coming).path(), "utf8");
}

test("a call from ringing to wrap-up is counted, also after a reload, found by a search, and saved as files", async ({ page }) => {
  await page.clock.install({ time: noon() });
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("Available", { StartTimeUTC: new Date(noon()).toISOString() })] });
  await expect(agentState(bare.panel)).toContainText("Available");
  await handle(page, bare);
  await bare.deliver(await now(page, "2", "Incoming", { ANI: "=3035550100", Skill: "Billing" }));
  await expect(state(contact(bare.panel, "=3035550100"))).toContainText("Ringing");
  await bare.deliver(await now(page, "2", "Incoming", { ANI: "=3035550100", Skill: "Billing", FinalState: "True" }));
  await expect(bare.panel.getByRole("article")).toHaveCount(0);

  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 1);
  await expect(agentState(bare.panel)).toContainText("Available");
  const sheet = await openSheet(bare);
  await expect(sheet.getByRole("img")).toBeVisible();
  const told = await totals(sheet);
  expect([told["Handled"], told["Missed or refused"]]).toEqual(["1", "1"]);
  // Real time passes in addition to the skipped time.
  for (const [name, least] of [["Ringing", 10], ["Talk", 40], ["On hold", 20], ["Wrap-up", 15], ["Available", 85]] as const) {
    expect(seconds(told[name]!), name).toBeGreaterThanOrEqual(least - 1);
    expect(seconds(told[name]!), name).toBeLessThan(least + 25);
  }

  const items = sheet.getByRole("list").getByRole("listitem");
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText("missed");
  await sheet.getByRole("searchbox", { name: "Search" }).fill("SÚPPORT");
  await expect(items).toHaveCount(1);
  await expect(items).toContainText(CALLER);
  await expect(items).toContainText("handled");

  const table = await saved(page, sheet.getByRole("button", { name: "Save as CSV" }));
  const [head, first, second] = table.split("\r\n");
  expect(head).toContain("id,started,ended,customer,address,channel");
  expect(first).toContain(`,${CALLER},voice,inbound,Support English,,handled,`);
  expect(second).toContain(",'=3035550100,voice,inbound,Billing,,missed,");
  const file = JSON.parse(await saved(page, sheet.getByRole("button", { name: "Save as JSON" })));
  expect([file.format, file.version, file.desktop, file.totals.handled]).toEqual(["deskpane-activity", 1, "max", 1]);
  expect(file.contacts[0].spans.map((span: any) => span.phase)).toEqual(["ringing", "talk", "hold", "wrapUp"]);
});

test("an empty day says so, and a browser without storage is reported", { tag: "@blocked" }, async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX" });
  const sheet = await openSheet(bare);
  await expect(sheet).toContainText("Nothing on this day yet");
  await expect(sheet).toContainText("lost when the page is closed");
});

test("forgetting what is kept forgets it", async ({ page }) => {
  await page.clock.install({ time: noon() });
  const bare = await openBare(page, { flavour: "MAX" });
  await handle(page, bare);
  const sheet = await openSheet(bare);
  await expect(sheet.getByRole("list").getByRole("listitem")).toHaveCount(1);
  await sheet.getByRole("button", { name: "Close" }).click();
  await bare.panel.getByRole("button", { name: "Settings" }).click();
  const settings = bare.panel.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("button", { name: "Delete now" }).click();
  await settings.getByRole("button", { name: "Confirm: delete notes and activity" }).click();
  await settings.getByRole("button", { name: "Close" }).click();
  await expect(await openSheet(bare)).toContainText("Nothing on this day yet");
});
