// The messages of `deskpane/1` with their types: JSON-RPC 2.0 on a port.

import type { Address, Agent, Connection, Customer, Desk, Interaction, Limits, LogEntry, RecordLink, SettledCommand } from "./shapes.js";

/** The actions on an interaction. */
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

/** Requests of a page to the panel: parameters and result. */
export type Requests = {
  "desk/get": [{}, Desk];
  dial: [{ address: string; customer?: string; metadata?: Record<string, string | number | boolean> }, Dialed];
  "interaction/act": [{ interaction: string; action: Action }, {}];
  "interaction/select": [{ interaction: string }, {}];
  "customer/set": [{ interaction: string; customer: Customer | null }, {}];
  "note/append": [{ interaction: string; text: string }, {}];
  "auth/token": [{ token: string; expiresAt: string }, {}];
};

/** Requests of the panel to a page: parameters and result. */
export type Services = {
  "customer/match": [{ interaction: string; addresses: Address[]; name?: string }, { matches: Customer[] }];
  "customer/search": [{ text: string; limit: number }, { matches: Customer[] }];
  "record/open": [{ interaction: string; customer: string | null; cause: "offered" | "answered" | "agent" }, { opened: boolean }];
  "interaction/log": [LogEntry, { record?: RecordLink }];
};

/** The panel's notifications, and the values for listeners. */
export type Events = {
  "connection/changed": Connection;
  "agent/changed": Agent;
  "interaction/added": Interaction;
  "interaction/changed": Interaction;
  "interaction/removed": Interaction;
  "command/settled": SettledCommand;
  /** `id` of the interaction whose card is open now. */
  "selection/changed": string | undefined;
  /** The CRM's server (`crm.api`) requires a token: answer with `auth/token`. Sent once, until requests succeed again. */
  "auth/wanted": {};
};

/** The panel's first message on the port. */
export type Welcome = {
  version: number;
  session: string;
  panel: { version: string };
  desktop: string;
  capabilities: string[];
  limits: Limits;
};

/** The field of an event's parameters that listeners receive; empty if they receive all parameters. */
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
