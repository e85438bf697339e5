// The panel fails during work: it says so, keeps what was typed, restores the desk, and never calls a module that has
// failed.

import { agentState as agentEvent, call, expect, openBare, test } from "./fixtures";
import { agentState, button, connection, contact, note, state } from "./panel";
import { allowFaults, inject, isStocked, lives } from "./faults";
import { isMarked, mark, withRoxchat } from "./frame-panel";
import { atWork, takeIn } from "./skylight-panel";
import type { Page } from "@playwright/test";

const CALLER = "4155550123";

// A module whose memory is damaged may throw an error with an unreadable message.
test.use({ allowedErrors: /Error: \ufffd+$|RuntimeError|RangeError|TypeError|injected|unreachable|out of bounds|panicked|Failed to load resource|integrity/ });

for (const fault of ["trap", "memory"] as const) {
  test(`a fault (${fault}) during a call costs neither the call nor a letter`, async ({ page }) => {
    await allowFaults(page);
    const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("InboundContact"), call("1", "Active")] });
    const card = contact(bare.panel, CALLER);
    await note(card).pressSequentially("Wants a refun");
    const frame = page.frame("panel")!;
    await inject(frame, fault);
    // The app fails while it handles this letter.
    await page.keyboard.press("d");
    await expect(bare.panel.getByRole("status").filter({ hasText: "Deskpane has restarted" })).toBeVisible();
    await expect(connection(bare.panel)).toContainText("Connected");
    await expect(state(card)).toContainText("Active");
    await expect(agentState(bare.panel)).toContainText("Inbound contact");
    await expect(note(card)).toHaveValue("Wants a refund");
    await button(card, "Hold").click();
    await bare.next("HoldEvent");
    expect(await lives(frame)).toEqual({ lives: 2, calledAgain: 0 });
    await bare.panel.getByRole("button", { name: "OK" }).click();
    await expect(bare.panel.getByText("Deskpane has restarted")).toHaveCount(0);
  });
}

/** Problems of the panel's server while the panel is open. */
const GONE = {
  "a newer Deskpane lies on the server": async (page: Page) => {
    // Files with a hash in their name have been replaced by newer ones.
    await page.context().route(/-[0-9a-f]{6,}(_bg)?\.(js|wasm|css|txt)/, (route) => route.fulfill({ status: 404, body: "" }));
  },
  "the network is down": async (page: Page) => page.context().setOffline(true),
};

for (const [what, happen] of Object.entries(GONE)) {
  test.describe(() => {
    // The language is a file on the server too.
    test.use({ locale: "fr-FR" });

    test(`two faults while ${what} cost neither the call nor the note nor the language`, async ({ page }) => {
      await allowFaults(page);
      const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
      const card = contact(bare.panel, CALLER);
      await note(card).fill("Wants a refund");
      const frame = page.frame("panel")!;
      await isStocked(frame);
      await happen(page);
      // Requested from within the frame, as the panel would.
      const answers = await frame.evaluate(async () => {
        const script = document.querySelector<HTMLScriptElement>("script[data-app]")!.dataset.app!;
        return fetch(`${script}?anew`).then(({ ok }) => ok, () => false);
      });
      expect(answers, "whether the script could be fetched").toBe(false);
      for (const life of [2, 3]) {
        await inject(frame, "trap");
        await expect.poll(() => lives(frame)).toEqual({ lives: life, calledAgain: 0 });
        await expect(bare.panel.getByRole("status").filter({ hasText: "Deskpane a redémarré" })).toBeVisible();
        await expect(card.getByRole("status", { name: "État du contact" })).toContainText("En cours");
        await expect(note(card)).toHaveValue("Wants a refund");
        await bare.panel.getByRole("button", { name: "OK" }).click();
      }
      await button(card, "Mettre en attente").click();
      await bare.next("HoldEvent");
    });
  });
}

test("a restart without its script says so, and Reload loads the newer panel", async ({ page }) => {
  await allowFaults(page);
  await page.route("**/*.js?copy=*", (route) => route.fulfill({ status: 404, body: "" }));
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const frame = page.frame("panel")!;
  await expect(contact(bare.panel, CALLER)).toBeVisible();
  await inject(frame, "trap");
  const alert = bare.panel.getByRole("alert").filter({ hasText: "Deskpane could not be loaded" });
  await alert.getByRole("button", { name: "Reload" }).click();
  await expect(state(contact(bare.panel, CALLER))).toContainText("Active");
});

test("a script that did not come ahead is asked for again when it is needed", async ({ page }) => {
  await allowFaults(page);
  let refused = 0;
  await page.route("**/*.js?copy=*", (route) => (refused++ ? route.continue() : route.abort()));
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const frame = page.frame("panel")!;
  await expect(contact(bare.panel, CALLER)).toBeVisible();
  await expect.poll(() => refused).toBe(1);
  await inject(frame, "trap");
  await expect(bare.panel.getByText("Deskpane has restarted")).toBeVisible();
  await expect(state(contact(bare.panel, CALLER))).toContainText("Active");
});

test("three failures in a row stop the panel, with a message and what to do", async ({ page }) => {
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
  // The desktop's messages are stored for the restart within a moment.
  const kept = () => page.evaluate(() => Object.values({ ...sessionStorage }).join());
  await expect.poll(kept).toContain(name);
  await mark(roxchat);
  await inject(page, "trap");
  await expect(page.getByText("Deskpane has restarted")).toBeVisible();
  await expect(contact(page, name)).toBeVisible();
  expect(await isMarked(roxchat)).toBe(true);
});

test("a fault beside Skylight's window finds the window again, and the interaction", async ({ page }) => {
  await allowFaults(page);
  const skylight = await atWork(page);
  const card = await takeIn(page, skylight, "Incoming call", { "Customer name": "Grace Murray" });
  await inject(page, "trap");
  await expect(page.getByText("Deskpane has restarted")).toBeVisible();
  await expect(connection(page)).toHaveText("Connected to Skylight");
  await expect(state(card)).toContainText("Active");
  expect(skylight.page.isClosed()).toBe(false);
});
