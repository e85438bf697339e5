// MAX's main path: a call in the simulated MAX from ring to wrap-up, with a reload in the middle; once by keyboard
// only; and with a panel that fails, restarts by itself, and stays stopped after three failures in a row.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  allowFaults, byRole, contactsGone, desktops, frameAt, hangUp, launch, panel, press, pressIn, runsBeforePages, says, stranger, type, until, valueOf,
} from "./harness.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** The simulated MAX, with the panel connected. */
async function openMax(flavour, beforePages) {
  const page = await browser.open(`${desktops}/max?panel=${encodeURIComponent(panel)}&flavour=${flavour}`, beforePages);
  const frame = await frameAt(page, panel);
  await says(frame, "Connection", "Connected");
  return { page, frame };
}

for (const flavour of ["max", "cxa"]) {
  test(`${flavour}: a call from ring to wrap-up`, async () => {
    const { page, frame } = await openMax(flavour);
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
    await type(frame, "Note", "half a sentence");

    await press(page, "Reload panel");
    const again = await frameAt(page, panel);
    await byRole(again, "textbox", "Note");
    await says(again, "Contact state", "Active");
    assert.equal(await valueOf(again, "Note"), "half a sentence");

    await press(again, "Record");
    await until("the recording to show", () => again.run(() => document.querySelector('[aria-pressed="true"]') !== null));
    await hangUp(again);
    await says(again, "Contact state", "Wrap-up");
    await press(page, "Finish wrap-up");
    await contactsGone(again);
    assert.deepEqual(await page.errors(), []);
    await page.close();
  });
}

test("MAX is found around a page around the panel, at another origin than either", async () => {
  // The simulated MAX adds the panel's path to the address it is given.
  const between = `${stranger}/crm.html?panel=${encodeURIComponent(panel)}`;
  const page = await browser.open(`${desktops}/max?panel=${encodeURIComponent(between)}`);
  const frame = await frameAt(page, panel);
  await says(frame, "Connection", "Connected");
  await press(page, "Incoming call");
  // WebKit's driver misses elements two frames deep when it clicks.
  await pressIn(frame, "Answer");
  await says(frame, "Contact state", "Active");
  assert.deepEqual(await page.errors(), []);
  await page.close();
});

test("a call by keys alone, with a note", async () => {
  const { page, frame } = await openMax("max");
  await press(page, "Incoming call");
  await says(frame, "Contact state", "Ringing");
  // The focus moves into the panel, as after a press of Tab.
  await until("the focus to be in the panel", async () => {
    await page.chord(["Tab"]);
    return frame.run(() => document.hasFocus());
  });
  await page.chord(["Alt", "Shift", "Enter"]);
  await says(frame, "Contact state", "Active");
  await page.chord(["Alt", "Shift", "N"]);
  const isInNote = () => frame.run(() => document.activeElement?.tagName === "TEXTAREA");
  await until("the focus to be in the note", isInNote);
  await page.type("Wants a ");
  await page.chord(["Alt", "Shift", "H"]);
  await says(frame, "Contact state", "On hold");
  await page.type("refund");
  assert.equal(await valueOf(frame, "Note"), "Wants a refund");
  assert.equal(await isInNote(), true);
  await page.close();
});

const skip = !runsBeforePages && "no fault can be brought in";

/** Errors of a broken module, which are not the panel's own. */
const BROKEN = /injected|RuntimeError|RangeError|TypeError|out of bounds|unreachable|panicked/;
const unexpected = async (page) => (await page.errors()).filter((error) => !BROKEN.test(error));

for (const fault of ["trap", "memory"]) {
  test(`a fault (${fault}) during a call: the panel starts again by itself, with call and note, and the failed module is left alone`, { skip }, async () => {
    const { page, frame } = await callThatMayFail();
    await (await byRole(frame, "textbox", "Note")).type("Wants a refun");

    await frame.run((fault) => void (window.fault = fault), fault);
    // The app fails while it handles this letter.
    await page.chord(["d"]);
    await until("the panel to start again", () => frame.run(() => document.body.innerText.includes("Deskpane has restarted")));
    await says(frame, "Connection", "Connected");
    await says(frame, "Contact state", "Active");
    await until("the note as it was typed", async () => {
      const [box] = await frame.find("textbox", "Note");
      return (await box?.ask((box) => box.value)) === "Wants a refund";
    });
    await press(frame, "Hold");
    await says(frame, "Contact state", "On hold");
    assert.deepEqual(await callsAfterTheEnd(frame), [0, 0]);
    assert.deepEqual(await unexpected(page), []);
    await page.close();
  });
}

test("three failures in a row during a call stop the panel, with a message and what to do", { skip }, async () => {
  const { page, frame } = await callThatMayFail();
  for (const life of [1, 2, 3]) {
    await until(`life ${life}`, async () => (await callsAfterTheEnd(frame)).length === life);
    await says(frame, "Contact state", "Active");
    await frame.run(() => void (window.fault = "trap"));
    // The clock's next second triggers it.
    await until("the fault to be met", () => frame.run(() => window.fault === undefined));
  }
  await until("the words", () => frame.run(() => document.querySelector("[role=alert]")?.innerText.includes("three times in a row")));
  assert.deepEqual(await callsAfterTheEnd(frame), [0, 0, 0]);
  assert.deepEqual(await unexpected(page), []);
  await page.close();
});

/** The panel in the simulated MAX with a call that is talked on, ready for faults. */
async function callThatMayFail() {
  const { page, frame } = await openMax("max", allowFaults);
  await press(page, "Incoming call");
  await press(frame, "Answer");
  await says(frame, "Contact state", "Active");
  return { page, frame };
}

/** For each start of the panel, how often it was called after it had failed. */
const callsAfterTheEnd = (frame) => frame.run(() => window.lives.map(({ calledAgain }) => calledAgain));
