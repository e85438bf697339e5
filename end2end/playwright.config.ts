import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { panel } from "./addresses.mjs";

/** What the release build is tested with, behind nginx. Other builds are too when they are tested alone. */
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
  // Of what is waited for, not of how long it takes: the other browser and two compilers may be at work beside this one.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: panel,
    browserName: "chromium",
    headless: true,
    viewport: { width: 1000, height: 800 },
    locale: "en-US",
    // A film of every test beside what its page held would take a sixth more processor time.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions,
  },
  projects: [
    { name: "chromium", grepInvert: /@blocked/, use: withStorage("parted") },
    // In a browser that gives a frame of another site no storage: tests of that, and those whose outcome must not depend on it.
    { name: "blocked", grep: /@blocked|@either/, use: withStorage("blocked") },
  ],
  webServer: {
    command: "node server.mjs",
    url: `${panel}/config.json`,
    // A server that is there already, `npm run serve`, is used while developing.
    reuseExistingServer: !process.env.CI,
    stderr: "pipe",
  },
});
