// Takes the picture of the README: the simulated MAX with the panel at work inside it.
//
//   cargo xtask build && cd end2end && node screenshot.mjs

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { desktops, panel } from "./addresses.mjs";
import { start } from "./server.mjs";

const stop = await start();
// Debian's Chromium blocks storage in frames of another site; most agents' browsers do not, and the picture is theirs.
const profile = mkdtempSync(join(tmpdir(), "deskpane-"));
mkdirSync(join(profile, "Default"));
const allowed = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(allowed));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
  viewport: { width: 1400, height: 900 },
});
const page = await browser.newPage();
await page.goto(`${desktops}/max?panel=${panel}`);
const workspace = page.frameLocator('iframe[title="Custom Workspace"]');
await page.getByRole("button", { name: "Incoming call", exact: true }).click();
await workspace.getByRole("button", { name: "Answer" }).click();
await workspace.getByRole("textbox", { name: "Note" }).fill("Invoice 2041 was paid twice, wants it back");
await page.getByRole("button", { name: "Incoming e-mail", exact: true }).click();
await page.getByRole("article").nth(1).getByRole("button", { name: "Accept" }).click();
await workspace.getByRole("article").nth(1).waitFor();
// A timer that has begun to run looks more like work than one at 0:00.
await workspace.getByRole("timer").filter({ hasText: /0:0[3-9]/ }).first().waitFor();
await page.screenshot({ path: fileURLToPath(new URL("../docs/screenshot.png", import.meta.url)) });
await browser.close();
rmSync(profile, { recursive: true, force: true });
stop();
