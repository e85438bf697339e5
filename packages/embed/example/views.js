// The CRM's two pages.

import * as crm from "./api.js";
import { el, numbers, table } from "./dom.js";

export const addressOf = (ref) => `#/customer/${encodeURIComponent(ref)}`;

export async function customers(text) {
  const found = await crm.customers(text);
  const form = el("form", { role: "search" }, el("input", { name: "q", type: "search", "aria-label": "Search customers", value: text }), el("button", {}, "Search"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = `#/?${new URLSearchParams({ q: form.q.value })}`;
  });
  const rows = found.map(({ ref, name, detail, phones }) => ({
    "data-customer": ref,
    cells: [el("a", { href: addressOf(ref) }, name), detail, numbers(phones)],
  }));
  return [el("h1", {}, "Customers"), form, rows.length ? table("Customers", ["Name", "About", "Numbers"], rows) : el("p", {}, "Nobody found.")];
}

export async function customer(ref) {
  const [known, entries] = await Promise.all([crm.customer(ref), crm.interactions(ref)]);
  if (!known) return [el("h1", {}, "No such customer"), el("p", {}, `Nobody is called ${ref} here.`)];
  const rows = entries.map((entry) => ({
    cells: [
      entry.startedAt ? new Date(entry.startedAt).toLocaleString() : "",
      [entry.channel, entry.direction].filter(Boolean).join(", "),
      entry.outcome,
      duration(entry.talkSeconds),
      entry.disposition?.join(" › ") ?? "",
      entry.note ?? "",
    ],
  }));
  return [
    el("h1", {}, known.name),
    el("p", {}, known.detail),
    el("p", { "data-customer": ref }, ...numbers(known.phones)),
    rows.length ? table("Interactions", ["When", "What", "Outcome", "Talk", "Disposition", "Note"], rows) : el("p", {}, "No interactions yet."),
  ];
}

const duration = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
