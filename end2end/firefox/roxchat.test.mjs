// The main path in Firefox: a conversation beside Rox.Chat, closed and started again, with the frame and the page
// reloaded in the middle.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { byRole, desktops, frameAt, launch, openPage, panel, pressIn, reloadFrom, until } from "./harness.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** Waits until a status or a log says something. */
async function says(place, role, name, words) {
  await until(`${name} to say ${words}`, async () => {
    const found = await place.$$(`aria/${name}[role="${role}"]`).catch(() => []);
    const texts = await Promise.all(found.map((one) => one.evaluate((element) => element.textContent).catch(() => "")));
    return texts.some((text) => text.includes(words));
  });
}

test("a conversation from the first words to a chat of the agent's own", async () => {
  const { page, errors } = await openPage(browser, `${panel}/roxchat`);
  const frame = await frameAt(page, desktops);
  await pressIn(frame, "Visitor from Telegram");
  await says(page, "status", "Connection", "Connected to Rox.Chat");
  await says(page, "status", "Contact state", "Active");
  await says(page, "log", "Conversation", "Where is my lamp?");
  await (await byRole(page, "textbox", "Note")).type("half a sentence");

  await reloadFrom(frame, () => pressIn(frame, "Reload Rox.Chat"));
  await pressIn(frame, "Close chat");
  await says(page, "status", "Contact state", "Closed");
  await page.reload();
  await says(page, "status", "Contact state", "Closed");
  await says(page, "log", "Conversation", "Where is my lamp?");
  assert.equal(await page.$eval('aria/Note[role="textbox"]', (box) => box.value), "half a sentence");

  // The visitor's session is remembered, so that the agent can write first.
  await (await byRole(page, "button", "Start chat")).click();
  await says(page, "log", "Conversation", "May I help you?");
  assert.deepEqual(errors, []);
});
