// Made from crates/desk/src/embedding/shapes.rs by its test: UPDATE=1 cargo test -p deskpane-desk shapes

/** The desk at one moment: the answer to `desk/get`. */
export type Desk = {
  /** The desktop's id: `max`. */
  desktop: string,
  /** How the connection to the desktop stands. */
  connection: Connection,
  /** The agent. */
  agent: Agent,
  /** The interactions, the most urgent first. */
  interactions: Array<Interaction>,
  /** The id of the one whose card is open. */
  selected?: string,
  /** The number of the last message that was told; all of them are in this picture. */
  seq: number,
};

/** How the connection to the desktop stands. */
export type Connection = {
  /** In one word. */
  state: ConnectionState,
  /** In the words the agent sees. */
  message: string,
};

/** How the connection to the desktop stands, in one word. */
export type ConnectionState = "starting" | "waiting" | "connected" | "problem";

/** The agent. What the desktop has not said is absent. */
export type Agent = {
  /**
   * `available`, `unavailable`, `onContact`, `consulting`, `dialer`, `dialerPending`, `loggedIn`, `loggedOut`, or the
   * desktop's own word.
   */
  state?: string,
  /** The desktop's word for why, as sent. */
  reason?: string,
  /** Since when. */
  since?: string,
  /** At work after an interaction. */
  wrapUp: boolean,
  /** The microphone is off for every call. */
  muted: boolean,
};

/** One call, chat, e-mail or piece of work. */
export type Interaction = {
  /** The desktop's id. */
  id: string,
  /** The same for the same interaction in every panel, tab and life. */
  key: string,
  /** How the customer reaches the agent. */
  channel: Channel,
  /** Who began it. */
  direction?: Direction,
  /** Where it stands. */
  state: InteractionState,
  /** The desktop's word for that, where this contract has none of its own. */
  vendorState?: string,
  /** Since when it stands there. */
  since?: string,
  /** When it began. */
  startedAt?: string,
  /** When the agent took it. */
  answeredAt?: string,
  /** When the conversation was over. */
  endedAt?: string,
  /** The customer's number or address, as sent. */
  address?: string,
  /** The number in the form of E.164, where that is certain. */
  e164?: string,
  /** The desktop's name for the customer. */
  name?: string,
  /** The skill, the queue or the campaign. */
  queue?: string,
  /** The agent is not heard. */
  muted: boolean,
  /** What is said is kept out of the recording. */
  masked: boolean,
  /** Being recorded. */
  recording: boolean,
  /** Who it is in the CRM. */
  customer?: Customer,
  /** What came of it, the widest level first. */
  disposition?: Array<string>,
  /** What may be done to it now: `true`, or why not, in the words the agent sees. */
  actions: Record<string, true | string>,
};

/** How a customer reaches the agent. */
export type Channel = "voice" | "chat" | "sms" | "email" | "voicemail" | "workItem" | "digital";

/** Who began an interaction. */
export type Direction = "inbound" | "outbound";

/** Where an interaction stands. */
export type InteractionState = "queued" | "preview" | "offered" | "dialing" | "active" | "assigned" | "held" | "conference" | "interrupted" | "transferring" | "wrapUp" | "closed" | "unknown" | "ended";

/** A person or company in the CRM. */
export type Customer = {
  /** The CRM's own id. */
  ref: string,
  /** What an agent calls them. */
  name: string,
  /** One more line, to tell them from others of that name. */
  detail?: string,
  /** The address of their record: https, or http on a loopback host. */
  url?: string,
};

/**
 * What became of one interaction. Times are ISO 8601 in UTC (`2026-11-27T15:04:05Z`), durations whole seconds; what is not
 * known is absent.
 */
export type LogEntry = {
  /**
   * The same for the same interaction in every panel, tab and life: desktop, the desktop's host and the interaction's
   * id, joined by `/`.
   */
  key: string,
  /** Rises with each entry of a key; the latest stands. */
  revision: number,
  /** No further entry of this key is expected. */
  final: boolean,
  /** The desktop's id: `max`. */
  desktop: string,
  /** The desktop's id of the interaction. */
  interaction: string,
  /** The `ref` of the customer. */
  customer?: string,
  /** How the customer reached the agent. */
  channel: Channel,
  /** Who began it. */
  direction?: Direction,
  /** The customer's number or address, as sent. */
  address?: string,
  /** The desktop's name for the customer. */
  name?: string,
  /** The skill, the queue or the campaign. */
  queue?: string,
  /** When it began. */
  startedAt?: string,
  /** When the agent took it. */
  answeredAt?: string,
  /** When the conversation was over. */
  endedAt?: string,
  /** Time in talk. */
  talkSeconds: number,
  /** Time on hold. */
  holdSeconds: number,
  /** Time of the work after it. */
  wrapUpSeconds: number,
  /** How it went. */
  outcome: Outcome,
  /** What came of it, the widest level first. */
  disposition?: Array<string>,
  /** The agent's note. */
  note?: string,
};

/** How an interaction went. */
export type Outcome = "answered" | "missed" | "refused" | "unknown";

/** One address of a customer's, as `customer/match` has it. */
export type Address = {
  /** What it is. */
  kind: AddressKind,
  /** As the desktop sent it, without invisible characters. */
  value: string,
  /** The number in the form of E.164, where that is certain. */
  e164?: string,
};

/** What an address is. */
export type AddressKind = "phone" | "email" | "account";

/** What became of a command, as `command/settled` tells it: whoever gave it, the agent or a page. */
export type SettledCommand = {
  /** The id of the interaction. */
  interaction: string,
  /** What was wanted, in the words of `interaction/act`. */
  action: string,
  /** What became of it. */
  outcome: CommandOutcome,
  /** In the words the agent sees, where it came to nothing. */
  message?: string,
};

/** What became of a command. */
export type CommandOutcome = "confirmed" | "refused" | "noEffect";

/** Where the CRM put an entry. */
export type RecordLink = {
  /** The CRM's own id. */
  ref: string,
  /** The address of the record: https, or http on a loopback host. */
  url?: string,
};

/** What the panel does not do without limit, as `welcome` has it. */
export type Limits = {
  /** The longest message, in bytes of JSON. */
  messageBytes: number,
  /** The most requests of a page's under way at a time. */
  inFlight: number,
  /** The most messages of a page's in a second. */
  perSecond: number,
};
