// HubSpot's bridge between the host half of HubSpot's own SDK and the stand-in panel, on three sites. `heard` holds
// what HubSpot received.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import { desk, expect, frameOf, inPanel, serve, standIn, test } from "./sites";

const folder = fileURLToPath(new URL("../../bridge/", import.meta.url));
const sdk = `${folder}node_modules/@hubspot/calling-extensions-sdk/dist/main.esm.js`;

const hubspot = "https://app.hubspot.com";
const bridge = "https://bridge.acme.test";

/** HubSpot's page: creates a record of each call, finds Anna, and confirms what is written into a record. */
const PAGE = `<!doctype html><title>HubSpot</title><div id="widget"></div><script type="module">
  import CallingExtensions from "/sdk.js";
  window.heard = [];
  const say = (type, data) => host.sendMessage({ type, data });
  const answers = {
    INCOMING_CALL: ({ externalCallId }) => {
      say("CREATE_ENGAGEMENT_SUCCEEDED", { externalCallId, engagementId: 77 });
      say("CALLER_ID_MATCH_SUCCEEDED", { externalCallId, callerIdMatches: [{
        callerIdType: "CONTACT", firstName: "Anna", lastName: "Schmidt", email: "anna@acme.example",
        objectCoordinates: { portalId: 5, objectTypeId: "0-1", objectId: 17 },
      }] });
    },
    CALL_COMPLETED: ({ engagementId }) => say("UPDATE_ENGAGEMENT_SUCCEEDED", { engagementId }),
  };
  const host = window.host = new CallingExtensions({
    debugMode: false,
    iFrameOptions: { src: "${bridge}/hubspot.html", width: "400px", height: "650px", hostElementSelector: "#widget" },
    eventHandlers: {
      defaultEventHandler: (data, { type }) => {
        heard.push([type, data]);
        answers[type]?.(data);
      },
    },
  });
</script>`;

const CALL = {
  id: "i-1", key: "desk/h/i-1", channel: "voice", direction: "inbound", state: "offered", address: "+49305550101",
  muted: false, masked: false, recording: false, actions: { hangUp: true },
} as const;

const ENTRY = {
  key: CALL.key, revision: 5, final: true, desktop: "desk", interaction: "i-1", channel: "voice", direction: "inbound",
  talkSeconds: 61, holdSeconds: 0, wrapUpSeconds: 3, outcome: "answered", note: "Wants a callback",
};

async function open(context: BrowserContext, page: Page, panel: () => object = () => ({ origins: [bridge] })): Promise<void> {
  const html = readFileSync(`${folder}hubspot.html`, "utf8").replace(/(deskpane-panel" content=")[^"]*/, `$1${desk}/panel`);
  await serve(context, hubspot, ({ pathname }) => (pathname === "/sdk.js" ? { file: sdk } : PAGE));
  await serve(context, bridge, ({ pathname }) => (pathname === "/hubspot.html" ? html : { file: `${folder}dist${pathname}` }));
  await serve(context, desk, standIn(panel));
  await page.goto(hubspot);
  await inPanel(page, (panel) => panel.connected("customer/match", "record/open", "interaction/log"));
}

const heard = (page: Page, type: string) =>
  page.evaluate((type) => ((window as any).heard as [string, any][]).filter(([one]) => one === type).map(([, data]) => data), type);
const types = (page: Page) => page.evaluate(() => ((window as any).heard as [string, any][]).map(([type]) => type));
const say = (page: Page, type: string, data: object) => page.evaluate(([type, data]) => (window as any).host.sendMessage({ type, data }), [type, data] as const);

test("each step of a call is reported to HubSpot, its caller found, its record opened, and its result stored", async ({ context, page }) => {
  await open(context, page);
  await expect.poll(() => types(page)).toContain("USER_AVAILABLE");
  expect((await types(page)).slice(0, 3)).toEqual(["READY", "RESIZE_WIDGET", "INITIALIZED"]);
  await expect.poll(() => types(page)).toContain("LOGGED_IN");

  const [customer] = await inPanel(page, async (panel, call: any) => {
    panel.add(call);
    return (await panel.ask("customer/match", { interaction: "i-1", addresses: [{ kind: "phone", value: call.address }] })).matches;
  }, CALL);
  expect(customer).toEqual({ ref: "5/0-1/17", name: "Anna Schmidt", detail: "anna@acme.example", url: `${hubspot}/contacts/5/record/0-1/17` });
  await expect.poll(() => heard(page, "INCOMING_CALL")).toEqual([expect.objectContaining({ externalCallId: CALL.key, fromNumber: CALL.address, createEngagement: true })]);

  await inPanel(page, async (panel, ref: any) => {
    panel.change("i-1", { state: "active" });
    await panel.ask("record/open", { interaction: "i-1", customer: ref, cause: "answered" });
  }, customer!.ref);
  await expect.poll(() => heard(page, "NAVIGATE_TO_RECORD")).toEqual([{ engagementId: 77, objectCoordinates: { portalId: 5, objectTypeId: "0-1", objectId: 17 } }]);
  await expect.poll(() => heard(page, "CALL_ANSWERED")).toEqual([{ externalCallId: CALL.key }]);

  const logged = await inPanel(page, async (panel, entry: any) => {
    panel.change("i-1", { state: "wrapUp" });
    return panel.ask("interaction/log", entry);
  }, ENTRY);
  expect(logged).toEqual({ record: { ref: "77" } });
  await expect.poll(() => heard(page, "CALL_ENDED")).toEqual([{ externalCallId: CALL.key, engagementId: 77, callEndStatus: "COMPLETED" }]);
  const [completed] = await heard(page, "CALL_COMPLETED");
  expect(completed.engagementProperties).toMatchObject({ hs_call_body: "Wants a callback", hs_call_duration: "61000", hs_call_status: "COMPLETED" });
});

test("a number clicked in HubSpot is dialled, and the call that comes of it is told; HubSpot may end it", async ({ context, page }) => {
  await open(context, page);
  await say(page, "DIAL_NUMBER", { phoneNumber: "+4930123456", portalId: 5, calleeInfo: { calleeId: 17, calleeObjectTypeId: "0-1" } });
  await expect.poll(() => inPanel(page, (panel) => panel.asked.at(-1))).toEqual({ method: "dial", params: { address: "+4930123456", customer: "5/0-1/17" } });
  await inPanel(page, (panel, call: any) => panel.add({ ...call, direction: "outbound", state: "dialing" }), CALL);
  await expect.poll(() => heard(page, "OUTGOING_CALL_STARTED")).toHaveLength(1);
  await say(page, "END_CALL", {});
  await expect.poll(() => inPanel(page, (panel) => panel.asked.at(-1))).toEqual({ method: "interaction/act", params: { interaction: "i-1", action: "hangUp" } });

  await inPanel(page, (panel) => {
    panel.handle("dial", () => {
      throw new Error("The desktop is not ready");
    });
  });
  await say(page, "DIAL_NUMBER", { phoneNumber: "110" });
  await expect.poll(() => heard(page, "ERROR")).toEqual([{ message: "The desktop is not ready" }]);
  await expect(page.frameLocator("iframe").getByRole("alert")).toHaveText("The desktop is not ready");
});

test("changes of the available actions are reported", async ({ context, page }) => {
  await open(context, page);
  await expect.poll(() => types(page)).toContain("USER_AVAILABLE");
  await inPanel(page, (panel) => {
    panel.tell("agent/changed", { state: "unavailable", reason: "Lunch", wrapUp: false, muted: false });
    panel.tell("agent/changed", { state: "onContact", wrapUp: false, muted: false });
    panel.tell("connection/changed", { state: "problem", message: "The desktop was closed" });
  });
  await expect.poll(() => types(page)).toContain("LOGGED_OUT");
  expect((await types(page)).filter((type) => type === "USER_UNAVAILABLE")).toHaveLength(1);
});

test("each of the three may reload, and a call stays one call", async ({ context, page }) => {
  let desktop: object = {};
  await open(context, page, () => ({ origins: [bridge], desk: desktop }));
  await inPanel(page, (panel, call: any) => panel.add(call), CALL);
  await expect.poll(() => heard(page, "INCOMING_CALL")).toHaveLength(1);

  desktop = { interactions: [{ ...CALL, state: "active" }] };
  await (await frameOf(page, desk)).evaluate(() => location.reload());
  await expect.poll(() => heard(page, "CALL_ANSWERED")).toHaveLength(1);

  await (await frameOf(page, bridge)).evaluate(() => location.reload());
  await expect.poll(() => heard(page, "INITIALIZED")).toHaveLength(2);
  await inPanel(page, (panel) => panel.connected("interaction/log"));

  expect(await heard(page, "INCOMING_CALL")).toHaveLength(1);
  await page.reload();
  await inPanel(page, (panel) => panel.connected("interaction/log"));
  const logged = await inPanel(page, (panel, entry: any) => panel.ask("interaction/log", entry), ENTRY);
  expect(logged).toEqual({ record: { ref: "77" } });
  expect(await types(page)).not.toContain("INCOMING_CALL");
});

test("without storage, a reload of the bridge does not create a second record of a call", async ({ context, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "sessionStorage", {
      get: () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  await open(context, page, () => ({ origins: [bridge], desk: { interactions: [CALL] } }));
  await expect.poll(() => heard(page, "INCOMING_CALL")).toHaveLength(1);
  await (await frameOf(page, bridge)).evaluate(() => location.reload());
  await expect.poll(() => heard(page, "INITIALIZED")).toHaveLength(2);
  await inPanel(page, (panel) => panel.connected("interaction/log"));
  await inPanel(page, (panel) => panel.change("i-1", { state: "active" }));
  await expect.poll(() => heard(page, "CALL_ANSWERED")).toHaveLength(1);
  expect(await heard(page, "INCOMING_CALL")).toHaveLength(1);
});

test("only HubSpot's page is accepted, and an error is not answered with an error", async ({ context, page }) => {
  await open(context, page);
  await expect.poll(() => types(page)).toContain("USER_AVAILABLE");
  const before = (await types(page)).length;
  // The SDK answers unknown messages with an error, and so does HubSpot's half.
  await say(page, "ERROR", { message: "?" });
  // A frame beside the bridge that pretends to be HubSpot.
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.sandbox.add("allow-scripts");
    frame.srcdoc = `<script>parent.frames[0].postMessage({ type: "DIAL_NUMBER", messageId: "1", data: { phoneNumber: "666" } }, "*")<\/script>`;
    document.body.append(frame);
    return new Promise((resolve) => (frame.onload = resolve));
  });
  await say(page, "DIAL_NUMBER", { phoneNumber: "110" });
  await expect.poll(() => inPanel(page, (panel) => panel.asked.filter(({ method }) => method === "dial").map(({ params }) => params.address))).toEqual(["110"]);
  expect(await types(page)).toHaveLength(before);
});

test("a page of another origin that pretends to be HubSpot gets nothing", async ({ context, page }) => {
  const stranger = "https://stranger.test";
  await serve(context, stranger, ({ pathname }) => (pathname === "/sdk.js" ? { file: sdk } : PAGE));
  await serve(context, bridge, ({ pathname }) => ({ file: pathname === "/hubspot.html" ? `${folder}hubspot.html` : `${folder}dist${pathname}` }));
  await page.goto(stranger);
  const frame = await frameOf(page, bridge);
  await frame.waitForLoadState();
  // The SDK's host half polls every tenth of a second.
  await page.evaluate(() => new Promise<void>((resolve) => {
    let asked = 0;
    const { iFrameManager } = (window as any).host;
    const { sendSync } = iFrameManager;
    iFrameManager.sendSync = () => (asked++ > 10 ? resolve() : sendSync.call(iFrameManager));
  }));
  expect(await types(page)).toEqual([]);
  expect(await frame.locator("deskpane-panel").count()).toBe(0);
});
