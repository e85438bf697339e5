// The example in the contract suite: the simulated one.

import { DesktopFrame } from "../desktop-frame";
import { defaultConfig, panel, useConfig } from "../fixtures";
import { framed } from "./framed";

export const desktop = framed({
  id: "example",
  async open(page, query = {}, route = "/example") {
    await useConfig(page, { ...defaultConfig, example: { url: DesktopFrame.at("/example", query) } });
    await page.goto(route);
    const example = new DesktopFrame(page, "Example");
    await example.ready();
    return example;
  },
  forgetsWithPage: true,
  customers: ["Ada Lovelace", "Grace Hopper"],
  async bringIn(example, customer) {
    await example.bringIn("Call", { Customer: customer });
    return customer;
  },
  silent: { query: { silent: "on" }, says: [/allowed-parents/, new RegExp(panel)] },
  forged: (customer) => ({
    source: "example",
    event: "contact-changed",
    contact: { id: "spoofed", customer, state: "offered" },
  }),
});
