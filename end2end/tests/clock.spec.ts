// The computer's clock, set while the page is open. A browser has two: its calendar, which people and programs set, and one that
// only runs on.

import { agentState as agentEvent, call, expect, openBare, test } from "./fixtures";
import { contact } from "./panel";

const HOUR = 3_600_000;

test("a calendar that is set back moves no timer, and one that is ahead after a sleep is followed", async ({ page }) => {
  await page.clock.install();
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("InboundContact"), call("1", "Active")] });
  const timer = contact(bare.panel, "4155550123").getByRole("timer", { name: "Time in this state" });
  await expect(timer).toHaveText(/^0:\d\d$/);
  const seconds = async () => (await timer.textContent())!.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const before = await seconds();
  const set = async (by: number) => page.clock.setSystemTime((await page.evaluate(() => Date.now())) + by);

  await set(-HOUR);
  await page.clock.runFor(5_000);
  await expect.poll(seconds).toBeGreaterThanOrEqual(before + 4);
  expect(await seconds(), "an hour that was never").toBeLessThan(before + 600);
  // It may stand still while it is behind: it must not.
  const between = await seconds();
  await page.clock.runFor(5_000);
  await expect.poll(seconds).toBeGreaterThanOrEqual(between + 4);

  await set(2 * HOUR);
  await page.clock.runFor(2_000);
  await expect(timer).toHaveText(/^2:0\d:\d\d$/);
});
