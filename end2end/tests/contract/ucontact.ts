// uContact in the contract suite: the simulated one.

import { panel } from "../fixtures";
import { withUcontact } from "../frame-panel";
import { framed } from "./framed";

export const desktop = framed({
  id: "ucontact",
  open: (page, query, route) => withUcontact(page, query, {}, route),
  customers: ["+15550100142", "+15550100143"],
  async bringIn(ucontact, client) {
    await ucontact.assign("Telephony", { Client: client });
    return client;
  },
  silent: { query: { silent: "on" }, says: [/frame-ancestors/, new RegExp(panel)] },
  forged: (customer) => ({
    event: "assignedInteraction",
    data: { guid: "spoofed", campaign: "Demo", channel: "telephony", clientId: customer },
  }),
});
