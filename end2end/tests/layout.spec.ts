// One contact is open, the others are rows: which, and how an agent goes from one to the next.

import { call, expect, openBare, test } from "./fixtures";
import { button, contact, disclose, expectOpen, expectRow, note, open, state, title } from "./panel";

const [ONE, TWO, THREE] = ["4155550101", "4155550102", "4155550103"];
const one = (status: string) => call("1", status, { ANI: ONE });
const two = (status: string) => call("2", status, { ANI: TWO });
const three = (status: string) => call("3", status, { ANI: THREE });

test("the most urgent contact is open, the others are rows with state, skill and time", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Holding"), two("Active")] });
  await expectOpen(contact(bare.panel, TWO));
  const row = contact(bare.panel, ONE);
  await expectRow(row);
  await expect(state(row)).toHaveText("On hold");
  await expect(row).toContainText("Support English");
  await expect(row.getByRole("timer")).toHaveText(/\d:\d\d/);
  await expect(note(row)).toHaveCount(0);
  await bare.deliver(two("Disconnected"), call("2", "Disconnected", { ANI: TWO, FinalState: "True" }));
  await expectOpen(row);
});

test("a row is opened by a click anywhere on it", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active"), two("Holding")] });
  await contact(bare.panel, TWO).click();
  await expectOpen(contact(bare.panel, TWO));
  await expectRow(contact(bare.panel, ONE));
});

test("arrow keys, Home and End lead from contact to contact, and Enter opens", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active"), two("Holding"), three("Holding")] });
  await title(contact(bare.panel, ONE)).focus();
  for (const [key, at] of [["ArrowDown", TWO], ["ArrowDown", THREE], ["ArrowDown", THREE], ["ArrowUp", TWO], ["Home", ONE], ["End", THREE]]) {
    await page.keyboard.press(key);
    await expect(title(contact(bare.panel, at))).toBeFocused();
  }
  await expectOpen(contact(bare.panel, ONE));
  await page.keyboard.press("Enter");
  await expectOpen(contact(bare.panel, THREE));
  await expect(title(contact(bare.panel, THREE))).toBeFocused();
});

test("in the note, arrow keys are the note's", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active"), two("Holding")] });
  const box = note(contact(bare.panel, ONE));
  await box.fill("two\nlines");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await expect(box).toBeFocused();
});

test("whoever rings waits in a row with Answer, and opens when it is pressed", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active")] });
  await bare.deliver(two("Incoming"));
  const row = contact(bare.panel, TWO);
  await expectRow(row);
  await expectOpen(contact(bare.panel, ONE));
  await expect(button(row, "Refuse")).toBeVisible();
  await expect(button(row, "Hang up")).toHaveCount(0);
  const box = await button(row, "Answer").boundingBox();
  expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44);
  await button(row, "Answer").click();
  expect((await bare.next("AnswerEvent")).data).toEqual({ messageType: "AnswerEvent" });
  await expectOpen(row);
  await bare.deliver(one("Holding"), two("Active"));
  await expectOpen(row);
  await expectRow(contact(bare.panel, ONE));
});

test("the agent who types is not disturbed by others that ring, are answered and end", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Disconnected"), two("Holding")] });
  const card = contact(bare.panel, ONE);
  const box = note(await open(card));
  await box.pressSequentially("Wants a ");
  await bare.deliver(three("Incoming"));
  await expectRow(contact(bare.panel, THREE));
  await page.keyboard.type("re");
  await bare.deliver(three("Active"), two("Disconnected"));
  await expect(state(contact(bare.panel, THREE))).toContainText("Active");
  await expect(box).toBeFocused();
  await page.keyboard.type("fu");
  // The order turns round under the card that is typed into.
  await bare.deliver(one("Active"), three("Disconnected"));
  await expect(state(card)).toContainText("Active");
  await expect(box).toBeFocused();
  await page.keyboard.type("nd");
  await expect(box).toHaveValue("Wants a refund");
  await expectOpen(card);
});

test("a contact is found again as it was left: sections, note, selection, scroll", async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 700 });
  const bare = await openBare(page, { flavour: "MAX", initial: [one("Active"), two("Holding")] });
  await bare.host.addStyleTag({ content: "iframe { width: 400px; height: 420px }" });
  const [first, second] = [contact(bare.panel, ONE), contact(bare.panel, TWO)];
  await note(first).fill("Wants a refund");
  await note(first).evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(6, 7));
  await disclose(first, "Customer card");
  await first.getByRole("textbox", { name: "Customer name" }).fill("Ada");
  const html = bare.panel.locator("html");
  await html.evaluate((html) => html.scrollTo(0, 150));
  await title(second).evaluate((title: HTMLElement) => title.click());
  await expectOpen(second);
  await expect.poll(() => html.evaluate((html) => html.scrollTop)).toBe(0);
  await expect(note(second)).toHaveValue("");
  await title(first).evaluate((title: HTMLElement) => title.click());
  await expect(first.getByRole("textbox", { name: "Customer name" })).toHaveValue("Ada");
  await expect(note(first)).toHaveValue("Wants a refund");
  await expect.poll(() => html.evaluate((html) => html.scrollTop)).toBe(150);
  expect(await note(first).evaluate((box: HTMLTextAreaElement) => [box.selectionStart, box.selectionEnd])).toEqual([6, 7]);
});
