// The CRM's own server.

import { api } from "./settings.js";

async function ask(path, { signal, ...rest } = {}) {
  let response;
  try {
    response = await fetch(api + path, { credentials: "include", signal: signal ?? null, ...rest });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Error(`The CRM server at ${api} cannot be reached: is it running?`);
  }
  // A newer revision of the entry stands already.
  if (response.status === 409) return {};
  if (response.ok) return response.json();
  const { error } = await response.json().catch(() => ({}));
  throw new Error(error ?? `The CRM server answered ${response.status}`);
}

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

export async function customer(ref) {
  return (await match([{ kind: "account", value: ref }]))[0];
}

export async function interactions(ref) {
  return (await ask(`/interactions?${new URLSearchParams({ customer: ref })}`)).interactions;
}

export async function save(entry, signal) {
  const body = JSON.stringify(entry);
  const headers = { "content-type": "application/json" };
  return (await ask(`/interactions/${encodeURIComponent(entry.key)}`, { method: "PUT", body, headers, signal })).record;
}
