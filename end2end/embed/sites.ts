// Pages of several sites without a server: the test answers Chromium's requests. Frames of different sites still run in
// different processes.

import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, type BrowserContext, type Frame, type Page } from "@playwright/test";
import type { StandInPanel } from "../../packages/embed/src/testing/panel";

export const kit = fileURLToPath(new URL("../../packages/embed/", import.meta.url));

export const crm = "https://crm.acme.test";
export const desk = "https://desk.example.test";

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

/** A site's response: a page, or a file by its path; `undefined` for "not found". */
export type Site = (url: URL) => string | { file: string } | undefined;

export async function serve(context: BrowserContext, origin: string, site: Site): Promise<void> {
  await context.route(`${origin}/**`, async (route) => {
    const answer = site(new URL(route.request().url()));
    if (answer === undefined) return route.fulfill({ status: 404, body: "" });
    const [body, type] = typeof answer === "string" ? [answer, ".html"] : [readFileSync(answer.file), extname(answer.file)];
    const headers = { "content-type": `${TYPES[type]}; charset=utf-8`, "access-control-allow-origin": "*" };
    await route.fulfill({ body, headers });
  });
}

/** The stand-in panel as a page; `options` are read again at each load. */
export function standIn(options: () => object = () => ({ origins: [crm] })): Site {
  return ({ pathname }) => {
    if (pathname === "/embed.js") return { file: `${kit}dist/embed.js` };
    if (pathname.startsWith("/kit/")) return { file: `${kit}dist/${pathname.slice(5)}` };
    return `<!doctype html><title>Stand-in panel</title><script type="module">
      import { StandInPanel } from "/kit/testing/index.js";
      window.panel = StandInPanel.inWindow(${JSON.stringify(options())});
    </script>`;
  };
}

/** Runs a function with the stand-in panel in a frame of the page, once it is there. */
export async function inPanel<A, R>(page: Page, work: (panel: StandInPanel, argument: A) => R | Promise<R>, argument?: A): Promise<R> {
  const frame = await panelFrame(page);
  return frame.evaluate(
    async ([text, argument]) => (0, eval)(`(${text})`)((window as unknown as { panel: unknown }).panel, argument) as R,
    [work.toString(), argument] as const,
  );
}

async function panelFrame(page: Page): Promise<Frame> {
  for (;;) {
    for (const frame of page.frames()) if (await frame.evaluate(() => "panel" in window && document.title === "Stand-in panel").catch(() => false)) return frame;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function frameOf(page: Page, origin: string): Promise<Frame> {
  for (;;) {
    const frame = page.frames().find((frame) => frame.url().startsWith(origin));
    if (frame) return frame;
    await page.waitForEvent("framenavigated");
  }
}

export const test = base.extend<{ served: (origin: string, site: Site) => Promise<void> }>({
  served: async ({ context }, use) => {
    await use((origin, site) => serve(context, origin, site));
  },
});

export { expect } from "@playwright/test";
