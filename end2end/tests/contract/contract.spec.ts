// Tests that hold for every desktop. The desktops are those of `desktops.json`, written from the list in
// crates/desktops; the file with a desktop's id beside this one plays it.

import { tested } from "../../addresses.mjs";
import { defaultConfig, expect, stranger, test, useConfig } from "../fixtures";
import { expectAccessible } from "../axe";
import { connection, contact, disclose, note, state } from "../panel";
import type { ContractDesktop } from "./desktop";

const WORDS = "Wants a refund, order 1815";
const FORGED = "66601";

/** With and without storage for frames of other sites. */
const EITHER = { tag: "@either" };

for (const { id, name } of tested) {
  test.describe(name, () => {
    let desktop: ContractDesktop;
    test.beforeAll(async () => {
      ({ desktop } = await import(`./${id}.ts`));
    });

    test("connects, and shows who is there", EITHER, async ({ page }) => {
      const { panel, bringIn } = await desktop.connect(page);
      const customer = await bringIn();
      await expect(connection(panel)).toContainText(`Connected to ${name}`);
      await expect(state(contact(panel, customer))).not.toBeEmpty();
    });

    test("says why it is not connected, and what to do", async ({ page }) => {
      const { panel, says } = await desktop.withoutConnection(page);
      for (const words of says) await expect(connection(panel)).toContainText(words);
    });

    test("switched off in config.json, it names the key to add", async ({ page }) => {
      await useConfig(page, { ...defaultConfig, [id]: undefined });
      await page.goto(`/${id}`);
      await expect(page.getByText(`${name} is not configured`)).toBeVisible();
      await expect(page.getByText(`"${id}"`).first()).toBeVisible();
    });

    test("a reload of the panel brings the contact back, with its note", EITHER, async ({ page }) => {
      const { panel, bringIn, reloadPanel } = await desktop.connect(page);
      const customer = await bringIn();
      await note(contact(panel, customer)).fill(WORDS);
      await reloadPanel();
      await expect(note(contact(panel, customer))).toHaveValue(WORDS);
      await expect(connection(panel)).not.toContainText("Connecting");
    });

    test("a reload of the desktop is recovered from", EITHER, async ({ page }) => {
      const { panel, bringIn, reloadDesktop } = await desktop.connect(page);
      const customer = await bringIn();
      await reloadDesktop();
      await expect(connection(panel)).toContainText(`Connected to ${name}`, { timeout: 15_000 });
      await expect(contact(panel, customer)).toHaveCount(1);
    });

    test("messages from another window of the desktop's origin are ignored", async ({ page }) => {
      const { panel, bringIn, postFromOtherWindow } = await desktop.connect(page);
      await postFromOtherWindow(desktop.forged(FORGED));
      const customer = await bringIn();
      await expect(contact(panel, customer)).toBeVisible();
      await disclose(panel, "Diagnostics");
      await expect(panel.getByText("Rejected: other window").first()).toBeVisible();
      await expect(panel.getByText(FORGED)).toHaveCount(0);
    });

    test.describe("where no server's policy forbids it", () => {
      test.use({ bypassCSP: true });

      test("messages from the desktop's window at another origin are ignored, and the origin is named", async ({ page }) => {
        const panel = await desktop.postFromOtherOrigin(page, desktop.forged(FORGED));
        await disclose(panel, "Diagnostics");
        await expect(panel.getByText("Rejected: origin not allowed").first()).toBeVisible();
        await expect(panel.getByText(stranger).first()).toBeVisible();
        await expect(panel.getByText(FORGED)).toHaveCount(0);
      });
    });

    test("odd messages change nothing, and what follows is understood", async ({ page }) => {
      const { panel, bringIn, post } = await desktop.connect(page);
      const customer = await bringIn();
      const before = await panel.getByRole("article").count();
      const odd: unknown[] = [null, 0, true, "", "{", "[]", [], {}, "x".repeat(1_000_000), { error: {} }, { events: 7 }, { event: {} }, { source: 1 }];
      for (const message of odd) await post(message);
      await post(desktop.forged(FORGED));
      await expect(panel.getByRole("article")).toHaveCount(before + 1);
      await expect(contact(panel, customer)).toBeVisible();
      await expect(connection(panel)).toContainText(`Connected to ${name}`);
    });

    test("keys alone lead to the contact and its note", EITHER, async ({ page }) => {
      const { panel, bringIn, focusPanel } = await desktop.connect(page);
      const customer = await bringIn();
      await focusPanel();
      await page.keyboard.press("Alt+Shift+N");
      await expect(note(contact(panel, customer))).toBeFocused();
      await page.keyboard.type(WORDS);
      await expect(note(contact(panel, customer))).toHaveValue(WORDS);
    });

    test("axe-core finds nothing, with a contact open and its diagnostics", async ({ page }) => {
      const { panel, bringIn, document } = await desktop.connect(page);
      await bringIn();
      await disclose(panel, "Diagnostics");
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await expectAccessible(document(), `${name}, ${colorScheme}`);
      }
    });
  });
}
