// The contract suite's code for all desktops that the panel holds in a frame.

import type { Page } from "@playwright/test";
import { desktops, expect, stranger } from "../fixtures";
import { connection } from "../panel";
import type { DesktopFrame } from "../desktop-frame";
import { sendFromOtherFrame } from "../frame-panel";
import type { Connected, ContractDesktop } from "./desktop";

export interface Framed<Desktop extends DesktopFrame> {
  /** Opens a page of the panel that holds the desktop: the desktop's own page, or the given one. */
  open(page: Page, query?: Record<string, string>, route?: string): Promise<Desktop>;
  /** Brings a contact with this address in; returns the name of its card. */
  bringIn(desktop: Desktop, address: string): Promise<string>;
  /** The desktop loses its contacts when the page around it reloads, and its session has no snapshot: the first contact
   *  is brought in again. */
  forgetsWithPage?: boolean;
  /** Addresses of two customers. */
  customers: [string, string];
  /** The query that makes the desktop silent, and what the panel says then. */
  silent: { query: Record<string, string>; says: RegExp[] };
  forged(customer: string): unknown;
  /** Its id. */
  id: string;
}

export function framed<Desktop extends DesktopFrame>({ open, bringIn, forgetsWithPage, customers, silent, forged, id }: Framed<Desktop>): ContractDesktop {
  return {
    forged,
    async connect(page): Promise<Connected> {
      const desktop = await open(page);
      return {
        panel: page,
        document: () => page,
        bringIn: async () => {
          const customer = await bringIn(desktop, customers[0]);
          await expect(connection(page)).toHaveText(`Connected to ${desktop.title}`);
          return customer;
        },
        post: async (message) => (await inside(page, desktop)).evaluate((message) => parent.postMessage(message, "*"), message),
        postFromOtherWindow: (message) => sendFromOtherFrame(page, `${desktops}/sibling.html`, message),
        async reloadPanel() {
          await page.reload();
          await desktop.ready();
          if (forgetsWithPage) await bringIn(desktop, customers[0]);
        },
        async reloadDesktop() {
          await desktop.reload();
          // It sends only when something happens.
          await bringIn(desktop, customers[1]);
        },
        focusPanel: () => page.evaluate(() => (document.activeElement as HTMLElement).blur()),
      };
    },
    async withoutConnection(page) {
      await page.clock.install();
      await open(page, silent.query);
      await expect(connection(page)).toContainText("has sent none yet");
      await page.clock.fastForward(31_000);
      return { panel: page, says: silent.says };
    },
    async climb(page) {
      const desktop = await open(page, {}, `/setup?test=${id}`);
      await bringIn(desktop, customers[0]);
      return page;
    },
    async postFromOtherOrigin(page, message) {
      const { title } = await open(page);
      const address = `${stranger}/sibling.html`;
      await page.evaluate(({ title, address }) => {
        document.querySelector<HTMLIFrameElement>(`iframe[title="${title}"]`)!.src = address;
      }, { title, address });
      await expect.poll(() => page.frames().some((frame) => frame.url() === address)).toBe(true);
      const gone = page.frames().find((frame) => frame.url() === address)!;
      await gone.waitForLoadState();
      await gone.evaluate((message) => parent.postMessage(message, "*"), message);
      return page;
    },
  };
}

/** The page in the desktop's frame. */
async function inside(page: Page, desktop: DesktopFrame) {
  const element = await page.locator(`iframe[title="${desktop.title}"]`).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`no frame titled ${desktop.title}`);
  return frame;
}
