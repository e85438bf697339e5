import { defineConfig } from "@playwright/test";
import plain from "./playwright.config";

// Playwright switches off storage partitioning, which people's browsers have. If a switch is given twice, the last one
// counts. These are the features that must stay off for tests that intercept requests to servers.
const PARTED = "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding,AvoidCorsURLLoaderRestartOnRedirect";

/** Tests the kit for CRM pages against its stand-in panel: needs no build of the panel, and no server. */
export default defineConfig({
  ...plain,
  testDir: "embed",
  testIgnore: [],
  outputDir: "results/embed",
  webServer: undefined,
  use: {
    ...plain.use,
    baseURL: undefined,
    launchOptions: { ...plain.use?.launchOptions, args: [...(plain.use?.launchOptions?.args ?? []), PARTED] },
  },
});
