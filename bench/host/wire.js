// The events that MAX's page of the bench posts: those of the end-to-end tests, which are served beside this file, for
// contacts with numbers.

import { agentState, call as anyCall } from "./max-events.mjs";

/** The address of the contact with this number: what it is found by. */
const address = (number) => `+1415555${String(number).padStart(7, "0")}`;

// Made once, so that events of one contact agree on when it began.
const common = anyCall("", "");

const call = (number, Status, over) => ({
  ...common,
  ContactID: String(100_000 + number),
  Status,
  ANI: address(number),
  ...over,
});

const agent = () => agentState("Available");

/** How many events a call of `nth` has from its first to its last. */
const life = 20;

/** The n-th event of a long day with `open` calls at a time: each comes, is held and taken back, and goes. */
function nth(number, open) {
  const step = Math.floor(number / open) % life;
  const who = Math.floor(number / (open * life)) * open + (number % open);
  if (step === 0) return call(who, "Incoming");
  if (step === life - 2) return call(who, "Disconnected");
  if (step === life - 1) return call(who, "Disconnected", { FinalState: "True" });
  return call(who, step % 2 ? "Active" : "Holding");
}

window.wire = { address, call, agent, nth };
