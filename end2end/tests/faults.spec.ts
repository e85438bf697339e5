// The panel fails in the middle of work: it says so, keeps what was typed, comes back with the desk as it was, and never
// calls a module that has failed.

import { agentState as agentEvent, call, expect, openBare, test } from "./fixtures";
import { agentState, button, connection, contact, note, state } from "./panel";
import { allowFaults, inject, lives } from "./faults";
import { isMarked, mark, withRoxchat } from "./frame-panel";
import { atWork, takeIn } from "./skylight-panel";

const CALLER = "4155550123";

test.use({ allowedErrors: /RuntimeError|RangeError|TypeError|injected|unreachable|out of bounds|panicked/ });

for (const fault of ["trap", "memory"] as const) {
  test(`a fault (${fault}) during a call costs neither the call nor a letter`, async ({ page }) => {
    await allowFaults(page);
    const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("InboundContact"), call("1", "Active")] });
    const card = contact(bare.panel, CALLER);
    await note(card).pressSequentially("Wants a refun");
    const frame = page.frame("panel")!;
    await inject(frame, fault);
    // The letter whose arrival fails.
    await page.keyboard.press("d");
    await expect(bare.panel.getByRole("status").filter({ hasText: "Deskpane has started again" })).toBeVisible();
    await expect(connection(bare.panel)).toContainText("Connected");
    await expect(state(card)).toContainText("Active");
    await expect(agentState(bare.panel)).toContainText("Inbound contact");
    await expect(note(card)).toHaveValue("Wants a refund");
    await button(card, "Hold").click();
    await bare.next("HoldEvent");
    expect(await lives(frame)).toEqual({ lives: 2, calledAgain: 0 });
    await bare.panel.getByRole("button", { name: "OK" }).click();
    await expect(bare.panel.getByText("Deskpane has started again")).toHaveCount(0);
  });
}

test("three faults in a row stop the panel, with words and a way on", async ({ page }) => {
  await allowFaults(page);
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const frame = page.frame("panel")!;
  for (const life of [1, 2, 3]) {
    await expect(contact(bare.panel, CALLER)).toBeVisible();
    expect((await lives(frame)).lives).toBe(life);
    await inject(frame, "trap");
    if (life < 3) await expect.poll(() => lives(frame)).toEqual({ lives: life + 1, calledAgain: 0 });
  }
  const alert = bare.panel.getByRole("alert").filter({ hasText: "three times in a row" });
  await expect(alert).toBeVisible();
  await bare.deliver(call("1", "Holding"));
  expect(await lives(frame)).toEqual({ lives: 3, calledAgain: 0 });
  await alert.getByRole("button", { name: "Reload" }).click();
  await expect(state(contact(bare.panel, CALLER))).toContainText("Active");
});

test("a fault beside Rox.Chat leaves its page, and the chat in it, alone", async ({ page }) => {
  await allowFaults(page);
  const roxchat = await withRoxchat(page);
  await roxchat.bringIn("Visitor on the site");
  const card = page.getByRole("article").first();
  await expect(card).toBeVisible();
  const name = (await card.getAttribute("aria-label"))!;
  // What this desktop said is written down for the next life within a moment.
  const kept = () => page.evaluate(() => Object.values({ ...sessionStorage }).join());
  await expect.poll(kept).toContain(name);
  await mark(roxchat);
  await inject(page, "trap");
  await expect(page.getByText("Deskpane has started again")).toBeVisible();
  await expect(contact(page, name)).toBeVisible();
  expect(await isMarked(roxchat)).toBe(true);
});

test("a fault beside Skylight's window finds the window again, and the interaction", async ({ page }) => {
  await allowFaults(page);
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  await inject(page, "trap");
  await expect(page.getByText("Deskpane has started again")).toBeVisible();
  await expect(connection(page)).toHaveText("Connected to Skylight");
  await expect(state(card)).toContainText("Active");
  expect(skylight.page.isClosed()).toBe(false);
});
