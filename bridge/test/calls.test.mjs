import assert from "node:assert/strict";
import test from "node:test";
import { Calls, coordinates, Memory } from "../dist/calls.js";

const NEVER = new AbortController().signal;

/** A stand-in for HubSpot; `said` holds the reported events. */
function hubspot(memory = new Memory({ read: () => null, write: () => {} })) {
  const said = [];
  const note = (name) => (data) => said.push([name, data]);
  const names = ["incomingCall", "outgoingCall", "callAnswered", "callEnded", "callCompleted"];
  const calls = new Calls(Object.fromEntries(names.map((name) => [name, note(name)])), memory, () => "https://app.hubspot.com");
  return { calls, said, names: () => said.map(([name]) => name) };
}

const call = (more) => ({ id: "i-1", key: "max/h/i-1", channel: "voice", direction: "inbound", state: "offered", address: "+49 30 1", e164: "+49301", ...more });
const entry = (more) => ({
  key: "max/h/i-1", revision: 4, final: true, desktop: "max", interaction: "i-1", channel: "voice", direction: "inbound", address: "+49 30 1",
  startedAt: "2026-11-27T10:00:00Z", talkSeconds: 61, holdSeconds: 0, wrapUpSeconds: 3, outcome: "answered", ...more,
});

test("a call from ring to end is told once at each step", () => {
  const { calls, said, names } = hubspot();
  for (const state of ["offered", "offered", "active", "held", "active", "wrapUp", "ended"]) calls.seen(call({ state, startedAt: "2026-11-27T10:00:00Z" }));
  calls.gone(call({ state: "ended" }));
  assert.deepEqual(names(), ["incomingCall", "callAnswered", "callEnded"]);
  assert.deepEqual(said[0][1], { externalCallId: "max/h/i-1", createEngagement: true, callStartTime: 1795773600000, fromNumber: "+49301", toNumber: "" });
  assert.equal(said[2][1].callEndStatus, "COMPLETED");
});

test("how a call ended without an answer depends on who began it", () => {
  for (const [direction, begun, ended] of [["inbound", "incomingCall", "MISSED"], ["outbound", "outgoingCall", "NO_ANSWER"]]) {
    const { calls, said, names } = hubspot();
    calls.seen(call({ direction, state: direction === "inbound" ? "offered" : "dialing" }));
    calls.gone(call({ direction }));
    assert.deepEqual(names(), [begun, "callEnded"]);
    assert.equal(said[1][1].callEndStatus, ended);
  }
});

test("what is no call, or was over before, is not told", () => {
  const { calls, names } = hubspot();
  calls.seen(call({ channel: "chat" }));
  calls.seen(call({ state: "wrapUp" }));
  assert.deepEqual(names(), []);
});

test("a call is told once in the life of the tab, whatever reloads", () => {
  let kept = null;
  const keep = { read: () => kept, write: (text) => (kept = text) };
  hubspot(new Memory(keep)).calls.seen(call());
  const { calls, names } = hubspot(new Memory(keep));
  calls.seen(call({ state: "active" }));
  assert.deepEqual(names(), ["callAnswered"]);
  assert.deepEqual(hubspot(new Memory({ read: () => "not JSON" })).names(), []);
});

test("whom HubSpot finds is the customer, with the address of the record", async () => {
  const { calls } = hubspot();
  calls.seen(call());
  const matching = calls.match("i-1", NEVER);
  const at = (objectTypeId, objectId) => ({ portalId: 5, objectTypeId, objectId });
  calls.matched({
    externalCallId: "max/h/i-1",
    callerIdMatches: [
      { callerIdType: "CONTACT", objectCoordinates: at("0-1", 17), firstName: "Anna", lastName: "", email: "anna@a.example" },
      { callerIdType: "COMPANY", objectCoordinates: at("0-2", 9), name: "Acme" },
    ],
  });
  assert.deepEqual(await matching, [
    { ref: "5/0-1/17", name: "Anna", url: "https://app.hubspot.com/contacts/5/record/0-1/17", detail: "anna@a.example" },
    { ref: "5/0-2/9", name: "Acme", url: "https://app.hubspot.com/contacts/5/record/0-2/9" },
  ]);
  assert.deepEqual(coordinates("5/0-1/17"), { portalId: 5, objectTypeId: "0-1", objectId: 17 });
  for (const ref of ["c-17", "5/0-3/1", "5/0-1/1/2", "5/0-1/x"]) assert.equal(coordinates(ref), undefined);
});

test("nobody found is an answer, and an answer that names no call is for the latest that waits", async () => {
  const { calls } = hubspot();
  calls.seen(call());
  const matching = calls.match("i-1", NEVER);
  calls.matched({});
  assert.deepEqual(await matching, []);
  calls.engaged({ engagementId: 7 });
  assert.equal(calls.engagementOf("i-1"), 7);
});

test("an entry is logged once HubSpot says that its record has it", async () => {
  const { calls, said } = hubspot();
  calls.seen(call());
  let isLogged = false;
  const logging = calls.log(entry({ note: "a < b\nc", disposition: ["Sales", "Won"], queue: "Billing" }), NEVER).then((record) => ((isLogged = true), record));
  calls.engaged({ externalCallId: "max/h/i-1", engagementId: 77 });
  await new Promise(setImmediate);
  const [name, data] = said.at(-1);
  assert.equal(name, "callCompleted");
  assert.deepEqual([data.externalCallId, data.engagementId, data.hideWidget], ["max/h/i-1", 77, false]);
  assert.deepEqual(data.engagementProperties, {
    hs_timestamp: 1795773600000,
    hs_call_title: "Call from +49 30 1",
    hs_call_status: "COMPLETED",
    hs_call_duration: "61000",
    hs_call_direction: "INBOUND",
    hs_call_from_number: "+49 30 1",
    hs_call_body: "a &lt; b<br>c<br>Disposition: Sales › Won<br>Queue: Billing",
  });
  assert.equal(isLogged, false);
  calls.updated({ engagementId: 77 }, "done");
  assert.deepEqual(await logging, { ref: "77" });
});

test("what HubSpot does not keep is not taken for kept", async () => {
  const { calls } = hubspot();
  await assert.rejects(calls.log(entry({ channel: "chat" }), NEVER), { code: -32002 });
  await assert.rejects(calls.log(entry(), NEVER), { code: -32002 });
  calls.seen(call());
  calls.engaged({ externalCallId: "max/h/i-1", engagementId: 77 });
  // HubSpot knows that it was answered. Writing an entry before the final one would lose its content.
  assert.deepEqual(await calls.log(entry({ final: false }), NEVER), { ref: "77" });
  await assert.rejects(calls.log(entry({ final: false, endedAt: "2026-11-27T10:01:00Z" }), NEVER), { code: -32001 });
  const logging = calls.log(entry(), NEVER);
  await new Promise(setImmediate);
  calls.updated({ engagementId: 77 }, "failed");
  await assert.rejects(logging, { code: -32001 });
});

test("a HubSpot that says nothing does not hold an answer for ever", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { calls } = hubspot();
  calls.seen(call());
  const matching = calls.match("i-1", NEVER);
  const logging = calls.log(entry(), NEVER);
  t.mock.timers.tick(10_000);
  assert.deepEqual(await matching, []);
  await assert.rejects(logging, { code: -32001 });
});
