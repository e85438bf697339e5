// A fault is recorded, saved as a file without personal data, and replayed by the command that people use.

import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { FrameLocator, Locator, Page, TestInfo } from "@playwright/test";
import { tested } from "../addresses.mjs";
import { allowFaults, inject, lives } from "./faults";
import { type BareOptions, agentState as agentEvent, call, expect, openBare, panel as panelOrigin, test, useConfig, type Bare } from "./fixtures";
import { isMarked, mark, withRoxchat } from "./frame-panel";
import { button, connection, contact, disclose, note, state } from "./panel";
import { atWork, takeIn } from "./skylight-panel";

const CALLER = "4155550123";
const RECORDED = "Messages are being recorded";

test.use({ allowedErrors: /RuntimeError|injected|unreachable|panicked/ });

/** The panel, with a desktop that answers its registration. */
function openAnswered(page: Page, options: BareOptions) {
  return openBare(page, { flavour: "MAX", ...options });
}

/** The command that people use, and its first arguments. */
function xtask(): [string, string[]] {
  const own = process.env.DESKPANE_XTASK;
  return own ? [own, []] : ["cargo", ["xtask"]];
}

/** Replays a file; returns the result, or how it differs. */
async function replay(file: string): Promise<string> {
  const [program, first] = xtask();
  const { stdout } = await promisify(execFile)(program, [...first, "recording", "replay", file]);
  return stdout;
}

async function save(page: Page, bare: Bare, give: () => Promise<void>, info: TestInfo, name: string): Promise<string> {
  const download = page.waitForEvent("download");
  await give();
  const file = info.outputPath(`${name}.deskpane.jsonl`);
  await (await download).saveAs(file);
  return file;
}

/** Presses a button under Diagnostics: a contact may have another *Record*. */
async function press(root: Page | FrameLocator, name: string): Promise<void> {
  await disclose(root, "Diagnostics");
  await root.getByRole("region", { name: "Diagnostics" }).getByRole("button", { name, exact: true }).click();
}

test("a fault is recorded from the start on, saved without people, and replays", async ({ page }, info) => {
  await allowFaults(page);
  const initial = [agentEvent("InboundContact"), call("1", "Active")];
  const bare = await openAnswered(page, { query: { record: "" }, initial });
  const card = contact(bare.panel, CALLER);
  await expect(bare.panel.getByText(RECORDED)).toBeVisible();
  await button(card, "Hold").click();
  await bare.next("HoldEvent");
  await bare.deliver(call("1", "Holding"));
  await expect(state(card)).toContainText("On hold");
  await inject(page.frame("panel")!, "trap");
  await note(card).press("d");
  await expect(bare.panel.getByRole("status").filter({ hasText: "Deskpane has restarted" })).toBeVisible();
  await expect(connection(bare.panel)).toContainText("Connected");
  await expect(bare.panel.getByText(RECORDED)).toBeVisible();

  await disclose(bare.panel, "Diagnostics");
  const give = () => bare.panel.getByRole("button", { name: "Save recording" }).click();
  const file = await save(page, bare, give, info, "redacted");
  await expect(bare.panel.getByText("Saved, with invented names")).toBeVisible();
  const text = await readFile(file, "utf8");
  expect(text).toContain('"redacted":true');
  expect(text).toContain('"gap":{"lines":0');
  expect(text, "the caller").not.toContain(CALLER);
  const told = await replay(file);
  expect(told).toContain("agrees");
  expect(told).not.toContain("could not be compared");

  // As if the recording came from a Deskpane that behaves differently.
  await writeFile(file, text.replace('"messageType\\":\\"HoldEvent', '"messageType\\":\\"OtherEvent'));
  const differs = await replay(file).catch((error) => error);
  expect(differs.code).toBe(1);
  expect(differs.stderr).toMatch(/recorded: .*OtherEvent[^]*replayed: .*HoldEvent/);
});

test("a recording is begun and stopped under Diagnostics, costs neither the call nor a letter, and survives a reload", async ({ page }, info) => {
  await allowFaults(page);
  const bare = await openAnswered(page, { initial: [call("1", "Active")] });
  const mark = bare.panel.getByText(RECORDED);
  const card = contact(bare.panel, CALLER);
  await note(card).fill("Wants a refund");
  await expect(mark).toHaveCount(0);
  await disclose(bare.panel, "Diagnostics");
  const region = bare.panel.getByRole("region", { name: "Diagnostics" });
  const room = () => bare.panel.getByRole("status", { name: "Agent state" }).evaluate((state) => state.parentElement!.clientWidth);
  const before = await room();
  await region.getByRole("button", { name: "Record", exact: true }).click();
  await expect(mark).toBeVisible();
  await expect.poll(room, { message: "room for the agent's state" }).toBe(before);
  await expect(state(card)).toContainText("Active");
  await expect(note(card)).toHaveValue("Wants a refund");
  await expect(bare.panel.getByText("Deskpane has restarted"), "nothing had failed").toHaveCount(0);
  expect(await lives(page.frame("panel")!)).toEqual({ lives: 2, calledAgain: 0 });
  await bare.reloadPanel();
  await expect(mark).toBeVisible();
  await expect(card).toBeVisible();

  await disclose(bare.panel, "Diagnostics");
  await region.getByRole("button", { name: "Stop recording messages" }).click();
  await expect(mark).toHaveCount(0);
  const give = async () => {
    await region.getByRole("button", { name: "Save with names and texts" }).click();
    await region.getByRole("button", { name: "Confirm: save what customers said" }).click();
  };
  const file = await save(page, bare, give, info, "clear");
  const text = await readFile(file, "utf8");
  expect(text).toContain('"redacted":false');
  expect(text).toContain(CALLER);
  const told = await replay(file);
  expect(told).toContain("agrees");
  expect(told, "from its first line on").not.toContain("could not be compared");
  await bare.reloadPanel();
  await expect(card).toBeVisible();
  await expect(mark).toHaveCount(0);
});

test("a recording begun in one panel is begun, and ended, in all of its desktop", async ({ page, context }) => {
  const other = await context.newPage();
  const [one, two] = [await openAnswered(page, { initial: [call("1", "Active")] }), await openAnswered(other, { initial: [call("1", "Active")] })];
  await note(contact(two.panel, CALLER)).fill("Wants a refund");
  await press(one.panel, "Record");
  for (const bare of [one, two]) await expect(bare.panel.getByText(RECORDED)).toBeVisible();
  await expect(note(contact(two.panel, CALLER))).toHaveValue("Wants a refund");
  await press(two.panel, "Stop recording messages");
  for (const bare of [one, two]) await expect(bare.panel.getByText(RECORDED)).toHaveCount(0);
});

test("a recording begun beside Rox.Chat leaves its page, and the chat in it, alone", async ({ page }) => {
  const roxchat = await withRoxchat(page);
  await roxchat.bringIn("Visitor on the site");
  const card = page.getByRole("article").first();
  await expect(card).toBeVisible();
  const name = (await card.getAttribute("aria-label"))!;
  await mark(roxchat);
  await press(page, "Record");
  await expect(page.getByText(RECORDED)).toBeVisible();
  await expect(contact(page, name)).toBeVisible();
  expect(await isMarked(roxchat)).toBe(true);
});

test("a recording begun beside Skylight's window finds the window again, and the interaction", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  await press(page, "Record");
  await expect(page.getByText(RECORDED)).toBeVisible();
  await expect(connection(page)).toHaveText("Connected to Skylight");
  await expect(state(card)).toContainText("Active");
  expect(skylight.page.isClosed()).toBe(false);
});

/** Plays a recording to the panel under test until `use` is done, which gets the address of the page in the desktop's place. */
async function play(file: string, use: (address: string) => Promise<void>): Promise<void> {
  const [program, first] = xtask();
  const playing = spawn(program, [...first, "recording", "play", file, "--panel", panelOrigin, "--port", "0"]);
  try {
    let told = "";
    playing.stdout.on("data", (data) => (told += data));
    await expect.poll(() => told).toMatch(/is played at http:\/\/localhost:\d+/);
    await use(told.match(/is played at (http:\/\/localhost:\d+)/)![1]!);
  } finally {
    playing.kill();
  }
}

test("a recording is played to a panel by a page in the desktop's place", async ({ page }, info) => {
  const at = (t: number, ...events: unknown[]) =>
    JSON.stringify({ t, in: "message", origin: "https://desktop.example", text: JSON.stringify({ issuer: "MAX", contactId: null, events }) });
  const head = { deskpane: "recording", v: 1, desktop: "max", config: {}, startedAt: "2026-11-27T13:00:00Z" };
  const ack = { messageType: "ClientEventSubscriptionAcknowledge", contactId: null, status: "OK", reason: "Success" };
  const file = info.outputPath("played.deskpane.jsonl");
  // An hour lies between the two: nobody waits for it.
  await writeFile(file, [JSON.stringify(head), at(10, ack, agentEvent("Available")), at(3_600_000, call("1", "Active")), ""].join("\n"));
  await play(file, async (address) => {
    await useConfig(page, { max: { origins: [address] } });
    await page.goto(`${address}/`);
    const panel = page.frameLocator("iframe");
    await expect(connection(panel)).toContainText("Connected");
    await expect(page.getByText("1 of 2 messages")).toBeVisible();
    await expect(panel.getByRole("article")).toHaveCount(0);
    await page.getByRole("button", { name: "Next message" }).click();
    await expect(state(contact(panel, CALLER))).toContainText("Active");
    await expect(page.getByRole("status").first()).toHaveText("All messages are played.");
  });
});

const hours = tested
  .map((desktop) => ({ ...desktop, file: fileURLToPath(new URL(`../../crates/desktops/recordings/${desktop.id}/busy-hour.deskpane.jsonl`, import.meta.url)) }))
  .filter(({ file }) => existsSync(file))
  .map((desktop) => ({ ...desktop, lines: readFileSync(desktop.file, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line)) }))
  // Those that the panel opens or frames.
  .filter(({ lines: [head] }) => head.config.url);
test.describe("in the place of a desktop that the panel opens", () => {
  // The tests' server allows frames of the simulated desktops only.
  test.use({ bypassCSP: true });
  for (const { id, name, file, lines } of hours) {
    test(`the busy hour of ${name} is played to the panel`, async ({ page }) => {
      const brings = lines.findIndex(({ out, value }) => out === "change" && value.kind === "contact" && value.says !== "Ended");
      const messages = lines.slice(0, brings).filter((line) => line.in === "message").length;
      await play(file, async (address) => {
        await useConfig(page, { [id]: { ...lines[0].config, url: `${address}/` } });
        await page.goto(`/${id}`);
        const frame = page.locator(`iframe[title="${name}"]`);
        const opener = page.getByRole("button", { name: `Open ${name}` });
        await expect(frame.or(opener).first()).toBeVisible();
        const desktop = (await frame.count()) > 0 ? frame.contentFrame() : await opened(page, opener);
        await expect(desktop.getByRole("status")).toHaveText(`Playing ${name}'s messages.`);
        const next = desktop.getByRole("button", { name: "Next message" });
        for (let number = 0; number < messages; number += 1) await next.click();
        await expect(page.getByRole("article").first()).toBeVisible();
      });
    });
  }
});

/** The window that a button opens. */
async function opened(page: Page, button: Locator): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent("popup"), button.click()]);
  return popup;
}
