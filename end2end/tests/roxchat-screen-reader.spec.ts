// What a screen reader announces during a conversation in Rox.Chat, from the browser's accessibility tree.

import { expect, test } from "./fixtures";
import { withRoxchat } from "./frame-panel";
import { contact, note } from "./panel";
import { NOTE, ScreenReader } from "./screen-reader";

test("each message with its author", async ({ page }) => {
  const roxchat = await withRoxchat(page);
  const reader = await ScreenReader.in(page, page);
  const visitor = await roxchat.bringIn("Visitor on the site", { "Provided id": "12345" });
  await reader.hears(
    "polite: Connection: Connected to Rox.Chat",
    "polite: Contact state: Active",
    "polite: Conversation: Customer (time) Good day! Where is my lamp?",
  );
  await roxchat.write(visitor, "visitor", "It is blue.");
  await reader.hears("polite: Conversation: Customer (time) It is blue.");
  await note(contact(page, "12345")).focus();
  await expect.poll(() => reader.focus()).toBe(NOTE);
});
