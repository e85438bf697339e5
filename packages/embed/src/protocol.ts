// Which messages there are, each with its shapes: `deskpane/1`, JSON-RPC 2.0 on a port.

import type { Address, Agent, Connection, Customer, Desk, Interaction, Limits, LogEntry, RecordLink, SettledCommand } from "./shapes.js";

/** What can be done to an interaction. */
export type Action =
  | "answer"
  | "refuse"
  | "hold"
  | "resume"
  | "mute"
  | "unmute"
  | "mask"
  | "unmask"
  | "record"
  | "stopRecording"
  | "hangUp"
  | "endWrapUp";

/** What the panel did with a number: put it into its field, asked the agent, or had the desktop dial. */
export type Dialed = { done: "filled" | "asked" | "sent" };

/** What a page asks the panel: parameters, and what comes back. */
export type Requests = {
  "desk/get": [{}, Desk];
  dial: [{ address: string; customer?: string; metadata?: Record<string, string | number | boolean> }, Dialed];
  "interaction/act": [{ interaction: string; action: Action }, {}];
  "interaction/select": [{ interaction: string }, {}];
  "customer/set": [{ interaction: string; customer: Customer | null }, {}];
  "note/append": [{ interaction: string; text: string }, {}];
  "auth/token": [{ token: string; expiresAt: string }, {}];
};

/** What the panel asks a page: parameters, and what comes back. */
export type Services = {
  "customer/match": [{ interaction: string; addresses: Address[]; name?: string }, { matches: Customer[] }];
  "customer/search": [{ text: string; limit: number }, { matches: Customer[] }];
  "record/open": [{ interaction: string; customer: string | null; cause: "offered" | "answered" | "agent" }, { opened: boolean }];
  "interaction/log": [LogEntry, { record?: RecordLink }];
};

/** What the panel tells, and what a listener is given. */
export type Events = {
  "connection/changed": Connection;
  "agent/changed": Agent;
  "interaction/added": Interaction;
  "interaction/changed": Interaction;
  "interaction/removed": Interaction;
  "command/settled": SettledCommand;
  /** `id` of the interaction whose card is open now. */
  "selection/changed": string | undefined;
  /** The CRM's server (`crm.api`) wants a token: answer with `auth/token`. Told once, until requests go through again. */
  "auth/wanted": {};
};

/** The first message of a panel on the port. */
export type Welcome = {
  version: number;
  session: string;
  panel: { version: string };
  desktop: string;
  capabilities: string[];
  limits: Limits;
};

/** Where in an event's parameters the listener's value stands; it is given all of them where there is no such place. */
export const CARRIED: Record<keyof Events, string> = {
  "connection/changed": "connection",
  "agent/changed": "agent",
  "interaction/added": "interaction",
  "interaction/changed": "interaction",
  "interaction/removed": "interaction",
  "selection/changed": "selected",
  "command/settled": "",
  "auth/wanted": "",
};
