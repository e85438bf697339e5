// Shared by all tests: a browser in which every error fails the test, and a bare host page that plays the desktop.

import { test as base, expect, type FrameLocator, type Page } from "@playwright/test";
import { desktops, panel, stranger } from "../addresses.mjs";

export { expect, desktops, panel, stranger };
export { agentState, ago, call } from "../max-events.mjs";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };
export type Received = { origin: string; data: any; at: number };

interface Options {
  /** Console errors and page errors that this test expects. Anything else fails it. */
  allowedErrors: RegExp | undefined;
}

export const test = base.extend<Options & { noErrors: void }>({
  allowedErrors: [undefined, { option: true }],
  noErrors: [
    async ({ context, allowedErrors }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => errors.push(`uncaught: ${error.error()}`));
      await use();
      const unexpected = errors.filter((error) => !allowedErrors?.test(error));
      expect(unexpected, "errors on the console").toEqual([]);
    },
    { auto: true },
  ],
});

// ---- configuration ---------------------------------------------------------------------------------------------

/** The test server's configuration, as a base for a test's own. */
export const defaultConfig = {
  max: { origins: [desktops], subscriptions: ["all"], issuer: "Deskpane" },
  skylight: { url: `${desktops}/skylight` },
  roxchat: { url: `${desktops}/roxchat` },
  ucontact: { url: `${desktops}/ucontact` },
  crm: { origins: [] },
  confirmHangup: true,
  keepDays: 30,
  locale: "auto",
  theme: "auto",
};

/** Replaces config.json for this page: an object, or any text, even if it is not JSON. */
export async function useConfig(page: Page, config: object | string): Promise<void> {
  const body = typeof config === "string" ? config : JSON.stringify(config);
  await page.route("**/config.json", (route) => route.fulfill({ body, contentType: "application/json" }));
}

// ---- the bare host ---------------------------------------------------------------------------------------------

export interface BareOptions {
  /** The panel's route; "/max" unless told. */
  path?: string;
  /** The panel's query, such as { contactId: "123" }. */
  query?: Record<string, string>;
  /** Merged over `defaultConfig` key by key; text replaces the whole file. */
  config?: object | string;
  /** Where the host itself comes from; `desktops` unless told. `stranger` is an origin the panel does not allow. */
  origin?: string;
  /** A further frame beside the panel, such as `${stranger}/sibling.html`. */
  sibling?: string;
  /** The sandbox attribute of the panel's frame, such as "allow-scripts". */
  sandbox?: string;
  /** Answers registrations at once, inside the host page, as this desktop does. */
  flavour?: Flavour;
  /** Delivered with the acknowledgement: the desktop's existing state. */
  initial?: Json[];
}

export interface Bare {
  host: Page;
  panel: FrameLocator;
  /** What the panel has posted so far, all of it or one message type. */
  received(messageType?: string): Promise<Received[]>;
  /** Waits for the panel's next post of a type, counting from the `after`-th (0: the first ever). */
  next(messageType: string, after?: number): Promise<Received>;
  /** Posts anything at all to the panel. */
  send(message: unknown): Promise<void>;
  /** Posts events in the desktop's envelope. */
  deliver(...events: Json[]): Promise<void>;
  /** Posts from the sibling frame, which the panel must ignore. */
  sendFromSibling(message: unknown): Promise<void>;
  /** Reloads the panel inside the host, as an agent's "reload frame" does. */
  reloadPanel(): Promise<void>;
}

/** Opens the bare host with the panel in its frame. */
export async function openBare(page: Page, options: BareOptions = {}): Promise<Bare> {
  const { path = "/max", query = {}, config, origin = desktops, sibling, sandbox, flavour, initial = [] } = options;
  if (config !== undefined) await useConfig(page, typeof config === "string" ? config : { ...defaultConfig, ...config });
  if (flavour) await answerRegistrations(page, flavour, initial);

  const address = new URL(path, panel);
  for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
  const bare = new URL("/bare.html", origin);
  bare.searchParams.set("panel", address.href);
  if (sibling) bare.searchParams.set("sibling", sibling);
  if (sandbox !== undefined) bare.searchParams.set("sandbox", sandbox);
  await page.goto(bare.href);

  const frame = (name: string) => {
    const found = page.frames().find((candidate) => candidate.name() === name);
    if (!found) throw new Error(`the host has no frame named ${name}`);
    return found;
  };
  const received = (messageType?: string): Promise<Received[]> =>
    page.evaluate(
      (wanted) => (window as any).received.filter((message: any) => !wanted || message.data?.messageType === wanted),
      messageType,
    );
  const send = (message: unknown) => page.evaluate((message) => (window as any).send(message), message);

  return {
    host: page,
    panel: page.frameLocator("iframe[name=panel]"),
    received,
    send,
    async next(messageType, after = 0) {
      await expect
        .poll(async () => (await received(messageType)).length, { message: `a ${messageType} from the panel` })
        .toBeGreaterThan(after);
      return (await received(messageType))[after];
    },
    async deliver(...events) {
      // Events are sent only to registered panels. Before that, the panel may not even be listening.
      if (flavour) await expect.poll(async () => (await received("RegisterForClientEvents")).length).toBeGreaterThan(0);
      await send(envelope(flavour ?? "MAX", events));
    },
    sendFromSibling: (message) => frame("sibling").evaluate((message) => (window as any).sendToPanel(message), message),
    async reloadPanel() {
      await frame("panel").evaluate(() => location.reload());
    },
  };
}

// ---- the wire of MAX and CXone Agent ---------------------------------------------------------------------------

export type Flavour = "MAX" | "CXA";

/** Wraps events as the desktop does. */
export function envelope(flavour: Flavour, events: Json[], contactId: number | string | null = null) {
  return { issuer: flavour, contactId, events };
}

export function acknowledgement(over: { [key: string]: Json } = {}): Json {
  return { messageType: "ClientEventSubscriptionAcknowledge", contactId: null, status: "OK", reason: "Success", ...over };
}

/** The whole answer to a registration: MAX puts the acknowledgement first, CXone Agent last. */
export function registrationReply(flavour: Flavour, initial: Json[] = [], ack: Json = acknowledgement()) {
  return envelope(flavour, flavour === "MAX" ? [ack, ...initial] : [...initial, ack]);
}

/** From now on, and after each reload, the host answers registrations by itself. Like the desktops, it does not answer a
 *  second one without an unregistration in between. */
export async function answerRegistrations(page: Page, flavour: Flavour, initial: Json[] = []): Promise<void> {
  const reply = registrationReply(flavour, initial);
  const install = (reply: unknown) => {
    let registered = false;
    (window as any).respond = (message: any) => {
      if (message?.messageType === "UnregisterFromClientEvents") registered = false;
      if (message?.messageType !== "RegisterForClientEvents" || registered) return [];
      registered = true;
      return [reply];
    };
  };
  // Before the host's own script, which must not overwrite it; and at once, if the host is already open.
  await page.addInitScript(`(${keepRespond})(${install}, ${JSON.stringify(reply)})`);
  if (page.url() !== "about:blank") await page.evaluate(`(${install})(${JSON.stringify(reply)})`);
}

function keepRespond(install: (reply: unknown) => void, reply: unknown) {
  if (window !== window.top) return;
  addEventListener("DOMContentLoaded", () => install(reply));
}

/** The Mute event, the only sign that the agent is muted. */
export function mute(muted: boolean): Json {
  return { Type: "Mute", AgentMuted: muted ? "True" : "False" };
}
