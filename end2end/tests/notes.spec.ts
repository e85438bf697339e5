// Nothing an agent typed is lost: not by a reload, a crash, the end of the contact, or a browser without storage.

import { call, expect, openBare, test } from "./fixtures";
import { contact, note, open } from "./panel";

const CALLER = "4155550123";
const WORDS = "Wants a refund, order 1815";

test("a note survives a reload of the panel and of the desktop", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  await note(contact(bare.panel, CALLER)).fill(WORDS);
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 1);
  await expect(note(contact(bare.panel, CALLER))).toHaveValue(WORDS);
  await page.reload();
  await expect(note(contact(bare.panel, CALLER))).toHaveValue(WORDS);
});

test("a note survives a crash of the panel in the middle of a word", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  await note(contact(bare.panel, CALLER)).pressSequentially(WORDS);
  // The process of the panel's frame is killed without `pagehide` or a chance to save, and this tab with it.
  const spare = await page.context().newPage();
  const panel = await page.context().newCDPSession(page.frame("panel")!);
  const crashed = page.waitForEvent("crash");
  panel.send("Page.crash").catch(() => undefined);
  await crashed;
  const again = await openBare(spare, { flavour: "MAX", initial: [call("1", "Active")] });
  await expect(note(contact(again.panel, CALLER))).toHaveValue(WORDS);
});

test("where storage is blocked, a note survives a reload of the panel but not of the desktop, and the agent is told", { tag: "@blocked" }, async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const card = contact(bare.panel, CALLER);
  await note(card).fill(WORDS);
  await expect(card).toContainText("notes are lost when the page is closed");
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 1);
  await expect(note(card)).toHaveValue(WORDS);
  await page.reload();
  await expect(note(card)).toHaveValue("");
});

test("a call that ends while the agent types leaves the note open under their hands", { tag: "@either" }, async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  await note(contact(bare.panel, CALLER)).pressSequentially("Wants a ");
  await bare.deliver(call("1", "Disconnected", { FinalState: "True" }));
  await expect(contact(bare.panel, CALLER)).toHaveCount(0);
  const box = bare.panel.getByRole("textbox", { name: /Note/ });
  await expect(box).toBeFocused();
  await page.keyboard.type("refund");
  await expect(box).toHaveValue("Wants a refund");
});

test("notes of contacts that are gone are still there after a reload", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  await note(contact(bare.panel, CALLER)).fill(WORDS);
  await page.evaluate(() => ((window as any).respond = () => []));
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 1);
  await bare.send({ issuer: "MAX", contactId: null, events: [{ messageType: "ClientEventSubscriptionAcknowledge", status: "OK", reason: "Success" }] });
  await expect(bare.panel.getByText(CALLER).first()).toBeAttached();
  await expect.poll(() => bare.panel.locator("html").evaluate((html) =>
    html.textContent + [...html.querySelectorAll("textarea")].map((box) => box.value).join())).toContain(WORDS);
});

test("each contact has its own note", { tag: "@either" }, async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active"), call("2", "Holding", { ANI: "4155550199" })] });
  await note(contact(bare.panel, CALLER)).fill("one");
  await note(await open(contact(bare.panel, "4155550199"))).fill("two");
  await bare.deliver(call("1", "Holding"), call("2", "Active", { ANI: "4155550199" }));
  await expect(note(contact(bare.panel, "4155550199"))).toHaveValue("two");
  await expect(note(await open(contact(bare.panel, CALLER)))).toHaveValue("one");
});

test("a browser without storage is reported, and the note is kept in memory", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
  });
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const card = contact(bare.panel, CALLER);
  await note(card).fill(WORDS);
  await expect(card).toContainText("blocks storage");
  await bare.deliver(call("1", "Holding"));
  await expect(note(card)).toHaveValue(WORDS);
});

test("full storage is reported, and what it did not accept survives a reload", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const card = contact(bare.panel, CALLER);
  await note(card).fill("Wants a ref");
  const fill = () => void (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); });
  await page.addInitScript(fill);
  await bare.panel.locator("html").evaluate(fill);
  await note(card).fill(WORDS);
  await expect(card).toContainText("storage is full");
  const other = { ANI: "4155550199" };
  await bare.deliver(call("2", "Incoming", other));
  await expect(contact(bare.panel, "4155550199")).toBeVisible();
  await bare.deliver(call("2", "Disconnected", { ...other, FinalState: "True" }));
  await expect(contact(bare.panel, "4155550199")).toHaveCount(0);
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 1);
  await expect(note(card)).toHaveValue(WORDS);
  await bare.panel.getByRole("button", { name: "Activity" }).click();
  await expect(bare.panel.getByRole("dialog", { name: "Activity" })).toContainText("4155550199");
});

test("a text that full storage did not accept takes precedence over the stored one, until storage accepts again", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const card = contact(bare.panel, CALLER);
  const html = bare.panel.locator("html");
  const choose = async (theme: string) => {
    await bare.panel.getByRole("button", { name: "Settings" }).click();
    const settings = bare.panel.getByRole("dialog", { name: "Settings" });
    await settings.getByRole("combobox", { name: "Theme" }).selectOption(theme);
    await settings.getByRole("button", { name: "Close" }).click();
    await expect(html).toHaveAttribute("data-theme", theme);
  };
  const stored = () => html.evaluate(() => Object.values(localStorage).join());
  await note(card).fill("Wants");
  await choose("light");
  await expect.poll(stored).toContain("Wants");
  await html.evaluate(() => void (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }));
  await note(card).fill("Wants a refund");
  await expect(card).toContainText("storage is full");
  await choose("dark");
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 1);
  await expect(note(card)).toHaveValue("Wants a refund");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await note(card).fill(WORDS);
  await expect.poll(stored).toContain(WORDS);
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 2);
  await expect(note(card)).toHaveValue(WORDS);
});

test("with keepDays 0 nothing is left in local storage", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")], config: { keepDays: 0 } });
  await note(contact(bare.panel, CALLER)).fill(WORDS);
  const [lasting, session] = await bare.panel.locator("html").evaluate(() => [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]);
  expect(lasting).not.toContain(WORDS);
  expect(session).toContain(WORDS);
});
