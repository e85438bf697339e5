// The panel behind nginx, as it is deployed: what the server says, and the main paths through it under the policy that
// it sends. `cargo xtask test` starts nginx; everybody else is served as in the other tests.

import { defineConfig } from "@playwright/test";
import { desktops } from "./addresses.mjs";
import base from "./playwright.config";

export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: [
    "served/*.spec.ts",
    "tests/max-contacts.spec.ts",
    "tests/max-card.spec.ts",
    "tests/skylight-call.spec.ts",
    "tests/roxchat.spec.ts",
    "tests/ucontact.spec.ts",
  ],
  webServer: {
    command: "node server.mjs",
    url: `${desktops}/bare.html`,
    reuseExistingServer: false,
    stderr: "pipe",
  },
});
