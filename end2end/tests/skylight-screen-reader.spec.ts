// What a screen reader announces during a call in Skylight, from the browser's accessibility tree.

import { expect, test } from "./fixtures";
import { button, contact, note, state } from "./panel";
import { NOTE, ScreenReader } from "./screen-reader";
import { atWork } from "./skylight-panel";

test("an offer, what was taken, and a command that is refused", async ({ page }) => {
  const skylight = await atWork(page);
  const reader = await ScreenReader.in(page, page);
  const interaction = await skylight.bringIn("Incoming call", { "Customer name": "Grace Murray" });
  await reader.hears("assertive: Incoming call from Grace Murray, Customer support", "polite: Contact state: Ringing");
  await skylight.button("Accept", interaction).click();
  await expect(state(contact(page, "Grace Murray"))).toContainText("Active");
  await reader.hears("polite: Contact state: Active");
  const card = contact(page, "Grace Murray");
  await note(card).focus();
  await expect.poll(() => reader.focus()).toBe(NOTE);
  await skylight.failNext("Bad parameters");
  await button(card, "Hold").click();
  await reader.hears("assertive: Hold: refused. Skylight rejected the values that were sent. Check what you entered, or do it in Skylight. “These parameters are not what the function takes.” (1003)");
});
