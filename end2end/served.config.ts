// Tests of the release build behind nginx, as it is deployed. Only tests whose result depends on it:
//
//   served/          nginx's headers, caching, compression, types and base paths, and the browser's reaction to them
//   tests/boot       the start: integrity, missing or late files, the order of requests
//   tests/faults     a panel that fails and restarts, from files that are cached, compressed and pinned
//   @release         a main path of each desktop: its own small program, optimised, under the policy
//
// All other tests use the other server, which sends the same policy (server.mjs): whether a view violates it depends
// neither on the server nor on optimisation. `cargo xtask test` starts nginx.

import { defineConfig } from "@playwright/test";
import { desktops } from "./addresses.mjs";
import base, { ofRelease } from "./playwright.config";

export default defineConfig({
  ...base,
  testDir: ".",
  testIgnore: [],
  outputDir: "results/served",
  projects: [
    { name: "nginx", testMatch: ["served/*.spec.ts", ...ofRelease] },
    { name: "days", testMatch: "tests/*.spec.ts", grep: /@release/ },
  ],
  webServer: {
    command: "node server.mjs",
    url: `${desktops}/bare.html`,
    reuseExistingServer: false,
    stderr: "pipe",
  },
});
