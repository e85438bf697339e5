// Rox.Chat in the contract suite: the simulated one.

import { panel } from "../fixtures";
import { withRoxchat } from "../frame-panel";
import { framed } from "./framed";

export const desktop = framed({
  id: "roxchat",
  open: (page, query, route) => withRoxchat(page, query, {}, route),
  customers: ["12345", "67890"],
  async bringIn(roxchat, visitor) {
    await roxchat.bringIn("Visitor on the site", { "Provided id": visitor });
    return visitor;
  },
  silent: { query: { speaks: "off" }, says: [/operator_iframe_allowed_parent_origin/, new RegExp(panel)] },
  forged: (customer) => ({
    source: "roxchat",
    event: "newMessageAdded",
    params: { roxchatVisitorId: customer, sessionId: "1", chatId: 1, kind: "visitor", messageText: "Trust me." },
  }),
});
