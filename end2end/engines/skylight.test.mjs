// Skylight's main path: the panel opens the simulated Skylight, a call is handled, both windows are reloaded.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { byRole, contactsGone, desktops, launch, panel, press, says, type, until, valueOf, windowAt } from "./harness.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("a call from the log-in to the end of its wrap-up", async () => {
  const page = await browser.open(`${panel}/skylight`);
  await says(page, "Connection", "is not open");
  await press(page, "Open Skylight");
  const popup = await windowAt(page, desktops);
  await says(page, "Connection", "Connected to Skylight");
  await press(popup, "Log in");
  await says(page, "Agent state", "Not ready");
  await press(page, "Ready");
  await until("the agent to be ready", async () => {
    const [status] = await page.find("status", "Agent state");
    return status?.ask((status) => !status.textContent.includes("Not ready"));
  });
  await press(popup, "Incoming call");
  await says(page, "Contact state", "Ringing");
  await press(popup, "Accept");
  await says(page, "Contact state", "Active");
  await press(page, "Hold");
  await says(page, "Contact state", "On hold");
  await type(page, "Note", "half a sentence");

  await page.reload();
  await says(page, "Connection", "Connected to Skylight");
  await says(page, "Contact state", "On hold");
  assert.equal(await valueOf(page, "Note"), "half a sentence");
  assert.equal((await page.windowsAt(desktops)).length, 1);
  await press(page, "Resume");
  await says(page, "Contact state", "Active");

  await press(popup, "Reload Skylight");
  await byRole(popup, "button", "Customer hangs up");
  await says(page, "Connection", "Connected to Skylight");
  await press(page, "Mute");
  await says(page, "Contact state", "muted");
  await press(popup, "Customer hangs up");
  await says(page, "Contact state", "Wrap-up");
  await press(page, "End wrap-up");
  await contactsGone(page);

  await popup.close();
  await says(page, "Connection", "window was closed");
  assert.deepEqual(await page.errors(), []);
});
