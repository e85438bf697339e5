import assert from "node:assert/strict";
import test from "node:test";
import { connect, DisconnectedError, IncompatibleError } from "../dist/index.js";
import { call, connected, framed, next } from "./kit.mjs";

test("a page says who it is and what it offers, by the contract's names", async (t) => {
  const { panel: stand, frame } = framed(t);
  const hellos = [];
  const { postMessage } = frame.contentWindow;
  frame.contentWindow.postMessage = (data, origin, ports) => {
    hellos.push({ data, origin, ports: ports.length });
    postMessage(data, origin, ports);
  };
  const panel = await connect(frame, {
    origin: stand.origin,
    client: { name: "Acme CRM", version: "4.2" },
    provide: { match: () => [], log: () => {} },
    deadlines: { "interaction/log": 20_000 },
  });
  t.after(() => panel.close());
  const data = {
    deskpane: "connect",
    version: 1,
    client: { name: "Acme CRM", version: "4.2" },
    services: ["customer/match", "interaction/log"],
    deadlines: { "interaction/log": 20_000 },
  };
  // There may be more than one on a slow machine.
  for (const hello of hellos) assert.deepEqual(hello, { data, origin: stand.origin, ports: 1 });
  assert.equal(panel.state, "connected");
  assert.equal(panel.welcome.limits.inFlight, 32);
  assert.deepEqual(panel.desk.interactions, []);
});

test("a panel that is not listening yet is asked again, with a new channel, at growing pauses up to 5 s", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const ports = [];
  const frame = Object.assign(new EventTarget(), { contentWindow: { postMessage: (_, __, [port]) => ports.push(port) } });
  const stop = new AbortController();
  const connecting = connect(frame, { origin: "https://desk.example.com", signal: stop.signal });
  assert.equal(ports.length, 1);
  for (const pause of [100, 200, 400, 800, 1600, 3200, 5000, 5000]) {
    const before = ports.length;
    t.mock.timers.tick(pause - 1);
    assert.equal(ports.length, before, `too early for ${pause}`);
    t.mock.timers.tick(1);
    assert.equal(ports.length, before + 1, `late after ${pause}`);
  }
  assert.equal(new Set(ports).size, ports.length);
  // After a load of the frame, the intervals are short again.
  frame.dispatchEvent(new Event("load"));
  await null;
  const before = ports.length;
  t.mock.timers.tick(100);
  assert.equal(ports.length, before + 1);
  stop.abort(new Error("enough"));
  await assert.rejects(connecting, /enough/);
  t.mock.timers.tick(60_000);
  assert.equal(ports.length, before + 1);
});

test("an origin that is not exact is refused at once", () => {
  for (const origin of ["https://desk.example.com/", "*", "https://desk.example.com/max", "desk.example.com"]) {
    assert.throws(() => connect({}, { origin }), TypeError);
  }
});

test("a panel that refuses says why", async (t) => {
  const { panel: stand, frame } = framed(t);
  const { receive } = stand;
  stand.receive = (message) => receive.call(stand, { ...message, data: { ...message.data, version: 7 } });
  const error = await connect(frame, { origin: stand.origin }).catch((error) => error);
  assert(error instanceof IncompatibleError);
  assert.equal(error.reason, "version");
  assert.deepEqual(error.versions, [1]);
});

test("after a reload of the panel the page is told what is different, and nothing else", async (t) => {
  const { stand, panel } = await connected(t, {}, { desk: { interactions: [call({ id: "a" }), call({ id: "b" })] } });
  const told = [];
  for (const event of ["interaction/added", "interaction/changed", "interaction/removed"]) {
    panel.on(event, ({ id }) => told.push(`${event} ${id}`));
  }
  const back = next(panel, "state", (state) => state === "connected");
  await stand.reload({ interactions: [call({ id: "b", state: "active" }), call({ id: "c" })] }, 150);
  await back;
  assert.deepEqual(told, ["interaction/removed a", "interaction/changed b", "interaction/added c"]);
  assert.deepEqual(panel.desk, stand.desk);
  stand.add(call({ id: "d" }));
  await next(panel, "interaction/added");
  assert.equal(told.at(-1), "interaction/added d");
});

test("what a panel that has only just started lacks is not told as gone before its desktop has spoken", async (t) => {
  const { stand, panel } = await connected(t, {}, { desk: { interactions: [call({ id: "a", state: "active" }), call({ id: "b" })] } });
  const removed = [];
  panel.on("interaction/removed", ({ id }) => removed.push(id));
  const back = next(panel, "state", (state) => state === "connected");
  await stand.reload({ connection: { state: "starting", message: "…" } });
  await back;
  assert.deepEqual(panel.desk.interactions.map(({ id }) => id), ["a", "b"]);
  stand.add(call({ id: "a", state: "held" }));
  const gone = next(panel, "interaction/removed");
  stand.tell("connection/changed", { state: "connected", message: "Connected" });
  await gone;
  assert.deepEqual(removed, ["b"]);
  assert.deepEqual(panel.desk, stand.desk);
});

test("a request waits for a panel that is loading, and fails when the panel goes away before the answer", async (t) => {
  const { stand, panel } = await connected(t);
  await stand.reload({}, 120);
  assert.deepEqual(await panel.dial("+4930123456"), { done: "filled" });

  let asked;
  const isAsked = new Promise((resolve) => (asked = resolve));
  stand.handle("dial", () => new Promise(asked));
  const dialing = panel.dial("+4930123456");
  await isAsked;
  void stand.reload();
  await assert.rejects(dialing, DisconnectedError);
});

test("a load that is told after the welcome makes a new connection, and loses nothing that is under way", async (t) => {
  const { stand, frame, panel } = await connected(t);
  const { session } = panel.welcome;
  stand.handle("dial", () => new Promise((resolve) => setTimeout(() => resolve({ done: "sent" }), 50)));
  const dialing = panel.dial("1");
  frame.dispatchEvent(new Event("load"));
  assert.deepEqual(await dialing, { done: "sent" });
  await next(panel, "state", (state) => state === "connected");
  assert.notEqual(panel.welcome.session, session);
});

test("a connection whose place another has taken is asked for again", async (t) => {
  const { stand, frame, panel } = await connected(t);
  const other = await connect(frame, { origin: stand.origin });
  assert.equal(other.state, "connected");
  other.close();
  await next(panel, "state", (state) => state === "connected");
  assert.equal((await panel.request("desk/get", {})).desktop, "example");
});

test("closed is closed", async (t) => {
  const { panel } = await connected(t);
  panel.close();
  assert.equal(panel.state, "closed");
  await assert.rejects(panel.dial("1"), DisconnectedError);
});
