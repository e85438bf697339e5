// The page's copy of the desk, updated by the panel's events.

import { CARRIED, type Events } from "./protocol.js";
import type { Desk, Interaction } from "./shapes.js";

/** An event with the value for listeners. */
export type Told = { [E in keyof Events]: [E, Events[E]] }[keyof Events];

/** The desk after an event. */
export function after(desk: Desk, [event, value]: Told): Desk {
  const field = CARRIED[event];
  if (field !== "interaction") return field ? { ...desk, [field]: value } : desk;
  const one = value as Interaction;
  const interactions = [...desk.interactions];
  const at = interactions.findIndex(({ id }) => id === one.id);
  interactions.splice(at < 0 ? interactions.length : at, 1, ...(event === "interaction/removed" ? [] : [one]));
  return { ...desk, interactions };
}

/** The events that lead from one state of the desk to another. */
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

/** The interactions of one state that the other lacks. */
const missing = (old: Desk, now: Desk) => old.interactions.filter(({ id }) => !now.interactions.some((one) => one.id === id));

/** The desk of a panel that has just started, with the earlier interactions: they are missing only because the panel is
 *  still starting. */
export const withThoseBefore = (old: Desk, now: Desk): Desk => ({ ...now, interactions: [...now.interactions, ...missing(old, now)] });
