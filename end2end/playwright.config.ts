import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { panel } from "./addresses.mjs";

/** Tests of the release build behind nginx. On other builds they run too when these are tested alone. */
export const ofRelease = ["tests/boot.spec.ts", "tests/faults.spec.ts"];

const launchOptions = {
  // Starts the browser that `cargo xtask test` found.
  executablePath: fileURLToPath(new URL("chromium.sh", import.meta.url)),
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};

const withStorage = (kind: string) => ({ launchOptions: { ...launchOptions, env: { ...process.env, DESKPANE_STORAGE: kind } } });

export default defineConfig({
  testDir: "tests",
  testIgnore: process.env.DESKPANE_TESTS_RELEASE_TOO ? ofRelease : [],
  outputDir: "results/plain",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  retries: 0,
  workers: 2,
  // The timeout covers waiting on a busy machine: another browser and two compilers may be running.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: panel,
    browserName: "chromium",
    headless: true,
    viewport: { width: 1000, height: 800 },
    locale: "en-US",
    // Recording screenshots of every test would take a sixth more processor time.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions,
  },
  projects: [
    { name: "chromium", grepInvert: /@blocked/, use: withStorage("parted") },
    // With storage blocked in frames of other sites: tests of that, and tests whose result must not depend on it.
    { name: "blocked", grep: /@blocked|@either/, use: withStorage("blocked") },
  ],
  webServer: {
    command: "node server.mjs",
    url: `${panel}/config.json`,
    // A running server (`npm run serve`) is reused during development.
    reuseExistingServer: !process.env.CI,
    stderr: "pipe",
  },
});
