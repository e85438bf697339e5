// The agent panel at the side: what it may ask of the CRM, and what the CRM makes of what it tells.

import { linkNumbers } from "@deskpane/embed";
import * as crm from "./api.js";
import { el } from "./dom.js";
import { addressOf } from "./views.js";

/** Puts the panel of an address into `side`. `saved` is called when an entry of a customer was saved, `calls` when calls change. */
export function showPanel(side, src, { saved, calls }) {
  const element = el("deskpane-panel", { src });
  element.provide({
    match: ({ addresses }, { signal }) => crm.match(addresses, signal),
    search: ({ text, limit }, { signal }) => crm.search(text, limit, signal),
    open: ({ customer }) => {
      if (!customer) return false;
      location.hash = addressOf(customer);
    },
    log: async (entry, { signal }) => {
      const record = await crm.save(entry, signal);
      saved(entry.customer);
      return record;
    },
  });
  const told = async () => calls((await element.connected).desk.interactions);
  for (const event of ["state", "interaction/added", "interaction/changed", "interaction/removed"]) element.addEventListener(event, told);
  side.replaceChildren(element);
}

/** Numbers anywhere on the page are dialled by the panel; `tell` gets a line of words about each. */
export function dialNumbers(tell) {
  const words = { filled: "The number is in the panel's field.", asked: "The panel asks whether to dial.", sent: "Dialling." };
  document.addEventListener("deskpane-dialed", ({ detail }) => tell(words[detail.done]));
  document.addEventListener("deskpane-failed", ({ detail }) => tell(detail.message));
  linkNumbers();
}
