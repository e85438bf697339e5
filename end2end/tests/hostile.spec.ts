// Attacks by other windows have no effect. Messages from other windows do not count, whatever they contain. From the
// expected window, any data may come, at any rate, and the desk stays correct.

import { agentState as agentEvent, call, desktops, envelope, expect, openBare, panel, stranger, test, type Bare } from "./fixtures";
import { memoryOf, watchMemory } from "./memory";
import { agentState, connection, contact, disclose, state } from "./panel";

const CALLER = "4155550123";
/** A plausible message, with a contact that must never appear. */
const forged = envelope("MAX", [call("66", "Active", { ANI: "666" })]);

/** A count under Diagnostics. */
async function counted(bare: Bare, fact: string): Promise<number> {
  const value = bare.panel.locator("dt", { hasText: fact }).locator("xpath=following-sibling::dd[1]");
  return Number(await value.textContent());
}

test.describe("from a wrong window", () => {
  const senders: [string, (bare: Bare) => Promise<void>][] = [
    ["a sibling frame of another site", (bare) => bare.sendFromSibling(forged)],
    ["a popup of the desktop's own origin", async ({ host }) => {
      const opened = host.waitForEvent("popup");
      await host.evaluate(() => void window.open("/bare.html"));
      const popup = await opened;
      await popup.evaluate((forged) => opener.frames.panel.postMessage(forged, "*"), forged);
    }],
    ["a sandboxed frame without an origin", async ({ host }) => {
      await host.evaluate((forged) => {
        const frame = document.createElement("iframe");
        frame.sandbox.add("allow-scripts");
        frame.srcdoc = `<script>parent.frames.panel.postMessage(${JSON.stringify(forged)}, "*")</script>`;
        document.body.append(frame);
      }, forged);
    }],
    ["the panel's own window", async ({ host }) => {
      await host.frame("panel")!.evaluate((forged) => window.postMessage(forged, "*"), forged);
    }],
  ];
  for (const [who, send] of senders) {
    test(`messages from ${who} are ignored`, async ({ page }) => {
      const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("Available")], sibling: `${stranger}/sibling.html` });
      await expect(agentState(bare.panel)).toContainText("Available");
      await send(bare);
      // A later message from the expected window has arrived, so this one was processed too.
      await bare.deliver(call("1", "Active"));
      await expect(contact(bare.panel, CALLER)).toBeVisible();
      await expect(bare.panel.getByText("666")).toHaveCount(0);
    });
  }

  test("the page around the desktop is not the desktop", async ({ page }) => {
    await page.goto(`${desktops}/bare.html`);
    const inner = `${desktops}/bare.html?panel=${encodeURIComponent(`${panel}/max`)}`;
    await page.evaluate((address) => (window as any).frame("desktop", address), inner);
    const desktop = page.frameLocator("iframe[name=desktop]");
    const shown = desktop.frameLocator("iframe[name=panel]");
    await expect(connection(shown)).toBeVisible();
    await page.evaluate((forged) => (frames as any).desktop.frames.panel.postMessage(forged, "*"), forged);
    await disclose(shown, "Diagnostics");
    await expect(shown.locator("dt", { hasText: "other window" }).locator("xpath=following-sibling::dd[1]")).not.toHaveText("0");
    await expect(shown.getByText("666")).toHaveCount(0);
  });

  test("an origin that only looks like the desktop's is refused, and named", async ({ page }) => {
    // The same port and machine under another name; the panel's configuration contains only the first.
    const lookalike = desktops.replace("localhost", "127.0.0.1");
    const bare = await openBare(page, { origin: lookalike, flavour: "MAX", initial: [call("66", "Active", { ANI: "666" })] });
    await expect(connection(bare.panel)).toContainText(lookalike);
    await expect(bare.panel.getByRole("article")).toHaveCount(0);
    expect(await bare.received()).toEqual([]);
  });
});

test("anything a browser can carry changes nothing, and what follows is understood", async ({ page }) => {
  test.slow();
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("Available"), call("1", "Active")] });
  await expect(contact(bare.panel, CALLER)).toBeVisible();
  const sent = await page.evaluate(async () => {
    const deep = (levels: number, wrap: (inner: unknown) => unknown) => {
      let value: unknown = 1;
      for (let level = 0; level < levels; level++) value = wrap(value);
      return value;
    };
    const cycle: any = { issuer: "MAX", events: [] };
    cycle.events.push(cycle);
    const shared = { Type: "CallContactEvent", ContactID: "1" };
    const sparse: unknown[] = [];
    sparse[1_000_000] = 1;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 2;
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at]));
    const long = "x".repeat(50_000_000);
    const things: unknown[] = [
      cycle, [shared, shared], sparse, keys, deep(500, (inner) => [inner]),
      new Map<unknown, unknown>([["issuer", "MAX"], [{}, new Map()]]), new Set([forgedLook()]), new Date(NaN), new Date(0), /(a+)+$/, new RangeError("x"),
      new Blob(["x".repeat(1_000)]), new File(["x"], "x.js"), new ArrayBuffer(1_000), new BigInt64Array(8), new Float64Array([NaN, Infinity, -0]),
      new DataView(new ArrayBuffer(8)), 10n ** 400n, Object(10n), Object("MAX"), Object(true), canvas.getContext("2d")!.getImageData(0, 0, 2, 2),
      await createImageBitmap(canvas), new DOMRect(), new DOMMatrix(), await crypto.subtle.generateKey({ name: "AES-GCM", length: 128 }, false, ["encrypt"]),
      JSON.parse('{"__proto__":{"issuer":"MAX"},"constructor":7,"toJSON":"x","events":[]}'), { issuer: "MAX", events: { length: 1e9, 0: {} } },
      { issuer: "MAX", events: [JSON.parse('{"Type":"CallContactEvent","ContactID":"2","__proto__":{"Status":"Active"}}')] },
      "\ud800", "\u0000\u202e", { issuer: "\ud800", events: [{ Type: "CallContactEvent", ContactID: "\udfff", Status: "Ac\u0000tive" }] },
      { issuer: "MAX", events: [{ Type: "CallContactEvent", ContactID: "1".repeat(10_000), Status: "Active" }] },
      { issuer: "MAX", events: [{ Type: "AgentState", CurrentState: "Available", StartTimeUTC: "+275760-09-13T00:00:00Z" }] },
      long, { issuer: "MAX", events: [{ Type: long }] }, { [long]: 1 },
    ];
    const { port1, port2 } = new MessageChannel();
    const frame = document.querySelector<HTMLIFrameElement>("iframe[name=panel]")!.contentWindow!;
    frame.postMessage({ issuer: "MAX", port: port2 }, "*", [port2]);
    port1.postMessage({ issuer: "MAX", events: [] });
    const stream = new ReadableStream();
    frame.postMessage({ issuer: "MAX", stream }, "*", [stream]);
    let sent = 2;
    for (const thing of things) {
      frame.postMessage(thing, "*");
      sent++;
    }
    // As deep as this browser can serialise.
    for (let levels = 100_000, done = false; !done; levels = Math.floor(levels / 2)) {
      try {
        frame.postMessage(deep(levels, (events) => ({ issuer: "MAX", events })), "*");
        done = true;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
    return sent;
    function forgedLook() {
      return { issuer: "MAX", events: [{ Type: "CallContactEvent", ContactID: "66", Status: "Active" }] };
    }
  });
  await bare.deliver(agentEvent("Unavailable", { CurrentOutReason: "Training" }));
  await expect(agentState(bare.panel)).toContainText("Training", { timeout: 20_000 });
  await expect(state(contact(bare.panel, CALLER))).toContainText("Active");
  await disclose(bare.panel, "Diagnostics");
  // Some are unknown events, or belong to other protocols. Most are malformed.
  await expect.poll(() => counted(bare, "Malformed")).toBeGreaterThan(sent / 3);
});

test("a minute of 1,000 messages a second leaves desk and memory as they were", async ({ page }, info) => {
  test.setTimeout(150_000);
  await watchMemory(page);
  const bare = await openBare(page, { flavour: "MAX", initial: [agentEvent("Available"), call("1", "Active")] });
  await expect(contact(bare.panel, CALLER)).toBeVisible();
  const taken = () => memoryOf(page, page.frame("panel")!);
  await page.frame("panel")!.evaluate(() => {
    (window as any).longest = 0;
    const see = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries()) (window as any).longest = Math.max((window as any).longest, entry.duration);
    };
    new PerformanceObserver(see).observe({ type: "longtask" });
  });
  /** Alternates junk and events, from the expected window, for `seconds`. */
  const flood = (seconds: number) =>
    page.evaluate(async (seconds) => {
      const send = (window as any).send;
      const begin = performance.now();
      for (let sent = 0; sent < seconds * 1_000; ) {
        const due = Math.min((performance.now() - begin), seconds * 1_000);
        for (; sent < due; sent++) {
          const id = String(2 + (sent % 40));
          const over = Math.floor(sent / 40) % 3 === 2;
          const event = { Type: "ChatContactEvent", ContactID: id, Status: over ? "Disconnected" : "Active", FinalState: over ? "True" : "False", FromAddress: `c${id}` };
          const kinds = [{ issuer: "MAX", contactId: null, events: [event] }, { issuer: "MAX", events: [{ Type: `New${sent}` }] }, { issuer: "MAX", events: sent }, { junk: sent }];
          send(kinds[sent % 4]);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }, seconds);
  await flood(5);
  const before = await taken();
  await flood(55);
  const over = Array.from({ length: 40 }, (_, at) => ({ Type: "ChatContactEvent", ContactID: String(2 + at), Status: "Disconnected", FinalState: "True" }));
  await bare.deliver(...over, agentEvent("Unavailable", { CurrentOutReason: "Training" }));
  await expect(agentState(bare.panel)).toContainText("Training", { timeout: 20_000 });
  await expect(bare.panel.getByRole("article")).toHaveCount(1);
  await expect(state(contact(bare.panel, CALLER))).toContainText("Active");
  const after = await taken();
  const longest = await page.frame("panel")!.evaluate(() => (window as any).longest);
  const figures = `${JSON.stringify(before)} → ${JSON.stringify(after)}, longest task ${Math.round(longest)} ms`;
  info.annotations.push({ type: "figures", description: figures });
  console.log(`    ${figures}`);
  expect(before.wasm).toBeGreaterThan(1_000_000);
  // A quarter of the 55,000 messages were events. If only 16 bytes of each were kept, it would be more than three
  // pages.
  expect(after.wasm).toBeLessThanOrEqual(before.wasm + 3 * 65_536);
  expect(after.heap).toBeLessThan(before.heap * 1.25 + 1_000_000);
  expect(after.elements).toBeLessThan(before.elements * 1.25 + 1_000);
});
