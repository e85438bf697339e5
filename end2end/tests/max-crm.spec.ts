// A Custom Workspace may be the CRM's own page, which frames the panel: MAX around a CRM around the panel, on three
// origins.

import type { Page } from "@playwright/test";
import { call, defaultConfig, desktops, expect, panel, registrationReply, stranger, test, useConfig } from "./fixtures";
import { connection, contact } from "./panel";

const crm = stranger.replace("127.0.0.1", "localhost");

/** Opens MAX with one call around a page of the CRM, which contains the panel. */
async function open(page: Page, beside: URL) {
  await useConfig(page, { ...defaultConfig, crm: { origins: [crm] } });
  await page.addInitScript((reply) => {
    if (window !== window.top) return;
    addEventListener("message", ({ data, source, origin }) => {
      if (data?.messageType === "RegisterForClientEvents") source?.postMessage(reply, { targetOrigin: origin });
    });
  }, registrationReply("MAX", [call("1", "Active")]));
  beside.searchParams.set("panel", `${panel}/max`);
  const max = new URL("/bare.html", desktops);
  max.searchParams.set("panel", beside.href);
  await page.goto(max.href);
  return page.frameLocator("iframe[name=panel]");
}

test("MAX is found around the CRM's page, and the CRM says who calls", async ({ page }) => {
  const beside = new URL("/crm.html", crm);
  beside.searchParams.set("customers", JSON.stringify([{ ref: "c-1", name: "Ada Lovelace" }]));
  const inside = (await open(page, beside)).frameLocator("iframe[name=panel]");
  await expect(connection(inside)).toHaveText("Connected to MAX");
  await expect(contact(inside, "Ada Lovelace")).toBeVisible();
});

test("the panel keeps every rule of the contract", async ({ page }) => {
  const conformance = await open(page, new URL("/conformance.html", crm));
  await expect(conformance.getByRole("status", { name: "Verdict" })).toHaveText(/rules hold/, { timeout: 80_000 });
  const rules = await conformance.getByRole("table", { name: "Rules" }).getByRole("row").allInnerTexts();
  expect(rules.filter((rule) => !rule.startsWith("holds"))).toEqual([]);
  expect(rules.length).toBeGreaterThan(15);
});
