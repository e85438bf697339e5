// Contacts as an agent sees them: every kind, names, order, pages, fields, the end.

import { agentState as agentEvent, ago, call, expect, openBare, test } from "./fixtures";
import { agentState, button, contact, disclose, state } from "./panel";

const KINDS = [
  [{ Type: "ChatContactEvent", ContactID: "1", Status: "Incoming", Skill: "44", FromAddress: "ada@example.org" }, "ada@example.org", "Chat", "Ringing"],
  [{ Type: "TextContactEvent", ContactID: "1", Status: "Interrupted", FromAddress: "+13035550144" }, "+13035550144", "Chat", "Interrupted"],
  [{ Type: "EmailContactEvent", ContactId: "1", Status: "Holding", Skill: "45" }, "Contact 1", "E-mail", "On hold"],
  [{ Type: "VoiceMailContactEvent", ContactId: "1", Status: "Active", From: "3035550155", SkillName: "After hours" }, "3035550155", "Voicemail", "Active"],
  [{ Type: "WorkItemContactEvent", ContactID: "1", Status: "Incoming", WorkItemType: "Refund", SkillId: "47" }, "Refund", "Work item", "Ringing"],
  [{ Type: "DigitalContactEvent", ContactID: "1", Status: "Active", ChannelType: "whatsapp", CustomerName: "Ada Lovelace", SkillName: "Social" }, "Ada Lovelace", "whatsapp", "Active"],
] as const;

for (const [event, name, channel, words] of KINDS) {
  test(`a ${event.Type} comes, is named ${name}, and goes`, async ({ page }) => {
    const bare = await openBare(page, { flavour: "CXA", initial: [event] });
    const card = contact(bare.panel, name);
    await expect(card).toContainText(channel);
    await expect(state(card)).toContainText(words);
    await bare.deliver({ Type: event.Type, ContactID: "1", Status: "Disconnected", FinalState: "True" });
    await expect(card).toHaveCount(0);
  });
}

test("a call shows number, skill and channel, and its end leaves a line under Recent", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const card = contact(bare.panel, "4155550123");
  await expect(card).toContainText("Support English");
  await expect(card).toContainText("Call");
  await bare.deliver(call("1", "Disconnected"));
  await expect(state(card)).toContainText("Wrap-up");
  await bare.deliver(call("1", "Disconnected", { FinalState: "True" }));
  await expect(card).toHaveCount(0);
  await expect(bare.panel.getByRole("region", { name: "Recent" })).toContainText("4155550123");
});

test("an incoming contact is announced once", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX" });
  await bare.deliver(call("1", "Incoming"));
  const region = bare.panel.locator("[aria-live]").filter({ hasText: "Incoming" });
  await expect(region).toHaveCount(1);
  await expect(region).toContainText("4155550123");
});

test("the most urgent contact comes first", async ({ page }) => {
  const held = call("1", "Holding", { ANI: "1001" });
  const active = call("2", "Active", { ANI: "1002" });
  const bare = await openBare(page, { flavour: "MAX", initial: [held, active] });
  const names = () => bare.panel.getByRole("article").evaluateAll((cards) =>
    cards.map((card) => card.textContent!.match(/100\d/)![0]));
  await expect.poll(names).toEqual(["1002", "1001"]);
  await bare.deliver(call("3", "Incoming", { ANI: "1003" }));
  await expect.poll(names).toEqual(["1003", "1002", "1001"]);
});

test("a page to show is a link only where that is safe", async ({ page }) => {
  const initial = [call("1", "Active", { ScreenPopUrl: "https://crm.example/case/1" })];
  const bare = await openBare(page, { flavour: "MAX", initial });
  const card = contact(bare.panel, "4155550123");
  const link = card.getByRole("link");
  await expect(link).toHaveAttribute("href", "https://crm.example/case/1");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await bare.deliver({ Type: "PopURL", ContactId: "1", URL: "javascript:alert(document.domain)", TabTitle: "CRM" });
  await expect(card).toContainText("javascript:alert(document.domain)");
  await expect(link).toHaveCount(1);
});

test("what the model has no place for is shown as text, never as HTML", async ({ page }) => {
  const initial = [call("1", "Active", { OtherInformation: "<img src=x onerror=alert(1)><b>VIP</b>", Label: "gold" })];
  const bare = await openBare(page, { flavour: "MAX", initial });
  const card = contact(bare.panel, "4155550123");
  await disclose(card, "Further fields");
  await expect(card.getByText("<img src=x onerror=alert(1)><b>VIP</b>")).toBeVisible();
  await expect(card.getByText("gold")).toBeVisible();
  await expect(card.locator("img")).toHaveCount(0);
});

test("a transferred contact with a new id says what it continues", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  await bare.deliver(call("1", "Disconnected", { FinalState: "True" }), call("2", "Active", { MasterID: "1", ParentContactId: "1" }));
  const card = contact(bare.panel, "4155550123");
  await expect(card).toHaveCount(1);
  await expect(card.getByText(/Continues contact/)).toBeVisible();
});

test("wrap-up of the agent, the next state and the running timer", async ({ page }) => {
  const wrapping = agentEvent("Unavailable", { IsAcw: "True", AcwTimeout: "90", StartTimeUTC: ago(10), NextStates: [{ State: "Available", OutReason: "" }] });
  const bare = await openBare(page, { flavour: "MAX", initial: [wrapping] });
  await expect(agentState(bare.panel)).toContainText("Unavailable");
  await expect(agentState(bare.panel)).toContainText("Wrap-up");
  const timer = bare.panel.getByRole("timer").first();
  const before = await timer.textContent();
  await expect.poll(() => timer.textContent()).not.toBe(before);
});

test("twenty contacts and a 60-character name fit at 320 pixels without a sideways scroll", async ({ page }) => {
  await page.setViewportSize({ width: 380, height: 900 });
  const long = "Wolfeschlegelsteinhausenbergerdorff-Hohenstaufen-Meier 60 ch";
  const many = Array.from({ length: 20 }, (_, n) => ({
    Type: "DigitalContactEvent", ContactID: String(n + 1), Status: "Active", ChannelType: "whatsapp", CustomerName: `${long}${n}`,
  }));
  const bare = await openBare(page, { flavour: "CXA", initial: many });
  await expect(bare.panel.getByRole("article")).toHaveCount(20);
  await bare.host.addStyleTag({ content: "iframe { width: 320px; height: 800px }" });
  const overflow = () => bare.panel.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
});

test("the agent's own phone line is shown, and is not a contact", async ({ page }) => {
  const leg = { Type: "AgentLeg", AgentLegId: "77", Status: "Dialing", FinalState: "False" };
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("Available"), leg] });
  await expect(agentState(bare.panel)).toContainText("phone ringing");
  await bare.deliver({ Type: "CallContactEvent", ContactID: "77", CallType: "AgentLeg", Status: "Active", FinalState: "False" });
  await expect(agentState(bare.panel)).toContainText("phone connected");
  await expect(bare.panel.getByRole("article")).toHaveCount(0);
});

test("on CXone Agent a call in wrap-up survives a reload, and Answer is unavailable meanwhile, with a reason", async ({ page }) => {
  const state = { Type: "AgentState", CurrentState: "Unavailable", IsAcw: "True" };
  // A registration does not report calls in wrap-up.
  const bare = await openBare(page, { flavour: "CXA", initial: [state] });
  await bare.deliver(call("1", "Active"), call("1", "Disconnected"));
  await expect(contact(bare.panel, "4155550123")).toContainText("Wrap-up");
  await bare.reloadPanel();
  await expect(contact(bare.panel, "4155550123")).toContainText("Wrap-up");
  await bare.deliver(call("2", "Incoming", { ANI: "4155550199" }));
  const ringing = contact(bare.panel, "4155550199");
  await expect(button(ringing, "Answer")).toBeDisabled();
  await expect(ringing).toContainText("would do this to your other open contacts too");
  await bare.deliver(call("1", "Disconnected", { FinalState: "True" }));
  await expect(button(ringing, "Answer")).toBeEnabled();
});
