import { defineConfig } from "@playwright/test";
import plain from "./playwright.config";

/** The kit for CRM pages, against its stand-in panel: no build of the panel is needed, and no server. */
export default defineConfig({
  ...plain,
  testDir: "embed",
  testIgnore: [],
  outputDir: "results/embed",
  webServer: undefined,
  use: { ...plain.use, baseURL: undefined },
});
