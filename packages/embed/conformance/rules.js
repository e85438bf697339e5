// The rules, each with a check. A rule throws an error that describes the violation, or a `Skip` with the missing
// precondition.

import { pause } from "./client.js";
import { desk, interaction, mustBe, welcome } from "./shapes.js";
import { hearsNothing } from "./stranger.js";

export class Skip extends Error {}

const NOBODY = "no-such-interaction";
const CUSTOMER = { ref: "conformance", name: "Conformance test" };

/** Invalid parameters, and the path of the error. */
const WRONG = [
  ["dial", {}, "address"],
  ["dial", { address: 5 }, "address"],
  ["interaction/act", { action: "hold" }, "interaction"],
  ["interaction/act", { interaction: NOBODY, action: "explode" }, "action"],
  ["interaction/select", { interaction: 5 }, "interaction"],
  ["customer/set", { interaction: NOBODY }, "customer"],
  ["customer/set", { interaction: NOBODY, customer: { ref: "1" } }, "customer.name"],
  ["customer/set", { interaction: NOBODY, customer: { ...CUSTOMER, url: "javascript:alert(1)" } }, "customer.url"],
  ["note/append", { interaction: NOBODY }, "text"],
  ["auth/token", { token: "a" }, "expiresAt"],
  ["auth/token", { token: "a", expiresAt: "tomorrow" }, "expiresAt"],
];

const must = (holds, words) => {
  if (!holds) throw new Error(words);
};

const isError = ({ code, data }, wanted, reason) =>
  must(code === wanted && (!reason || data?.reason === reason), `must be ${wanted} ${reason ?? ""}, and is ${code} ${data?.reason ?? ""}`);

async function refused(panel, hello, reason) {
  const connection = await panel.connect(hello);
  const { method, params } = connection.first;
  must(method === "refused" && params?.reason === reason, `must be refused as ${reason}, and is ${JSON.stringify(connection.first)}`);
  must(JSON.stringify(params.versions) === "[1]", `versions must be [1], and is ${JSON.stringify(params.versions)}`);
  await connection.isSilent("must be closed after that");
}

/** A connection, and the panel's first interaction. */
async function withInteraction(panel) {
  const connection = await panel.connect();
  const [first] = (await connection.result("desk/get", {})).interactions;
  if (!first) throw new Skip("the panel has no interaction: bring in a call");
  return { connection, first };
}

export const RULES = {
  "the first message on the port is welcome": async (panel) => {
    const { first } = await panel.connect();
    must(first.jsonrpc === "2.0" && first.method === "welcome", `it is ${JSON.stringify(first)}`);
    mustBe(welcome, first.params, "welcome");
  },
  "another version is refused, with those it speaks": (panel) => refused(panel, { version: 2 }, "version"),
  "a malformed connect is refused": (panel) => refused(panel, { services: "all" }, "malformed"),
  "a connect without a port harms nothing": async (panel) => {
    panel.post({}, false);
    await (await panel.connect()).result("desk/get", {});
  },
  "a new connect takes the place of the old one, which is closed": async (panel) => {
    const old = await panel.connect();
    const now = await panel.connect();
    await old.isSilent("the old one must be closed");
    await now.result("desk/get", {});
  },
  "of two connects at once the later stands": async (panel) => {
    const [old, now] = [panel.post(), panel.post()];
    await now.told("welcome");
    await now.result("desk/get", {});
    old.messages.length = 0;
    await old.isSilent("the earlier must be closed");
  },
  "desk/get answers with the whole desk": async (panel) => {
    mustBe(desk, await (await panel.connect()).result("desk/get", {}), "desk");
  },
  "ids are given back as they came, texts too": async (panel) => {
    const connection = await panel.connect();
    for (const id of ["a text", 0, 4711]) await connection.ask("desk/get", {}, id);
  },
  "an unknown method is -32601": async (panel) => isError(await (await panel.connect()).error("nothing/known", {}), -32601),
  "what is no message, or tells of nothing known, harms nothing": async (panel) => {
    const connection = await panel.connect();
    for (const message of ["text", 5, null, [], [{ jsonrpc: "2.0", id: 1, method: "desk/get" }], {}, { jsonrpc: "2.0", method: "nothing/known" }]) {
      connection.send(message);
    }
    await connection.result("desk/get", {});
  },
  "wrong parameters are -32602, with their path": async (panel) => {
    const connection = await panel.connect();
    for (const [method, params, path] of WRONG) {
      const error = await connection.error(method, params);
      const said = `${method} ${JSON.stringify(params)} must be -32602 at ${path}, and is ${error.code} at ${error.data?.path}`;
      must(error.code === -32602 && error.data?.path === path, said);
    }
  },
  "an interaction that is not there is gone": async (panel) => {
    const connection = await panel.connect();
    isError(await connection.error("interaction/act", { interaction: NOBODY, action: "hold" }), -32003, "gone");
    isError(await connection.error("interaction/select", { interaction: NOBODY }), -32003, "gone");
    isError(await connection.error("customer/set", { interaction: NOBODY, customer: null }), -32003, "gone");
    isError(await connection.error("note/append", { interaction: NOBODY, text: "a" }), -32003, "gone");
  },
  "what is longer than 64 KiB is too large": async (panel) => {
    const connection = await panel.connect();
    isError(await connection.error("note/append", { interaction: NOBODY, text: "a".repeat(70_000) }), -32004, "tooLarge");
    await connection.result("desk/get", {});
  },
  "too many at a time are busy, and each is answered once": async (panel) => {
    const connection = await panel.connect();
    // The limit counts messages of the last second; let those of earlier rules pass.
    await pause(1100);
    const answers = await Promise.all(Array.from({ length: 80 }, () => connection.ask("desk/get", {})));
    const busy = answers.filter(({ error }) => error);
    must(busy.length > 0 && busy.length < 80, `${busy.length} of 80 at once were refused`);
    for (const { error } of busy) isError(error, -32005, "busy");
    const after = Math.max(...busy.map(({ error }) => error.data.retryAfter));
    must(after > 0 && after <= 60_000, `retryAfter must be milliseconds, and is ${after}`);
    await pause(after + 50);
    must(!connection.messages.some(({ id, method }) => id !== undefined && !method), "an answer came twice");
    await connection.result("desk/get", {});
  },
  "a token is taken": async (panel) => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await (await panel.connect()).result("auth/token", { token: "conformance", expiresAt });
  },
  "events are numbered from 1 after welcome, and carry the whole interaction": async (panel) => {
    const { connection, first } = await withInteraction(panel);
    const { seq } = await connection.result("desk/get", {});
    const setting = connection.result("customer/set", { interaction: first.id, customer: CUSTOMER });
    const set = (await connection.told("interaction/changed")).params;
    mustBe(interaction, set.interaction, "interaction");
    must(set.interaction.customer?.ref === CUSTOMER.ref, "the customer that was set is not in it");
    await setting;
    await connection.result("customer/set", { interaction: first.id, customer: first.customer ?? null });
    const back = (await connection.told("interaction/changed")).params;
    must(back.interaction.customer?.ref === first.customer?.ref, "the customer that was taken back is still in it");
    if (seq === 0) must(set.seq === 1 && back.seq === 2, `they must be 1 and 2, and are ${set.seq} and ${back.seq}`);
    else must(seq < 20 && back.seq > set.seq && set.seq > seq, `after ${seq} they are ${set.seq} and ${back.seq}`);
    must((await connection.result("desk/get", {})).seq >= back.seq, "desk/get has an older number");
  },
  "a card that is asked for is opened": async (panel) => {
    const { connection, first } = await withInteraction(panel);
    await connection.result("interaction/select", { interaction: first.id });
    must((await connection.result("desk/get", {})).selected === first.id, "selected is another");
  },
  "what may not be done is unavailable, in the words the agent sees": async (panel) => {
    const { connection, first } = await withInteraction(panel);
    const [action, words] = Object.entries(first.actions).find(([, allowed]) => allowed !== true) ?? [];
    if (!action) throw new Skip("every action is allowed");
    const error = await connection.error("interaction/act", { interaction: first.id, action });
    isError(error, -32001, "unavailable");
    must(error.message === words, `the words must be "${words}", and are "${error.message}"`);
  },
  "after the frame has loaded anew a connect is welcomed again": async (panel) => {
    const old = await panel.connect();
    await panel.load();
    const now = await panel.connect();
    must(now.first.method === "welcome", `it is ${JSON.stringify(now.first)}`);
    await old.isSilent("the old one must be closed");
  },
  "who is neither around the panel nor its opener gets no answer": (panel) => hearsNothing(panel.origin),
};
