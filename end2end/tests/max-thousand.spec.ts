// A thousand contacts at once: all are in the list with name and state, and a row is completed when it comes into
// sight, by scrolling or by keyboard.

import { call, expect, openBare, test } from "./fixtures";
import { button, contact, expectOpen, expectRow, state, title } from "./panel";

const COUNT = 1_000;
const number = (at: number) => `415556${String(at).padStart(4, "0")}`;
const held = (at: number) => call(String(at), "Holding", { ANI: number(at) });
const all = Array.from({ length: COUNT }, (_, at) => held(at + 1));

test("a thousand contacts are in the list, and rows are whole when they come into sight", async ({ page }) => {
  const { panel } = await openBare(page, { flavour: "MAX", initial: all });
  const articles = panel.getByRole("article");
  await expect(articles).toHaveCount(COUNT);
  // In the middle, far out of sight: screen readers and the browser's search find it.
  const middle = contact(panel, number(500));
  await expect(state(middle)).toContainText("On hold");
  await expect(middle).toContainText("Support English");
  expect(await page.frame("panel")!.evaluate((text) => (window as any).find(text), number(700))).toBe(true);
  // Most of the buttons are out of sight, so most are not built.
  expect(await panel.getByRole("button", { name: "Resume", exact: true }).count()).toBeLessThan(COUNT / 2);

  await middle.scrollIntoViewIfNeeded();
  await expect(button(middle, "Resume")).toBeVisible();
  await expect(middle.getByRole("timer")).toContainText(":");
});

test("in a list of a thousand, keys lead to the last and back, and each can be opened", async ({ page }) => {
  const { panel } = await openBare(page, { flavour: "MAX", initial: all });
  const articles = panel.getByRole("article");
  await expect(articles).toHaveCount(COUNT);
  await title(articles.first()).focus();
  await page.keyboard.press("End");
  const last = articles.last();
  await expect(title(last)).toBeFocused();
  await expect(title(last)).toBeInViewport();
  await expect(button(last, "Resume")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(button(last, "Resume")).toBeFocused();
  await title(last).focus();
  await page.keyboard.press("ArrowUp");
  const before = articles.nth(COUNT - 2);
  await expect(title(before)).toBeFocused();
  await page.keyboard.press("Enter");
  await expectOpen(before);
  await page.keyboard.press("Home");
  await expect(title(articles.first())).toBeFocused();
  await expectRow(articles.first());
});

test("among a thousand, the focus stays while others come, ring and go", async ({ page }) => {
  const { panel, deliver } = await openBare(page, { flavour: "MAX", initial: all });
  await expect(panel.getByRole("article")).toHaveCount(COUNT);
  const own = title(contact(panel, number(600)));
  await own.focus();
  await deliver(
    call("2001", "Incoming", { ANI: number(2001) }),
    ...[599, 601].map((at) => call(String(at), "Disconnected", { ANI: number(at), FinalState: "True" })),
  );
  await expect(contact(panel, number(599))).toHaveCount(0);
  await expect(panel.getByRole("article").first()).toHaveAccessibleName(number(2001));
  await expect(own).toBeFocused();
  // A ringing contact has its buttons wherever it is.
  await deliver(call("900", "Incoming", { ANI: number(900) }));
  await expect(button(contact(panel, number(900)), "Answer")).toHaveCount(1);
  await expect(own).toBeFocused();
});
