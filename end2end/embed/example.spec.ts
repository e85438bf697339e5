// The example CRM, with the stand-in panel and a stand-in for the CRM server.

import type { Page } from "@playwright/test";
import { AMARA, playCrmServer } from "../crm-server.mjs";
import { expect, inPanel, kit, serve, standIn, test, type Site } from "./sites";

const crm = "http://localhost:8082";
const server = "http://localhost:8083";

// As in the example's settings.js: another site than the CRM's.
const panel = "http://127.0.0.1:8080";

const CALL = {
  id: "i-1",
  key: "desk/localhost/i-1",
  channel: "voice",
  direction: "inbound",
  state: "offered",
  address: "+15550100142",
  muted: false,
  masked: false,
  recording: false,
  actions: {},
};

/** The example's pages, with the kit. */
const example: Site = ({ pathname }) => {
  if (pathname === "/embed.js") return { file: `${kit}dist/embed.js` };
  return { file: `${kit}example/${pathname === "/" || pathname === "/max" ? "index.html" : pathname.slice(1)}` };
};

/** The CRM server, at the address of settings.js. */
const crmServer = (page: Page, entries: Map<string, any>, isDown = () => false) => playCrmServer(page.context(), server, { entries, isDown });

const entry = (more: object) => ({
  key: CALL.key, revision: 1, final: true, desktop: "desk", interaction: "i-1", channel: "voice", direction: "inbound",
  talkSeconds: 75, holdSeconds: 0, wrapUpSeconds: 9, outcome: "answered", ...more,
});

test("a caller is found, their record opens, their number is dialled, and the result is in the record", async ({ context, page }) => {
  const entries = new Map<string, any>();
  await crmServer(page, entries);
  await serve(context, crm, example);
  await serve(context, panel, standIn(() => ({ origins: [crm] })));
  await page.goto(`${crm}/`);
  await expect(page.locator("deskpane-panel")).toHaveAttribute("state", "connected");
  await expect(page.locator("deskpane-panel")).toHaveAttribute("src", `${panel}/skylight`);

  const matches = await inPanel(page, async (panel, call: any) => {
    panel.add(call);
    const { matches } = await panel.ask("customer/match", { interaction: "i-1", addresses: [{ kind: "phone", value: call.address }] });
    panel.change("i-1", { customer: matches[0]!, state: "active" });
    await panel.ask("record/open", { interaction: "i-1", customer: matches[0]!.ref, cause: "answered" });
    return matches;
  }, CALL);
  expect(matches).toEqual([AMARA]);
  await expect(page.getByRole("heading", { name: "Amara Okafor" })).toBeVisible();
  await expect(page.getByRole("status", { name: "Calls" })).toHaveText("Amara Okafor: active");
  await expect(page.getByText("No interactions yet.")).toBeVisible();

  await page.getByRole("link", { name: "+1 555 010 0142" }).click();
  await expect.poll(() => inPanel(page, (panel) => panel.asked.at(-1))).toEqual({ method: "dial", params: { address: "+1-555-010-0142", customer: "c-01" } });
  await expect(page.getByRole("status", { name: "Calls" })).toHaveText("The number is in the panel's field.");

  const saved = await inPanel(page, (panel, entry: any) => panel.ask("interaction/log", entry), entry({ customer: "c-01", note: "Wants a callback", disposition: ["Sales", "Callback"] }));
  expect(saved).toEqual({ record: { ref: AMARA.ref, url: AMARA.url } });
  expect([...entries.keys()]).toEqual([CALL.key]);
  await expect(page.getByRole("table", { name: "Interactions" }).getByRole("row").nth(1)).toContainText("1:15Sales › CallbackWants a callback");
});

test("customers are listed and searched", async ({ context, page }) => {
  await crmServer(page, new Map());
  await serve(context, crm, example);
  await serve(context, panel, standIn(() => ({ origins: [crm] })));
  await page.goto(`${crm}/`);
  const customers = page.getByRole("table", { name: "Customers" }).getByRole("row");
  await expect(customers).toHaveCount(2);
  await expect(customers.nth(1)).toHaveText("Amara OkaforOkafor & Daughters, Accra+1 555 010 0142, 0044 20 7946 0321");
  await page.getByRole("searchbox", { name: "Search customers" }).fill("Nobody");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("Nobody found.")).toBeVisible();
  await page.goto(AMARA.url);
  await expect(page.getByRole("heading", { name: "Amara Okafor" })).toBeVisible();
  await page.getByLabel("Desktop").selectOption("Rox.Chat");
  await expect(page.locator("deskpane-panel")).toHaveAttribute("src", `${panel}/roxchat`);
});

test("an unreachable CRM server is reported on the page and to the panel, and nothing is lost", async ({ context, page }) => {
  let isDown = true;
  const entries = new Map();
  await crmServer(page, entries, () => isDown);
  await serve(context, crm, example);
  await serve(context, panel, standIn(() => ({ origins: [crm] })));
  await page.goto(`${crm}/`);
  await expect(page.getByRole("alert")).toContainText("cannot be reached: is it running?");
  const log = (entry: any) =>
    inPanel(page, async (panel, entry: any) => {
      await panel.connected("interaction/log");
      return panel.ask("interaction/log", entry).then(() => "saved", (error) => error.message);
    }, entry);
  expect(await log(entry({}))).toContain("cannot be reached");
  isDown = false;
  expect(await log(entry({}))).toBe("saved");
  expect(entries.size).toBe(1);
});

test("inside MAX the page is the workspace, with MAX's panel in it", async ({ context, page }) => {
  const max = "http://localhost:8081";
  await crmServer(page, new Map());
  await serve(context, crm, example);
  await serve(context, panel, standIn(() => ({ origins: [crm] })));
  await serve(context, max, () => `<!doctype html><title>MAX</title><iframe src="${crm}/max?contactId=7" width="400" height="700"></iframe>`);
  await page.goto(max);
  const workspace = page.frameLocator("iframe");
  await expect(workspace.locator("deskpane-panel")).toHaveAttribute("state", "connected");
  await expect(workspace.locator("deskpane-panel")).toHaveAttribute("src", `${panel}/max?contactId=7`);
  await expect(workspace.getByRole("heading", { name: "Customers" })).toBeVisible();
  await expect(workspace.getByLabel("Desktop")).toHaveCount(0);
});
