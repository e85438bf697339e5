// Notes of returning customers; notes are copied and deleted, but only when the agent means it.

import type { FrameLocator, Page } from "@playwright/test";
import { call, expect, openBare, test } from "./fixtures";
import { button, contact, note, open } from "./panel";
import { withUcontact } from "./frame-panel";

const CALLER = "4155550123";
const WORDS = "Wants a refund, order 1815";
const EARLIER = { name: "Earlier notes about this customer" };

const gone = (id: string, ANI = CALLER) => call(id, "Disconnected", { FinalState: "True", ANI });
const recent = (root: FrameLocator | Page) => root.getByRole("region", { name: "Recent" });

async function settings(root: FrameLocator | Page) {
  await root.getByRole("button", { name: "Settings" }).click();
  return root.getByRole("dialog", { name: "Settings" });
}

test("after the panel was closed, earlier notes about a returning customer are shown", async ({ page }) => {
  const first = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  await note(contact(first.panel, CALLER)).fill(WORDS);
  await first.deliver(gone("1"));
  // The agent was writing: the note continues, open, under Recent.
  await expect(note(recent(first.panel))).toHaveValue(WORDS);

  const later = await page.context().newPage();
  await page.close();
  const again = await openBare(later, { flavour: "MAX", initial: [call("2", "Active", { ANI: "+14155550123" }), call("3", "Holding", { ANI: "4155550199" })] });
  const card = contact(again.panel, "+14155550123");
  const earlier = card.getByRole("region", EARLIER);
  await expect(earlier).toContainText(WORDS);
  await expect(earlier).toContainText("Call");
  await expect(note(card)).toHaveValue("");

  await note(card).fill("Again.");
  await button(card, "Use in this note").click();
  await expect(note(card)).toHaveValue(`Again.\n${WORDS}`);
  await expect(earlier).toContainText("Added to the note.");
  const other = await open(contact(again.panel, "4155550199"));
  await expect(note(other)).toBeVisible();
  await expect(other.getByRole("region", EARLIER)).toHaveCount(0);
});

test("a note about a call from a withheld number is not shown with the next one", async ({ page }) => {
  const withheld = "Número oculto";
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active", { ANI: withheld })] });
  await note(contact(bare.panel, withheld)).fill(WORDS);
  await bare.deliver(gone("1", withheld));
  await expect(note(recent(bare.panel))).toHaveValue(WORDS);
  await bare.deliver(call("2", "Active", { ANI: withheld }));
  const next = await open(contact(bare.panel, withheld));
  await expect(note(next)).toHaveValue("");
  await expect(next.getByRole("region", EARLIER)).toHaveCount(0);
});

test("of many earlier notes the latest come first, and more on demand", async ({ page }) => {
  await page.addInitScript((address) => {
    for (const n of [1, 2, 3, 4, 5]) {
      const kept = { text: `note ${n}`, about: "Ada", at: Date.now() - 100_000 * n, address, channel: "voice", outcome: "Sold" };
      try { localStorage.setItem(`deskpane/note/max/old${n}`, JSON.stringify(kept)); } catch { /* the page around */ }
    }
  }, CALLER);
  const bare = await openBare(page, { flavour: "MAX", initial: [call("9", "Active")] });
  const earlier = contact(bare.panel, CALLER).getByRole("region", EARLIER);
  await expect(earlier.getByRole("listitem")).toHaveCount(3);
  await expect(earlier.getByRole("listitem").first()).toContainText("note 1");
  await expect(earlier.getByRole("listitem").first()).toContainText(/Call · Sold/);
  await button(earlier, "Show more").click();
  await expect(earlier.getByRole("listitem")).toHaveCount(5);
});

test("forgetting asks once, says what it forgot, and leaves the notes of open contacts", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active"), call("2", "Active", { ANI: "4155550199" })] });
  await note(await open(contact(bare.panel, CALLER))).fill("stays");
  await note(await open(contact(bare.panel, "4155550199"))).fill("goes");
  await bare.deliver(gone("2", "4155550199"));
  await expect(note(recent(bare.panel))).toHaveValue("goes");
  const sheet = await settings(bare.panel);
  await expect(sheet).toContainText("2 notes about contacts in MAX.");
  await expect(sheet).toContainText("kept for 30 days");
  await button(sheet, "Delete now").click();
  await expect(sheet).not.toContainText("deleted,");
  await button(sheet, "Confirm: delete notes and activity").click();
  await expect(sheet).toContainText("1 note deleted");
  await expect(sheet).toContainText("1 note about contacts in MAX.");
  await button(sheet, "Close").click();
  await expect(recent(bare.panel)).toHaveCount(0);
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 1);
  await expect(note(contact(bare.panel, CALLER))).toHaveValue("stays");
  await expect(recent(bare.panel)).toHaveCount(0);
});

test("notes of contacts that are open in another panel are not deleted from this one", async ({ page }) => {
  const one = await openBare(page, { flavour: "MAX", query: { contactId: "1" }, initial: [call("1", "Active")] });
  await note(contact(one.panel, CALLER)).fill(WORDS);
  const other = await openBare(await page.context().newPage(), { flavour: "MAX", query: { contactId: "2" }, initial: [call("2", "Active", { ANI: "4155550199" })] });
  const sheet = await settings(other.panel);
  await button(sheet, "Delete now").click();
  await button(sheet, "Confirm: delete notes and activity").click();
  await expect(sheet).toContainText("deleted");
  const kept = () => one.panel.locator("html").evaluate(() => localStorage.getItem("deskpane/note/max/1"));
  await expect.poll(kept).toContain(WORDS);
  await expect(note(contact(one.panel, CALLER))).toHaveValue(WORDS);
});

test("a note under Recent is deleted on the second press", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  await note(contact(bare.panel, CALLER)).fill(WORDS);
  await bare.deliver(gone("1"));
  const list = recent(bare.panel);
  await expect(note(list)).toHaveValue(WORDS);
  await button(list, "Delete").click();
  await expect(note(list)).toHaveValue(WORDS);
  await button(list, "Confirm delete").click();
  await expect(note(list)).toHaveValue("");
});

test("a note is copied with its heading, and a refusal is reported", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const ucontact = await withUcontact(page);
  await ucontact.assign("Telephony", { Campaign: "Demo<-", Client: "+15550100142" });
  const card = contact(page, "+15550100142");
  await note(card).fill(WORDS);
  await button(card, "Copy note").click();
  await expect(button(card, "Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\+15550100142\nCall · Demo\n.*20\d\d.*\n\nWants a refund, order 1815\n$/);
  await page.evaluate(() => Object.defineProperty(navigator.clipboard, "writeText", { value: () => Promise.reject(new Error("no")) }));
  await page.evaluate(() => Object.defineProperty(document, "execCommand", { value: () => false }));
  await expect(button(card, "Copy note")).toBeVisible();
  await button(card, "Copy note").click();
  await expect(button(card, "Select and copy")).toBeVisible();
});

test.describe(() => {
  // Chromium logs its refusal to the console.
  test.use({ allowedErrors: /Clipboard API has been blocked/ });

  test("in a frame that may not write to the clipboard, a note is copied in the older way, and the focus stays", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read"]);
    const bare = await openBare(page, { flavour: "CXA", initial: [call("1", "Active")] });
    const card = contact(bare.panel, CALLER);
    await note(card).fill(WORDS);
    const copy = button(card, "Copy note");
    const denied = await copy.evaluate(() => navigator.clipboard.writeText("x").then(() => "written", (error) => error.name));
    expect(denied).toBe("NotAllowedError");
    await copy.focus();
    await copy.press("Enter");
    await expect(button(card, "Copied")).toBeFocused();
    await page.bringToFront();
    await page.locator("body").evaluate(() => window.focus());
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(WORDS);
  });
});
