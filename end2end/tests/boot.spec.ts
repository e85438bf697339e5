// The page when the app cannot start.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { call, defaultConfig, desktops, expect, openBare, panel, test } from "./fixtures";
import { agentState, button, connection, contact, note, state } from "./panel";

test.describe("when a part does not arrive", () => {
  test.use({ allowedErrors: /Failed to load resource|net::ERR_FAILED|integrity/ });

  test("blocked WebAssembly is reported", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("/max");
    await expect(page.getByRole("alert")).toContainText("Deskpane could not be loaded");
    await expect(page.getByRole("alert").getByRole("button", { name: "Reload" })).toBeVisible();
  });

  test("a missing WebAssembly file is reported", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "not here" }));
    await page.goto("/max");
    await expect(page.getByRole("alert")).toContainText("Deskpane could not be loaded");
  });

  test("a WebAssembly file that was tampered with is not run", async ({ page }) => {
    const empty = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await page.route("**/*.wasm", (route) => route.fulfill({ body: empty, contentType: "application/wasm" }));
    await page.goto("/max");
    await expect(page.getByRole("alert")).toContainText("Deskpane could not be loaded");
  });

  test("blocked JavaScript of the app is reported, and Reload recovers", async ({ page }) => {
    await page.route("**/deskpane-*.js", (route) => route.abort());
    await page.goto("/max");
    await expect(page.getByRole("alert")).toContainText("Deskpane could not be loaded");
    await page.unroute("**/deskpane-*.js");
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.locator("#boot")).toHaveCount(0);
  });

  test("if no script arrives, a message appears all the same", async ({ page }) => {
    await page.route("**/*.js", (route) => route.abort());
    await page.goto("/max");
    await expect(page.getByRole("status")).toContainText("Deskpane is starting");
    const late = page.getByText("This takes longer than usual");
    await expect(late).toBeHidden();
    // Almost all of the ten seconds that the style sheet waits.
    await page.evaluate(() => document.getAnimations().forEach((animation) => (animation.currentTime = 9_000)));
    await expect(late).toBeVisible();
  });
});

test.describe("when a part comes late or damaged", () => {
  test.use({ allowedErrors: /Failed to load resource|Fetch API cannot load|net::ERR_|integrity/ });

  test("without its style sheets the panel still works", async ({ page }) => {
    let refused = 0;
    await page.route("**/*.css", (route) => (refused++, route.fulfill({ status: 404, body: "" })));
    const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
    const card = contact(bare.panel, "4155550123");
    await expect(state(card)).toContainText("Active");
    expect(refused).toBeGreaterThan(0);
    for (const vital of [connection(bare.panel), agentState(bare.panel), state(card), button(card, "Hang up")]) await expect(vital).toBeVisible();
    await expect(bare.panel.getByText("This takes longer than usual")).toHaveCount(0);
    await note(card).fill("Wants a refund");
    await button(card, "Hold").click();
    await bare.next("HoldEvent");
  });

  test("an unreachable config.json is reported, and Retry waits for a slow one", async ({ page }) => {
    await page.route("**/config.json", (route) => route.abort());
    const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
    const alert = bare.panel.getByRole("alert");
    await expect(alert).toContainText("config.json");
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.unroute("**/config.json");
    await page.route("**/config.json", async (route) => {
      await held;
      await route.fulfill({ json: defaultConfig });
    });
    await bare.panel.getByRole("button", { name: "Retry" }).click();
    await expect(bare.panel.getByRole("status").filter({ hasText: "Reading the configuration" })).toBeVisible();
    await expect(alert).toHaveCount(0);
    release();
    await expect(state(contact(bare.panel, "4155550123"))).toContainText("Active");
  });

  test("a message is shown while the WebAssembly file loads, and what happened in MAX meanwhile appears at once", async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    // Not the desktop's own file, which comes from another server.
    await page.route(`${panel}/**/*.wasm`, async (route) => {
      await held;
      await route.continue();
    });
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.goto(`${desktops}/max?panel=${encodeURIComponent(panel)}`);
    const inside = page.frameLocator('iframe[title="Custom Workspace"]');
    await expect(inside.getByRole("status").filter({ hasText: "Deskpane is starting" })).toBeVisible();
    const late = inside.getByText("This takes longer than usual");
    await expect(late).toBeHidden();
    await page.getByRole("button", { name: "Incoming call" }).click();
    // The style sheet shows it after ten seconds.
    await inside.locator("body").evaluate((body) => body.getAnimations({ subtree: true }).forEach((animation) => animation.finish()));
    await expect(late).toBeVisible();
    release();
    await expect(connection(inside)).toContainText("Connected");
    await expect(late).toHaveCount(0);
    const card = inside.getByRole("article").first();
    await expect(state(card)).toContainText("Ringing");
    await button(card, "Answer").click();
    await expect(state(card)).toContainText("Active");
  });

  test("a connection cut in the middle of the WebAssembly file is reported, and Reload recovers", async ({ page }) => {
    let cuts = 0;
    // Only a real server can close a connection in the middle of a response.
    const server = createServer(async (request, response) => {
      const answer = await fetch(new URL(request.url!, panel));
      const body = Buffer.from(await answer.arrayBuffer());
      response.setHeader("content-type", answer.headers.get("content-type") ?? "");
      response.setHeader("content-length", body.length);
      if (!request.url!.endsWith(".wasm") || cuts) return void response.end(body);
      cuts++;
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/max`);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("Deskpane could not be loaded");
    expect(cuts).toBe(1);
    await alert.getByRole("button", { name: "Reload" }).click();
    await expect(connection(page)).toBeVisible();
    server.closeAllConnections();
    server.close();
  });
});

test("a browser without WebAssembly is told so", async ({ page }) => {
  await page.addInitScript(() => {
    delete (globalThis as any).WebAssembly;
  });
  await page.goto("/max");
  await expect(page.getByRole("alert")).toContainText("This browser cannot run Deskpane");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that JavaScript is needed", async ({ page }) => {
    await page.goto("/max");
    await expect(page.locator("noscript p")).toHaveText(/Deskpane needs JavaScript and WebAssembly/);
    await expect(page.locator("noscript p")).toBeVisible();
  });
});

test("the page holds no inline script", async ({ request }) => {
  const html = await (await request.get("/max")).text();
  const inline = [...html.matchAll(/<script\b([^>]*)>([^<]*)/g)].filter(([, , body]) => body.trim() !== "");
  expect(inline).toEqual([]);
});

test("each file of the first load is fetched once, and spare scripts only when the app stands", async ({ page }) => {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const root = document.getElementById("app");
      if ((window as any).stood === undefined && root?.firstElementChild) (window as any).stood = performance.now();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto("/max");
  await expect(page.locator("#boot")).toHaveCount(0);
  const files = () =>
    page.evaluate(() => {
      const all = performance.getEntriesByType("resource").filter(({ name }) => /\.(wasm|js|css)(\?|$)/.test(name));
      const isLate = ({ startTime }: PerformanceEntry) => startTime > (window as any).stood;
      const names = (entries: PerformanceEntry[]) => entries.map(({ name }) => new URL(name).pathname + new URL(name).search);
      return { first: names(all.filter((entry) => !isLate(entry))), later: names(all.filter(isLate)) };
    });
  await expect.poll(async () => (await files()).later.length, { message: "spare scripts" }).toBe(2);
  const { first, later } = await files();
  expect(first).toEqual([...new Set(first)]);
  const script = first.find((path) => /\/deskpane-[^/]*\.js$/.test(path));
  expect(first.some((path) => path.endsWith(".wasm"))).toBe(true);
  expect(later).toEqual([2, 3].map((copy) => `${script}?copy=${copy}`));
});

test("the app works under a deeper base path", async ({ page }) => {
  await page.route("**/sub/**", async (route) => {
    const url = route.request().url().replace("/sub/", "/");
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  await page.goto("/sub/max");
  await expect(page.locator("#boot")).toHaveCount(0);
  // Scripts for later starts may still be loading.
  await page.unrouteAll({ behavior: "wait" });
});
