// Reports the panel's calls to HubSpot: each once, in the order that HubSpot requires, identified by the panel's key.

import { type Customer, type Interaction, type LogEntry, type RecordLink, RefusedError, UnavailableError } from "@deskpane/embed";
import type CallingExtensions from "@hubspot/calling-extensions-sdk";
import type { CompanyIdMatch, ContactIdMatch, EndStatus } from "@hubspot/calling-extensions-sdk";
import { type Call, type Match, Memory } from "./memory";
import { propertiesOf } from "./properties";

export { Memory };

/** The functions that report to HubSpot. */
export type Host = Pick<CallingExtensions, "incomingCall" | "outgoingCall" | "callAnswered" | "callEnded" | "callCompleted">;

type Matched = { externalCallId?: string; callerIdMatches?: (ContactIdMatch | CompanyIdMatch)[] };
type Engaged = { externalCallId?: string; engagementId?: number };

/** How long to wait until HubSpot has created or changed its record, in milliseconds. */
const PATIENCE = 10_000;
const TALKING = ["active", "held", "conference", "transferring", "interrupted", "assigned"];
const OVER = ["wrapUp", "closed", "ended"];

export class Calls {
  #host: Host;
  #memory: Memory;
  #records: () => string;
  #waiting = new Set<() => void>();
  /** HubSpot's answer to the last change of a record, by record number. */
  #updates = new Map<number, "done" | "failed">();

  /** `records` returns the start of the addresses of HubSpot's records. */
  constructor(host: Host, memory: Memory, records: () => string) {
    this.#host = host;
    this.#memory = memory;
    this.#records = records;
  }

  /** An interaction is new or has changed. */
  seen({ id, key, channel, state, direction, address = "", e164, startedAt }: Interaction): void {
    if (channel !== "voice") return;
    let call = this.#memory.get(key);
    if (!call && !OVER.includes(state)) {
      const number = e164 ?? address;
      const begun = { externalCallId: key, createEngagement: true, callStartTime: startedAt ? Date.parse(startedAt) : Date.now() };
      this.#note(key, (call = { interaction: id, stage: "begun" }));
      if (direction === "outbound") this.#host.outgoingCall({ ...begun, toNumber: number });
      // No desktop reports which of the company's numbers was called.
      else this.#host.incomingCall({ ...begun, fromNumber: number, toNumber: "" });
    }
    if (call?.stage === "begun" && TALKING.includes(state)) {
      this.#note(key, (call = { ...call, stage: "answered" }));
      this.#host.callAnswered({ externalCallId: key });
    }
    if (call && OVER.includes(state)) this.#end(key, call, direction);
  }

  /** An interaction has ended and is gone. */
  gone({ key, direction }: Interaction): void {
    const call = this.#memory.get(key);
    if (call) this.#end(key, call, direction);
  }

  #end(key: string, call: Call, direction: Interaction["direction"]): void {
    if (call.stage === "ended" || call.stage === "completed") return;
    const callEndStatus: EndStatus = call.stage === "answered" ? "COMPLETED" : direction === "outbound" ? "NO_ANSWER" : "MISSED";
    this.#note(key, { ...call, stage: "ended" });
    // The type requires a number, which HubSpot may not have given yet.
    this.#host.callEnded({ externalCallId: key, engagementId: call.engagementId as number, callEndStatus });
  }

  /** HubSpot has created a record of a call. */
  engaged({ externalCallId, engagementId }: Engaged): void {
    const found = this.#find(externalCallId, (call) => call.engagementId === undefined);
    if (found && engagementId !== undefined) this.#note(found[0], { ...found[1], engagementId });
  }

  /** HubSpot has changed its record, or could not. */
  updated({ engagementId }: Engaged, how: "done" | "failed"): void {
    if (engagementId !== undefined) this.#updates.set(engagementId, how);
    this.#wake();
  }

  /** HubSpot has looked up the caller. */
  matched({ externalCallId, callerIdMatches = [] }: Matched): void {
    const found = this.#find(externalCallId, (call) => call.matches === undefined);
    if (found) this.#note(found[0], { ...found[1], matches: callerIdMatches.map((match) => customer(match, this.#records())) });
  }

  /** HubSpot's matches for the customer of an interaction. Waits for HubSpot's answer. */
  async match(interaction: string, signal: AbortSignal): Promise<Customer[]> {
    const matches = () => this.#memory.find((call) => call.interaction === interaction)?.[1].matches;
    return (await this.#until(matches, signal)) ?? [];
  }

  /** Writes a log entry into HubSpot's record of the call. Resolves once HubSpot has confirmed it. */
  async log(entry: LogEntry, signal: AbortSignal): Promise<RecordLink> {
    const { key, channel, final, endedAt } = entry;
    if (channel !== "voice") throw refused("HubSpot takes calls only");
    if (!this.#memory.get(key)) throw refused("HubSpot was not told of this call when it began");
    const engagementId = await this.#until(() => this.#memory.get(key)?.engagementId, signal);
    const call = this.#memory.get(key);
    if (!call || engagementId === undefined) throw unavailable("HubSpot has not made a record of this call");
    const record = { ref: String(engagementId) };
    if (!final) {
      // HubSpot knows already that it was answered. Changes after the call are written all at once, with the final
      // entry.
      if (endedAt) throw unavailable("HubSpot takes it after the work on the call");
      return record;
    }
    this.#updates.delete(engagementId);
    this.#host.callCompleted({ externalCallId: key, engagementId, hideWidget: false, engagementProperties: propertiesOf(entry) });
    const how = await this.#until(() => this.#updates.get(engagementId), signal);
    if (how !== "done") throw unavailable(how ? "HubSpot could not change its record" : "HubSpot has not confirmed the record");
    this.#note(key, { ...call, stage: "completed" });
    return record;
  }

  /** HubSpot's record of an interaction. */
  engagementOf(interaction: string): number | undefined {
    return this.#memory.find((call) => call.interaction === interaction)?.[1].engagementId;
  }

  /** The call with the key that HubSpot names, or else the latest that is waiting for an answer. */
  #find(key: string | undefined, waits: (call: Call) => boolean): [string, Call] | undefined {
    const call = key === undefined ? undefined : this.#memory.get(key);
    return call ? [key!, call] : key === undefined ? this.#memory.find(waits) : undefined;
  }

  #note(key: string, call: Call): void {
    this.#memory.set(key, call);
    this.#wake();
  }

  #wake(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Waits for a value; `undefined` if it takes too long. */
  #until<T>(value: () => T | undefined, signal: AbortSignal): Promise<T | undefined> {
    return new Promise((resolve) => {
      const end = (found: T | undefined) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        signal.removeEventListener("abort", aborted);
        resolve(found);
      };
      const look = () => {
        const found = value();
        if (found !== undefined) end(found);
      };
      const aborted = () => end(undefined);
      const timer = setTimeout(aborted, PATIENCE);
      signal.addEventListener("abort", aborted);
      this.#waiting.add(look);
      look();
    });
  }
}

function customer(match: ContactIdMatch | CompanyIdMatch, records: string): Match {
  const { portalId, objectTypeId, objectId } = match.objectCoordinates;
  const isContact = match.callerIdType === "CONTACT";
  const name = isContact ? [match.firstName, match.lastName].filter(Boolean).join(" ") || match.email : match.name;
  const url = `${records}/contacts/${portalId}/record/${objectTypeId}/${objectId}`;
  return { ref: `${portalId}/${objectTypeId}/${objectId}`, name, url, ...(isContact && match.email && { detail: match.email }) };
}

/** HubSpot's ids of a record, from the `ref` of a {@link customer}. */
export function coordinates(ref: string): { portalId: number; objectTypeId: "0-1" | "0-2"; objectId: number } | undefined {
  const [, portalId, objectTypeId, objectId] = /^(\d+)\/(0-[12])\/(\d+)$/.exec(ref) ?? [];
  return objectTypeId ? { portalId: Number(portalId), objectTypeId: objectTypeId as "0-1" | "0-2", objectId: Number(objectId) } : undefined;
}

const refused = (words: string) => new RefusedError(words, -32002, "refused", { reason: "refused" });
const unavailable = (words: string) => new UnavailableError(words, -32001, "unavailable", { reason: "unavailable" });
