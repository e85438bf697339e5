// What stands on the page when the app itself cannot.

import { expect, test } from "./fixtures";

test.describe("when a part does not arrive", () => {
  test.use({ allowedErrors: /Failed to load resource|net::ERR_FAILED|integrity/ });

  test("blocked WebAssembly is said in words", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("/max");
    await expect(page.getByRole("alert")).toContainText("Deskpane could not be loaded");
    await expect(page.getByRole("alert").getByRole("button", { name: "Reload" })).toBeVisible();
  });

  test("a missing WebAssembly file is said in words", async ({ page }) => {
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

  test("blocked JavaScript of the app is said in words, and Reload recovers", async ({ page }) => {
    await page.route("**/deskpane-*.js", (route) => route.abort());
    await page.goto("/max");
    await expect(page.getByRole("alert")).toContainText("Deskpane could not be loaded");
    await page.unroute("**/deskpane-*.js");
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.locator("#boot")).toHaveCount(0);
  });

  test("when no script arrives at all, words appear by themselves", async ({ page }) => {
    await page.route("**/*.js", (route) => route.abort());
    await page.goto("/max");
    await expect(page.getByRole("status")).toContainText("Deskpane is starting");
    await expect(page.getByText("This takes longer than usual")).toBeVisible({ timeout: 15_000 });
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

  test("the page says that it is needed", async ({ page }) => {
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
});
