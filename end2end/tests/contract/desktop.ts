// The interface of a desktop for the contract suite. Each desktop has a file beside this one, named by its id.

import type { Frame, FrameLocator, Page } from "@playwright/test";

export type Root = FrameLocator | Page;

/** A panel that is connected to its desktop. */
export interface Connected {
  panel: Root;
  /** The panel's document. */
  document(): Page | Frame;
  /** Brings a contact in and assigns it to the agent; returns the name of its card. */
  bringIn(): Promise<string>;
  /** Posts any message to the panel from the desktop's own window. */
  post(message: unknown): Promise<void>;
  /** Posts to the panel from another window of the desktop's origin. */
  postFromOtherWindow(message: unknown): Promise<void>;
  /** Reloads the panel. */
  reloadPanel(): Promise<void>;
  /** Reloads the desktop and makes it send something. It still knows its contacts afterwards. */
  reloadDesktop(): Promise<void>;
  /** Moves the focus into the panel's page, as a press of Tab does. */
  focusPanel(): Promise<void>;
}

export interface ContractDesktop {
  /** Opens panel and desktop, and waits until they are connected. */
  connect(page: Page): Promise<Connected>;
  /** Opens the panel where it cannot connect; returns what its connection line must say about the cause and the remedy. */
  withoutConnection(page: Page): Promise<{ panel: Root; says: RegExp[] }>;
  /** Opens the panel, and posts the message from the desktop's window after that has navigated to an origin that is not allowed. */
  postFromOtherOrigin(page: Page, message: unknown): Promise<Root>;
  /** Opens the test of `/setup` for this desktop and carries it out until an event was reported; returns where the steps are. */
  climb(page: Page): Promise<Root>;
  /** A message that would bring in a contact of this name if it were accepted. */
  forged(customer: string): unknown;
}
