// What the contract suite needs of a desktop: a way to play its part. Each desktop has one file beside this one, named by its id.

import type { Frame, FrameLocator, Page } from "@playwright/test";

export type Root = FrameLocator | Page;

/** A panel that its desktop talks to. */
export interface Connected {
  panel: Root;
  /** The panel's document, for what only a document can answer. */
  document(): Page | Frame;
  /** A contact comes to the agent and is theirs; the words its card is named by. */
  bringIn(): Promise<string>;
  /** Posts anything at all to the panel from the desktop's own window. */
  post(message: unknown): Promise<void>;
  /** Posts to the panel from another window of the desktop's origin. */
  postFromOtherWindow(message: unknown): Promise<void>;
  /** Loads the panel anew. */
  reloadPanel(): Promise<void>;
  /** Loads the desktop anew, and has it say something. What it knew of contacts it knows afterwards. */
  reloadDesktop(): Promise<void>;
  /** Gives the panel's page the focus, as a press of Tab brings it there. */
  focusPanel(): Promise<void>;
}

export interface ContractDesktop {
  /** Opens panel and desktop, and waits until they talk to each other. */
  connect(page: Page): Promise<Connected>;
  /** Opens the panel where nothing can come of it; what its connection line must then say of the cause and the remedy. */
  withoutConnection(page: Page): Promise<{ panel: Root; says: RegExp[] }>;
  /** Opens the panel, and posts the message to it from the desktop's window gone to an origin that is not allowed. */
  postFromOtherOrigin(page: Page, message: unknown): Promise<Root>;
  /** Opens the test of `/setup` for this desktop and does there what a person does, until something was reported; where the ladder is. */
  climb(page: Page): Promise<Root>;
  /** A message that would bring in a contact of this name if it were believed. */
  forged(customer: string): unknown;
}
