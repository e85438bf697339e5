// The agent's own state, and commands about no contact.

import { expect, test } from "./fixtures";
import { agentState, button, contact, disclose, state, hangUp } from "./panel";
import { atWork, press, takeIn } from "./skylight-panel";

test("ready, not ready with a reason, and without one; the state is what Skylight says", async ({ page }) => {
  const skylight = await atWork(page);
  await press(page, "Ready");
  await expect(agentState(page)).toContainText("Ready");
  await expect(agentState(page)).not.toContainText("Not ready");
  await expect(button(page as any, "Ready")).toHaveAttribute("aria-disabled", "true");
  const reasons = page.getByRole("combobox", { name: "Reason" });
  await expect(reasons.locator("optgroup")).not.toHaveCount(0);
  await expect(reasons.getByRole("option", { name: "Fax" })).toHaveCount(0);
  await reasons.selectOption({ label: "Lunch" });
  await press(page, "Not ready");
  await expect(agentState(page)).toContainText("Not ready");
  await expect(agentState(page)).toContainText("Lunch");
  await expect(skylight.agentState.locator("option:checked")).toContainText("Lunch");
  await reasons.selectOption({ label: "No reason" });
  await press(page, "Not ready");
  await expect(agentState(page)).not.toContainText("Lunch");
  await skylight.setState("Ready");
  await expect(agentState(page)).not.toContainText("Not ready");
});

test('an acknowledgement without effect changes nothing, and is reported as "no effect seen"', async ({ page }) => {
  await page.clock.install();
  const skylight = await atWork(page);
  await skylight.injectFault("Acknowledge without effect");
  await press(page, "Ready");
  await page.clock.fastForward(9_000);
  await expect(page.getByText(/no effect seen/i).first()).toBeVisible();
  await expect(agentState(page)).toContainText("Not ready");
});

test("direction and phone are chosen here and follow Skylight", async ({ page }) => {
  const skylight = await atWork(page);
  await disclose(page, "Direction");
  const direction = page.getByRole("combobox", { name: "Direction", exact: true });
  await direction.selectOption({ label: "Do not disturb outbound" });
  await expect(skylight.direction).toHaveValue("agent-initiated");
  await skylight.direction.selectOption("outbound");
  await expect(direction.locator("option:checked")).toHaveText("Outbound");
  const phone = page.getByRole("combobox", { name: "Extension" });
  await phone.selectOption({ index: 1 });
  await press(page, "Ready");
  await expect(agentState(page)).not.toContainText("Not ready");
  await expect(skylight.phone.locator("option:checked")).toContainText("Desk phone");
});

test("logging out with an open contact is refused with a reason, and works without", async ({ page }) => {
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray", "Wrap-up": false });
  await press(page, "Log out");
  await expect(page.getByText("You still have open contacts.").first()).toBeVisible();
  await expect(page.getByText("(4000)").first()).toBeVisible();
  await hangUp(card);
  await expect(card).toHaveCount(0);
  await press(page, "Log out");
  await expect(agentState(page)).toContainText("Logged out");
  await expect(skylight.button("Log in")).toBeVisible();
});

test("commands that the vendor does not fully support are disabled with a reason, unless switched on in the configuration", async ({ page }) => {
  const skylight = await atWork(page);
  await disclose(page, "Tenant");
  await expect(page.getByRole("combobox", { name: "Tenant" })).toHaveAttribute("aria-disabled", "true");
  await skylight.bringIn("Incoming call", { "Customer name": "Grace Murray" });
  const answer = button(contact(page, "Grace Murray"), "Answer");
  await expect(answer).toHaveAttribute("aria-disabled", "true");
  await answer.focus();
  await expect(contact(page, "Grace Murray")).toContainText(/not.*(reliably|supported)/i);
});

test("with full control an offer is answered from the panel", async ({ page }) => {
  const skylight = await atWork(page, {}, { fullControl: true });
  const interaction = await skylight.bringIn("Incoming call", { "Customer name": "Grace Murray" });
  const card = contact(page, "Grace Murray");
  await expect(page.getByText(/Incoming call from Grace Murray/)).toBeAttached();
  await expect(state(card)).toContainText("Ringing");
  await press(card, "Answer");
  await expect(state(card)).toContainText("Active");
  await expect(skylight.status(interaction)).toHaveText("Active");
});

test("an offer is refused, and one that expires goes by itself", async ({ page }) => {
  const skylight = await atWork(page);
  await skylight.bringIn("Incoming call", { "Customer name": "Grace Murray" });
  await press(contact(page, "Grace Murray"), "Refuse");
  await expect(contact(page, "Grace Murray")).toHaveCount(0);
  await expect(skylight.interaction()).toHaveCount(0);
  await skylight.bringIn("Incoming web chat", { "Customer name": "Alan Kay", "Offer lasts (s)": 1 });
  await expect(contact(page, "Alan Kay")).toHaveCount(0);
});

test("a call is dialled with everything the vendor's example has, and given up", async ({ page }) => {
  const skylight = await atWork(page);
  // As pasted from a page with directional marks and non-breaking hyphens.
  await page.getByRole("textbox", { name: "Phone number" }).fill("\u202a+250\u2011555\u20110199\u202c");
  await disclose(page, "Call details");
  for (const [name, value] of [
    ["Campaign name", "Callback Campaign"], ["Campaign id", "5738012"], ["List name", "Agent 007's List"], ["List id", "7674467"],
    ["List source", "Salesforce"], ["Customer name", "John Doe"], ["State code", "AZ"], ["Zip code", "85310"], ["Country", "US"],
    ["Time zone", "US/Arizona"],
  ]) {
    await page.getByRole("textbox", { name, exact: true }).fill(value);
  }
  await press(page, "Dial");
  const card = contact(page, "+2505550199");
  await expect(state(card)).toContainText("Dialing");
  const facts = skylight.facts(skylight.interaction("+2505550199"));
  for (const part of ["5738012", "Agent 007's List", "John Doe", "US/Arizona"]) await expect(facts).toContainText(part);
  await press(card, "Cancel dial");
  await expect(card).toHaveCount(0);
});

test("a number that cannot be dialled stays where it was typed, with the reason", async ({ page }) => {
  const skylight = await atWork(page);
  await skylight.failNext("Bad parameters");
  await page.getByRole("textbox", { name: "Phone number" }).fill("+2505550199");
  await press(page, "Dial");
  await expect(page.getByText("Skylight rejected the values that were sent.").first()).toBeVisible();
  await expect(page.getByText("(1003)").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Phone number" })).toHaveValue("+2505550199");
});
