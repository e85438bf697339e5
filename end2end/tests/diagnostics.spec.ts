// Diagnostics: why nothing happens, in a sentence, and the way to the inspector.

import { agentState as agentEvent, call, expect, openBare, test } from "./fixtures";
import { agentState, disclose } from "./panel";

test("diagnostics say where messages stop, and lead to the inspector by key", async ({ page, context }) => {
  const bare = await openBare(page);
  await bare.next("RegisterForClientEvents");
  await disclose(bare.panel, "Diagnostics");
  const region = bare.panel.getByRole("region", { name: "Diagnostics" });
  await expect(region.getByText("No message has come from MAX yet")).toBeVisible();
  await bare.send({ unheard: "of" });
  await expect(region.getByText("can read none of them")).toBeVisible();
  await bare.send({ issuer: "MAX", contactId: null, events: [agentEvent("Available"), call("1", "Active")] });
  await expect(agentState(bare.panel)).toContainText("Available");
  await expect(region.getByText("Messages come from MAX and are read.")).toBeVisible();

  const opened = context.waitForEvent("page");
  await region.getByRole("link", { name: "Inspect a recording" }).press("Enter");
  const inspector = await opened;
  await expect(inspector.getByRole("heading", { level: 1 })).toHaveText("Inspect a recording");
  await expect(inspector.getByRole("button", { name: "Follow a running panel" })).toBeVisible();
  await expect(agentState(bare.panel)).toContainText("Available");
});
