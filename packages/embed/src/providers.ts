// What a page does for the panel, in the words of whoever writes the page.

import type { Services } from "./protocol.js";
import type { Customer, LogEntry, RecordLink } from "./shapes.js";

/** Aborted when the panel is gone and nobody waits any longer. */
export type Context = { signal: AbortSignal };

/** What the panel may ask a page for. Throw an error to say why not; the agent gets to read its message. */
export type Providers = {
  /** Who has one of these addresses. */
  match(request: Services["customer/match"][0], context: Context): Customer[] | Promise<Customer[]>;
  /** Who fits a text the agent types. */
  search(request: Services["customer/search"][0], context: Context): Customer[] | Promise<Customer[]>;
  /** Opens the record of a customer; `false` if it did not. */
  open(request: Services["record/open"][0], context: Context): boolean | void | Promise<boolean | void>;
  /** Keeps an entry: of those with the same `key` the highest `revision`. Resolve only once it is safe. */
  log(entry: LogEntry, context: Context): RecordLink | void | Promise<RecordLink | void>;
};

const matches = (matches: unknown) => ({ matches: matches ?? [] });

const SERVICES: Record<keyof Providers, [keyof Services, (value: unknown) => object]> = {
  match: ["customer/match", matches],
  search: ["customer/search", matches],
  open: ["record/open", (opened) => ({ opened: opened !== false })],
  log: ["interaction/log", (record) => (record ? { record } : {})],
};

/** How the contract calls it. */
export const nameOf = (name: keyof Providers): keyof Services => SERVICES[name][0];

/** Answers the panel; `undefined` for what this page does not do. */
export async function serve(provided: Partial<Providers>, method: string, params: any, signal: AbortSignal): Promise<object | undefined> {
  for (const [name, provider] of Object.entries(provided)) {
    const [service, answer] = SERVICES[name as keyof Providers];
    if (service === method) return answer(await (provider as Function)(params, { signal }));
  }
  return undefined;
}
