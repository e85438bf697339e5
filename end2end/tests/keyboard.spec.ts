// Operation by keyboard, and where the focus is afterwards.

import type { FrameLocator, Page } from "@playwright/test";
import { type Bare, call, defaultConfig, desktops, expect, mute, openBare, test, useConfig } from "./fixtures";
import { agentState, button, contact, note, state } from "./panel";
import { atWork, takeIn } from "./skylight-panel";

const CALLER = "4155550123";
const OTHER = "4155550199";

/** The panel with the focus in it, as after a press of Tab. */
async function openWithKeys(page: Page, initial: ReturnType<typeof call>[]): Promise<Bare> {
  const bare = await openBare(page, { flavour: "MAX", initial });
  await expect(contact(bare.panel, CALLER)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(bare.panel.locator(":focus")).toHaveCount(1);
  return bare;
}

/** A key event as on a keyboard that this machine does not have. */
const strike = (root: FrameLocator | Page, key: KeyboardEventInit & { modifierAltGraph?: boolean }) =>
  root.locator("body").evaluate(
    (body, key) => (document.activeElement ?? body).dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...key })),
    key,
  );

const HOLD = { key: "H", code: "KeyH", altKey: true, shiftKey: true };

test("a call in MAX from ring to wrap-up by keys only, with a note", async ({ page }) => {
  const bare = await openWithKeys(page, [call("1", "Incoming")]);
  const card = contact(bare.panel, CALLER);
  await page.keyboard.press("Alt+Shift+Enter");
  await bare.next("AnswerEvent");
  await bare.deliver(call("1", "Active"));
  // The focused element is gone: the first available action has the focus.
  await expect(button(card, "Hold")).toBeFocused();

  await page.keyboard.press("Alt+Shift+N");
  await expect(note(card)).toBeFocused();
  await page.keyboard.type("Wants a ");
  await page.keyboard.press("Alt+Shift+H");
  await bare.next("HoldEvent");
  await bare.deliver(call("1", "Holding"));
  await expect(state(card)).toContainText("On hold");
  await page.keyboard.type("refund?");
  await expect(note(card)).toHaveValue("Wants a refund?");
  await page.keyboard.press("Alt+Shift+H");
  await bare.next("HoldEvent", 1);
  await bare.deliver(call("1", "Active"));
  await page.keyboard.press("Alt+Shift+M");
  await bare.next("MuteEvent");
  await bare.deliver(mute(true));
  await expect(button(card, "Unmute")).toBeVisible();
  await page.keyboard.press("Alt+Shift+M");
  await bare.next("MuteEvent", 1);
  await bare.deliver(mute(false));
  await expect(button(card, "Hang up")).toBeEnabled();

  await page.keyboard.press("Alt+Shift+E");
  await expect(bare.panel.getByText("Press again to hang up.").first()).toBeVisible();
  expect(await bare.received("HangupEvent")).toEqual([]);
  await page.keyboard.press("Alt+Shift+E");
  await bare.next("HangupEvent");
  await bare.deliver(call("1", "Disconnected"));
  await expect(state(card)).toContainText("Wrap-up");
  await expect(note(card)).toBeFocused();
});

test("a call in Skylight from ring to the end of its wrap-up by keys only, with a disposition", async ({ page }) => {
  const skylight = await atWork(page, {}, { fullControl: true });
  await page.bringToFront();
  await page.keyboard.press("Alt+Shift+1");
  await expect(agentState(page)).not.toContainText("Not ready");
  await skylight.bringIn("Incoming call", { "Customer name": "Grace Murray", "Force a disposition": true });
  await page.bringToFront();
  const card = contact(page, "Grace Murray");
  await expect(button(card, "Answer")).toBeVisible();
  await page.keyboard.press("Alt+Shift+Enter");
  await expect(state(card)).toContainText("Active");
  await page.keyboard.press("Alt+Shift+F");
  await expect(card.locator("details:focus-within")).toContainText("Transfer");
  await page.keyboard.press("Alt+Shift+E");
  await page.keyboard.press("Alt+Shift+E");
  await expect(state(card)).toContainText("Wrap-up");
  await page.keyboard.press("Alt+Shift+W");
  await expect(page.getByText("End wrap-up: Choose a disposition first.")).toBeVisible();
  await page.keyboard.press("Alt+Shift+D");
  const disposition = card.getByRole("combobox", { name: "Disposition" });
  await expect(disposition).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(disposition.locator("option:checked")).toHaveText("Solved");
  await expect(button(card, "End wrap-up")).toBeEnabled();
  await page.keyboard.press("Alt+Shift+W");
  await expect(card).toHaveCount(0);
  await expect(page.locator("body")).not.toBeFocused();
});

test("values passed with arrow keys in a closed list are not chosen", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray", "Force a disposition": true });
  const chosen = skylight.messages.filter({ hasText: "from panel" }).filter({ hasText: "selectDispositionCode" });
  const list = card.getByRole("combobox", { name: "Disposition" });
  await list.focus();
  // All in one task, as with a key held down: the speed of the machine does not matter.
  const last = await list.evaluate((list: HTMLSelectElement) => {
    for (const at of [1, 2, 3]) {
      list.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
      list.selectedIndex = at;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }
    return list.selectedOptions[0]!.text;
  });
  await page.keyboard.press("Enter");
  await expect(skylight.interaction("Grace Murray").getByRole("combobox", { name: "Disposition" }).locator("option:checked")).toHaveText(last);
  await expect(list.locator("option:checked")).toHaveText(last);
  await expect(chosen).toHaveCount(1);
});

test("keys that can do nothing now say why", async ({ page }) => {
  const bare = await openWithKeys(page, [call("1", "Incoming")]);
  await page.keyboard.press("Alt+Shift+H");
  await expect(bare.panel.getByText("Hold / Resume: Not available while ringing.")).toBeVisible();
  await page.keyboard.press("Alt+Shift+D");
  await expect(bare.panel.getByText("Disposition: Not available here.")).toBeVisible();
  expect(await bare.received("HoldEvent")).toEqual([]);
});

test("each button shows its shortcut, and keeps its name", async ({ page }) => {
  const bare = await openWithKeys(page, [call("1", "Active")]);
  const hold = button(contact(bare.panel, CALLER), "Hold");
  await expect(hold).toHaveAttribute("aria-keyshortcuts", "Alt+Shift+H");
  await expect(hold).toHaveAttribute("title", "Hold (Alt+Shift+H)");
  await expect(bare.panel.getByRole("button", { name: "Keyboard shortcuts", exact: true })).toHaveAttribute("title", "Keyboard shortcuts (?)");
});

test("a Russian layout works, AltGr, held keys and composition do nothing", async ({ page }) => {
  const bare = await openWithKeys(page, [call("1", "Active")]);
  for (const silent of [
    { ...HOLD, ctrlKey: true },
    { ...HOLD, key: "Ħ", modifierAltGraph: true },
    { ...HOLD, repeat: true },
    { ...HOLD, isComposing: true },
    { ...HOLD, key: ";" },
    { ...HOLD, altKey: false },
    { ...HOLD, shiftKey: false },
  ]) {
    await strike(bare.panel, silent);
  }
  await strike(bare.panel, { ...HOLD, key: "Р" });
  await bare.next("HoldEvent");
  await bare.deliver(call("1", "Holding"));
  await expect(button(contact(bare.panel, CALLER), "Resume")).toBeEnabled();
  expect(await bare.received("HoldEvent")).toHaveLength(1);
});

test("a question mark opens the sheet, unless it is typed; closing gives the focus back", async ({ page }) => {
  const bare = await openWithKeys(page, [call("1", "Active")]);
  const sheet = bare.panel.getByRole("dialog", { name: "Keyboard shortcuts" });
  const box = note(contact(bare.panel, CALLER));
  await box.focus();
  await page.keyboard.type("Why?");
  await expect(box).toHaveValue("Why?");
  await button(contact(bare.panel, CALLER), "Mute").focus();
  await page.keyboard.press("Shift+?");
  await expect(sheet).toBeVisible();
  await page.keyboard.press("Alt+Shift+H");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(bare.panel.locator("body")).not.toBeFocused();
  await box.focus();
  await page.keyboard.press("Alt+Shift+3");
  await expect(bare.panel.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("Alt+Shift+3");
  await expect(bare.panel.getByRole("dialog")).toHaveCount(0);
  await expect(box).toBeFocused();
  expect(await bare.received("HoldEvent")).toEqual([]);
});

test("keys are changed by pressing others, taken over from another action, and given back", async ({ page }) => {
  await page.goto("/skylight");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  const keys = (name: string) => sheet.getByRole("button", { name: new RegExp(`^${name}: `) });
  await keys("Hold / Resume").press("Enter");
  await page.keyboard.press("h");
  await expect(sheet).toContainText("H: a single key types");
  await page.keyboard.press("Control+Alt+h");
  await expect(sheet).toContainText("AltGr");
  await page.keyboard.press("Alt+Shift+T");
  await expect(sheet).toContainText("is reserved by the browser");
  await page.keyboard.press("Alt+Shift+M");
  await expect(sheet).toContainText("Alt+Shift+M is already used for “Mute / Unmute”.");
  await expect(sheet.getByRole("button", { name: "Take over" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(keys("Hold / Resume")).toHaveAccessibleName("Hold / Resume: Alt+Shift+M");
  await expect(keys("Hold / Resume")).toBeFocused();
  await expect(keys("Mute / Unmute")).toHaveAccessibleName("Mute / Unmute: none");

  await page.reload();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(keys("Hold / Resume")).toHaveAccessibleName("Hold / Resume: Alt+Shift+M");
  // Escape keeps the current keys and the sheet.
  await keys("Hold / Resume").press("Enter");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeVisible();
  await expect(keys("Hold / Resume")).toHaveAccessibleName("Hold / Resume: Alt+Shift+M");
  await keys("Mute / Unmute").click();
  await sheet.getByRole("button", { name: "Reset to Alt+Shift+M" }).click();
  await expect(keys("Hold / Resume")).toHaveAccessibleName("Hold / Resume: none");
  await sheet.getByRole("button", { name: "Reset all" }).click();
  await expect(keys("Hold / Resume")).toHaveAccessibleName("Hold / Resume: Alt+Shift+H");
});

test("when the focused contact ends, the focus moves to the other contacts", async ({ page }) => {
  const bare = await openWithKeys(page, [call("1", "Active"), call("2", "Holding", { ANI: OTHER })]);
  await button(contact(bare.panel, CALLER), "Mute").focus();
  await bare.deliver(call("1", "Disconnected", { FinalState: "True" }));
  await expect(contact(bare.panel, CALLER)).toHaveCount(0);
  await expect(bare.panel.locator("body")).not.toBeFocused();
});

test("page up and page down go from contact to contact, and say where the list ends", async ({ page }) => {
  const bare = await openWithKeys(page, [call("1", "Active"), call("2", "Holding", { ANI: OTHER })]);
  await page.keyboard.press("Alt+Shift+PageDown");
  await expect(button(contact(bare.panel, OTHER), OTHER)).toBeFocused();
  await expect(note(contact(bare.panel, OTHER))).toBeVisible();
  await page.keyboard.press("Alt+Shift+PageDown");
  await expect(bare.panel.getByText("No more contacts.")).toBeVisible();
  await page.keyboard.press("Alt+Shift+PageUp");
  await expect(button(contact(bare.panel, CALLER), CALLER)).toBeFocused();
  await page.keyboard.press("Alt+Shift+N");
  await expect(note(contact(bare.panel, CALLER))).toBeFocused();
});

test("a ringing contact is answered by keyboard while another is open", async ({ page }) => {
  const bare = await openWithKeys(page, [call("1", "Disconnected")]);
  await note(contact(bare.panel, CALLER)).focus();
  await bare.deliver(call("2", "Incoming", { ANI: OTHER }));
  await expect(button(contact(bare.panel, OTHER), "Answer")).toBeVisible();
  await page.keyboard.press("Alt+Shift+Enter");
  await bare.next("AnswerEvent");
});

test("after a reload the focus is where it was, if the page had it; else nothing takes it", { tag: "@either" }, async ({ page }) => {
  const bare = await openWithKeys(page, [call("1", "Active")]);
  const box = note(contact(bare.panel, CALLER));
  await box.pressSequentially("Wants a ");
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 1);
  await expect(box).toBeFocused();
  await page.keyboard.type("refund");
  await expect(box).toHaveValue("Wants a refund");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 2);
  await expect(box).toBeVisible();
  await expect(page.locator("iframe[name=panel]")).not.toBeFocused();
});

test("the start page says how to turn a desktop on, and leads into a simulator", async ({ page }) => {
  const origins = ["https://one.example", "https://two.example", "https://three.example", "https://four.example"];
  await useConfig(page, { ...defaultConfig, max: { origins }, ucontact: undefined, colour: "blue" });
  await page.goto("/");
  const card = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await expect(card("uContact")).toContainText("Not configured");
  await expect(card("uContact").locator("code").filter({ hasText: "ucontactcloud" })).toBeVisible();
  await expect(card("MAX").getByText("Allowed origins: 4")).toBeVisible();
  await expect(card("Rox.Chat").getByRole("link", { name: "Open its simulator" })).toHaveAttribute("href", `${desktops}/roxchat`);
  await expect(page.getByRole("region", { name: "Warnings in config.json" })).toContainText("colour");
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("dialog", { name: "Settings" })).toContainText("Deskpane 0.");
});
