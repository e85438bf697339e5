// A call from its offer to the end of wrap-up, with every button.

import type { Locator, Page } from "@playwright/test";
import { expect, panel, test } from "./fixtures";
import { agentState, button, connection, contact, disclose, note, state, hangUp } from "./panel";
import { atWork, openPanel, openSkylight, press, takeIn } from "./skylight-panel";

test("a whole shift: ready, a call with everything, a call out, a chat; both windows reloaded in the middle", { tag: "@release" }, async ({ page }) => {
  test.slow();
  const skylight = await atWork(page);
  await press(page, "Ready");
  await expect(agentState(page)).not.toContainText("Not ready");

  let card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray", "Force a disposition": true });
  const theirs = skylight.interaction("Grace Murray");
  await press(card, "Hold");
  await expect(state(card)).toContainText("On hold");
  await expect(skylight.status(theirs)).toHaveText("On hold");
  await press(card, "Resume");
  await expect(state(card)).toContainText("Active");
  await press(card, "Mute");
  await expect(state(card)).toContainText("muted");
  await note(card).fill("Wants two lamps");
  await press(card, "Record");
  await expect(state(card)).toContainText("recording");

  await page.reload();
  await expect(connection(page)).toHaveText("Connected to Skylight");
  card = contact(page, "Grace Murray");
  await expect(state(card)).toContainText("Active, muted, recording");
  await expect(note(card)).toHaveValue("Wants two lamps");
  await press(card, "Unmute");
  await press(card, "Stop recording");
  await expect(state(card)).not.toContainText("recording");
  await disclose(card, "Keypad");
  await press(card, "5");
  await press(card, "#");
  await expect(skylight.facts(theirs)).toContainText("5#");

  await skylight.reload();
  await expect(connection(page)).toHaveText("Connected to Skylight");
  await disclose(card, "Transfer");
  await card.getByRole("combobox", { name: "Destination" }).selectOption({ index: 1 });
  await card.getByRole("radio", { name: /^Warm/ }).check();
  await press(card, "Transfer");
  await expect(card.getByText(/Warm transfer to .*: not answered yet/)).toBeVisible();
  await skylight.button("Transfer answered", theirs).click();
  await expect(card.getByText(/Warm transfer to .*: answered/)).toBeVisible();
  await hangUp(card);
  await expect(state(card)).toContainText("Wrap-up");
  await expect(button(card, "End wrap-up")).toHaveAttribute("aria-disabled", "true");
  await card.getByRole("combobox", { name: "Disposition" }).selectOption({ label: "Sold" });
  await press(card, "Save to Skylight");
  await expect(skylight.facts(theirs)).toContainText("Wants two lamps");
  await expect(theirs.getByRole("combobox", { name: "Disposition" }).locator("option:checked")).toHaveText("Sold");
  await press(card, "End wrap-up");
  await expect(card).toHaveCount(0);
  await expect(skylight.interaction()).toHaveCount(0);

  await page.getByRole("textbox", { name: "Phone number" }).fill("+13025150674");
  await press(page, "Dial");
  const out = contact(page, "+13025150674");
  await expect(state(out)).toContainText("Dialing");
  await skylight.button("Customer answers", skylight.interaction("+13025150674")).click();
  await expect(state(out)).toContainText("Active");
  await skylight.button("Customer hangs up", skylight.interaction("+13025150674")).click();
  await expect(state(out)).toContainText("Wrap-up");
  await press(out, "End wrap-up");
  await expect(out).toHaveCount(0);

  const chat = await takeIn(page, skylight, "Incoming web chat", { "Customer name": "Alan Kay", "Force a disposition": false });
  await skylight.customerWrites(skylight.interaction("Alan Kay"), "Where is my lamp?");
  await expect(chat.getByRole("log", { name: "Conversation" })).toContainText("Where is my lamp?");
  await chat.getByRole("textbox", { name: "Message" }).fill("On its way");
  await press(chat, "Send");
  await expect(chat.getByRole("log", { name: "Conversation" })).toContainText("On its way");
  await expect(chat.getByRole("textbox", { name: "Message" })).toHaveValue("");
  await hangUp(chat);
  await press(chat, "End wrap-up");
  await expect(chat).toHaveCount(0);
  await expect(agentState(page)).not.toContainText("Not ready");
});

test("every error is put into words, with Skylight's own beside", async ({ page }) => {
  await page.clock.install();
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  await skylight.failNext("Bad parameters");
  await press(card, "Hold");
  await expect(card).toContainText("Skylight rejected the values that were sent.");
  await expect(card).toContainText("(1003)");
  await skylight.failNext("Hold or resume error");
  await press(card, "Hold");
  await expect(card).toContainText("The telephone system did not carry it out.");
  await expect(state(card)).toContainText("Active");
  await skylight.dropNext(1);
  await press(card, "Hold");
  await page.clock.fastForward(9_000);
  await expect(card).toContainText("no effect seen");
  await skylight.failNext("Interaction gone");
  await press(card, "Mute");
  await expect(card).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Recent" })).toContainText("Grace Murray");
});

test("a transfer to a number is warm or cold, and can be given up", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  const theirs = skylight.interaction("Grace Murray");
  await disclose(card, "Transfer");
  await card.getByRole("textbox", { name: "Number or address" }).fill("+15550100999");
  await card.getByRole("radio", { name: /^Warm/ }).check();
  await press(card, "Transfer");
  await expect(card.getByText("Warm transfer to +15550100999: not answered yet.")).toBeVisible();
  await press(card, "Cancel transfer");
  await expect(card.getByText(/Warm transfer to/)).toHaveCount(0);
  // A warm transfer puts the customer on hold, and cancelling it leaves them on hold.
  await expect(skylight.status(theirs)).toHaveText("On hold");
  await press(card, "Resume");
  await expect(state(card)).toContainText("Active");
  await card.getByRole("textbox", { name: "Number or address" }).fill("+15550100999");
  await card.getByRole("radio", { name: /^Cold/ }).check();
  await press(card, "Transfer");
  await expect(state(card)).toContainText("Wrap-up");
});

test("participants who join and leave are shown", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  const theirs = skylight.interaction("Grace Murray");
  await skylight.button("Colleague joins", theirs).click();
  await expect(card.getByRole("list", { name: "Participants" }).getByRole("listitem")).toHaveCount(1);
});

test("a script is read and answered, and stays answered after a reload", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray", Script: true });
  await expect(card.getByRole("button", { name: "Send answers" })).toBeVisible();
  await card.getByRole("button", { name: "Send answers" }).click();
  await expect(card.getByRole("button", { name: "Send answers" })).toHaveCount(0);
  await page.reload();
  await expect(state(contact(page, "Grace Murray"))).toContainText("Active");
  await expect(contact(page, "Grace Murray").getByRole("button", { name: "Send answers" })).toHaveCount(0);
});

test("wrap-up is switched off and on, and runs down", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray", "Wrap-up limit (s)": 40 });
  const wrapUp = button(card, "Wrap-up");
  await expect(wrapUp).toHaveAttribute("aria-pressed", "true");
  await wrapUp.click();
  await expect(wrapUp).toHaveAttribute("aria-pressed", "false");
  await wrapUp.click();
  await expect(wrapUp).toHaveAttribute("aria-pressed", "true");
  await skylight.button("Customer hangs up", skylight.interaction("Grace Murray")).click();
  await expect(state(card)).toContainText("Wrap-up");
  await expect(card.getByRole("timer", { name: "Time left" })).toHaveText(/0:[0-3]\d/);
});

test("a customer record is found, assigned and unassigned", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  await disclose(card, "Customer record");
  await card.getByRole("textbox", { name: "Find customer" }).fill("zzz");
  await press(card, "Search");
  await expect(card).toContainText("Nothing found for “zzz”");
  await card.getByRole("textbox", { name: "Find customer" }).fill("a");
  await press(card, "Search");
  await card.getByRole("button", { name: /^Assign/ }).first().click();
  await expect(card.getByRole("button", { name: "Unassign" })).toBeVisible();
  await card.getByRole("button", { name: "Unassign" }).click();
  await expect(card.getByRole("button", { name: "Unassign" })).toHaveCount(0);
});

test("notes in Skylight are created once, updated after, and listed", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  await note(card).fill("First");
  await press(card, "Save to Skylight");
  const facts = skylight.facts(skylight.interaction("Grace Murray"));
  await expect(facts).toContainText("First");
  await note(card).fill("Second");
  await press(card, "Save to Skylight");
  await expect(facts).toContainText("Second");
  await expect(facts).not.toContainText("First");
  await disclose(card, "Notes in Skylight");
  await press(card, "Load notes");
  await expect(card.getByRole("listitem").filter({ hasText: "Second" })).toHaveCount(1);
});

test("screen pops of all three kinds: a link where it is safe, text where it is not", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray", "Screen pop": "https://crm.example.com/grace", "Pop the customer's record": true, "Pop a search": true });
  await expect(card.getByRole("link").first()).toHaveAttribute("rel", /noopener/);
  await expect(card).toContainText("Search");
});

test("a list that is too long says so: colleagues, outcomes and reasons", async ({ page }) => {
  await openPanel(page);
  await page.evaluate(() => addEventListener("message", ({ data }) => ((window as any).call = data?.response?.interactionId ?? (window as any).call)));
  const skylight = await openSkylight(page);
  await skylight.logIn("Ada Agent");
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  const tooLong = (root: Page | Locator) => root.getByText("The list is too long to show in full. Find the rest in Skylight.");
  const says = (topic: string, response: object) =>
    skylight.page.evaluate(
      ([topic, response, panel]) => opener.postMessage({ topic: `cxengage/${topic}`, error: null, response }, panel),
      [topic, response, panel] as const,
    );
  // More than a mebibyte in all.
  const many = (id: string) => Array.from({ length: 300 }, (_, at) => ({ [id]: `${id}${at}`, name: `${at} ${"x".repeat(4_000)}`, sortOrder: at, active: true }));

  // Neither question is answered by the simulated Skylight, which has few colleagues.
  await skylight.dropNext(2);
  await disclose(card, "Transfer");
  await says("entities/get-queues-response", { result: [{ id: "q", name: "Billing", active: true }] });
  await expect(card.getByRole("combobox", { name: "Destination" })).toContainText("Billing");
  await expect(tooLong(page)).toHaveCount(0);
  await says("entities/get-users-response", { result: many("id").map((user) => ({ ...user, firstName: user.name, lastName: "" })) });
  await expect(tooLong(card)).toHaveCount(1);

  const interactionId = await page.evaluate(() => (window as any).call as string);
  await says("interactions/disposition-codes-received", { interactionId, dispositionCodes: { forceSelect: false, dispositions: many("dispositionId") } });
  await expect(tooLong(card)).toHaveCount(2);

  await says("session/config-details", { reasonLists: [{ id: "list", name: "Reasons", active: true, reasons: many("reasonId") }] });
  await expect(tooLong(page)).toHaveCount(3);
});
