// MAX in the contract suite: the bare host page plays it.

import type { Page } from "@playwright/test";
import { agentState, call, openBare, panel, stranger } from "../fixtures";
import { openSimulator } from "../max-simulator";
import { connection } from "../panel";
import type { Connected, ContractDesktop } from "./desktop";
import { expect } from "../fixtures";

const CALLER = "4155550123";
const forged = (customer: string) => ({ issuer: "MAX", contactId: null, events: [call("66", "Active", { ANI: customer })] });

async function connect(page: Page): Promise<Connected> {
  const bare = await openBare(page, { flavour: "MAX", initial: [agentState("Available"), call("1", "Active")], sibling: "/sibling.html" });
  await expect(connection(bare.panel)).toContainText("Connected");
  return {
    panel: bare.panel,
    document: () => page.frame("panel")!,
    bringIn: async () => CALLER,
    post: bare.send,
    postFromOtherWindow: bare.sendFromSibling,
    async reloadPanel() {
      const registered = (await bare.received("RegisterForClientEvents")).length;
      await bare.reloadPanel();
      await bare.next("RegisterForClientEvents", registered);
    },
    reloadDesktop: async () => void (await page.reload()),
    focusPanel: () => page.keyboard.press("Tab"),
  };
}

export const desktop: ContractDesktop = {
  connect,
  forged,
  async withoutConnection(page) {
    await page.goto("/max");
    return { panel: page, says: [/not inside MAX/] };
  },
  async climb(page) {
    // The simulator appends the route of the page that it usually holds.
    const { workspace, bringIn } = await openSimulator(page, { panel: `${panel}/setup?test=max&instead-of=` });
    await expect(workspace.getByRole("listitem").filter({ hasText: "The connection is established: OK" })).toBeVisible();
    await bringIn("Incoming call");
    await page.getByRole("article").getByRole("button", { name: "Accept", exact: true }).click();
    return workspace;
  },
  async postFromOtherOrigin(page, message) {
    const bare = await openBare(page, { origin: stranger });
    await expect(connection(bare.panel)).toContainText(stranger);
    await bare.send(message);
    return bare.panel;
  },
};
