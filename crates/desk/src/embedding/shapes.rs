//! What goes between the panel and a CRM, in the names of the contract `deskpane/1`. The TypeScript and the JSON Schema of
//! `packages/embed` are made of these types by a test, and so is the OpenAPI of `crates/crm`.
//!
//! Times are ISO 8601 in UTC, durations whole seconds; what is not known is absent.

mod crm;

pub use crm::{Address, AddressKind, Channel, Customer, Direction, LogEntry, Outcome, RecordLink};

use serde::{Serialize, Serializer};
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
    pub channel: Channel,
    /// Who began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Where it stands.
    pub state: InteractionState,
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

/// Where an interaction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[allow(missing_docs, reason = "the words of `model::ContactState`")]
pub enum InteractionState {
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
