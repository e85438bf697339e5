// Made from crates/desk/src/embedding/shapes.rs by its test: UPDATE=1 cargo test -p deskpane-desk shapes

/** The desk at one moment: the answer to `desk/get`. */
export type Desk = {
  /** The desktop's id: `max`. */
  desktop: string,
  /** The connection to the desktop. */
  connection: Connection,
  /** The agent. */
  agent: Agent,
  /** The interactions, the most urgent first. */
  interactions: Array<Interaction>,
  /** The id of the interaction whose card is open. */
  selected?: string,
  /** The number of the last notification; this state includes it and all before it. */
  seq: number,
};

/** The connection to the desktop. */
export type Connection = {
  /** Its state. */
  state: ConnectionState,
  /** The message that the agent sees. */
  message: string,
};

/** The state of the connection to the desktop. */
export type ConnectionState = "starting" | "waiting" | "connected" | "problem";

/** The agent. Data that the desktop has not reported are absent. */
export type Agent = {
  /**
   * `available`, `unavailable`, `onContact`, `consulting`, `dialer`, `dialerPending`, `loggedIn`, `loggedOut`, or the
   * desktop's own word.
   */
  state?: string,
  /** The desktop's reason, as sent. */
  reason?: string,
  /** When the state started. */
  since?: string,
  /** In wrap-up after an interaction. */
  wrapUp: boolean,
  /** The microphone is off for every call. */
  muted: boolean,
};

/** One call, chat, e-mail or piece of work. */
export type Interaction = {
  /** The desktop's id. */
  id: string,
  /** Identifies the interaction, the same in every panel and tab and after every reload. */
  key: string,
  /** The channel. */
  channel: Channel,
  /** Who started it. */
  direction?: Direction,
  /** Its state. */
  state: InteractionState,
  /** The desktop's word for a state that this contract does not name. */
  vendorState?: string,
  /** When the state started. */
  since?: string,
  /** When it started. */
  startedAt?: string,
  /** When the agent answered it. */
  answeredAt?: string,
  /** When the conversation ended. */
  endedAt?: string,
  /** The customer's number or address, as sent. */
  address?: string,
  /** The number in E.164 format, if its country code is certain. */
  e164?: string,
  /** The desktop's name for the customer. */
  name?: string,
  /** The skill, the queue or the campaign. */
  queue?: string,
  /** The agent is muted. */
  muted: boolean,
  /** The recording is masked: it pauses for sensitive data. */
  masked: boolean,
  /** The interaction is being recorded. */
  recording: boolean,
  /** The customer in the CRM. */
  customer?: Customer,
  /** The disposition, the broadest level first. */
  disposition?: Array<string>,
  /** The actions on it: `true` if available, otherwise the reason that the agent sees. */
  actions: Record<string, true | string>,
};

/** The channel of an interaction. */
export type Channel = "voice" | "chat" | "sms" | "email" | "voicemail" | "workItem" | "digital";

/** Who started an interaction. */
export type Direction = "inbound" | "outbound";

/** The state of an interaction. */
export type InteractionState = "queued" | "preview" | "offered" | "dialing" | "active" | "assigned" | "held" | "conference" | "interrupted" | "transferring" | "wrapUp" | "closed" | "unknown" | "ended";

/** A person or company in the CRM. */
export type Customer = {
  /** The CRM's own id. */
  ref: string,
  /** The name that agents see. */
  name: string,
  /** A line that distinguishes customers with the same name. */
  detail?: string,
  /** The address of their record: https, or http on a loopback host. */
  url?: string,
};

/**
 * The log entry of an interaction. Times are ISO 8601 in UTC (`2026-11-27T15:04:05Z`), durations whole seconds; unknown
 * data are absent.
 */
export type LogEntry = {
  /**
   * Identifies the interaction, the same in every panel and tab and after every reload: desktop, the desktop's host
   * and the interaction's id, joined by `/`.
   */
  key: string,
  /** Increases with each entry of a key; the highest one counts. */
  revision: number,
  /** No further entry of this key is expected. */
  final: boolean,
  /** The desktop's id: `max`. */
  desktop: string,
  /** The desktop's id of the interaction. */
  interaction: string,
  /** The `ref` of the customer. */
  customer?: string,
  /** The channel. */
  channel: Channel,
  /** Who started it. */
  direction?: Direction,
  /** The customer's number or address, as sent. */
  address?: string,
  /** The desktop's name for the customer. */
  name?: string,
  /** The skill, the queue or the campaign. */
  queue?: string,
  /** When it started. */
  startedAt?: string,
  /** When the agent answered it. */
  answeredAt?: string,
  /** When the conversation ended. */
  endedAt?: string,
  /** Talk time. */
  talkSeconds: number,
  /** Hold time. */
  holdSeconds: number,
  /** Wrap-up time. */
  wrapUpSeconds: number,
  /** Its outcome. */
  outcome: Outcome,
  /** The disposition, the broadest level first. */
  disposition?: Array<string>,
  /** The agent's note. */
  note?: string,
};

/** The outcome of an interaction. */
export type Outcome = "answered" | "missed" | "refused" | "unknown";

/** An address of a customer, as sent in `customer/match`. */
export type Address = {
  /** Its kind. */
  kind: AddressKind,
  /** As the desktop sent it, without invisible characters. */
  value: string,
  /** The number in E.164 format, if its country code is certain. */
  e164?: string,
};

/** The kind of an address. */
export type AddressKind = "phone" | "email" | "account";

/** The result of a command, as reported by `command/settled`; the command may be the agent's or a page's. */
export type SettledCommand = {
  /** The id of the interaction. */
  interaction: string,
  /** The requested action, by its name in `interaction/act`. */
  action: string,
  /** Its result. */
  outcome: CommandOutcome,
  /** The message that the agent sees, if it failed. */
  message?: string,
};

/** The result of a command. */
export type CommandOutcome = "confirmed" | "refused" | "noEffect";

/** The CRM's record of an entry. */
export type RecordLink = {
  /** The CRM's own id. */
  ref: string,
  /** The address of the record: https, or http on a loopback host. */
  url?: string,
};

/** The panel's limits, as sent in `welcome`. */
export type Limits = {
  /** The longest message, in bytes of JSON. */
  messageBytes: number,
  /** The most pending requests of a page. */
  inFlight: number,
  /** The most messages of a page in a second. */
  perSecond: number,
};
