// The main path in Firefox: an interaction beside uContact, from its assignment to its end, and one that the agent
// starts; the desktop's theme is taken.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  desktops, frameAt, launch, openPage, panel, press, pressIn, reloadFrom, says, type, until, valueOf,
} from "./harness.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("an interaction from its assignment to its end, and one of the agent's own", async () => {
  const { page, errors } = await openPage(browser, `${panel}/ucontact`);
  const frame = await frameAt(page, desktops);
  await pressIn(frame, "Telephony");
  await says(page, "Connection", "Connected to uContact");
  await says(page, "Contact state", "Assigned to you");
  await type(page, "textbox", "Note", "half a sentence");

  await reloadFrom(frame, () => pressIn(frame, "Reload uContact"));
  await pressIn(frame, "Dark theme");
  await until("the panel to be dark", () => page.$eval("html", (root) => root.dataset.theme === "dark"));
  assert.equal(await valueOf(page, "Note"), "half a sentence");
  await pressIn(frame, "Finish");
  await until("the contact to go", async () => (await page.$$("article")).length === 0);

  await type(page, "combobox", "Campaign", "Callbacks");
  await type(page, "combobox", "Channel", "sms");
  await type(page, "textbox", "Client", "+15550100177");
  await press(page, "Start interaction");
  await says(page, "Contact state", "Assigned to you");
  assert.match(await page.$eval("article", (card) => card.textContent), /Callbacks/);
  assert.deepEqual(errors, []);
});
