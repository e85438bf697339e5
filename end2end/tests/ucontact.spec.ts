// The panel beside uContact: every event, the one command, and errors.

import { desktops, expect, panel, test } from "./fixtures";
import { agentState, button, connection, contact, disclose, note, state } from "./panel";
import { expectTabs, withUcontact } from "./frame-panel";
import { CHANNELS } from "./ucontact";

const client = "+15550100142";
const root = "html";

test("an interaction is followed, noted and started again, with the frame reloaded in the middle", { tag: "@release" }, async ({ page }) => {
  const ucontact = await withUcontact(page);
  await expect(agentState(page)).toContainText("uContact does not report your state");
  const call = await ucontact.assign("Telephony", { Campaign: "Demo<-", Client: client });
  await expect(connection(page)).toHaveText("Connected to uContact");
  const card = contact(page, client);
  await expect(state(card)).toContainText("Assigned to you");
  for (const words of ["Call", "inbound", "Demo"]) await expect(card).toContainText(words);
  await note(card).fill("Wants a lamp.");

  await ucontact.reload();
  await expect(note(card)).toHaveValue("Wants a lamp.");
  await ucontact.dispose(call, "Sold", "Shade", "In green.");
  await expect(card).toContainText("Sold (20) › Shade (22)");
  await expect(card).toContainText("In green.");
  await ucontact.finish(call);
  await expect(card).toHaveCount(0);
  const recent = page.getByRole("region", { name: "Recent" });
  await expect(recent).toContainText(client);
  await disclose(recent, client);
  await expect(recent.getByRole("textbox", { name: "Note" })).toHaveValue("Wants a lamp.");

  await button(recent, "Start again").click();
  await expect(state(card)).toContainText("Assigned to you");
  await expect(ucontact.status(ucontact.interaction(client).last())).toHaveText("Assigned");
});

test("an interaction is started from the form, on a known channel or any other", async ({ page }) => {
  const ucontact = await withUcontact(page);
  const field = (name: string) => page.getByLabel(name, { exact: true });
  for (const [channel, who] of [["telephony", client], ["carrier-pigeon", "coop 7"]] as const) {
    await field("Campaign").fill("Callbacks");
    await field("Channel").fill(channel);
    await field("Client").fill(who);
    await page.getByRole("button", { name: "Start interaction" }).click();
    // It is available again as soon as its effect is seen.
    await expect(page.getByRole("button", { name: "Start interaction" })).toBeEnabled();
    await expect(contact(page, who)).toContainText("Callbacks");
    await expect(contact(page, who)).toContainText("outbound");
    await expect(ucontact.interaction(who)).toHaveCount(1);
  }
});

test("a missing field is reported, and nothing is sent", async ({ page }) => {
  const ucontact = await withUcontact(page);
  await page.getByLabel("Campaign", { exact: true }).fill("Callbacks");
  await page.getByRole("button", { name: "Start interaction" }).click();
  await expect(page.getByText("Fill in campaign, channel and client first.")).toBeVisible();
  await expect(ucontact.messages.filter({ hasText: "from panel" })).toHaveCount(0);
  await expect(page.getByLabel("Campaign", { exact: true })).toHaveValue("Callbacks");
});

test("every channel, with and without direction", async ({ page }) => {
  const ucontact = await withUcontact(page);
  for (const [at, channel] of CHANNELS.entries()) {
    await ucontact.assign(channel, { Client: `client ${at}`, Campaign: at % 2 ? "Demo->" : "Demo" });
    const card = contact(page, `client ${at}`);
    await expect(state(card)).toContainText("Assigned to you");
    if (at % 2) await expect(card).toContainText("outbound");
    else await expect(card).not.toContainText("bound");
  }
  await expect(page.getByRole("article")).toHaveCount(CHANNELS.length);
});

test("theme, colour and language are adopted at once", async ({ page }) => {
  const ucontact = await withUcontact(page);
  const accent = () => page.locator(root).evaluate((element) => element.style.getPropertyValue("--accent"));
  await ucontact.theme("Dark");
  await expect(page.locator(root)).toHaveAttribute("data-theme", "dark");
  await ucontact.theme("Light");
  await expect(page.locator(root)).toHaveAttribute("data-theme", "light");
  await expect.poll(accent).not.toBe("");
  // Too little contrast with white, in both directions.
  await ucontact.colour("#ffff66");
  await expect.poll(accent).toBe("");
  await ucontact.colour("url(https://evil.example)");
  await ucontact.language("en_US");
  await ucontact.language("Klingon, spoken");
  await ucontact.assign("SMS", { Client: client });
  await expect(contact(page, client)).toHaveCount(1);
  await expect(page.locator(root)).toHaveAttribute("lang", "en");
  expect(await accent()).toBe("");
});

test("a theme of the user's own stays", async ({ page }) => {
  const ucontact = await withUcontact(page, {}, { theme: "light" });
  await ucontact.theme("Dark");
  await expect(connection(page)).toHaveText("Connected to uContact");
  await expect(page.locator(root)).toHaveAttribute("data-theme", "light");
});

test("text instead of objects, loose types, a date that is none, and messages that are none", async ({ page }) => {
  const ucontact = await withUcontact(page, { strings: "on", loose: "on", dates: "scrambled" });
  const chat = await ucontact.assign("Web chat", { Client: "grace.murray" });
  const card = contact(page, "grace.murray");
  await ucontact.dispose(chat, "Solved", "None");
  await expect(card).toContainText("Solved (10)");
  await ucontact.theme("Dark");
  await expect(page.locator(root)).toHaveAttribute("data-theme", "dark");
  for (const what of ["Unknown event", "Malformed messages", "Another script's message"]) await ucontact.button(what).click();
  await ucontact.finish(chat);
  await expect(card).toHaveCount(0);
  await expect(page.getByRole("article")).toHaveCount(0);
  await disclose(page, "Diagnostics");
  await expect(page.getByText("stretchedAgent").first()).toBeVisible();
  await expect(page.getByText("t0p-s3cret")).toHaveCount(0);
});

test("a start with a late answer cannot be sent again in the meantime", async ({ page }) => {
  const ucontact = await withUcontact(page, { delay: "2000", suffixes: "on" });
  for (const [name, value] of [["Campaign", "Callbacks"], ["Channel", "sms"], ["Client", client]] as const) {
    await page.getByLabel(name, { exact: true }).fill(value);
  }
  const start = page.getByRole("button", { name: "Start interaction" });
  await start.click();
  await expect(start).toBeDisabled();
  await expect(contact(page, client)).toContainText("Callbacks");
  await expect(start).toBeEnabled();
  await expect(ucontact.interaction(client)).toHaveCount(1);
});

test('a start without a result ends as "no effect seen", and the typed text stays', async ({ page }) => {
  await page.clock.install();
  const ucontact = await withUcontact(page);
  await ucontact.injectFault("Ignore the next command");
  for (const [name, value] of [["Campaign", "Callbacks"], ["Channel", "sms"], ["Client", client]] as const) {
    await page.getByLabel(name, { exact: true }).fill(value);
  }
  const start = page.getByRole("button", { name: "Start interaction" });
  await start.click();
  await expect(start).toBeDisabled();
  await page.clock.fastForward(21_000);
  await expect(page.getByText(/no effect seen/).first()).toBeVisible();
  await expect(page.getByLabel("Client", { exact: true })).toHaveValue(client);
  await start.click();
  await expect(contact(page, client)).toHaveCount(1);
});

test("a silent desktop is explained by the vendor's option, with our origin", async ({ page }) => {
  await page.clock.install();
  const ucontact = await withUcontact(page, { silent: "on" });
  await expect(connection(page)).toContainText("has sent none yet");
  await page.clock.fastForward(31_000);
  await expect(connection(page)).toContainText("frame-ancestors");
  await expect(connection(page)).toContainText(panel);
  await ucontact.injectFault("Stay silent", false);
  await ucontact.assign("Telephony", { Client: client });
  await expect(connection(page)).toHaveText("Connected to uContact");
});

test("the frame has the attributes that the vendor requires", async ({ page }) => {
  await withUcontact(page);
  const frame = page.locator('iframe[title="uContact"]');
  await expect(frame).toHaveId("uContact");
  await expect(frame).toHaveAttribute("name", "uContact");
  await expect(frame).toHaveAttribute("allow", new RegExp(`camera ${desktops}.*microphone ${desktops}`));
});

test("beside each other where there is room, on tabs where there is not", async ({ page }) => {
  await expectTabs(page, await withUcontact(page));
});
