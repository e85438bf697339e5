import assert from "node:assert/strict";
import test from "node:test";
import { call, connected, next } from "./kit.mjs";

test("what the panel tells reaches listeners, and the picture is kept by it", async (t) => {
  const { stand, panel } = await connected(t);
  const told = [];
  for (const event of ["connection/changed", "agent/changed", "interaction/added", "interaction/changed", "interaction/removed", "selection/changed", "command/settled"]) {
    panel.on(event, (value) => told.push([event, value?.id ?? value?.state ?? value?.outcome ?? value]));
  }
  stand.add(call());
  stand.change("i-1", { state: "active" });
  stand.tell("agent/changed", { state: "onContact", wrapUp: false, muted: true });
  stand.tell("selection/changed", "i-1");
  stand.tell("command/settled", { interaction: "i-1", action: "hold", outcome: "noEffect" });
  stand.tell("connection/changed", { state: "problem", message: "Skylight was closed" });
  await next(panel, "connection/changed");
  assert.equal(panel.desk.agent.muted, true);
  assert.deepEqual(panel.desk, stand.desk);
  stand.remove("i-1");
  await next(panel, "interaction/removed");
  assert.deepEqual(told, [
    ["interaction/added", "i-1"],
    ["interaction/changed", "i-1"],
    ["agent/changed", "onContact"],
    ["selection/changed", "i-1"],
    ["command/settled", "noEffect"],
    ["connection/changed", "problem"],
    ["interaction/removed", "i-1"],
  ]);
});

test("a gap in the numbers makes the page ask for the whole picture, and tell what it had missed", async (t) => {
  const { stand, panel } = await connected(t);
  stand.desk = { ...stand.desk, interactions: [call({ id: "missed" })] };
  stand.skip();
  const added = [];
  panel.on("interaction/added", ({ id }) => added.push(id));
  stand.add(call({ id: "after" }));
  await next(panel, "interaction/added", ({ id }) => id === "after");
  assert.deepEqual(added, ["missed", "after"]);
  assert.deepEqual(panel.desk, stand.desk);
});

test("a gap before what is no part of the picture is a gap too", async (t) => {
  const { stand, panel } = await connected(t);
  stand.desk = { ...stand.desk, interactions: [call({ id: "missed" })] };
  stand.skip();
  const settled = next(panel, "command/settled");
  stand.tell("command/settled", { interaction: "i-1", action: "hold", outcome: "confirmed" });
  assert.equal((await next(panel, "interaction/added")).id, "missed");
  assert.equal((await settled).outcome, "confirmed");
});

test("a busy panel is asked for its picture again when it says so", async (t) => {
  const { stand, panel } = await connected(t);
  const { BusyError } = await import("../dist/index.js");
  let asked = 0;
  stand.handle("desk/get", () => {
    if (++asked === 1) throw new BusyError("busy", -32005, "busy", { reason: "busy", retryAfter: 20 });
    return stand.desk;
  });
  stand.skip();
  stand.add(call());
  await next(panel, "interaction/added");
  assert.equal(asked, 2);
});

test("a listener that throws takes nothing from the others, and one that is taken off hears nothing", async (t) => {
  const { stand, panel } = await connected(t);
  t.mock.method(console, "error", () => {});
  const heard = [];
  panel.on("interaction/added", () => {
    throw new Error("mine");
  });
  panel.on("interaction/added", ({ id }) => heard.push(id));
  const off = panel.on("interaction/added", () => heard.push("off"));
  off();
  stand.add(call());
  await next(panel, "interaction/added");
  assert.deepEqual(heard, ["i-1"]);
  assert.equal(console.error.mock.callCount(), 1);
});
