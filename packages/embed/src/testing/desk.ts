// A desk for tests to start with.

import type { Desk, Interaction } from "../shapes.js";

/** A connected desktop without interactions. */
export function standInDesk(given: Partial<Desk> = {}): Desk {
  return {
    desktop: "example",
    connection: { state: "connected", message: "Connected" },
    agent: { state: "available", wrapUp: false, muted: false },
    interactions: [],
    seq: 0,
    ...given,
  };
}

/** An incoming call that waits to be answered, except for the given values. */
export function standInInteraction(given: Partial<Interaction> = {}): Interaction {
  const id = given.id ?? "i-1";
  return {
    id,
    key: `example/desk.example.com/${id}`,
    channel: "voice",
    direction: "inbound",
    state: "offered",
    address: "+49 30 5550101",
    e164: "+49305550101",
    muted: false,
    masked: false,
    recording: false,
    actions: { answer: true, refuse: true },
    ...given,
  };
}
