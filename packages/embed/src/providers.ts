// The services that a page provides to the panel, as functions.

import type { Services } from "./protocol.js";
import type { Customer, LogEntry, RecordLink } from "./shapes.js";

/** Aborted when the panel is gone and needs no answer any more. */
export type Context = { signal: AbortSignal };

/** The services. Throw an error to say why one failed; the agent sees its message. */
export type Providers = {
  /** Returns the customers with one of these addresses. */
  match(request: Services["customer/match"][0], context: Context): Customer[] | Promise<Customer[]>;
  /** Returns the customers who match a text that the agent types. */
  search(request: Services["customer/search"][0], context: Context): Customer[] | Promise<Customer[]>;
  /** Opens a customer's record; `false` if it did not open. */
  open(request: Services["record/open"][0], context: Context): boolean | void | Promise<boolean | void>;
  /** Stores a log entry: of entries with the same `key`, the one with the highest `revision`. Resolve only once it is
   *  stored safely. */
  log(entry: LogEntry, context: Context): RecordLink | void | Promise<RecordLink | void>;
};

const matches = (matches: unknown) => ({ matches: matches ?? [] });

const SERVICES: Record<keyof Providers, [keyof Services, (value: unknown) => object]> = {
  match: ["customer/match", matches],
  search: ["customer/search", matches],
  open: ["record/open", (opened) => ({ opened: opened !== false })],
  log: ["interaction/log", (record) => (record ? { record } : {})],
};

/** The service's name in the contract. */
export const nameOf = (name: keyof Providers): keyof Services => SERVICES[name][0];

/** Answers a request of the panel; `undefined` for a service that this page does not provide. */
export async function serve(provided: Partial<Providers>, method: string, params: any, signal: AbortSignal): Promise<object | undefined> {
  for (const [name, provider] of Object.entries(provided)) {
    const [service, answer] = SERVICES[name as keyof Providers];
    if (service === method) return answer(await (provider as Function)(params, { signal }));
  }
  return undefined;
}
