// The picture of the desk a page has, kept by what the panel tells.

import { CARRIED, type Events } from "./protocol.js";
import type { Desk, Interaction } from "./shapes.js";

/** One event with what a listener is given. */
export type Told = { [E in keyof Events]: [E, Events[E]] }[keyof Events];

/** The picture after an event. */
export function after(desk: Desk, [event, value]: Told): Desk {
  const field = CARRIED[event];
  if (field !== "interaction") return field ? { ...desk, [field]: value } : desk;
  const one = value as Interaction;
  const interactions = [...desk.interactions];
  const at = interactions.findIndex(({ id }) => id === one.id);
  interactions.splice(at < 0 ? interactions.length : at, 1, ...(event === "interaction/removed" ? [] : [one]));
  return { ...desk, interactions };
}

/** What would have been told between two pictures. */
export function between(old: Desk, now: Desk): Told[] {
  const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  const told: [keyof Events, unknown][] = [];
  for (const event of ["connection/changed", "agent/changed", "selection/changed"] as const) {
    const field = CARRIED[event] as "connection";
    if (differ(old[field], now[field])) told.push([event, now[field]]);
  }
  for (const one of missing(old, now)) told.push(["interaction/removed", one]);
  for (const one of now.interactions) {
    const known = old.interactions.find(({ id }) => id === one.id);
    if (differ(known, one)) told.push([known ? "interaction/changed" : "interaction/added", one]);
  }
  return told as Told[];
}

/** Those of one picture that the other lacks. */
const missing = (old: Desk, now: Desk) => old.interactions.filter(({ id }) => !now.interactions.some((one) => one.id === id));

/** A panel's picture that has only just started, with what was there before: it is no longer gone than the panel was. */
export const withThoseBefore = (old: Desk, now: Desk): Desk => ({ ...now, interactions: [...now.interactions, ...missing(old, now)] });
