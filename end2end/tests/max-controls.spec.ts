// The buttons of a call: when they are available, what they post, and how they show a command's status.

import { readFileSync } from "node:fs";
import { call, expect, mute, openBare, test, type Flavour } from "./fixtures";
import { button, contact, expectUsable, open, state } from "./panel";

const CALLER = "4155550123";

for (const flavour of ["MAX", "CXA"] as const satisfies Flavour[]) {
  test.describe(flavour, () => {
    for (const [status, words, usable] of [
      ["Incoming", "Ringing", ["Answer", "Refuse"]],
      ["Dialing", "Dialing", ["Hang up"]],
      ["Active", "Active", ["Hold", "Mute", "Mask", "Record", "Hang up"]],
      ["Holding", "On hold", ["Resume", "Mute"]],
      ["Masking", "masked", ["Mute", "Unmask"]],
      ["Joined", "Conference", ["Mute", "Mask", "Record", "Hang up"]],
      ["Disconnected", "Wrap-up", []],
    ] as const) {
      test(`a call that is ${status} offers what the desktop itself would`, async ({ page }) => {
        const inbound = status === "Dialing" ? "False" : "True";
        const over = { IsInbound: inbound, DNIS: CALLER };
        const bare = await openBare(page, { flavour, initial: [call("1", status, over)] });
        const card = contact(bare.panel, CALLER);
        await expect(state(card)).toContainText(words);
        await expectUsable(card, [...usable]);
      });
    }

    test("every command posts its one message and is confirmed by the event that shows it", async ({ page }) => {
      const bare = await openBare(page, { flavour, initial: [call("1", "Incoming")] });
      const card = contact(bare.panel, CALLER);
      for (const [press, message, effect, then] of [
        ["Answer", "AnswerEvent", call("1", "Active"), "Hold"],
        ["Hold", "HoldEvent", call("1", "Holding"), "Resume"],
        ["Resume", "HoldEvent", call("1", "Active"), "Hold"],
        ["Mute", "MuteEvent", mute(true), "Unmute"],
        ["Unmute", "MuteEvent", mute(false), "Mute"],
        ["Mask", "MaskEvent", call("1", "Masking"), "Unmask"],
        ["Unmask", "MaskEvent", call("1", "Active"), "Mask"],
      ] as const) {
        const before = (await bare.received(message)).length;
        await button(card, press).click();
        expect((await bare.next(message, before)).data).toEqual({ messageType: message });
        await bare.deliver(effect);
        await expect(button(card, then)).toBeEnabled();
      }
      await button(card, "Record").click();
      expect((await bare.next("RecordEvent")).data).toEqual({ messageType: "RecordEvent" });
      await bare.deliver(call("1", "Active", { IsLogging: "True" }));
      await expect(button(card, "Record")).toHaveAttribute("aria-pressed", "true");
      await expect(button(card, "Record")).toBeDisabled();
    });
  });
}

test("Answer comes first, and the button that takes its place ignores presses for a moment", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Incoming")] });
  const card = contact(bare.panel, CALLER);
  // The moment lasts until the pointer leaves, however slow this machine is.
  await card.evaluate(() => {
    const longer = new CSSStyleSheet();
    longer.replaceSync(".control { animation-duration: 1h !important }");
    document.adoptedStyleSheets.push(longer);
  });
  const top = async (name: string) => (await button(card, name).boundingBox())!.y;
  const takesPresses = () => button(card, "Hold").evaluate((hold) => getComputedStyle(hold).pointerEvents !== "none");
  const answer = await top("Answer");
  expect(answer).toBeLessThan(await top("Hold"));
  await button(card, "Answer").click();
  await bare.next("AnswerEvent");
  await bare.deliver(call("1", "Active"));
  await expect(button(card, "Answer")).toHaveCount(0);
  await expect.poll(() => top("Hold")).toBe(answer);
  expect(await takesPresses()).toBe(false);
  await card.getByRole("heading").hover();
  await expect.poll(takesPresses).toBe(true);
});

test("a toggle is not sent again while it is pending, and a missing effect is reported", async ({ page }) => {
  await page.clock.install();
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const card = contact(bare.panel, CALLER);
  await button(card, "Hold").click();
  await bare.next("HoldEvent");
  await expect(button(card, "Hold")).toBeDisabled();
  await expect(card).toContainText("sent");
  await button(card, "Hold").click({ force: true });
  await button(card, "Hold").press("Enter");
  await page.clock.fastForward(7_000);
  await expect(card).toContainText("no effect");
  await expect(button(card, "Hold")).toBeEnabled();
  expect(await bare.received("HoldEvent")).toHaveLength(1);
});

test("hanging up asks once, and forgets the question after 3 seconds", async ({ page }) => {
  await page.clock.install();
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")] });
  const card = contact(bare.panel, CALLER);
  await button(card, "Hang up").click();
  await expect(button(card, "Confirm hang up")).toBeFocused();
  await page.clock.fastForward(3_000);
  await expect(button(card, "Hang up")).toBeVisible();
  expect(await bare.received("HangupEvent")).toEqual([]);
  await button(card, "Hang up").click();
  await button(card, "Confirm hang up").click();
  await bare.next("HangupEvent");
});

test("hanging up does not ask where the configuration says so", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")], config: { confirmHangup: false } });
  await button(contact(bare.panel, CALLER), "Hang up").click();
  await bare.next("HangupEvent");
});

test("a disabled control says why", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active"), mute(true)] });
  const card = contact(bare.panel, CALLER);
  await expect(button(card, "Hang up")).toBeDisabled();
  await expect(button(card, "Hang up")).toHaveAccessibleDescription(/Unmute first/);
  await bare.deliver({ Type: "AgentSessionStart", CanMask: "False" });
  await expect(button(card, "Mask")).toHaveAccessibleDescription(/permission/);
});

test("with two calls, commands that could hit the other are unavailable", async ({ page }) => {
  // In the order of their start: the older one is open first.
  const initial = [call("1", "Active"), call("2", "Active", { ANI: "4155550199" })];
  const bare = await openBare(page, { flavour: "MAX", initial });
  const [first, second] = [contact(bare.panel, CALLER), contact(bare.panel, "4155550199")];
  await expectUsable(second, []);
  await open(second);
  await expectUsable(first, []);
  await expectUsable(second, ["Mute"]);
  await open(first);
  await expectUsable(first, ["Mute"]);
  await expect(button(first, "Hold")).toHaveAccessibleDescription(/wrong call/);
  await expect(bare.panel.getByText("in front in MAX")).toBeVisible();
  await bare.deliver(call("1", "Holding"));
  await open(second);
  await expectUsable(second, ["Mute", "Mask", "Record", "Hang up"]);
  await bare.deliver(call("1", "Disconnected", { FinalState: "True" }));
  await expectUsable(second, ["Hold", "Mute", "Mask", "Record", "Hang up"]);
});

test("the panel marks the contact that MAX acts on", async ({ page }) => {
  const chat = { Type: "ChatContactEvent", ContactID: "9", Status: "Active", FromAddress: "ada@example.org" };
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active"), chat] });
  await expect(contact(bare.panel, CALLER)).toContainText("MAX acts on this contact");
  await open(contact(bare.panel, "ada@example.org"));
  await expect(contact(bare.panel, "ada@example.org")).toContainText("accepts commands for calls only");
  await expect(contact(bare.panel, "ada@example.org").getByRole("button", { name: "Hold" })).toHaveCount(0);
});

for (const name of ["max-call", "max-cxa-call"]) {
  test(`the transcript ${name}: pressed by an agent, the panel says what the vendor's page says`, async ({ page }) => {
    const text = readFileSync(new URL(`../../crates/desktops/transcripts/${name}.jsonl`, import.meta.url), "utf8");
    const lines = text.trim().split("\n").map((line) => JSON.parse(line));
    const posted = () => bare.received().then((all) => all.map((message) => message.data));
    const bare = await openBare(page);
    const expected: unknown[] = [];
    for (const { from, message } of lines) {
      if (from === "desktop") {
        await bare.send(message);
        continue;
      }
      expected.push(message);
      // Unregistration and registration are sent together.
      if (message.messageType === "UnregisterFromClientEvents") continue;
      if (message.messageType !== "RegisterForClientEvents") await press(message.messageType);
      await expect.poll(posted).toEqual(expected);
    }
    await expect(bare.panel.getByRole("article")).toHaveCount(0);

    async function press(messageType: string) {
      const names: Record<string, RegExp> = {
        AnswerEvent: /^Answer$/,
        HoldEvent: /^(Hold|Resume)$/,
        MuteEvent: /^(Mute|Unmute)$/,
        MaskEvent: /^(Mask|Unmask)$/,
        RecordEvent: /^Record$/,
        HangupEvent: /^Hang up$/,
      };
      const card = bare.panel.getByRole("article");
      const control = card.getByRole("button", { name: names[messageType] });
      // MAX's last message may still be on its way.
      await expect(control).not.toHaveAttribute("aria-disabled", "true");
      await control.click();
      if (messageType === "HangupEvent") await button(card, "Confirm hang up").click();
    }
  });
}
