// Rox.Chat's main path: a conversation beside it, closed and started again, with a reload of the frame and of the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desktops, frameAt, launch, panel, press, pressIn, reloadFrom, runs, says, saysAs, type, valueOf } from "./harness.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("a conversation from the first words to a chat of the agent's own", async () => {
  const page = await browser.open(`${panel}/roxchat`);
  const frame = await frameAt(page, desktops);
  await pressIn(frame, "Visitor from Telegram");
  await says(page, "Connection", "Connected to Rox.Chat");
  await says(page, "Contact state", "Active");
  await saysAs(page, "log", "Conversation", "Where is my lamp?");
  await type(page, "Note", "half a sentence");

  await reloadFrom(frame, () => pressIn(frame, "Reload Rox.Chat"));
  await pressIn(frame, "Close chat");
  await says(page, "Contact state", "Closed");
  await page.reload();
  await says(page, "Contact state", "Closed");
  await saysAs(page, "log", "Conversation", "Where is my lamp?");
  assert.equal(await valueOf(page, "Note"), "half a sentence");

  // The visitor's session is remembered, so that the agent can write first.
  await runs(frame);
  await press(page, "Start chat");
  await saysAs(page, "log", "Conversation", "May I help you?");
  assert.deepEqual(await page.errors(), []);
});
