import { defineConfig } from "@playwright/test";
import plain from "./playwright.config";

// Playwright switches off that what a frame keeps is parted by the site around it, which people's browsers do. Of a switch that is
// there twice the last counts: these are the features it must leave off for tests that play servers.
const PARTED = "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding,AvoidCorsURLLoaderRestartOnRedirect";

/** The kit for CRM pages, against its stand-in panel: no build of the panel is needed, and no server. */
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
