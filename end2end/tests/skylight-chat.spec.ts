// Written conversations, e-mails and work items.

import { expect, test } from "./fixtures";
import { contact, state, hangUp } from "./panel";
import { type Incoming } from "./skylight";
import { atWork, press, takeIn } from "./skylight-panel";

for (const what of ["Incoming web chat", "Incoming Smooch chat", "Incoming text message"] as Incoming[]) {
  test(`${what}: messages in both directions, and still there after a reload`, async ({ page }) => {
    const skylight = await atWork(page);
    const card = await takeIn(page, skylight, what, { "Customer name": "Alan Kay" });
    const theirs = skylight.interaction("Alan Kay");
    const log = card.getByRole("log", { name: "Conversation" });
    await skylight.customerWrites(theirs, "<b>Where</b> is my lamp?");
    await expect(log).toContainText("<b>Where</b> is my lamp?");
    const message = card.getByRole("textbox", { name: "Message" });
    await message.fill("One");
    // The Enter that ends a composition, as Safari reports it: after the composition.
    await message.dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
    await message.pressSequentially(" moment");
    await message.press("Enter");
    await expect(log).toContainText("One moment");
    await expect(message).toHaveValue("");
    await expect(theirs.getByRole("list", { name: "Messages with the customer" })).toContainText("One moment");
    await page.reload();
    await expect(state(contact(page, "Alan Kay"))).toContainText("Active");
    // A Smooch conversation is sent once, with the offer; the full state does not contain it.
    if (what !== "Incoming Smooch chat") {
      await expect(contact(page, "Alan Kay").getByRole("log", { name: "Conversation" })).toContainText("One moment");
    }
  });
}

test("a message that the desktop does not accept stays in its field", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming web chat", { "Customer name": "Alan Kay" });
  await skylight.failNext("Refused by the platform");
  await card.getByRole("textbox", { name: "Message" }).fill("Do not lose me");
  await press(card, "Send");
  await expect(card).toContainText("refused");
  await expect(card.getByRole("textbox", { name: "Message" })).toHaveValue("Do not lose me");
  await press(card, "Send");
  await expect(card.getByRole("textbox", { name: "Message" })).toHaveValue("");
});

for (const what of ["Incoming e-mail", "Incoming work item"] as Incoming[]) {
  test(`${what}: accepted, noted, disposed of and ended`, async ({ page }) => {
    const skylight = await atWork(page);
    const card = await takeIn(page, skylight, what, { "Customer name": "Alan Kay" });
    await expect(card.getByRole("button", { name: "Hold" })).toHaveCount(0);
    await card.getByRole("combobox", { name: "Disposition" }).selectOption({ label: "Solved" });
    await hangUp(card);
    await expect(state(card)).toContainText("Wrap-up");
    await press(card, "End wrap-up");
    await expect(card).toHaveCount(0);
    await expect(skylight.interaction()).toHaveCount(0);
  });
}
