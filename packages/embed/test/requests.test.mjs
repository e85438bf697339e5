import assert from "node:assert/strict";
import test from "node:test";
import * as kit from "../dist/index.js";
import { call, connected } from "./kit.mjs";

test("each code of the contract is a class of its own, with its reason and the panel's words", async (t) => {
  const { stand, panel } = await connected(t);
  const codes = [
    [-32001, "unavailable", kit.UnavailableError],
    [-32002, "refused", kit.RefusedError],
    [-32003, "gone", kit.GoneError],
    [-32004, "tooLarge", kit.TooLargeError],
    [-32005, "busy", kit.BusyError],
    [-32006, "noEffect", kit.NoEffectError],
  ];
  for (const [code, reason, Kind] of codes) {
    stand.handle("dial", () => {
      throw new kit.DeskpaneError("the words", code, "", { reason, retryAfter: 250 });
    });
    const error = await panel.dial("1").catch((error) => error);
    assert(error instanceof Kind, reason);
    assert(error instanceof kit.DeskpaneError);
    assert.deepEqual([error.code, error.reason, error.message], [code, reason, "the words"]);
    if (reason === "busy") assert.equal(error.retryAfter, 250);
  }
  const error = await panel.request("dial", {}).catch((error) => error);
  assert(error instanceof kit.InvalidParamsError);
  assert.equal(error.path, "address");
  assert((await panel.request("nothing/known", {}).catch((error) => error)) instanceof kit.UnknownMethodError);
});

test("a number is dialled with what is known of it", async (t) => {
  const { stand, panel } = await connected(t);
  assert.deepEqual(await panel.dial("+4930123456", { customer: "c-17", metadata: { campaign: "spring" } }), { done: "filled" });
  assert.deepEqual(stand.asked.at(-1), { method: "dial", params: { address: "+4930123456", customer: "c-17", metadata: { campaign: "spring" } } });
});

test("an action is over once the panel says so", async (t) => {
  const { stand, panel } = await connected(t, {}, { desk: { interactions: [call({ actions: { answer: true, hold: "Answer first" } })] } });
  await panel.act("i-1", "answer");
  await assert.rejects(panel.act("i-1", "hold"), { name: "DeskpaneError", message: "Answer first", reason: "unavailable" });
  await assert.rejects(panel.act("i-2", "hold"), kit.GoneError);
  assert.deepEqual(stand.asked.filter(({ method }) => method === "interaction/act").length, 3);
});

test("a signal ends the waiting; an answer that comes after is nobody's", async (t) => {
  const { stand, panel } = await connected(t);
  let answer;
  const asked = new Promise((resolve) => {
    stand.handle("dial", () => {
      resolve();
      return new Promise((done) => (answer = done));
    });
  });
  const stop = new AbortController();
  const dialing = panel.dial("1", { signal: stop.signal });
  await asked;
  stop.abort(new Error("the page was left"));
  await assert.rejects(dialing, /the page was left/);
  answer({ done: "sent" });
  assert.equal((await panel.request("desk/get", {})).desktop, "example");
  await assert.rejects(panel.dial("1", { signal: AbortSignal.abort(new Error("before")) }), /before/);
});

test("a panel that does not answer is given up, and connected to anew", async (t) => {
  const { stand, panel } = await connected(t);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = new Promise((resolve) => stand.handle("dial", () => new Promise(resolve)));
  const dialing = panel.dial("1");
  await asked;
  t.mock.timers.tick(30_000);
  await assert.rejects(dialing, kit.TimeoutError);
  assert.equal(panel.state, "connecting");
});
