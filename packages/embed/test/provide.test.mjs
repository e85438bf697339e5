import assert from "node:assert/strict";
import test from "node:test";
import { RefusedError } from "../dist/index.js";
import { connected } from "./kit.mjs";

const ENTRY = {
  key: "example/desk.example.com/i-1",
  revision: 3,
  final: true,
  desktop: "example",
  interaction: "i-1",
  channel: "voice",
  talkSeconds: 61,
  holdSeconds: 0,
  wrapUpSeconds: 5,
  outcome: "answered",
};

test("the panel is answered in its own shapes", async (t) => {
  const anna = { ref: "c-17", name: "Anna" };
  const seen = [];
  const provide = {
    match: async ({ addresses }, { signal }) => (seen.push(addresses[0].value, signal.aborted), [anna]),
    search: ({ text, limit }) => (seen.push(text, limit), undefined),
    open: ({ customer }) => customer === "c-17",
    log: (entry) => (seen.push(entry.revision), { ref: "r-1", url: "https://crm.example.com/r-1" }),
  };
  const { stand } = await connected(t, { provide });
  const match = { interaction: "i-1", addresses: [{ kind: "phone", value: "030 1" }] };
  assert.deepEqual(await stand.ask("customer/match", match), { matches: [anna] });
  assert.deepEqual(await stand.ask("customer/search", { text: "an", limit: 10 }), { matches: [] });
  assert.deepEqual(await stand.ask("record/open", { interaction: "i-1", customer: "c-17", cause: "agent" }), { opened: true });
  assert.deepEqual(await stand.ask("record/open", { interaction: "i-1", customer: null, cause: "agent" }), { opened: false });
  assert.deepEqual(await stand.ask("interaction/log", ENTRY), { record: { ref: "r-1", url: "https://crm.example.com/r-1" } });
  assert.deepEqual(seen, ["030 1", false, "an", 10, 3]);
});

test("what is provided later is offered in a new connection, and what takes the place of something is not", async (t) => {
  const { stand, panel } = await connected(t);
  assert.deepEqual(stand.services, []);
  panel.provide({ log: () => {} });
  panel.provide({ match: () => [] });
  await stand.connected("interaction/log", "customer/match");
  assert.deepEqual(await stand.ask("interaction/log", ENTRY), {});
  const { session } = panel.welcome;
  panel.provide({ log: () => ({ ref: "r-2" }) });
  assert.deepEqual(await stand.ask("interaction/log", ENTRY), { record: { ref: "r-2" } });
  assert.equal(panel.welcome.session, session);
});

test("a request that is under way when something is provided is answered", async (t) => {
  const { stand, panel } = await connected(t);
  stand.handle("dial", () => new Promise((resolve) => setTimeout(() => resolve({ done: "sent" }), 50)));
  const dialing = panel.dial("1");
  panel.provide({ log: () => {} });
  assert.deepEqual(await dialing, { done: "sent" });
  await stand.connected("interaction/log");
});

test("why a page cannot is told in its words, and what it throws without a code is an inner error", async (t) => {
  let thrown = new RefusedError("This account is closed", -32002, "refused");
  const log = () => {
    throw thrown;
  };
  const { stand } = await connected(t, { provide: { log } });
  await assert.rejects(stand.ask("interaction/log", ENTRY), { message: "This account is closed", code: -32002 });
  thrown = new Error("The CRM is down");
  await assert.rejects(stand.ask("interaction/log", ENTRY), { message: "The CRM is down", code: -32603 });
  await assert.rejects(stand.ask("customer/match", { interaction: "i-1", addresses: [] }), { reason: "unavailable" });
});

test("an answer that cannot be sent is an error, not silence", async (t) => {
  const { stand } = await connected(t, { provide: { match: () => [{ ref: "1", name: () => "no" }] } });
  await assert.rejects(stand.ask("customer/match", { interaction: "i-1", addresses: [] }), { code: -32603 });
});

test("whoever serves is told that nobody waits any longer", async (t) => {
  let began;
  const serving = new Promise((resolve) => (began = resolve));
  const { stand, panel } = await connected(t, { provide: { search: (_, { signal }) => new Promise(() => began(signal)) } });
  const asking = stand.ask("customer/search", { text: "a", limit: 1 });
  const signal = await serving;
  assert.equal(signal.aborted, false);
  panel.close();
  assert.equal(signal.aborted, true);
  await assert.rejects(asking, { reason: "disconnected" });
});
