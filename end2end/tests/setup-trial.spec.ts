// "Test my desktop" on /setup: every simulated desktop passes all steps, and faulty ones fail at the expected step with
// the reason.

import { tested } from "../addresses.mjs";
import { expectAccessible } from "./axe";
import { defaultConfig, desktops, expect, panel, stranger, test, useConfig } from "./fixtures";
import type { ContractDesktop, Root } from "./contract/desktop";

/** Only released desktops: /setup knows no others. */
const released = tested.filter((one) => one.released);
type Described = (typeof tested)[number] & { placement: "around" | "popup" | "beside" };
const placed = (placement: Described["placement"]) => (released as Described[]).find((one) => one.placement === placement)!;

const rung = (root: Root, name: string) => root.getByRole("list", { name: "Test my desktop" }).getByRole("listitem").filter({ hasText: name });
const RUNGS = ["The page loads", /The (page|window) may be/, "The two windows reach each other", "The origin is allowed", "The connection is established", "The first event arrives"];

for (const { id, name, placement } of released as Described[]) {
  test(`${name}: every step passes, and the result is a file that can be opened again`, async ({ page, context }) => {
    const { desktop } = (await import(`./contract/${id}.ts`)) as { desktop: ContractDesktop };
    const root = await desktop.climb(page);
    const rungs = root.getByRole("list", { name: "Test my desktop" }).getByRole("listitem");
    // A window must be permitted before its page can load; a frame loads first, and may be forbidden.
    const [loads, permitted, ...rest] = RUNGS;
    const order = placement === "popup" ? [permitted, loads, ...rest] : RUNGS;
    for (const [at, words] of order.entries()) await expect(rungs.nth(at)).toContainText(words!);
    for (const at of RUNGS.keys()) await expect(rungs.nth(at)).toContainText(": OK");
    // Only with a command that no customer notices.
    const command = rungs.nth(RUNGS.length);
    await expect(command).toContainText(/Press the button below|Every command/);
    if (await command.getByText("Press the button below").isVisible()) {
      await root.getByRole("button", { name: /transfer destinations|my microphone/ }).click();
      await expect(command).toContainText(": OK");
    }
    await expect(root.getByText("All steps are done.")).toBeVisible();

    const saving = page.waitForEvent("download");
    await root.getByRole("button", { name: "Save the result" }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await saving).createReadStream()) chunks.push(chunk as Buffer);
    const saved = Buffer.concat(chunks);
    expect(JSON.parse(saved.toString())).toMatchObject({ deskpaneTest: 1, desktop: id, rungs: { length: 7 } });
    const other = await context.newPage();
    await other.goto("/setup");
    await other.getByLabel("Open a saved result").setInputFiles({ name: "result.json", mimeType: "application/json", buffer: saved });
    await expect(other.getByRole("list", { name: "Test my desktop" }).getByRole("listitem")).toHaveCount(7);
    await expect(rung(other, "The first event arrives")).toContainText(": OK");
  });
}

test("a desktop that holds the panel: outside of it, the address to enter there is given", async ({ page }) => {
  const { id } = placed("around");
  await page.goto(`/setup?test=${id}`);
  await expect(rung(page, "The page loads")).toContainText(": problem");
  await expect(rung(page, "The page loads")).toContainText(`${panel}/setup?test=${id}`);
  await expectAccessible(page, "/setup, a test that cannot begin");
});

test("the wrong origin: the step names it with the line for config.json", async ({ page }) => {
  const { id } = placed("around");
  await useConfig(page, { ...defaultConfig, [id]: { origins: ["https://elsewhere.test"] } });
  await page.goto(`${desktops}/bare.html?panel=${encodeURIComponent(`${panel}/setup?test=${id}`)}`);
  const origin = rung(page.frameLocator("iframe[name=panel]"), "The origin is allowed");
  await expect(origin).toContainText(": problem");
  await expect(origin).toContainText(`"${id}": { "origins": ["${desktops}"] }`);
});

test("a desktop that never answers fails at the handshake step", async ({ page }) => {
  const { id } = placed("around");
  await page.clock.install();
  await page.goto(`${desktops}/bare.html?panel=${encodeURIComponent(`${panel}/setup?test=${id}`)}`);
  const root = page.frameLocator("iframe[name=panel]");
  await expect(rung(root, "The origin is allowed")).toContainText(": OK");
  await page.clock.fastForward(30_000);
  await expect(rung(root, "The connection is established")).toContainText(": problem");
});

test.describe("a desktop that refuses to be framed", () => {
  // The browser logs its refusal to the console.
  test.use({ allowedErrors: /frame-ancestors|Framing/ });

  test("the user says what the frame shows, and the step says what to enter at the desktop", async ({ page }) => {
    const { id, name } = placed("beside");
    await useConfig(page, { ...defaultConfig, [id]: { url: `${desktops}/${id}?frame-ancestors='none'` } });
    await page.goto(`/setup?test=${id}`);
    await expect(rung(page, "The page may be framed")).toContainText("does not report");
    await page.getByRole("button", { name: "The frame shows an error or nothing" }).click();
    await expect(rung(page, "The page may be framed")).toContainText(`${name} does not allow this page to frame it`);
    await expect(rung(page, "The page may be framed")).toContainText(panel);
    await expectAccessible(page, "/setup, a frame that is refused");
  });

  test("the policies of the panel's server and the desktop's are distinguished", async ({ page }) => {
    const { id } = placed("beside");
    await useConfig(page, { ...defaultConfig, [id]: { url: `${stranger}/sibling.html` } });
    await page.goto(`/setup?test=${id}`);
    await expect(rung(page, "The page loads")).toContainText("This server's own Content-Security-Policy forbids the frame");
    await expect(rung(page, "The page loads")).toContainText(`frame-src ${stranger}`);
  });
});

test("a popup blocked by the browser: the step names the policy that allows it", async ({ page }) => {
  const { id, name } = placed("popup");
  await page.goto(`/setup?test=${id}`);
  await expect(rung(page, "The window may be opened")).toContainText(": waiting");
  await page.evaluate(() => (window.open = () => null));
  await page.getByRole("button", { name: `Open ${name}` }).click();
  await expect(rung(page, "The window may be opened")).toContainText("PopupsAllowedForUrls");
});

test("a test runs on the form with the entered configuration", async ({ page }) => {
  const { id, name } = placed("around");
  await page.goto("/setup");
  await expect(page.getByText("Turn a desktop on to test it.")).toBeVisible();
  await page.getByRole("button", { name: "Open this server's config.json" }).click();
  await expect(page.getByText("config.json is open.")).toBeVisible();
  await page.getByRole("button", { name: `Test ${name}` }).focus();
  await page.keyboard.press("Enter");
  await expect(rung(page, "The page loads")).toContainText(`/setup?test=${id}`);
  await page.getByRole("button", { name: "End the test" }).click();
  await expect(page.getByRole("button", { name: `Test ${name}` })).toBeVisible();
  await page.getByLabel("Open a saved result").setInputFiles({ name: "no.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.getByText("Could not read no.json")).toBeVisible();
});

test("the panel's connection line leads to the step that its problem is about", async ({ page }) => {
  const { id } = placed("around");
  await page.goto(`/${id}`);
  await page.getByRole("link", { name: "Test the connection" }).click();
  await expect(page).toHaveURL(`${panel}/setup?test=${id}#loads`);
  await expect(rung(page, "The page loads")).toContainText(": problem");
});
