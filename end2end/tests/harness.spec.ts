// Tests of the test harness: a test double that does not work would make every other test worthless.

import type { Page } from "@playwright/test";
import { acknowledgement, agentState, call, desktops, expect, openBare, panel, registrationReply, stranger, test } from "./fixtures";

/** Stands in for the panel: registers, and records messages from its host and from others. */
async function useFakePanel(page: Page) {
  const body = `<!doctype html><title>fake</title><link rel="icon" href="data:,"><script>
    window.heard = []; window.overheard = [];
    addEventListener("message", (event) => (event.source === parent ? heard : overheard).push(event.data));
    for (const messageType of ["UnregisterFromClientEvents", "RegisterForClientEvents", "RegisterForClientEvents"])
      parent.postMessage({ messageType }, "${desktops}");
  </script>`;
  await page.route(`${panel}/**`, (route) => route.fulfill({ body, contentType: "text/html" }));
}

const heard = (page: Page, kept = "heard") =>
  page.frame("panel")!.evaluate((kept) => (window as any)[kept] as unknown[], kept);

for (const flavour of ["MAX", "CXA"] as const) {
  test(`${flavour} answers the first registration and is silent to the second`, async ({ page }) => {
    await useFakePanel(page);
    const state = agentState("Available");
    const bare = await openBare(page, { flavour, initial: [state], query: { contactId: "7" } });
    expect((await bare.next("RegisterForClientEvents", 1)).origin).toBe(panel);
    expect(page.frame("panel")!.url()).toBe(`${panel}/max?contactId=7`);
    await expect.poll(() => heard(page)).toEqual([registrationReply(flavour, [state])]);

    await bare.reloadPanel();
    await bare.next("RegisterForClientEvents", 3);
    await expect.poll(() => heard(page)).toEqual([registrationReply(flavour, [state])]);
  });
}

test("without a flavour the test plays the desktop itself", async ({ page }) => {
  await useFakePanel(page);
  const bare = await openBare(page);
  await bare.next("RegisterForClientEvents", 1);
  await bare.send(registrationReply("CXA", [], acknowledgement({ status: "ERROR" })));
  await bare.deliver(call("1", "Active", { FinalState: "True" }));
  await expect
    .poll(() => heard(page))
    .toMatchObject([
      { issuer: "CXA", events: [{ status: "ERROR" }] },
      { issuer: "MAX", contactId: null, events: [{ ContactID: "1", Status: "Active", FinalState: "True", ANI: "4155550123" }] },
    ]);
});

test("a sibling frame reaches the panel but is not its host", async ({ page }) => {
  await useFakePanel(page);
  const bare = await openBare(page, { sibling: `${stranger}/sibling.html` });
  await bare.sendFromSibling({ hello: "there" });
  await expect.poll(() => heard(page, "overheard")).toEqual([{ hello: "there" }]);
  expect(await heard(page)).toEqual([]);
});

test("a frame's storage is partitioned by the site around it, as in people's browsers", async ({ page }) => {
  await useFakePanel(page);
  await openBare(page);
  const kept = () => localStorage.getItem("kept");
  await page.frame("panel")!.evaluate(() => localStorage.setItem("kept", "inside"));
  expect(await page.frame("panel")!.evaluate(kept)).toBe("inside");
  await page.goto(`${panel}/max`);
  expect(await page.evaluate(kept)).toBeNull();
});
