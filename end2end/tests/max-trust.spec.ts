// Which messages count, and that all others have no effect.

import { agentState as agentEvent, call, desktops, expect, openBare, stranger, test } from "./fixtures";
import { agentState, connection, contact, disclose } from "./panel";

test("a message from a sibling frame is counted and not read", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("Available")], sibling: `${stranger}/sibling.html` });
  await expect(agentState(bare.panel)).toContainText("Available");
  await bare.sendFromSibling({ issuer: "MAX", contactId: null, events: [call("66", "Active", { ANI: "666" })] });
  await disclose(bare.panel, "Diagnostics");
  await expect(bare.panel.getByText(stranger)).toBeVisible();
  await expect(bare.panel.getByRole("article")).toHaveCount(0);
  await expect(bare.panel.getByText("666")).toHaveCount(0);
});

test("a sandboxed host without an origin gets nothing", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [call("1", "Active")], sandbox: "allow-scripts" });
  // The panel itself has an opaque origin: no file with an integrity check loads, and the page says so.
  await expect(bare.panel.getByText(/its files do not arrive at this address|could not be loaded/)).toBeVisible();
  expect(await bare.received()).toEqual([]);
});
test.use({ allowedErrors: /CORS|Failed to load resource|sandbox/ });

test("malformed messages of every shape change nothing and are counted", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("Available"), call("1", "Active")] });
  await expect(connection(bare.panel)).toContainText("Connected");
  await page.evaluate(() => {
    const send = (window as any).send;
    const cycle: any = {};
    cycle.self = cycle;
    let deep: any = {};
    for (let at = 0; at < 500; at++) deep = { deep };
    const things = [
      undefined, null, 0, NaN, true, "", "MAX", "{", "[]", [], {}, 10n, cycle, deep, new Date(NaN), new Map([[1, 2]]), new Set([1]),
      new Uint8Array(1_000), new Blob(["x"]), new Error("x"), /x/, new ArrayBuffer(8), { issuer: "MAX" }, { issuer: "MAX", events: 7 },
      { issuer: "MAX", events: [7, null, "x", [], {}] }, { issuer: "MAX", events: [{ Type: "CallContactEvent" }] },
      { issuer: "MAX", events: [{ Type: { a: 1 } }] }, { issuer: "MAX", events: [{ Type: "AgentState", CurrentState: null }] },
      { issuer: { toString: 1 }, events: [] }, { issuer: "MAX", events: [{ big: 10n }] }, "x".repeat(5_000_000),
      { issuer: "MAX", events: [], pad: "x".repeat(5_000_000) },
    ];
    for (const thing of things) send(thing);
  });
  await bare.deliver(agentEvent("Unavailable", { CurrentOutReason: "Training" }));
  await expect(agentState(bare.panel)).toContainText("Training");
  await expect(contact(bare.panel, "4155550123")).toBeVisible();
  await disclose(bare.panel, "Diagnostics");
  await expect(bare.panel.getByText("Malformed").first()).toBeVisible();
});

test("a JSON string is read like the object it contains", async ({ page }) => {
  const bare = await openBare(page);
  await bare.next("RegisterForClientEvents");
  await bare.send(JSON.stringify({ issuer: "MAX", contactId: null, events: [agentEvent("Available")] }));
  await expect(agentState(bare.panel)).toContainText("Available");
});

test("one message with 1,000 events, and 10,000 messages, leave the panel right", async ({ page }) => {
  // It takes seconds, but much longer on a busy machine.
  test.slow();
  const bare = await openBare(page, { flavour: "MAX" });
  const chats = Array.from({ length: 1_000 }, (_, n) => ({ Type: "ChatContactEvent", ContactID: String(n + 1), Status: "Active", FromAddress: `c${n + 1}` }));
  await bare.deliver(...chats);
  await expect(bare.panel.getByRole("article")).toHaveCount(1_000, { timeout: 40_000 });
  await page.evaluate(() => {
    for (let n = 0; n < 10_000; n++) {
      const event = { Type: "ChatContactEvent", ContactID: String((n % 1_000) + 1), Status: n % 2 ? "Holding" : "Active" };
      (window as any).send({ issuer: "MAX", contactId: null, events: [event] });
    }
    const over = Array.from({ length: 999 }, (_, n) => ({ Type: "ChatContactEvent", ContactID: String(n + 2), Status: "Disconnected", FinalState: "True" }));
    (window as any).send({ issuer: "MAX", contactId: null, events: over });
  });
  await expect(bare.panel.getByRole("article")).toHaveCount(1, { timeout: 40_000 });
  await expect(contact(bare.panel, "c1")).toBeVisible();
});

test("the session token is nowhere: not on the page, not in storage, not in what is posted", async ({ page }) => {
  const token = "dG9rZW4tMDAx==";
  const secrets = [
    { messageType: "SessionInfo", sessionToken: token },
    { Type: "Brandnew", inner: { sessionToken: token } },
    { Type: "AgentSessionStart", SessionToken: token },
    call("1", "Active", { sessionToken: token }),
  ];
  const bare = await openBare(page, { flavour: "CXA", initial: secrets, config: { max: { origins: [desktops], subscriptions: ["all", "sessioninfo"] } } });
  await expect(contact(bare.panel, "4155550123")).toBeVisible();
  await disclose(bare.panel, "Diagnostics");
  await expect(bare.panel.getByText("Brandnew").first()).toBeVisible();
  const kept = await bare.panel.locator("html").evaluate((html) =>
    html.outerHTML + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
  expect(kept).not.toContain(token);
  expect(JSON.stringify(await bare.received())).not.toContain(token);
});

test("unknown events are kept for the integrator and not shown to the agent", async ({ page }) => {
  const bare = await openBare(page, { flavour: "MAX", initial: [{ Type: "SomethingOf2031", Note: "look here" }] });
  await expect(connection(bare.panel)).toContainText("Connected");
  await disclose(bare.panel, "Diagnostics");
  await expect(bare.panel.getByText("SomethingOf2031").first()).toBeVisible();
});
