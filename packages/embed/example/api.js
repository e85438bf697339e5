// The CRM's own server.

import { RefusedError } from "@deskpane/embed";
import { parse } from "./csv.js";
import { server } from "./settings.js";

async function send(path, { signal, ...rest } = {}) {
  let response;
  try {
    response = await fetch(server + path, { credentials: "include", signal: signal ?? null, ...rest });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Error(`The CRM server at ${server} cannot be reached: is it running?`);
  }
  // A newer revision of the entry is stored already.
  if (response.ok || response.status === 409) return response;
  const { error = `The CRM server answered ${response.status}` } = await response.json().catch(() => ({}));
  // Failures that a repetition cannot solve need a person: the panel does not send such an entry again by itself.
  const passes = response.status >= 500 || [401, 408, 429].includes(response.status);
  throw passes ? new Error(error) : new RefusedError(error, -32002, "refused");
}

const ask = async (path, options) => (await send(`/v1${path}`, options)).json();

/** Customers with one of these addresses, each once. */
export async function match(addresses, signal) {
  const found = await Promise.all(
    addresses.map(({ kind, value, e164 }) => ask(`/customers?${new URLSearchParams({ kind, address: e164 ?? value })}`, { signal })),
  );
  const byRef = new Map(found.flatMap(({ matches }) => matches).map((customer) => [customer.ref, customer]));
  return [...byRef.values()];
}

export async function search(text, limit, signal) {
  return (await ask(`/customers?${new URLSearchParams({ text, limit })}`, { signal })).matches;
}

/** Customers matching a text, with their numbers from the CRM. */
export async function customers(text) {
  const rows = parse(await (await send(`/customers.csv?${new URLSearchParams({ q: text })}`)).text());
  return rows.map(({ phones, ...rest }) => ({ ...rest, phones: phones.split(";").filter(Boolean) }));
}

export async function customer(ref) {
  return (await customers(ref)).find((one) => one.ref === ref);
}

export async function interactions(ref) {
  return (await ask(`/interactions?${new URLSearchParams({ customer: ref })}`)).interactions;
}

export async function save(entry, signal) {
  const body = JSON.stringify(entry);
  const headers = { "content-type": "application/json" };
  return (await ask(`/interactions/${encodeURIComponent(entry.key)}`, { method: "PUT", body, headers, signal })).record;
}
