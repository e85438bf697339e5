// The log under difficulties: no storage, another tab, a CRM that refuses. Over HTTP, in MAX.

import type { BrowserContext, Page } from "@playwright/test";
import { AMARA, AMARAS_NUMBER, playCrmServer } from "../crm-server.mjs";
import { log, tryAgain } from "./crm";
import { call, expect, type Json, openBare, panel, test } from "./fixtures";
import { withUcontact } from "./frame-panel";
import { button, contact, note } from "./panel";

type CrmServer = Parameters<typeof playCrmServer>[2];

const amara = (id: string, status: string, more: object = {}) => call(id, status, { ANI: AMARAS_NUMBER, ...more });

/** MAX with the panel in it, and the CRM server on the panel's own origin, as behind a proxy. */
const opened = (page: Page, initial: Json[] = [amara("1", "Active")]) =>
  openBare(page, { flavour: "MAX", initial, config: { crm: { origins: [], api: "/crm/v1" } } });

const play = (context: BrowserContext, crm: CrmServer = {}) =>
  playCrmServer(context, `${panel}/crm`, crm);

test("a disposition recorded after the end is logged by its names", async ({ context, page }) => {
  const entries = new Map<string, any>();
  await play(context, { entries });
  const ucontact = await withUcontact(page, {}, { crm: { api: "/crm/v1" } });
  const theirs = await ucontact.assign("Telephony", { Client: AMARAS_NUMBER });
  const logged = () => [...entries.values()].map(({ final, customer, disposition }) => ({ final, customer, disposition }));
  await expect(contact(page, AMARA.name)).toBeVisible();
  // The customer may not have been identified yet when the call was answered.
  await expect.poll(() => logged().map(({ final }) => final)).toEqual([false]);
  await ucontact.finish(theirs);
  await expect.poll(logged).toEqual([{ final: true, customer: AMARA.ref, disposition: undefined }]);
  await ucontact.dispose(theirs, "Sold", "None");
  await expect.poll(logged).toEqual([{ final: true, customer: AMARA.ref, disposition: ["Sold"] }]);
});

test.describe("the network is cut", () => {
  test.use({ allowedErrors: /net::ERR_FAILED/ });

  test("without storage, entries wait in memory, and the agent is told", { tag: "@blocked" }, async ({ context, page }) => {
    let isDown = true;
    await play(context, { isDown: () => isDown });
    const { panel: inside } = await opened(page);
    await expect(log(inside)).toContainText("1 not logged yet. This browser blocks storage");
    isDown = false;
    await tryAgain(inside);
    await expect(log(inside)).toContainText("Logged. This browser blocks storage");
  });

  test("of two tabs one sends, also what the other wants sent; when it is closed, the other does", async ({ context, page }) => {
    let isDown = true;
    const entries = new Map<string, any>();
    const senders: Page[] = [];
    await play(context, { entries, isDown: () => isDown });
    context.on("request", (request) => {
      if (request.method() === "PUT") senders.push(request.frame().page());
    });
    const bare = await opened(page);
    const one = bare.panel;
    await expect(log(one)).toContainText("1 not logged yet");
    const other = await context.newPage();
    const { panel: two } = await opened(other, []);
    await expect(log(two)).toContainText("1 not logged yet");

    isDown = false;
    await tryAgain(two);
    await expect(log(one)).toHaveText("Logged");
    expect(new Set(senders)).toEqual(new Set([page]));

    isDown = true;
    await note(contact(one, AMARA.name)).fill("Wants two lamps");
    await bare.deliver(amara("1", "Disconnected", { FinalState: "True" }));
    await expect(log(two)).toContainText("1 not logged yet");
    await page.close();
    isDown = false;
    await tryAgain(two);
    expect([...entries.values()]).toMatchObject([{ final: true, note: "Wants two lamps" }]);
  });
});

test.describe("the CRM refuses", () => {
  test.use({ allowedErrors: /status of 422|Clipboard API has been blocked/ });

  test("a rejected entry waits to be copied by hand or tried again", async ({ context, page }) => {
    await context.grantPermissions(["clipboard-read"]);
    let isStrict = true;
    await play(context, { refuses: (request) => (isStrict && request.method() === "PUT" ? 422 : undefined) });
    const { panel: inside } = await opened(page);
    await expect(log(inside)).toContainText("1 not logged yet. The CRM rejected an entry (422).");
    await button(inside.locator(".crm-log"), "Copy").click();
    await expect(button(inside.locator(".crm-log"), "Copied")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(AMARAS_NUMBER);
    isStrict = false;
    await tryAgain(inside);
  });
});
