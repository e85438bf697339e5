// What the desktops that the panel holds in a frame have in common in the contract suite.

import type { Page } from "@playwright/test";
import { desktops, expect, stranger } from "../fixtures";
import { connection } from "../panel";
import type { DesktopFrame } from "../desktop-frame";
import { sendFromOtherFrame } from "../frame-panel";
import type { Connected, ContractDesktop } from "./desktop";

export interface Framed<Desktop extends DesktopFrame> {
  /** Opens a page of the panel that holds the desktop: its own, or this one. */
  open(page: Page, query?: Record<string, string>, route?: string): Promise<Desktop>;
  /** A contact with this address comes in; the words its card is named by. */
  bringIn(desktop: Desktop, address: string): Promise<string>;
  /** It forgets its contacts with the page around it, and neither it nor its session keeps them: the first comes in again. */
  forgetsWithPage?: boolean;
  /** Addresses of two customers. */
  customers: [string, string];
  /** Which query makes the desktop say nothing, and what the panel says of it. */
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
          // It speaks when something happens.
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
