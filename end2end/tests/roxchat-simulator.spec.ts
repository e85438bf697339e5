// The simulated Rox.Chat by itself: a page written from the vendor's description frames and commands it, without
// Deskpane.

import { desktops, expect, stranger, test } from "./fixtures";
import { heard, last, received } from "./desktop-frame";
import { CODES, Roxchat } from "./roxchat";

test("a visitor writes, is answered, closed, and writes again: the same chat", async ({ page }) => {
  const roxchat = await Roxchat.bare(page);
  await expect(roxchat.around).toContainText(stranger);
  const visitor = await roxchat.bringIn("Visitor from Telegram", {
    "Name in the messenger": "Grace Murray", "Id in the messenger": "gmurray", "Provided id": "12345",
    "Siebel id": "4-1GQJDL78", "First words": "Greetings!",
  });
  await expect(visitor).toHaveAccessibleName("Grace Murray");
  await expect(roxchat.status(visitor)).toHaveText("Chat open");
  await expect(heard(page)).toHaveText(["newMessageAdded"]);
  const [first] = await received(page);
  expect(first).toMatchObject({
    source: "roxchat",
    params: { providedVisitorId: "12345", siebelId: "4-1GQJDL78", kind: "visitor", messageText: "Greetings!" },
  });
  await roxchat.button("Open chat", visitor).click();
  await expect(roxchat.facts(visitor)).toContainText("Open in the workspace");
  await roxchat.write(visitor, "agent", "Good day.");
  await roxchat.button("Close chat", visitor).click();
  await expect(roxchat.status(visitor)).toHaveText("Closed");
  await expect(heard(page)).toHaveText(["newMessageAdded", "visitorSelected", "newMessageAdded", "chatClosedByOperator"]);
  const { chatId } = first.params;
  await expect.poll(() => last(page)).toMatchObject({
    params: { chatId, channelType: "telegram", channelUserId: "gmurray", channelUserName: "Grace Murray" },
  });
  await roxchat.write(visitor, "visitor", "One more thing.");
  await expect(roxchat.status(visitor)).toHaveText("Chat open");
  await expect(heard(page)).toHaveCount(5);
  await expect.poll(async () => (await last(page)).params).toMatchObject({ chatId });
  await roxchat.button("Close for good", visitor).click();
  await roxchat.write(visitor, "visitor", "And another.");
  await expect(heard(page)).toHaveCount(7);
  expect((await last(page)).params.chatId).not.toBe(chatId);
  await expect(roxchat.talk(visitor)).toHaveCount(4);
});

test("a visitor logs in, and notifications come and go", async ({ page }) => {
  const roxchat = await Roxchat.bare(page);
  const visitor = await roxchat.bringIn("Visitor on the site", { "Unknown to the site": true });
  await expect(heard(page)).toHaveCount(1);
  const { roxchatVisitorId } = (await last(page)).params;
  await roxchat.logIn(visitor, "7925");
  await expect(heard(page).last()).toHaveText("visitorAuthorized");
  const told = (await last(page)).params;
  expect(told.old).toEqual({ roxchatVisitorId, providedVisitorId: null, siebelId: null });
  expect(told.new).toMatchObject({ providedVisitorId: "7925", siebelId: null });
  expect(told.new.roxchatVisitorId).not.toBe(roxchatVisitorId);

  await roxchat.notify(visitor, "Visitor left the site");
  await expect(roxchat.notices).toHaveText([/Visitor left the site/]);
  const { notification } = (await last(page)).params;
  expect(notification).toMatchObject({ kind: "visitor", text: "Visitor left the site" });
  await roxchat.button("Dismiss").click();
  await expect(roxchat.notices).toHaveCount(0);
  await expect(heard(page).last()).toHaveText("notificationRemoved");
  await expect.poll(async () => (await last(page)).params.notification).toEqual({ id: notification.id });
});

test("the page starts a chat that was closed", async ({ page }) => {
  const roxchat = await Roxchat.bare(page);
  const visitor = await roxchat.bringIn("Visitor from Skype");
  await roxchat.button("Close chat", visitor).click();
  await expect(heard(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Start chat" }).click();
  await expect(roxchat.status(visitor)).toHaveText("Chat open");
  await expect(heard(page)).toHaveText(["newMessageAdded", "chatClosedByOperator", "visitorSelected", "newMessageAdded"]);
  await expect(roxchat.messages.filter({ hasText: "from panel" }).filter({ hasText: "start_outgoing_chat" })).toHaveCount(1);
});

for (const code of CODES) {
  test(`a chat that does not start: ${code}`, async ({ page }) => {
    const roxchat = await Roxchat.bare(page, { refuse: code });
    const visitor = await roxchat.bringIn("Visitor from Viber");
    await roxchat.button("Close chat", visitor).click();
    await expect(heard(page)).toHaveCount(2);
    const start = page.getByRole("button", { name: "Start chat" });

    await start.click();
    await expect(roxchat.messages.filter({ hasText: "console" })).toHaveCount(1);
    await expect(heard(page)).toHaveCount(2);

    await roxchat.choose("Report failures", "In an event");
    await start.click();
    await expect(heard(page)).toHaveCount(3);
    await expect.poll(async () => (await last(page)).params).toMatchObject({ error: code });

    await roxchat.choose("Report failures", "In a notification");
    await start.click();
    await expect(heard(page).last()).toHaveText("notificationAdded");
    await expect.poll(async () => (await last(page)).params.notification).toMatchObject({ text: code });

    await roxchat.choose("Report failures", "In a bare message");
    await start.click();
    await expect(heard(page).last()).toHaveText(code);
    await expect.poll(() => last(page)).toEqual({ source: "roxchat", error: code });
    await expect(roxchat.status(visitor)).toHaveText("Closed");
  });
}

test("the account's switch: off, nothing is told and no command is taken", async ({ page }) => {
  const roxchat = await Roxchat.bare(page, { speaks: "off" });
  await expect(roxchat.around).toContainText("the account allows none");
  const visitor = await roxchat.bringIn("Visitor on the site");
  await roxchat.button("Close chat", visitor).click();
  await expect(roxchat.status(visitor)).toHaveText("Closed");
  await expect(heard(page)).toHaveCount(0);
  await roxchat.speak(true);
  await roxchat.button("Open chat", visitor).click();
  await expect(heard(page)).toHaveText(["visitorSelected"]);
  await roxchat.speak(false);
  await page.getByRole("button", { name: "Start chat" }).click();
  await expect(roxchat.messages.filter({ hasText: "not allowed" })).toHaveCount(1);
  await expect(roxchat.status(visitor)).toHaveText("Closed");
});

test.describe("with another origin in the account", () => {
  test.use({ allowedErrors: /does not match the recipient window's origin/ });

  test("the browser delivers nothing until the correct origin is entered", async ({ page }) => {
    const roxchat = await Roxchat.bare(page, { allowed: "https://crm.example" });
    const visitor = await roxchat.bringIn("Visitor on the site");
    await expect(roxchat.messages.filter({ hasText: "to panel" })).toHaveCount(1);
    await roxchat.allowed.fill(stranger);
    await roxchat.allowed.blur();
    await expect(roxchat.around).toContainText(stranger);
    await roxchat.button("Open chat", visitor).click();
    await expect(heard(page)).toHaveText(["visitorSelected"]);
  });
});

test("text instead of objects, another spelling, and messages that are none", async ({ page }) => {
  const roxchat = await Roxchat.bare(page);
  await roxchat.injectFault("Text instead of objects");
  const visitor = await roxchat.bringIn("Visitor on the site");
  await expect(heard(page)).toHaveText(["newMessageAdded"]);
  expect(typeof (await last(page))).toBe("string");
  await roxchat.injectFault("Text instead of objects", false);
  await roxchat.injectFault("Spelling of the vendor's tables");
  await roxchat.write(visitor, { kind: "keyboard_response" }, "Yes");
  await expect(heard(page)).toHaveCount(2);
  const { params } = await last(page);
  expect(params).toMatchObject({ kind: "keyboard_response", SiebelId: expect.anything(), chatId: expect.any(String) });
  await roxchat.button("Unknown event").click();
  await expect(heard(page).last()).toHaveText("operatorStretched");
  await roxchat.button("Another script's message").click();
  await expect(heard(page).last()).toHaveText("something else");
  const before = await heard(page).count();
  await roxchat.button("Malformed messages").click();
  await expect.poll(() => heard(page).count()).toBeGreaterThan(before + 5);
});

test("silence, a command that is ignored, and a reload that loses no visitor", async ({ page }) => {
  const roxchat = await Roxchat.bare(page);
  const visitor = await roxchat.bringIn("Visitor from VK");
  await expect(heard(page)).toHaveCount(1);
  await roxchat.injectFault("Stay silent");
  await roxchat.button("Close chat", visitor).click();
  await roxchat.injectFault("Stay silent", false);
  await roxchat.injectFault("Ignore the next command");
  const start = page.getByRole("button", { name: "Start chat" });
  await start.click();
  await expect(roxchat.root.getByRole("checkbox", { name: "Ignore the next command" })).not.toBeChecked();
  await expect(heard(page)).toHaveCount(1);
  await roxchat.reload();
  await expect(roxchat.status(visitor)).toHaveText("Closed");
  await start.click();
  await expect(heard(page)).toHaveText(["newMessageAdded", "visitorSelected", "newMessageAdded"]);
});

test("a message from another window than the parent is ignored", async ({ page }) => {
  const roxchat = await Roxchat.bare(page);
  const visitor = await roxchat.bringIn("Visitor on the site");
  await roxchat.button("Close chat", visitor).click();
  const params = (await received(page))[0].params;
  const frame = page.frames().find((one) => one.url().startsWith(desktops));
  await frame?.evaluate((params) => postMessage({ action: "start_outgoing_chat", params }, location.origin), params);
  await page.getByRole("button", { name: "Start chat" }).click();
  await expect(roxchat.status(visitor)).toHaveText("Chat open");
  await expect(roxchat.messages.filter({ hasText: "from panel" })).toHaveCount(1);
});

test("the autopilot plays an hour from its seed, at 300 pixels too", async ({ page }) => {
  await page.setViewportSize({ width: 300, height: 800 });
  const roxchat = await Roxchat.bare(page, { seed: "7", speed: "60" });
  await expect(roxchat.visitor().first()).toBeVisible({ timeout: 20_000 });
  await expect(heard(page).first()).toBeVisible();
  await roxchat.button("Autopilot").click();
  await expect(roxchat.button("Autopilot")).toHaveAttribute("aria-pressed", "false");
  const frame = page.frames().find((one) => one.url().startsWith(desktops));
  expect(await frame?.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
});

test("without a parent page it says how to frame it", async ({ page }) => {
  await page.goto(desktops);
  await page.getByRole("link", { name: "Rox.Chat" }).click();
  await expect(page.getByRole("note")).toContainText("<iframe");
  await expect(page.getByRole("status", { name: "Parent page" })).toContainText("Not in a frame");
});
