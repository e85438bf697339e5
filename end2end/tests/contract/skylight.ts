// Skylight in the contract suite: the simulated one, in the window that the panel opens.

import type { Page } from "@playwright/test";
import { defaultConfig, expect, stranger, useConfig } from "../fixtures";
import { connection } from "../panel";
import { atWork, openPanel, takeIn } from "../skylight-panel";
import { Skylight } from "../skylight";
import type { Connected, ContractDesktop } from "./desktop";

const CUSTOMER = "Grace Murray";

async function connect(page: Page): Promise<Connected> {
  const skylight = await atWork(page);
  return {
    panel: page,
    document: () => page,
    async bringIn() {
      await takeIn(page, skylight, "Incoming call", { "Customer name": CUSTOMER });
      await page.bringToFront();
      return CUSTOMER;
    },
    post: (message) => skylight.page.evaluate((message) => window.opener.postMessage(message, "*"), message),
    postFromOtherWindow: (message) => postFromFrame(skylight, message),
    async reloadPanel() {
      await page.reload();
      await expect(connection(page)).toHaveText("Connected to Skylight");
    },
    async reloadDesktop() {
      await skylight.reload();
      await page.bringToFront();
    },
    focusPanel: () => page.bringToFront(),
  };
}

/** From a frame inside Skylight's page, which has the right origin and is another window. */
async function postFromFrame(skylight: Skylight, message: unknown): Promise<void> {
  await skylight.page.evaluate(async (message) => {
    const frame = document.createElement("iframe");
    frame.src = "/sibling.html";
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    document.body.append(frame);
    await loaded;
    const script = `opener => opener.postMessage(${JSON.stringify(message)}, '*')`;
    (frame.contentWindow as any).eval(`(${script})(top.opener)`);
  }, message);
}

export const desktop: ContractDesktop = {
  connect,
  forged: (customer) => ({
    error: null,
    topic: "cxengage/interactions/work-offer-received",
    response: { interactionId: "6f1d2a3c-0001-4a00-8000-000000000001", channelType: "voice", customer },
  }),
  async withoutConnection(page) {
    await openPanel(page);
    return { panel: page, says: [/is not open/] };
  },
  async climb(page) {
    await useConfig(page, { ...defaultConfig, skylight: { url: Skylight.address() } });
    await page.goto("/setup?test=skylight");
    const skylight = await Skylight.opened(page, () => page.getByRole("button", { name: "Open Skylight" }).click());
    await skylight.logIn("Ada Agent");
    await page.bringToFront();
    return page;
  },
  async postFromOtherOrigin(page, message) {
    const skylight = await atWork(page);
    await Promise.all([
      skylight.page.waitForURL(`${stranger}/**`),
      skylight.page.evaluate((address) => void (location.href = address), `${stranger}/sibling.html`),
    ]);
    await skylight.page.evaluate((message) => window.opener.postMessage(message, "*"), message);
    await page.bringToFront();
    return page;
  },
};
