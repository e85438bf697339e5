// A newer Deskpane on the server: the panel says so unobtrusively, and does not check more often than documented.

import { expect, openBare, call, panel as origin, test } from "./fixtures";
import { contact, note, state } from "./panel";
import { withRoxchat } from "./frame-panel";
import { lookedAt, newer } from "./newer";
import { show } from "./visibility";
import type { FrameLocator, Page } from "@playwright/test";

const READY = "A newer Deskpane is ready.";
const settings = (root: FrameLocator | Page) => root.getByRole("button", { name: "Settings", exact: true });

test("the settings button and Settings say that a newer one is ready; it is looked for once an hour at most", async ({ page }) => {
  await page.clock.install();
  const looks = await lookedAt(page, "/max");
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const card = contact(bare.panel, "4155550123");
  await note(card).fill("Wants a refund");
  const frame = page.frame("panel")!;
  const comeBack = async () => {
    await show(frame, false);
    await show(frame, true);
  };
  await comeBack();
  await page.clock.fastForward("55:00");
  await comeBack();
  expect(looks.count).toBe(0);
  await page.clock.fastForward("06:00");
  await comeBack();
  await expect.poll(() => looks.count).toBe(1);

  looks.change = newer;
  await comeBack();
  await page.clock.fastForward("55:00");
  await comeBack();
  await expect(settings(bare.panel)).toHaveAccessibleDescription(/^(?!.*newer)/);
  expect(looks.count).toBe(1);
  const places = () => Promise.all([settings(bare.panel), card, note(card)].map((element) => element.boundingBox()));
  const before = await places();
  await page.clock.fastForward("06:00");
  await comeBack();
  await expect(settings(bare.panel)).toHaveAccessibleDescription(READY);
  expect(await places()).toEqual(before);

  // It is known, so no further check is made.
  await page.clock.fastForward("02:00:00");
  await comeBack();
  await settings(bare.panel).click();
  const sheet = bare.panel.getByRole("dialog", { name: "Settings" });
  await expect(sheet.getByText(`${READY} Reload this page between contacts.`, { exact: true })).toBeVisible();
  expect(looks.count).toBe(2);
  await sheet.getByRole("button", { name: "Reload" }).click();
  await expect(bare.panel.getByRole("dialog")).toHaveCount(0);
  await expect(state(card)).toContainText("Active");
  await expect(note(card)).toHaveValue("Wants a refund");
  await expect(settings(bare.panel)).toHaveAccessibleDescription(/^(?!.*newer)/);
});

test("a panel that stays in view all day finds out too", async ({ page }) => {
  await page.clock.install();
  const looks = await lookedAt(page, "/max");
  await page.goto("/max");
  await expect(settings(page)).toBeVisible();
  looks.change = newer;
  await page.clock.fastForward("01:11:00");
  await expect(settings(page)).toHaveAccessibleDescription(READY);
  expect(looks.count).toBe(1);
});

test.describe("a check without a usable answer", () => {
  test.use({ allowedErrors: /Failed to load resource/ });

  test("reports nothing, and the next check finds the newer version", async ({ page }) => {
    await page.clock.install();
    const looks = await lookedAt(page, "/max");
    await page.goto("/max");
    await expect(settings(page)).toBeVisible();
    const answers = [
      { status: 503, change: newer },
      { status: 200, change: () => "<!doctype html><title>Log in to the network</title>" },
      { status: 200, change: newer },
    ];
    for (const [at, answer] of answers.entries()) {
      Object.assign(looks, answer);
      const answered = page.waitForResponse((response) => response.request().resourceType() === "fetch" && response.url() === `${origin}/max`);
      await page.clock.fastForward("01:00:00");
      await show(page, true);
      await (await answered).finished();
      expect(looks.count).toBe(at + 1);
      if (at < 2) await expect(settings(page)).toHaveAccessibleDescription(/^(?!.*newer)/);
    }
    await expect(settings(page)).toHaveAccessibleDescription(READY);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
});

test("beside a desktop it says that the desktop reloads too", async ({ page }) => {
  await page.clock.install();
  const looks = await lookedAt(page, "/roxchat");
  looks.change = newer;
  await withRoxchat(page);
  await expect(settings(page)).toBeVisible();
  await page.clock.fastForward("01:00:00");
  await show(page, true);
  await expect(settings(page)).toHaveAccessibleDescription(READY);
  await settings(page).click();
  await expect(page.getByRole("dialog", { name: "Settings" })).toContainText("Rox.Chat reloads with it");
});
