// The events that the benchmark's MAX posts. They are those of the end-to-end tests, which are served beside this file,
// for numbered contacts.

import { agentState, call as anyCall } from "./max-events.mjs";

/** The address of the contact with this number; rows are found by it. */
const address = (number) => `+1415555${String(number).padStart(7, "0")}`;

// Created once, so that all events of a contact have the same start time.
const common = anyCall("", "");

const call = (number, Status, over) => ({
  ...common,
  ContactID: String(100_000 + number),
  Status,
  ANI: address(number),
  ...over,
});

const agent = () => agentState("Available");

/** How many events a call has from start to end. */
const life = 20;

/** The event with this number in a long day with `open` calls at a time: each arrives, is held and resumed, and ends. */
function nth(number, open) {
  const step = Math.floor(number / open) % life;
  const who = Math.floor(number / (open * life)) * open + (number % open);
  if (step === 0) return call(who, "Incoming");
  if (step === life - 2) return call(who, "Disconnected");
  if (step === life - 1) return call(who, "Disconnected", { FinalState: "True" });
  return call(who, step % 2 ? "Active" : "Holding");
}

window.wire = { address, call, agent, nth };
