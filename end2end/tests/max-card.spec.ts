// The customer card that the panel sends to MAX.

import { call, expect, openBare, test } from "./fixtures";
import { button, contact, disclose } from "./panel";

test("name and picture go out with the contact's id", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("4711", "Active")] });
  const card = contact(bare.panel, "4155550123");
  await disclose(card, "Customer card");
  await card.getByRole("textbox", { name: "Customer name" }).fill("Ada Lovelace");
  await card.getByRole("textbox", { name: "Picture address" }).fill("https://crm.example/ada.png");
  await button(card, "Send to MAX").click();
  expect((await bare.next("ContactCardData")).data).toEqual({
    messageType: "ContactCardData",
    contactId: 4711,
    contactCardData: { name: "Ada Lovelace", userImg: "https://crm.example/ada.png" },
  });
});

test("a picture that is neither https nor a data image is refused with a reason, and nothing is lost", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("4711", "Active")] });
  const card = contact(bare.panel, "4155550123");
  await disclose(card, "Customer card");
  const [name, picture] = [card.getByRole("textbox", { name: "Customer name" }), card.getByRole("textbox", { name: "Picture address" })];
  await name.fill("Ada Lovelace");
  for (const address of ["javascript:alert(1)", "http://crm.example/ada.png", "ada.png", "data:text/html,x"]) {
    await picture.fill(address);
    await button(card, "Send to MAX").click();
    await expect(card).toContainText("https address");
    await expect(picture).toHaveValue(address);
  }
  expect(await bare.received("ContactCardData")).toEqual([]);
  await picture.fill("data:image/png;base64,iVBORw0KGgo=");
  await button(card, "Send to MAX").click();
  await bare.next("ContactCardData");
});
