// The main path in Firefox: a call in the simulated MAX, from ring to wrap-up, with a reload in the middle.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allowFaults, byRole, desktops, frameAt, hangUp, launch, openPage, panel, press, says, type, until, valueOf } from "./harness.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const flavour of ["max", "cxa"]) {
  test(`${flavour}: a call from ring to wrap-up`, async () => {
    const { page, errors } = await openPage(browser, `${desktops}/max?panel=${encodeURIComponent(panel)}&flavour=${flavour}`);
    const frame = await frameAt(page, panel);
    await says(frame, "Connection", "Connected");
    await press(page, "Incoming call");
    await says(frame, "Contact state", "Ringing");
    await press(frame, "Answer");
    await says(frame, "Contact state", "Active");
    await says(frame, "Agent state", "Inbound contact");
    await press(frame, "Hold");
    await says(frame, "Contact state", "On hold");
    await press(frame, "Resume");
    await press(frame, "Mute");
    await byRole(frame, "button", "Unmute");
    await press(frame, "Unmute");
    await press(frame, "Mask");
    await says(frame, "Contact state", "masked");
    await press(frame, "Unmask");
    await type(frame, "textbox", "Note", "half a sentence");

    await press(page, "Reload panel");
    const again = await until("the panel to come back", async () => {
      const found = page.frames().find((candidate) => candidate.url().startsWith(panel));
      return found && (await found.$('aria/Note[role="textbox"]').catch(() => null)) && found;
    });
    await says(again, "Contact state", "Active");
    assert.equal(await valueOf(again, "Note"), "half a sentence");

    await press(again, "Record");
    await until("the recording to show", () => again.$('[aria-pressed="true"]'));
    await hangUp(again);
    await says(again, "Contact state", "Wrap-up");
    await press(page, "Finish wrap-up");
    await until("the contact to go", async () => (await again.$$("article")).length === 0);
    assert.deepEqual(errors, []);
    await page.close();
  });
}

/** What a broken module says, which is no error of the panel's. */
const BROKEN = /injected|RuntimeError|RangeError|TypeError|out of bounds|unreachable|panicked/;

for (const fault of ["trap", "memory"]) {
  test(`a fault (${fault}) during a call: the panel starts again by itself, with call and note, and the failed module is left alone`, async () => {
    const { page, frame, errors } = await callThatMayFail();
    const note = await byRole(frame, "textbox", "Note");
    await note.type("Wants a refun");

    await frame.evaluate((fault) => void (window.fault = fault), fault);
    // The letter whose arrival fails.
    await page.keyboard.press("d");
    await until("the panel to start again", () => frame.evaluate(() => document.body.innerText.includes("Deskpane has started again")));
    await says(frame, "Connection", "Connected");
    await says(frame, "Contact state", "Active");
    await until("the note as it was typed", async () => {
      const box = await frame.$('aria/Note[role="textbox"]');
      return (await box?.evaluate((box) => box.value)) === "Wants a refund";
    });
    await press(frame, "Hold");
    await says(frame, "Contact state", "On hold");
    assert.deepEqual(await callsAfterTheEnd(frame), [0, 0]);
    assert.deepEqual(errors.filter((error) => !BROKEN.test(error)), []);
    await page.close();
  });
}

test("three faults in a row during a call stop the panel, with words and a way on", async () => {
  const { page, frame, errors } = await callThatMayFail();
  for (const life of [1, 2, 3]) {
    await until(`life ${life}`, async () => (await callsAfterTheEnd(frame)).length === life);
    await says(frame, "Contact state", "Active");
    await frame.evaluate(() => void (window.fault = "trap"));
    // Nobody need do anything: the clock's next second meets it.
    await until("the fault to be met", () => frame.evaluate(() => window.fault === undefined));
  }
  await until("the words", () => frame.evaluate(() => document.querySelector("[role=alert]")?.innerText.includes("three times in a row")));
  assert.deepEqual(await callsAfterTheEnd(frame), [0, 0, 0]);
  assert.deepEqual(errors.filter((error) => !BROKEN.test(error)), []);
  await page.close();
});

/** The panel in the simulated MAX with a call that is talked on, ready for faults. */
async function callThatMayFail() {
  const { page, errors } = await openPage(browser, "about:blank");
  await allowFaults(page);
  await page.goto(`${desktops}/max?panel=${encodeURIComponent(panel)}`);
  const frame = await frameAt(page, panel);
  await says(frame, "Connection", "Connected");
  await press(page, "Incoming call");
  await press(frame, "Answer");
  await says(frame, "Contact state", "Active");
  return { page, frame, errors };
}

/** For each life of the panel, how often it was called after it had failed. */
const callsAfterTheEnd = (frame) => frame.evaluate(() => window.lives.map(({ calledAgain }) => calledAgain));
