// Alerts for incoming contacts: on the page, as a sound, and as a system notification; once, and for as long as the
// contact waits.

import type { Page } from "@playwright/test";
import { call, expect, openBare, test } from "./fixtures";
import { button, contact } from "./panel";
import { withUcontact } from "./frame-panel";

const CALLER = "4155550123";

/** Counts sounds in place of a loudspeaker. */
async function listen(page: Page) {
  await page.addInitScript(() => {
    const heard = { notes: 0, silences: 0 };
    const value = () => ({ value: 0, setValueAtTime() {}, linearRampToValueAtTime() {}, setTargetAtTime() {} });
    const node = () => ({ connect() {}, gain: value(), frequency: value(), start: () => heard.notes++, stop() {} });
    class AudioContext {
      state = "running";
      currentTime = 0;
      destination = node();
      createGain = node;
      createOscillator = node;
      resume = async () => void (this.state = "running");
      suspend = async () => void (heard.silences++, (this.state = "suspended"));
    }
    Object.assign(window, { heard, AudioContext });
  });
}

const panel = (page: Page) => page.frame("panel")!;
const heard = (page: Page) => panel(page).evaluate(() => (window as any).heard as { notes: number; silences: number });
const title = (page: Page) => panel(page).evaluate(() => document.title);
const icon = (page: Page) => panel(page).evaluate(() => document.querySelector<HTMLLinkElement>("link[rel=icon]")!.href);

test("a call is counted on title and icon and sounds, until it is answered", async ({ page }) => {
  await listen(page);
  const bare = await openBare(page, { flavour: "MAX" });
  await expect.poll(() => title(page)).toBe("MAX · Deskpane");
  await bare.deliver(call("1", "Incoming"), call("2", "Incoming", { ANI: "4155550199" }));
  await expect.poll(() => title(page)).toBe("(2) MAX · Deskpane");
  expect(decodeURIComponent(await icon(page))).toContain(">2</text>");
  await expect.poll(async () => (await heard(page)).notes).toBeGreaterThan(0);
  await bare.deliver(call("1", "Active"), call("2", "Disconnected", { FinalState: "True" }));
  await expect.poll(() => title(page)).toBe("MAX · Deskpane");
  expect(decodeURIComponent(await icon(page))).not.toContain("</text>");
  await expect.poll(async () => (await heard(page)).silences).toBeGreaterThan(0);
});

test("after a reload of the panel the same offer is still counted, and neither heard nor announced again", { tag: "@either" }, async ({ page }) => {
  await listen(page);
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Incoming")] });
  const said = bare.panel.locator("[aria-live=assertive]");
  await expect(said).toContainText("Incoming call");
  await bare.reloadPanel();
  await bare.next("RegisterForClientEvents", 1);
  await expect(contact(bare.panel, CALLER)).toHaveCount(1);
  await expect.poll(() => title(page)).toBe("(1) MAX · Deskpane");
  await expect(said).not.toContainText("Incoming");
  expect((await heard(page)).notes).toBe(0);
  await bare.deliver(call("2", "Incoming", { ANI: "4155550199" }));
  await expect(said).toContainText("4155550199");
  await expect.poll(async () => (await heard(page)).notes).toBeGreaterThan(0);
});

test("the agent chooses the sound, and can try it", async ({ page }) => {
  await listen(page);
  const bare = await openBare(page, { flavour: "MAX" });
  await bare.panel.getByRole("button", { name: "Settings" }).click();
  const sheet = bare.panel.getByRole("dialog", { name: "Settings" });
  await expect(sheet.getByRole("radio", { name: "Soft" })).toBeChecked();
  await button(sheet, "Play sound").click();
  await expect.poll(async () => (await heard(page)).notes).toBe(2);
  await sheet.getByRole("radio", { name: "Off" }).check();
  await button(sheet, "Close").click();
  await bare.deliver(call("1", "Incoming"));
  await expect.poll(() => title(page)).toBe("(1) MAX · Deskpane");
  expect((await heard(page)).notes).toBe(2);
});

test("a page muted by the browser says so until something is pressed", async ({ page }) => {
  // For Chromium, the driver's looking into a frame is a press too; here only a click is one.
  await page.addInitScript(() => {
    const activation = { hasBeenActive: false };
    Object.defineProperty(navigator, "userActivation", { value: activation });
    addEventListener("click", () => void (activation.hasBeenActive = true), { capture: true });
  });
  const bare = await openBare(page, { flavour: "MAX" });
  const allow = bare.panel.getByRole("button", { name: /^Allow sound/ });
  await expect(allow).toBeVisible();
  await allow.click();
  await expect(allow).toHaveCount(0);
});

test("in another site's page the settings say where notifications are allowed", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX" });
  await bare.panel.getByRole("button", { name: "Settings" }).click();
  const sheet = bare.panel.getByRole("dialog", { name: "Settings" });
  await expect(sheet).toContainText("in its own tab");
  await expect(sheet.getByRole("link", { name: "Open in its own tab" })).toHaveAttribute("href", /\/max$/);
});

/** System notifications are allowed, on a page out of view. */
async function allow(page: Page) {
  await page.addInitScript(() => {
    const shown: any[] = [];
    class Notification {
      static permission = "granted";
      static requestPermission = async () => "granted";
      closed = false;
      onclick: null | (() => void) = null;
      constructor(readonly title: string, readonly options: object) { shown.push(this); }
      close() { this.closed = true; }
    }
    Object.assign(window, { shown, Notification });
    Object.defineProperty(document, "hidden", { get: () => true });
    try { localStorage.setItem("deskpane/preferences", '{"notifications":true}'); } catch { /* the page around */ }
  });
}

const shown = (page: Page) =>
  panel(page).evaluate(() => (window as any).shown.map(({ title, options, closed }: any) => ({ title, tag: options.tag, closed })));

test("a contact has one system notification, until it is answered", async ({ page }) => {
  await allow(page);
  const bare = await openBare(page, { flavour: "MAX" });
  await bare.deliver(call("1", "Incoming"));
  const told = { title: "Incoming call from 4155550123, Support English", tag: "deskpane/max/1" };
  await expect.poll(() => shown(page)).toEqual([{ ...told, closed: false }]);
  await panel(page).evaluate(() => (window as any).shown[0].onclick());
  // A real click on a notification focuses the window; this one leaves that to the browser.
  await expect.poll(() => panel(page).evaluate(() => document.activeElement?.textContent)).toContain("Answer");
  await bare.deliver(call("1", "Active"));
  await expect.poll(() => shown(page)).toEqual([{ ...told, closed: true }]);
});

test("an interaction that the desktop assigns is announced", async ({ page }) => {
  const ucontact = await withUcontact(page);
  await ucontact.assign("WhatsApp", { Campaign: "Demo<-", Client: "+15550100142" });
  await expect(page.locator("[aria-live=assertive]")).toContainText(/Incoming .*\+15550100142/);
});
