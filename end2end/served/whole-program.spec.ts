// A desktop's page has a program without the parts for a CRM and for recordings. If one of them is needed, it runs the
// whole program.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Frame, FrameLocator, Page } from "@playwright/test";
import { allowFaults, inject, isStocked, lives } from "../tests/faults";
import { call, defaultConfig, expect, openBare, panel, test, useConfig, type Bare } from "../tests/fixtures";
import { lookedAt, newer } from "../tests/newer";
import { button, connection, contact, disclose, note, state } from "../tests/panel";
import { show } from "../tests/visibility";

/** One of the desktops: these tests do not depend on which. */
const [desktop, flavour] = ["max", "MAX"] as const;
const api = "/crm/v1";
const withCrm = { ...defaultConfig, crm: { origins: [], api } };
const ADA = "Ada Lovelace";
const CALLER = "4155550123";

const built = (page: string) => fileURLToPath(new URL(`../../dist/${page}`, import.meta.url));

/** The files of the program that a page of the build starts. */
function program(page: string): string[] {
  const html = readFileSync(built(page), "utf8");
  return ["app", "wasm"].map((part) => new RegExp(`data-${part}="\\./([^"]+)"`).exec(html)![1]).sort();
}
const own = program(`${desktop}.html`);
const whole = program("index.html");

/** The program files that were fetched, once each. */
const fetched = (panel: Frame | Page) =>
  panel.evaluate(() => {
    const names = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname.split("/").at(-1)!);
    return [...new Set(names.filter((name) => /^deskpane-.*\.(js|wasm)$/.test(name)))].sort();
  });

/** The panel in a desktop with one call. */
const opened = (page: Page, config?: object) => openBare(page, { path: `/${desktop}`, config, flavour, initial: [call("1", "Active")] });

/** The CRM identifies every caller. */
const answer = (page: Page) =>
  page.context().route(`${panel}${api}/**`, (route) => route.fulfill({ json: { matches: [{ ref: "c-1", name: ADA }] } }));

const settings = (root: FrameLocator | Page) => root.getByRole("button", { name: "Settings", exact: true });

test("without a CRM a page fetches the program of its own alone", async ({ page }) => {
  const bare = await opened(page);
  await expect(connection(bare.panel)).toContainText("Connected");
  const frame = page.frame("panel")!;
  await isStocked(frame);
  expect(await fetched(frame)).toEqual(own);
});

test.describe("with a CRM", () => {
  test.use({ allowedErrors: /injected|Failed to load resource|integrity/ });

  test("a page runs the whole program, which a fault starts again without its files", async ({ page }) => {
    await allowFaults(page);
    await answer(page);
    const bare = await opened(page, withCrm);
    const card = contact(bare.panel, ADA);
    await expect(state(card)).toContainText("Active");
    await note(card).fill("Wants a refund");
    const frame = page.frame("panel")!;
    await isStocked(frame);
    expect(await fetched(frame)).toEqual(expect.arrayContaining(whole));

    // A newer Deskpane and its configuration are on the server.
    await page.context().route(/-[0-9a-f]{6,}(_bg)?\.(js|wasm|css|txt)/, (route) => route.fulfill({ status: 404, body: "" }));
    await useConfig(page, "{}");
    for (const life of [2, 3]) {
      await inject(frame, "trap");
      await expect.poll(() => lives(frame)).toEqual({ lives: life, calledAgain: 0 });
      await expect(bare.panel.getByRole("status").filter({ hasText: "Deskpane has restarted" })).toBeVisible();
      await expect(state(card)).toContainText("Active");
      await expect(note(card)).toHaveValue("Wants a refund");
      await bare.panel.getByRole("button", { name: "OK" }).click();
    }
    await button(card, "Hold").click();
    await bare.next("HoldEvent");
  });

  test("a desktop's page shows its desktop at any address", async ({ page }) => {
    await page.route(`${panel}/agents`, (route) => route.fulfill({ path: built(`${desktop}.html`), contentType: "text/html" }));
    await useConfig(page, withCrm);
    await page.goto("/agents");
    await expect(connection(page)).toBeVisible();
    expect(await fetched(page)).toEqual(expect.arrayContaining(whole));
  });

  test("a configuration that comes late reloads the page", async ({ page }) => {
    await answer(page);
    await page.route("**/config.json", (route) => route.fulfill({ status: 503, body: "" }));
    const bare = await opened(page);
    await expect(bare.panel.getByRole("alert")).toContainText("config.json");
    expect(await fetched(page.frame("panel")!)).toEqual(own);
    await page.unroute("**/config.json");
    await useConfig(page, withCrm);
    await bare.panel.getByRole("button", { name: "Retry" }).click();
    await expect(state(contact(bare.panel, ADA))).toContainText("Active");
  });

  for (const file of whole) {
    test(`a whole program that was tampered with is not run (${file.split(".").at(-1)})`, async ({ page }) => {
      const [body, contentType] = file.endsWith(".wasm")
        ? [Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), "application/wasm"]
        : ["export default () => {};", "text/javascript"];
      await page.route(`**/${file}`, (route) => route.fulfill({ body, contentType }));
      await useConfig(page, withCrm);
      await page.goto(`/${desktop}`);
      await expect(page.getByRole("alert")).toContainText("Deskpane could not be loaded");
    });
  }

  test("the page as the server has it names the program that runs, until there is a newer one", async ({ page }) => {
    await page.clock.install();
    const looks = await lookedAt(page, `/${desktop}`);
    await useConfig(page, withCrm);
    await page.goto(`/${desktop}`);
    await expect(settings(page)).toBeVisible();
    const look = async () => {
      const answered = page.waitForResponse((response) => response.request().resourceType() === "fetch" && response.url() === `${panel}/${desktop}`);
      await page.clock.fastForward("01:00:00");
      await show(page, true);
      await (await answered).finished();
    };
    await look();
    await expect(settings(page)).toHaveAccessibleDescription(/^(?!.*newer)/);
    looks.change = newer;
    await look();
    await expect(settings(page)).toHaveAccessibleDescription("A newer Deskpane is ready.");
    expect(looks.count).toBe(2);
  });
});

test.describe("with a recording", () => {
  const RECORDED = "Messages are being recorded";
  test.use({ allowedErrors: /Failed to load resource/ });

  const diagnostics = (bare: Bare) => bare.panel.getByRole("region", { name: "Diagnostics" });
  const press = async (bare: Bare, name: string) => {
    await disclose(bare.panel, "Diagnostics");
    await diagnostics(bare).getByRole("button", { name, exact: true }).click();
  };

  test("the whole program takes the place of the running one, until the recording ends", async ({ page }) => {
    const bare = await opened(page);
    const card = contact(bare.panel, CALLER);
    await note(card).fill("Wants a refund");
    await press(bare, "Record");
    await expect(bare.panel.getByText(RECORDED)).toBeVisible();
    expect(await fetched(page.frame("panel")!)).toEqual(expect.arrayContaining(whole));
    await expect(state(card)).toContainText("Active");
    await expect(note(card)).toHaveValue("Wants a refund");

    await bare.reloadPanel();
    await expect(bare.panel.getByText(RECORDED)).toBeVisible();
    await press(bare, "Stop recording messages");
    await bare.reloadPanel();
    await expect(connection(bare.panel)).toContainText("Connected");
    await isStocked(page.frame("panel")!);
    expect(await fetched(page.frame("panel")!)).toEqual(own);
  });

  test("a page whose address asks for a recording runs the whole program", async ({ page }) => {
    const bare = await openBare(page, { path: `/${desktop}`, query: { Record: "" }, flavour, initial: [call("1", "Active")] });
    await expect(bare.panel.getByText(RECORDED)).toBeVisible();
    expect(await fetched(page.frame("panel")!)).toEqual(expect.arrayContaining(whole));
  });

  test("if the whole program cannot be loaded, the running one continues and says so", async ({ page }) => {
    const bare = await opened(page);
    const card = contact(bare.panel, CALLER);
    await note(card).fill("Wants a refund");
    await page.route(`**/${whole.find((file) => file.endsWith(".wasm"))}`, (route) => route.fulfill({ status: 404, body: "" }));
    await press(bare, "Record");
    await expect(diagnostics(bare)).toContainText("The recording did not begin");
    await bare.deliver(call("1", "Holding"));
    await expect(state(card)).toContainText("On hold");
    await expect(note(card)).toHaveValue("Wants a refund");
    await bare.reloadPanel();
    await expect(state(card)).toContainText("Active");
    expect(await fetched(page.frame("panel")!)).toEqual(own);
  });
});

test("the page's own program explains a configuration with errors", async ({ page }) => {
  await useConfig(page, `{ "crm": { "origins": ["http://localhost:8082"] }`);
  await page.goto(`/${desktop}`);
  await expect(page.getByRole("alert")).toContainText("config.json");
  expect(await fetched(page)).toEqual(own);
});
