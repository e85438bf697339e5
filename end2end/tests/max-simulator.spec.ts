// A simulated MAX and the panel on two sites, used as an agent uses them.

import type { FrameLocator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { agentState, button, connection, contact, note, state, hangUp } from "./panel";
import { openSimulator } from "./max-simulator";

/** The only contact with call controls. */
const onCall = (panel: FrameLocator) =>
  panel.getByRole("article").filter({ has: panel.getByRole("button", { name: "Hang up" }) });

for (const flavour of ["max", "cxa"]) {
  test.describe(flavour, () => {
    test("a call is taken, held, muted, masked, recorded, hung up and wrapped up by mouse", { tag: "@release" }, async ({ page }) => {
      const { workspace, bringIn, desktopContact } = await openSimulator(page, { flavour });
      await expect(connection(workspace)).toContainText("Connected");
      await bringIn("Incoming call");
      const card = workspace.getByRole("article");
      await expect(state(card)).toContainText("Ringing");
      await button(card, "Answer").click();
      await expect(state(card)).toContainText("Active");
      await expect(agentState(workspace)).toContainText("Inbound contact");
      await button(card, "Hold").click();
      await expect(state(card)).toContainText("On hold");
      await button(card, "Resume").click();
      await expect(state(card)).toContainText("Active");
      await button(card, "Mute").click();
      await expect(button(card, "Unmute")).toBeEnabled();
      await expect(button(card, "Hang up")).toBeDisabled();
      await button(card, "Unmute").click();
      await button(card, "Mask").click();
      await expect(state(card)).toContainText("masked");
      await button(card, "Unmask").click();
      await button(card, "Record").click();
      await expect(button(card, "Record")).toHaveAttribute("aria-pressed", "true");
      await hangUp(card);
      await expect(state(card)).toContainText("Wrap-up");
      await expect(agentState(workspace)).toContainText("Wrap-up");
      await desktopContact.getByRole("button", { name: "Finish wrap-up" }).click();
      await expect(workspace.getByRole("article")).toHaveCount(0);
    });

    test("the same by keyboard alone", async ({ page }) => {
      const { workspace, bringIn, desktopContact } = await openSimulator(page, { flavour });
      await expect(connection(workspace)).toContainText("Connected");
      await bringIn("Incoming call");
      const card = workspace.getByRole("article");
      await expect(state(card)).toContainText("Ringing");

      /** Presses Tab or Shift+Tab until the control has the focus. */
      async function reach(name: string) {
        const control = button(card, name);
        await expect(control).toBeEnabled();
        await page.locator('iframe[title="Custom Workspace"]').focus();
        for (let presses = 0; presses < 60; presses++) {
          if (await control.evaluate((element) => element === document.activeElement)) return;
          await page.keyboard.press("Tab");
        }
        throw new Error(`${name} cannot be reached with Tab`);
      }

      await reach("Answer");
      await page.keyboard.press("Enter");
      await expect(state(card)).toContainText("Active");
      await reach("Hold");
      await page.keyboard.press("Space");
      // The pressed button keeps the focus under its new name.
      await expect(button(card, "Resume")).toBeFocused();
      await expect(button(card, "Resume")).toBeEnabled();
      await page.keyboard.press("Space");
      await expect(state(card)).toContainText("Active");
      for (const [name, then] of [["Mute", "Unmute"], ["Mask", "Unmask"]]) {
        await reach(name);
        await page.keyboard.press("Enter");
        await expect(button(card, then)).toBeEnabled();
        await page.keyboard.press("Enter");
        await expect(button(card, name)).toBeEnabled();
      }
      await reach("Record");
      await page.keyboard.press("Enter");
      await expect(button(card, "Record")).toHaveAttribute("aria-pressed", "true");
      await reach("Hang up");
      await page.keyboard.press("Enter");
      await expect(button(card, "Confirm hang up")).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(state(card)).toContainText("Wrap-up");
      await desktopContact.getByRole("button", { name: "Finish wrap-up" }).focus();
      await page.keyboard.press("Enter");
      await expect(workspace.getByRole("article")).toHaveCount(0);
    });

    test("a Contact Panel opens and closes with its contact and shows only that", async ({ page }) => {
      const { workspace, bringIn, desktopContact } = await openSimulator(page, { flavour, contactPanels: "on" });
      await expect(connection(workspace)).toContainText("Connected");
      await bringIn("Incoming call");
      const frames = page.locator('iframe[title^="Contact Panel"]');
      await expect(frames).toHaveCount(1);
      await page.getByRole("tab", { name: /^Contact Panel/ }).first().click();
      const first = page.frameLocator('iframe[title^="Contact Panel"] >> nth=0');
      // Answered before the chat arrives: with other contacts open, CXone Agent would answer all of them.
      await button(first.getByRole("article"), "Answer").click();
      await expect(state(first.getByRole("article"))).toContainText("Active");
      await bringIn("Incoming chat");
      await expect(frames).toHaveCount(2);
      await expect(first.getByRole("article")).toHaveCount(1);
      await note(first.getByRole("article")).fill("from the contact panel");
      await page.getByRole("tab", { name: "Custom Workspace" }).click();
      await expect(workspace.getByRole("article")).toHaveCount(2);
      await expect(note(onCall(workspace))).toHaveValue("from the contact panel");
      await desktopContact.first().getByRole("button", { name: "Customer hangs up" }).click();
      await desktopContact.first().getByRole("button", { name: "Finish wrap-up" }).click();
      await expect(frames).toHaveCount(1);
    });
  });
}

test("a call is refused", async ({ page }) => {
  const { workspace, bringIn, desktopContact } = await openSimulator(page);
  await bringIn("Incoming call");
  await button(workspace.getByRole("article"), "Refuse").click();
  await expect(workspace.getByRole("article")).toHaveCount(0);
  await expect(desktopContact).toHaveCount(0);
});

test("an outgoing call is dialled, answered and hung up by the customer", async ({ page }) => {
  const { workspace, bringIn, desktopContact } = await openSimulator(page);
  await bringIn("Outgoing call");
  const card = workspace.getByRole("article");
  await expect(state(card)).toContainText("Dialing");
  await desktopContact.getByRole("button", { name: "Customer answers" }).click();
  await expect(state(card)).toContainText("Active");
  await expect(agentState(workspace)).toContainText("Outbound contact");
  await desktopContact.getByRole("button", { name: "Customer hangs up" }).click();
  await expect(state(card)).toContainText("Wrap-up");
});

for (const kind of ["Incoming chat", "Incoming e-mail", "Incoming voicemail", "Incoming work item", "Incoming digital contact"]) {
  test(`${kind}: arrives, is answered in MAX, and ends`, async ({ page }) => {
    const { workspace, bringIn, desktopContact } = await openSimulator(page);
    await bringIn(kind);
    await expect(workspace.getByRole("article")).toHaveCount(1);
    const accept = desktopContact.getByRole("button", { name: "Accept" });
    if (await accept.isVisible()) await accept.click();
    await expect(state(workspace.getByRole("article"))).toContainText("Active");
    await desktopContact.getByRole("button", { name: "Hang up" }).click();
    const finish = desktopContact.getByRole("button", { name: "Finish wrap-up" });
    await expect.poll(async () => (await finish.isVisible()) || (await desktopContact.count()) === 0).toBe(true);
    if (await finish.isVisible()) await finish.click();
    await expect(workspace.getByRole("article")).toHaveCount(0);
  });
}

test("a consult call beside the first: only commands that cannot hit the other are available", async ({ page }) => {
  const { workspace, bringIn, desktopContact } = await openSimulator(page);
  await bringIn("Incoming call");
  await button(workspace.getByRole("article"), "Answer").click();
  await expect(state(workspace.getByRole("article"))).toContainText("Active");
  await bringIn("Consult call");
  await expect(workspace.getByRole("article")).toHaveCount(2);
  const held = workspace.getByRole("article").filter({ hasText: "On hold" });
  await expect(button(held, "Resume")).toBeEnabled();
  await desktopContact.getByRole("button", { name: "Customer answers" }).filter({ visible: true }).click();
  await expect(button(held, "Resume")).toBeDisabled();
});

test("the customer card appears in MAX", async ({ page }) => {
  const { workspace, bringIn, desktopContact } = await openSimulator(page);
  await bringIn("Incoming call");
  const card = workspace.getByRole("article");
  await card.locator("summary", { hasText: "Customer card" }).click();
  await card.getByRole("textbox", { name: "Customer name" }).fill("Ada Lovelace");
  await button(card, "Send to MAX").click();
  await expect(desktopContact).toContainText("Ada Lovelace");
});

test("silence, then recovery", async ({ page }) => {
  await page.clock.install();
  const { workspace } = await openSimulator(page, { silent: "1" });
  await page.clock.fastForward(4_000);
  await expect(connection(workspace)).toContainText("does not answer");
  await page.getByRole("checkbox", { name: "Stay silent" }).uncheck();
  await page.clock.fastForward(30_000);
  await expect(connection(workspace)).toContainText("Connected");
});

for (const [query, words] of [["types", "Invalid Subscription Types"], ["contact", "Invalid Contact Id"]]) {
  test(`a refused registration is explained: ${query}`, async ({ page }) => {
    await page.clock.install();
    const { workspace } = await openSimulator(page, { refuse: query });
    await expect(connection(workspace)).toContainText(words);
    await page.getByRole("checkbox", { name: "Refuse registrations" }).uncheck();
    await page.clock.fastForward(30_000);
    await expect(connection(workspace)).toContainText("Connected");
  });
}

test("a late acknowledgement is not an error", async ({ page }) => {
  const { workspace } = await openSimulator(page, { ackDelay: "4000" });
  await expect(connection(workspace)).toContainText("Connected", { timeout: 25_000 });
});

test("a command that MAX ignores shows no effect, and can be given again", async ({ page }) => {
  await page.clock.install();
  const { workspace, bringIn } = await openSimulator(page);
  await bringIn("Incoming call");
  const card = workspace.getByRole("article");
  await page.getByRole("checkbox", { name: "Ignore next command" }).check();
  await button(card, "Answer").click();
  await page.clock.fastForward(7_000);
  await expect(card).toContainText("no effect");
  await button(card, "Answer").click();
  await expect(state(card)).toContainText("Active");
});

test("a reload of the panel in the middle of a call loses nothing", async ({ page }) => {
  const { workspace, bringIn } = await openSimulator(page);
  await bringIn("Incoming call");
  const card = workspace.getByRole("article");
  await button(card, "Answer").click();
  await note(card).fill("half a sentence");
  await page.getByRole("button", { name: "Reload panel" }).click();
  await expect(state(card)).toContainText("Active");
  await expect(note(card)).toHaveValue("half a sentence");
});

test("after a burst of 10,000 events the panel shows what the desktop shows", async ({ page }) => {
  const { workspace, bringIn } = await openSimulator(page);
  await bringIn("Incoming call");
  await button(workspace.getByRole("article"), "Answer").click();
  await page.getByRole("button", { name: "Burst 10,000 events" }).click();
  await bringIn("Incoming chat");
  await expect(workspace.getByRole("article")).toHaveCount(2, { timeout: 20_000 });
  await expect(state(onCall(workspace))).toContainText("Active");
});

test("anything else that a script may send has no effect", async ({ page }) => {
  const { workspace, bringIn } = await openSimulator(page);
  await bringIn("Incoming call");
  const card = workspace.getByRole("article");
  for (const name of ["Custom event", "Indicator", "Page open", "Pop URL", "Run app", "Settings change", "Unknown event", "Malformed message"])
    await page.getByRole("button", { name, exact: true }).click();
  await button(card, "Answer").click();
  await expect(state(card)).toContainText("Active");
  await expect(card.getByRole("link").first()).toBeVisible();
});

test("the autopilot plays a busy hour, and the panel keeps up with it", async ({ page }) => {
  const { workspace, desktopContact } = await openSimulator(page);
  await page.getByRole("combobox", { name: "Speed" }).selectOption({ label: "60×" });
  await page.getByRole("button", { name: "Autopilot" }).click();
  await expect(workspace.getByRole("article").first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Autopilot" }).click();
  await expect.poll(async () => (await workspace.getByRole("article").count()) - (await desktopContact.count())).toBe(0);
});

test("the agent's session ends and begins", async ({ page }) => {
  const { workspace } = await openSimulator(page);
  await page.getByRole("combobox", { name: "Agent state" }).selectOption({ label: "Unavailable: Lunch" });
  await expect(agentState(workspace)).toContainText("Unavailable");
  await expect(agentState(workspace)).toContainText("Lunch");
  await page.getByRole("button", { name: "End session" }).click();
  await expect(agentState(workspace)).toContainText("Logged out");
  await page.getByRole("button", { name: "Start session" }).click();
  await expect(agentState(workspace)).not.toContainText("Logged out");
});
