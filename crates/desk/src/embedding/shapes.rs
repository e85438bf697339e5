//! What goes between the panel and a CRM, in the names of the contract `deskpane/1`. The TypeScript and the JSON Schema of
//! `packages/embed` are made of these types by a test.
//!
//! Times are ISO 8601 in UTC, durations whole seconds; what is not known is absent.

use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// The desk at one moment: the answer to `desk/get`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct Desk {
    /// The desktop's id: `max`.
    pub desktop: String,
    /// How the connection to the desktop stands.
    pub connection: Connection,
    /// The agent.
    pub agent: Agent,
    /// The interactions, the most urgent first.
    pub interactions: Vec<Interaction>,
    /// The id of the one whose card is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected: Option<String>,
    /// The number of the last message that was told; all of them are in this picture.
    #[cfg_attr(test, ts(type = "number"))]
    pub seq: u64,
}

/// How the connection to the desktop stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Connection {
    /// In one word.
    pub state: ConnectionState,
    /// In the words the agent sees.
    pub message: String,
}

/// How the connection to the desktop stands, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub enum ConnectionState {
    /// On its way.
    Starting,
    /// There, and nothing has come from the desktop yet.
    Waiting,
    /// Messages flow.
    Connected,
    /// Something stands in the way.
    Problem,
}

/// The agent. What the desktop has not said is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct Agent {
    /// `available`, `unavailable`, `onContact`, `consulting`, `dialer`, `dialerPending`, `loggedIn`, `loggedOut`, or the
    /// desktop's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The desktop's word for why, as sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// At work after an interaction.
    pub wrap_up: bool,
    /// The microphone is off for every call.
    pub muted: bool,
}

/// One call, chat, e-mail or piece of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct Interaction {
    /// The desktop's id.
    pub id: String,
    /// The same for the same interaction in every panel, tab and life.
    pub key: String,
    /// How the customer reaches the agent.
    pub channel: ChannelName,
    /// Who began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<DirectionName>,
    /// Where it stands.
    pub state: StateName,
    /// The desktop's word for that, where this contract has none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_state: Option<String>,
    /// Since when it stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// When it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    /// When the agent took it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<String>,
    /// When the conversation was over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<String>,
    /// The customer's number or address, as sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The number in the form of E.164, where that is certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e164: Option<String>,
    /// The desktop's name for the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The skill, the queue or the campaign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// The agent is not heard.
    pub muted: bool,
    /// What is said is kept out of the recording.
    pub masked: bool,
    /// Being recorded.
    pub recording: bool,
    /// Who it is in the CRM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Customer>,
    /// What came of it, the widest level first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Vec<String>>,
    /// What may be done to it now: `true`, or why not, in the words the agent sees.
    #[cfg_attr(test, ts(type = "Record<string, true | string>"), schemars(with = "BTreeMap<String, tests::Action>"))]
    pub actions: BTreeMap<&'static str, ActionState>,
}

/// Whether something may be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionState {
    /// It may.
    Allowed,
    /// It may not, in the words the agent sees.
    Denied(String),
}

impl Serialize for ActionState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Allowed => serializer.serialize_bool(true),
            Self::Denied(words) => serializer.serialize_str(words),
        }
    }
}

/// How a customer reaches the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(rename = "Channel"), schemars(rename = "Channel"))]
#[allow(missing_docs, reason = "the words of `model::Channel`")]
pub enum ChannelName {
    Voice,
    Chat,
    Sms,
    Email,
    Voicemail,
    WorkItem,
    Digital,
}

/// Who began an interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(rename = "Direction"), schemars(rename = "Direction"))]
#[allow(missing_docs, reason = "the words of `model::Direction`")]
pub enum DirectionName {
    Inbound,
    Outbound,
}

/// Where an interaction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    test,
    derive(ts_rs::TS, schemars::JsonSchema),
    ts(rename = "InteractionState"),
    schemars(rename = "InteractionState")
)]
#[allow(missing_docs, reason = "the words of `model::ContactState`")]
pub enum StateName {
    Queued,
    Preview,
    Offered,
    Dialing,
    Active,
    Assigned,
    Held,
    Conference,
    Interrupted,
    Transferring,
    WrapUp,
    Closed,
    Unknown,
    Ended,
}

/// A person or company in the CRM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct Customer {
    /// The CRM's own id.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What an agent calls them.
    pub name: String,
    /// One more line, to tell them from others of that name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The address of their record: https, or http on a loopback host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What became of one interaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct LogEntry {
    /// The same for the same interaction in every panel, tab and life: desktop, the desktop's host and the interaction's
    /// id, joined by `/`.
    pub key: String,
    /// Rises with each entry of a key; the latest stands.
    #[cfg_attr(test, ts(type = "number"))]
    pub revision: u64,
    /// No further entry of this key is expected.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// The desktop's id: `max`.
    pub desktop: String,
    /// The desktop's id of the interaction.
    pub interaction: String,
    /// The `ref` of the customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// How the customer reached the agent.
    pub channel: ChannelName,
    /// Who began it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<DirectionName>,
    /// The customer's number or address, as sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The desktop's name for the customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The skill, the queue or the campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// When it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    /// When the agent took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<String>,
    /// When the conversation was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<String>,
    /// Time in talk.
    #[cfg_attr(test, ts(type = "number"))]
    pub talk_seconds: u64,
    /// Time on hold.
    #[cfg_attr(test, ts(type = "number"))]
    pub hold_seconds: u64,
    /// Time of the work after it.
    #[cfg_attr(test, ts(type = "number"))]
    pub wrap_up_seconds: u64,
    /// How it went.
    pub outcome: LogOutcome,
    /// What came of it, the widest level first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Vec<String>>,
    /// The agent's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How an interaction went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(rename = "Outcome"), schemars(rename = "Outcome"))]
pub enum LogOutcome {
    /// The agent took it.
    Answered,
    /// Nobody took it.
    Missed,
    /// The agent refused it.
    Refused,
    /// Nobody can tell.
    Unknown,
}

/// One address of a customer's, as `customer/match` has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct Address {
    /// What it is.
    pub kind: AddressKind,
    /// As the desktop sent it, without invisible characters.
    pub value: String,
    /// The number in the form of E.164, where that is certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e164: Option<String>,
}

/// What an address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub enum AddressKind {
    /// A telephone number.
    Phone,
    /// An e-mail address, or one that is written like it.
    Email,
    /// A name in some system.
    Account,
}

impl AddressKind {
    /// As it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Account => "account",
        }
    }
}

/// What became of a command, as `command/settled` tells it: whoever gave it, the agent or a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct SettledCommand {
    /// The id of the interaction.
    pub interaction: String,
    /// What was wanted, in the words of `interaction/act`.
    pub action: &'static str,
    /// What became of it.
    pub outcome: CommandOutcome,
    /// In the words the agent sees, where it came to nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub enum CommandOutcome {
    /// Its effect was seen.
    Confirmed,
    /// It will not happen.
    Refused,
    /// No effect was seen.
    NoEffect,
}

/// Where the CRM put an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct RecordLink {
    /// The CRM's own id.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The address of the record: https, or http on a loopback host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What the panel does not do without limit, as `welcome` has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Limits {
    /// The longest message, in bytes of JSON.
    pub message_bytes: usize,
    /// The most requests of a page's under way at a time.
    pub in_flight: usize,
    /// The most messages of a page's in a second.
    pub per_second: usize,
}

#[cfg(test)]
mod tests;
