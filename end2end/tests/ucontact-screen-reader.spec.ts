// What a screen reader announces during an interaction in uContact, from the browser's accessibility tree.

import { expect, test } from "./fixtures";
import { withUcontact } from "./frame-panel";
import { contact, note } from "./panel";
import { NOTE, ScreenReader } from "./screen-reader";

test("what is assigned, and that a form lacks something", async ({ page }) => {
  const ucontact = await withUcontact(page);
  const reader = await ScreenReader.in(page, page);
  await ucontact.assign("Telephony", { Client: "+15550100142" });
  await reader.hears("polite: Connection: Connected to uContact", "assertive: Incoming call from +15550100142, Support", "polite: Contact state: Assigned to you");
  await note(contact(page, "+15550100142")).focus();
  await expect.poll(() => reader.focus()).toBe(NOTE);
  await page.getByRole("button", { name: "Start interaction" }).click();
  await reader.hears("polite: Fill in campaign, channel and client first.");
});
