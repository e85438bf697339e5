// The release build behind nginx, as it is deployed, and of the tests only those that show something here:
//
//   served/          what nginx says (headers, caching, compression, types, base paths), and what the browser makes of it
//   tests/boot       the start: integrity, parts that are missing or late, the order in which they are fetched
//   tests/faults     the panel that fails and starts again, from files that are cached, packed and pinned
//   @release         one whole day's path for each desktop: its own small program, optimised, under the policy
//
// All else runs against the other server, which sends the same policy (server.mjs): whether a view breaks it does not
// depend on who sends it, nor on how the program was optimised. `cargo xtask test` starts nginx.

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
