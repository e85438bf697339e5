// The agent panel at the side: the services that this CRM provides to it, and the CRM's reactions to its events.

import { linkNumbers } from "@deskpane/embed";
import * as crm from "./api.js";
import { el } from "./dom.js";
import { addressOf } from "./views.js";

/** Shows the panel of an address in `side`. Calls `saved` when an entry of a customer was saved, `calls` when calls
 *  change. */
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

/** Lets the panel dial numbers anywhere on the page; `tell` receives a message about each. */
export function dialNumbers(tell) {
  const words = { filled: "The number is in the panel's field.", asked: "The panel asks whether to dial.", sent: "Dialling." };
  document.addEventListener("deskpane-dialed", ({ detail }) => tell(words[detail.done]));
  document.addEventListener("deskpane-failed", ({ detail }) => tell(detail.message));
  linkNumbers();
}
