// uContact's main path: an interaction beside it from assignment to end, and one that the agent starts; the panel
// adopts the desktop's theme.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  contactsGone, desktops, frameAt, launch, panel, press, pressIn, reloadFrom, says, type, until, valueOf,
} from "./harness.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("an interaction from its assignment to its end, and one of the agent's own", async () => {
  const page = await browser.open(`${panel}/ucontact`);
  const frame = await frameAt(page, desktops);
  await pressIn(frame, "Telephony");
  await says(page, "Connection", "Connected to uContact");
  await says(page, "Contact state", "Assigned to you");
  await type(page, "Note", "half a sentence");

  await reloadFrom(frame, () => pressIn(frame, "Reload uContact"));
  await pressIn(frame, "Dark theme");
  await until("the panel to be dark", () => page.run(() => document.documentElement.dataset.theme === "dark"));
  assert.equal(await valueOf(page, "Note"), "half a sentence");
  await pressIn(frame, "Finish");
  await contactsGone(page);

  await type(page, "Campaign", "Callbacks");
  await type(page, "Channel", "sms");
  await type(page, "Client", "+15550100177");
  await press(page, "Start interaction");
  await says(page, "Contact state", "Assigned to you");
  assert.match(await page.run(() => document.querySelector("article").textContent), /Callbacks/);
  assert.deepEqual(await page.errors(), []);
});
