// A browser with a new profile for each app and round, so that runs do not affect each other.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The Playwright of the end-to-end tests.
const { chromium } = createRequire(new URL("../end2end/", import.meta.url))("@playwright/test");

const probe = readFileSync(new URL("probe.js", import.meta.url), "utf8");

/** Opens the host page. Resolves to `{ page, errors, version, slowDown, emptyCache, memory, cpuSeconds, close }`. */
export async function openHost(address) {
  const profile = mkdtempSync(join(tmpdir(), "deskpane-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    // As in the end-to-end tests: containers often lack the name spaces for a sandbox.
    args: ["--no-sandbox", "--js-flags=--expose-gc", "--site-per-process"],
    viewport: { width: 1200, height: 800 },
    locale: "en-GB",
  });
  await context.addInitScript(probe);
  const page = context.pages()[0] ?? (await context.newPage());
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(address);
  const browser = await context.newCDPSession(page);
  /** The app's frames, or the page if it is the app itself. */
  const frames = () => {
    const framed = page.frames().filter((frame) => frame !== page.mainFrame());
    return framed.length > 0 ? framed : [page];
  };
  return {
    page,
    errors,
    version: context.browser()?.version(),

    /** From now on, the framed app has a slower network and a slower processor, from its first script on. */
    async slowDown({ bits, latency, processor }) {
      const throughput = bits / 8;
      const network = { offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput };
      browser.on("Target.attachedToTarget", ({ sessionId }) => {
        let id = 0;
        const send = (method, params = {}) => {
          const message = JSON.stringify({ id: ++id, method, params });
          // Fails for a frame that is gone, which needs nothing.
          browser.send("Target.sendMessageToTarget", { sessionId, message }).catch(() => {});
        };
        send("Network.enable");
        send("Network.emulateNetworkConditions", network);
        send("Emulation.setCPUThrottlingRate", { rate: processor });
        send("Runtime.runIfWaitingForDebugger");
      });
      await browser.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
    },

    /** Makes the next start load everything. */
    async emptyCache() {
      await browser.send("Network.clearBrowserCache");
    },

    /** Bytes of JavaScript and of WebAssembly in the app, after a garbage collection. */
    async memory() {
      const [first] = frames();
      // Frames of the same site share a process and a heap.
      const session = await context.newCDPSession(first);
      await session.send("HeapProfiler.collectGarbage");
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
      await session.detach();
      const wasm = await Promise.all(frames().map((frame) => frame.evaluate(() => window.wasmBytes())));
      return { heap: usedSize, page: embedderHeapUsedSize, buffers: backingStorageSize, wasm: wasm.reduce((a, b) => a + b, 0) };
    },

    /** Processor time used so far by the browser's renderer processes; undefined if the browser does not report it. */
    async cpuSeconds() {
      const session = await page.context().browser()?.newBrowserCDPSession().catch(() => undefined);
      if (!session) return undefined;
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      await session.detach();
      return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    },

    async close() {
      await browser.detach().catch(() => {});
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
