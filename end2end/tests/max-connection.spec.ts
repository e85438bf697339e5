// The connection line: its state, the problem, what to do, and recovery.

import { acknowledgement, agentState as agentEvent, call, desktops, expect, openBare, panel, registrationReply, stranger, test, useConfig } from "./fixtures";
import { agentState, connection, contact, state } from "./panel";

for (const flavour of ["MAX", "CXA"] as const) {
  test(`${flavour}: it unregisters, registers and shows what it is told`, async ({ page }) => {
    const initial = [agentEvent("Unavailable", { CurrentOutReason: "Lunch" }), call("1", "Active")];
    const bare = await openBare(page, { flavour, initial });
    await expect(connection(bare.panel)).toContainText("Connected");
    await expect(agentState(bare.panel)).toContainText("Unavailable");
    await expect(agentState(bare.panel)).toContainText("Lunch");
    await expect(state(contact(bare.panel, "4155550123"))).toContainText("Active");
    const posts = await bare.received();
    expect(posts.map((post) => [post.origin, post.data])).toEqual([
      [panel, { messageType: "UnregisterFromClientEvents" }],
      [panel, { messageType: "RegisterForClientEvents", issuer: "Deskpane", subscriptionTypes: ["all"] }],
    ]);
  });

  test(`${flavour}: a reload of the panel brings everything back`, async ({ page }) => {
    const bare = await openBare(page, { flavour, initial: [agentEvent("Available"), call("1", "Holding")] });
    await expect(connection(bare.panel)).toContainText("Connected");
    await bare.reloadPanel();
    await bare.next("RegisterForClientEvents", 1);
    await expect(state(contact(bare.panel, "4155550123"))).toContainText("On hold");
    // One at the start, one as the page unloaded, one before it registered again.
    expect(await bare.received("UnregisterFromClientEvents")).toHaveLength(3);
  });
}

test("a reload of the desktop brings everything back", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("Available"), call("1", "Active")] });
  await expect(connection(bare.panel)).toContainText("Connected");
  await page.reload();
  await expect(connection(bare.panel)).toContainText("Connected");
  await expect(contact(bare.panel, "4155550123")).toBeVisible();
});

test("a Contact Panel registers with its contact and shows no other", async ({ page }) => {
  const initial = [call("1", "Active"), call("2", "Active", { ANI: "4155550199" })];
  const bare = await openBare(page, { flavour: "MAX", initial, query: { ContactID: "1" } });
  expect((await bare.next("RegisterForClientEvents")).data.contactId).toBe(1);
  await expect(contact(bare.panel, "4155550123")).toBeVisible();
  await expect(bare.panel.getByRole("article")).toHaveCount(1);
});

test("an invalid contact id is reported and ignored", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", query: { contactId: "{ContactID}" } });
  expect((await bare.next("RegisterForClientEvents")).data.contactId).toBeUndefined();
  await expect(connection(bare.panel)).toContainText("{ContactID}");
});

test("subscription types and issuer come from the configuration", async ({ page }) => {
  const max = { origins: [desktops], subscriptions: ["agent", "contacts", "sessioninfo"], issuer: "Acme" };
  const bare = await openBare(page, { config: { max } });
  expect((await bare.next("RegisterForClientEvents")).data).toMatchObject({ issuer: "Acme", subscriptionTypes: max.subscriptions });
});

test("silence is reported, retried and recovered from", async ({ page }) => {
  await page.clock.install();
  const bare = await openBare(page);
  await expect(connection(bare.panel)).toContainText("Connecting");
  await page.clock.fastForward(4_000);
  await expect(connection(bare.panel)).toContainText("does not answer");
  await page.clock.fastForward(30_000);
  await bare.next("RegisterForClientEvents", 1);
  await bare.send(registrationReply("MAX", [agentEvent("Available")]));
  await expect(connection(bare.panel)).toContainText("Connected");
  await expect(agentState(bare.panel)).toContainText("Available");
});

test("events prove a subscription that was never acknowledged", async ({ page }) => {
  const bare = await openBare(page);
  await bare.next("RegisterForClientEvents");
  await bare.deliver(agentEvent("Available"));
  await expect(connection(bare.panel)).toContainText("Connected");
});

for (const [reason, advice] of [
  ["Invalid Contact Id", "contactId"],
  ["Invalid Subscription Types.", "subscriptions"],
  ["Something new", "administrator"],
]) {
  test(`a refusal is explained and tried again: ${reason}`, async ({ page }) => {
    await page.clock.install();
    const bare = await openBare(page);
    await bare.next("RegisterForClientEvents");
    await bare.send(registrationReply("CXA", [], acknowledgement({ status: "ERROR", reason })));
    await expect(connection(bare.panel)).toContainText(reason);
    await expect(bare.panel.getByText(advice)).toBeVisible();
    await page.clock.fastForward(30_000);
    await bare.next("RegisterForClientEvents", 1);
    await bare.send(registrationReply("CXA"));
    await expect(connection(bare.panel)).toContainText("Connected");
  });
}

test("an origin that is not on the list is named, with the line to add, and gets no message", async ({ page }) => {
  const bare = await openBare(page, { origin: stranger });
  await expect(connection(bare.panel)).toContainText(stranger);
  await expect(bare.panel.getByText(`"origins": ["${stranger}"]`)).toBeVisible();
  await bare.send(registrationReply("MAX", [call("1", "Active")]));
  await bare.deliver(agentEvent("Available"));
  await expect(bare.panel.getByText("Diagnostics")).toBeVisible();
  await expect(bare.panel.getByRole("article")).toHaveCount(0);
  expect(await bare.received()).toEqual([]);
});

test("a host that no wildcard matches gets no message", async ({ page }) => {
  const bare = await openBare(page, { config: { max: { origins: ["https://*.example.com"] } } });
  await expect(connection(bare.panel)).toContainText(`${desktops} is not an allowed origin`);
  expect(await bare.received()).toEqual([]);
});

test("MAX may be the window that opened the panel", async ({ page }) => {
  await page.goto(`${desktops}/bare.html`);
  const opened = page.waitForEvent("popup");
  await page.evaluate((address) => {
    const popup = window.open(address, "panel-window");
    addEventListener("message", (event) => {
      if (event.data?.messageType === "RegisterForClientEvents")
        popup!.postMessage({ issuer: "MAX", contactId: null, events: [{ Type: "AgentState", CurrentState: "Available" }] }, event.origin);
    });
  }, `${panel}/max`);
  await expect(agentState(await opened)).toContainText("Available");
});

test.describe("a file that cannot be used", () => {
  test("a wrong origin names its key and the remedy", async ({ page }) => {
    await useConfig(page, { max: { origins: ["http://max.example.com"] } });
    await page.goto("/max");
    await expect(page.getByRole("alert")).toContainText("max.origins[0]");
    await expect(page.getByRole("alert")).toContainText("https");
  });

  test("a missing comma is located, and Retry reads the corrected file", async ({ page }) => {
    await useConfig(page, '{ "max": { "origins": ["https://a.example"] } "theme": "auto" }');
    await page.goto("/max");
    await expect(page.getByRole("alert")).toContainText("line 1");
    await page.unroute("**/config.json");
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(connection(page)).toContainText("not inside MAX");
  });

  test.describe(() => {
    test.use({ allowedErrors: /Failed to load resource/ });
    test("a missing file is reported", async ({ page }) => {
      await page.route("**/config.json", (route) => route.fulfill({ status: 404 }));
      await page.goto("/max");
      await expect(page.getByRole("alert")).toContainText("config.json");
      await expect(page.getByRole("alert")).toContainText("404");
    });
  });

  test("an unknown key is listed under Diagnostics and does no harm", async ({ page }) => {
    const bare = await openBare(page, { flavour: "MAX", config: { keepdays: 3 } });
    await expect(connection(bare.panel)).toContainText("Connected");
    await bare.panel.locator("summary", { hasText: "Diagnostics" }).click();
    await expect(bare.panel.getByText("keepdays")).toBeVisible();
  });
});
