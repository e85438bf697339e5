// The panel out of view: in a background tab, or in a frame that the desktop does not show. Its state stays correct,
// and it does almost no rendering.

import type { Frame } from "@playwright/test";
import { agentState as agentEvent, call, expect, openBare, test } from "./fixtures";
import { agentState, contact, state } from "./panel";
import { show } from "./visibility";

const number = (id: number) => `41555501${String(id).padStart(2, "0")}`;
const event = (id: number, status: string) => call(String(id), status, { ANI: number(id), FinalState: status === "Disconnected" ? "True" : "False" });
const IDS = Array.from({ length: 20 }, (_, index) => index + 1);

/** Many changes of every call; each call ends in the state `last`. */
const busy = [
  ...Array.from({ length: 10 }, (_, round) => IDS.map((id) => event(id, (id + round) % 2 ? "Active" : "Holding"))).flat(),
  ...IDS.map((id) => event(id, "Holding")),
  event(7, "Active"),
  event(8, "Disconnected"),
  agentEvent("OutboundContact"),
];

/** Counts from now on how often timers are updated and animation frames requested. */
const countTicks = (frame: Frame) =>
  frame.evaluate(() => {
    Object.assign(window, { ticks: 0, frames_: 0 });
    const count = (records: MutationRecord[]) => {
      const isTimer = ({ target }: MutationRecord) => (target instanceof Element ? target : target.parentElement)?.closest("[role=timer]");
      if (records.some(isTimer)) (window as any).ticks++;
    };
    new MutationObserver(count).observe(document.body, { childList: true, characterData: true, subtree: true });
  });

for (const [how, style] of Object.entries({ "scrolled away": "margin-top: 5000px", "not displayed": "display: none" })) {
  test(`a frame that is ${how} does not tick by the second, and is right the moment it is seen`, async ({ page }) => {
    await page.clock.install();
    const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("InboundContact"), event(7, "Active")] });
    const frame = page.frame("panel")!;
    const timer = contact(bare.panel, number(7)).getByRole("timer", { name: "Time in this state" });
    await expect(timer).toHaveText(/\d+:\d\d/);
    const element = bare.host.locator("iframe[name=panel]");
    const be = (style: string) => element.evaluate((element, style) => element.setAttribute("style", style), style);
    await countTicks(frame);
    const ticks = async () => {
      await frame.evaluate(() => void ((window as any).ticks = 0));
      await page.clock.runFor(10_000);
      return frame.evaluate(() => (window as any).ticks);
    };
    expect(await ticks(), "ticks in view").toBeGreaterThan(5);

    await be(style);
    await expect.poll(ticks, { message: "ticks out of view" }).toBeLessThanOrEqual(1);
    const before = await frame.evaluate(() => Date.now());
    const shown = await frame.evaluate(() => document.querySelector('article [role="timer"]')!.textContent);
    await page.clock.runFor(20_000);
    await be("");
    await expect(timer).not.toHaveText(shown!);
    expect(await frame.evaluate(() => Date.now()), "the clock stands").toBeLessThan(before + 25_000);
    await expect.poll(ticks, { message: "ticks in view again" }).toBeGreaterThan(5);
  });
}

test("out of view the panel neither ticks every second nor requests frames, loses nothing, and is correct when it returns", async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const { requestAnimationFrame } = window;
    Object.assign(window, { frames_: 0 });
    window.requestAnimationFrame = (callback) => ((window as any).frames_++, requestAnimationFrame(callback));
  });
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("InboundContact"), event(7, "Active")] });
  const frame = page.frame("panel")!;
  const card = contact(bare.panel, number(7));
  await expect(state(card)).toContainText("Active");
  const timer = card.getByRole("timer", { name: "Time in this state" });
  await expect(timer).toHaveText(/\d+:\d\d/);
  const read = async () => {
    const [text, now] = [await timer.textContent(), await frame.evaluate(() => Date.now())];
    return { shown: text!.split(":").reduce((sum, part) => sum * 60 + Number(part), 0), now: now / 1000 };
  };

  await show(frame, false);
  // The tick that was already scheduled.
  await page.clock.runFor(2_000);
  const before = await read();
  await countTicks(frame);
  await page.clock.runFor(25_000);
  const { ticks, frames } = await frame.evaluate(() => ({ ticks: (window as any).ticks, frames: (window as any).frames_ }));
  expect(ticks, "ticks in 25 seconds").toBeLessThanOrEqual(1);
  expect(frames, "frames asked for").toBe(0);

  await show(frame, true);
  const after = await read();
  expect(Math.abs(after.shown - before.shown - (after.now - before.now)), "seconds the timer is off").toBeLessThanOrEqual(2);
  // Now it ticks again.
  const seen = await timer.textContent();
  await page.clock.runFor(2_000);
  await expect(timer).not.toHaveText(seen!);

  await show(frame, false);
  await frame.evaluate(() => void ((window as any).frames_ = 0));
  await bare.deliver(...busy);
  await expect(agentState(bare.panel)).toContainText("Outbound contact");
  expect(await frame.evaluate(() => (window as any).frames_), "frames asked for").toBe(0);
  await show(frame, true);
  for (const id of IDS) {
    if (id === 8) await expect(contact(bare.panel, number(id))).toHaveCount(0);
    else await expect(state(contact(bare.panel, number(id)))).toContainText(id === 7 ? "Active" : "On hold");
  }
});

test("a frame that is not displayed processes everything, and is correct as soon as it is displayed", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("InboundContact"), event(7, "Active")] });
  const frame = page.frame("panel")!;
  await expect(state(contact(bare.panel, number(7)))).toContainText("Active");
  const element = bare.host.locator("iframe[name=panel]");
  const display = (how: string) => element.evaluate((element, how) => void ((element as HTMLElement).style.display = how), how);
  await display("none");
  await expect(element).toBeHidden();
  // In portions, as a desktop sends them.
  for (let at = 0; at < busy.length; at += 30) await bare.deliver(...busy.slice(at, at + 30));
  // The text in the page, painted or not.
  const written = () => frame.evaluate(() => document.querySelector('[role="status"][aria-label="Agent state"]')?.textContent);
  await expect.poll(written).toContain("Outbound contact");
  const states = await frame.evaluate(() => [...document.querySelectorAll('article [role="status"][aria-label="Contact state"]')].map((state) => state.textContent));
  expect(states.length).toBe(IDS.length - 1);
  expect(states.filter((state) => state?.includes("On hold")).length).toBe(IDS.length - 2);
  await display("");
  await expect(state(contact(bare.panel, number(7)))).toContainText("Active");
  await expect(state(contact(bare.panel, number(20)))).toContainText("On hold");
  await expect(contact(bare.panel, number(8))).toHaveCount(0);
});
