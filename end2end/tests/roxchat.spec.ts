// The panel beside Rox.Chat: every event, the one command, and errors.

import { expect, panel, test } from "./fixtures";
import { agentState, button, connection, contact, disclose, note, state } from "./panel";
import { expectTabs, withRoxchat } from "./frame-panel";
import { CODES } from "./roxchat";

const grace = {
  "Name in the messenger": "Grace Murray", "Id in the messenger": "gmurray", "Provided id": "12345",
  "Siebel id": "4-1GQJDL78", "First words": "Greetings!",
};

test("a conversation is followed, noted and started again, with the frame reloaded in the middle", { tag: "@release" }, async ({ page }) => {
  const roxchat = await withRoxchat(page);
  await expect(agentState(page)).toContainText("Rox.Chat does not report your state");
  const visitor = await roxchat.bringIn("Visitor from Telegram", grace);
  await expect(connection(page)).toHaveText("Connected to Rox.Chat");
  await expect(contact(page, "12345")).toHaveCount(1);
  const card = page.getByRole("article");
  const talk = card.getByRole("log", { name: "Conversation" });
  await expect(state(card)).toContainText("Active");
  await expect(talk).toContainText("Greetings!");
  await expect(card.getByRole("group", { name: "Identities" })).toContainText("4-1GQJDL78");
  await roxchat.button("Open chat", visitor).click();
  await expect(card).toContainText("Open in Rox.Chat");
  await roxchat.write(visitor, "agent", "Good day.");
  await expect(talk).toContainText("Good day.");
  await note(card).fill("Wants a lamp.");

  await roxchat.reload();
  await expect(card).toHaveCount(1);
  await expect(note(card)).toHaveValue("Wants a lamp.");
  await roxchat.button("Close chat", visitor).click();
  await expect(state(card)).toContainText("Closed");
  // Messages do not contain the visitor's name; the end of a chat does.
  await expect(card).toHaveAccessibleName("Grace Murray");
  await expect(note(card)).toHaveValue("Wants a lamp.");

  await button(card, "Start chat").click();
  await expect(state(card)).toContainText("Active");
  await expect(talk).toContainText("May I help you?");
  await expect(roxchat.status(visitor)).toHaveText("Chat open");
  // A chat cannot be started during another, so the button is absent.
  await expect(button(card, "Start chat")).toHaveCount(0);
});

test("a visitor who writes again opens the same chat; one that was closed for good begins another", async ({ page }) => {
  const roxchat = await withRoxchat(page);
  const visitor = await roxchat.bringIn("Visitor on the site", { "Provided id": "12345" });
  const card = contact(page, "12345");
  const chat = async () => (await roxchat.facts(visitor).textContent())?.match(/Chat: (\d+)/)?.[1] ?? "none";
  const identities = card.getByRole("group", { name: "Identities" });
  const first = await chat();
  await expect(identities).toContainText(first);
  await roxchat.button("Close chat", visitor).click();
  await expect(state(card)).toContainText("Closed");
  await roxchat.write(visitor, "visitor", "One more thing.");
  await expect(state(card)).toContainText("Active");
  await expect(identities).toContainText(first);
  await roxchat.button("Close for good", visitor).click();
  await expect(state(card)).toContainText("Closed");
  await roxchat.write(visitor, "visitor", "And another.");
  await expect(state(card)).toContainText("Active");
  await expect(identities).toContainText(await chat());
  await expect(identities).not.toContainText(first);
  await expect(page.getByRole("article")).toHaveCount(1);
});

test("a visitor who logs in keeps conversation and note", async ({ page }) => {
  const roxchat = await withRoxchat(page);
  const visitor = await roxchat.bringIn("Visitor on the site", { "Unknown to the site": true, "First words": "Who am I?" });
  const card = page.getByRole("article");
  await note(card).fill("Half a sentence");
  await roxchat.logIn(visitor, "7925");
  await expect(contact(page, "7925")).toHaveCount(1);
  await expect(card).toHaveCount(1);
  await expect(note(card)).toHaveValue("Half a sentence");
  await expect(card.getByRole("log", { name: "Conversation" })).toContainText("Who am I?");
});

test("messages of every kind say what they are", async ({ page }) => {
  const roxchat = await withRoxchat(page);
  const visitor = await roxchat.bringIn("Visitor on the site", { "Provided id": "12345" });
  const talk = contact(page, "12345").getByRole("log", { name: "Conversation" });
  for (const [kind, label] of [
    ["operator_note", "Internal note"], ["file_visitor", "File"], ["keyboard", "Choice of buttons"],
    ["keyboard_response", "Button chosen"], ["cont_req", "Contact details requested"], ["hologram", "Message of kind “hologram”"],
  ] as const) {
    await roxchat.write(visitor, { kind }, `This is ${kind}.`);
    await expect(talk).toContainText(`This is ${kind}.`);
    await expect(talk).toContainText(label);
  }
});

test("notifications come and go", async ({ page }) => {
  const roxchat = await withRoxchat(page);
  const visitor = await roxchat.bringIn("Visitor on the site", { "Provided id": "12345" });
  const notices = contact(page, "12345").getByRole("list", { name: "Notices" });
  await roxchat.notify(visitor, "Visitor left the site");
  await expect(notices).toContainText("Visitor left the site");
  await roxchat.button("Dismiss").click();
  await expect(notices).toHaveCount(0);
});

const WORDS: Record<(typeof CODES)[number], string> = {
  operator_cant_start_chat_with_visitor_from_another_department: "belongs to another department",
  visitor_starting_chat_from_his_side: "starting a chat right now",
  visitor_already_in_chat: "already in a chat",
  no_tariff_option: "plan does not include",
  unable_to_start_outgoing_chat: "could not start the chat",
};

for (const code of CODES) {
  test(`a chat that does not start gives the reason: ${code}`, async ({ page }) => {
    const roxchat = await withRoxchat(page, { refuse: code, errors: "event" });
    const visitor = await roxchat.bringIn("Visitor on the site", { "Provided id": "12345" });
    const card = contact(page, "12345");
    await roxchat.button("Close chat", visitor).click();
    for (const form of ["In an event", "In a bare message"]) {
      await roxchat.choose("Report failures", form);
      await button(card, "Start chat").click();
      await expect(card).toContainText(WORDS[code]);
      await expect(state(card)).toContainText("Closed");
    }
  });
}

test('a chat that does not start, without an answer, ends as "no effect seen"', async ({ page }) => {
  await page.clock.install();
  const roxchat = await withRoxchat(page);
  const visitor = await roxchat.bringIn("Visitor on the site", { "Provided id": "12345" });
  const card = contact(page, "12345");
  await roxchat.button("Close chat", visitor).click();
  await roxchat.injectFault("Ignore the next command");
  await button(card, "Start chat").click();
  await expect(card).toContainText("sent");
  await page.clock.fastForward(11_000);
  await expect(card).toContainText("no effect seen");
  await button(card, "Start chat").click();
  await expect(state(card)).toContainText("Active");
});

test("text instead of objects, the spelling of the tables, and messages that are none", async ({ page }) => {
  const roxchat = await withRoxchat(page, { strings: "on", tables: "on" });
  const visitor = await roxchat.bringIn("Visitor on the site", { "Provided id": "12345", "Siebel id": "4-1GQJDL78" });
  const card = contact(page, "12345");
  await expect(card.getByRole("group", { name: "Identities" })).toContainText("4-1GQJDL78");
  await roxchat.injectFault("Text instead of objects", false);
  for (const what of ["Unknown event", "Malformed messages", "Another script's message"]) await roxchat.button(what).click();
  await roxchat.button("Close chat", visitor).click();
  await expect(state(card)).toContainText("Closed");
  await expect(page.getByRole("article")).toHaveCount(1);
  await disclose(page, "Diagnostics");
  await expect(page.getByText("operatorStretched").first()).toBeVisible();
  await expect(page.getByText("t0p-s3cret")).toHaveCount(0);
});

test("a workspace that may not send to this page is explained by the vendor's switch, and recovers", async ({ page }) => {
  await page.clock.install();
  const roxchat = await withRoxchat(page, { speaks: "off" });
  await expect(connection(page)).toContainText("has sent none yet");
  await page.clock.fastForward(31_000);
  await expect(connection(page)).toContainText("operator_iframe_allowed_parent_origin");
  await expect(connection(page)).toContainText(panel);
  await expect(page.getByRole("button", { name: "Copy" })).toBeVisible();
  await roxchat.speak(true);
  await roxchat.bringIn("Visitor on the site", { "Provided id": "12345" });
  await expect(connection(page)).toHaveText("Connected to Rox.Chat");
});

test("the panel's own button loads the frame anew, and what was told before stays", async ({ page }) => {
  const roxchat = await withRoxchat(page);
  await roxchat.bringIn("Visitor on the site", { "Provided id": "12345" });
  await expect(contact(page, "12345")).toHaveCount(1);
  await page.getByRole("button", { name: "Reload Rox.Chat" }).click();
  await roxchat.ready();
  await roxchat.bringIn("Visitor on the site", { "Provided id": "67890" });
  await expect(contact(page, "67890")).toHaveCount(1);
  await expect(contact(page, "12345")).toHaveCount(1);
  await expect(connection(page)).toHaveText("Connected to Rox.Chat");
});

test("a reload of the panel forgets neither conversation nor note", async ({ page }) => {
  const roxchat = await withRoxchat(page);
  const visitor = await roxchat.bringIn("Visitor on the site", { "Provided id": "12345", "First words": "Remember me." });
  const card = contact(page, "12345");
  await roxchat.button("Close chat", visitor).click();
  await expect(state(card)).toContainText("Closed");
  await note(card).fill("Half a sentence");
  await page.reload();
  await expect(state(card)).toContainText("Closed");
  await expect(card.getByRole("log", { name: "Conversation" })).toContainText("Remember me.");
  await expect(note(card)).toHaveValue("Half a sentence");
});

test("beside each other where there is room, on tabs where there is not", async ({ page }) => {
  await expectTabs(page, await withRoxchat(page));
});

test("a conversation that keeps its last messages says that there were more, and one without text is no empty bubble", async ({ page }) => {
  const roxchat = await withRoxchat(page);
  const say = (texts: string[]) =>
    roxchat.root.locator("html").evaluate(
      (_, { texts, panel }) => {
        const params = { roxchatVisitorId: "v", chatId: 1, sessionId: "s", kind: "visitor" };
        for (const messageText of texts) parent.postMessage({ source: "roxchat", event: "newMessageAdded", params: { ...params, messageText } }, panel);
      },
      { texts, panel },
    );
  const talk = page.getByRole("log", { name: "Conversation" });
  await say([...Array.from({ length: 198 }, (_, index) => `Message ${index}.`), " ", "The last of all."]);
  await expect(talk).toContainText("The last of all.");
  await expect(talk).toContainText("Message 0.");
  await expect(talk.getByText("Message without text")).toHaveCount(1);
  await expect(talk).not.toContainText("Earlier messages are no longer kept here.");
  await say(["One more."]);
  await expect(talk).toContainText("One more.");
  await expect(talk).not.toContainText("Message 0.");
  await expect(talk).toContainText("Earlier messages are no longer kept here.");
});
