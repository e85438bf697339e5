// A Custom Workspace may be the CRM's own page, which frames the panel: MAX around a CRM around the panel, on three origins.

import { call, defaultConfig, desktops, expect, panel, registrationReply, stranger, test, useConfig } from "./fixtures";
import { connection, contact } from "./panel";

const crm = stranger.replace("127.0.0.1", "localhost");

test("MAX is found around the CRM's page, and the CRM says who calls", async ({ page }) => {
  await useConfig(page, { ...defaultConfig, crm: { origins: [crm] } });
  await page.addInitScript((reply) => {
    if (window !== window.top) return;
    addEventListener("message", ({ data, source, origin }) => {
      if (data?.messageType === "RegisterForClientEvents") source?.postMessage(reply, { targetOrigin: origin });
    });
  }, registrationReply("MAX", [call("1", "Active")]));
  const beside = new URL("/crm.html", crm);
  beside.searchParams.set("panel", `${panel}/max`);
  beside.searchParams.set("customers", JSON.stringify([{ ref: "c-1", name: "Ada Lovelace" }]));
  const max = new URL("/bare.html", desktops);
  max.searchParams.set("panel", beside.href);
  await page.goto(max.href);
  const inside = page.frameLocator("iframe[name=panel]").frameLocator("iframe[name=panel]");
  await expect(connection(inside)).toHaveText("Connected to MAX");
  await expect(contact(inside, "Ada Lovelace")).toBeVisible();
});
