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
    /// The connection to the desktop.
    pub connection: Connection,
    /// The agent.
    pub agent: Agent,
    /// The interactions, the most urgent first.
    pub interactions: Vec<Interaction>,
    /// The id of the interaction whose card is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected: Option<String>,
    /// The number of the last notification; this state includes it and all before it.
    #[cfg_attr(test, ts(type = "number"))]
    pub seq: u64,
}

/// The connection to the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Connection {
    /// Its state.
    pub state: ConnectionState,
    /// The message that the agent sees.
    pub message: String,
}

/// The state of the connection to the desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub enum ConnectionState {
    /// Connecting.
    Starting,
    /// Ready, but the desktop has sent nothing yet.
    Waiting,
    /// Connected.
    Connected,
    /// A problem prevents the connection.
    Problem,
}

/// The agent. Data that the desktop has not reported are absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct Agent {
    /// `available`, `unavailable`, `onContact`, `consulting`, `dialer`, `dialerPending`, `loggedIn`, `loggedOut`, or the
    /// desktop's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The desktop's reason, as sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When the state started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// In wrap-up after an interaction.
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
    /// Identifies the interaction, the same in every panel and tab and after every reload.
    pub key: String,
    /// The channel.
    pub channel: Channel,
    /// Who started it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Its state.
    pub state: InteractionState,
    /// The desktop's word for a state that this contract does not name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_state: Option<String>,
    /// When the state started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// When it started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    /// When the agent answered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<String>,
    /// When the conversation ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<String>,
    /// The customer's number or address, as sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The number in E.164 format, if its country code is certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e164: Option<String>,
    /// The desktop's name for the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The skill, the queue or the campaign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// The agent is muted.
    pub muted: bool,
    /// The recording is masked: it pauses for sensitive data.
    pub masked: bool,
    /// The interaction is being recorded.
    pub recording: bool,
    /// The customer in the CRM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Customer>,
    /// The disposition, the broadest level first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Vec<String>>,
    /// The actions on it: `true` if available, otherwise the reason that the agent sees.
    #[cfg_attr(test, ts(type = "Record<string, true | string>"), schemars(with = "BTreeMap<String, tests::Action>"))]
    pub actions: BTreeMap<&'static str, ActionState>,
}

/// Whether an action is available.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionState {
    /// Available.
    Allowed,
    /// Unavailable, with the reason that the agent sees.
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

/// The state of an interaction.
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

/// The result of a command, as reported by `command/settled`; the command may be the agent's or a page's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct SettledCommand {
    /// The id of the interaction.
    pub interaction: String,
    /// The requested action, by its name in `interaction/act`.
    pub action: &'static str,
    /// Its result.
    pub outcome: CommandOutcome,
    /// The message that the agent sees, if it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// The result of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub enum CommandOutcome {
    /// Its effect was seen.
    Confirmed,
    /// The desktop refused it.
    Refused,
    /// No effect was seen.
    NoEffect,
}

/// The panel's limits, as sent in `welcome`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Limits {
    /// The longest message, in bytes of JSON.
    pub message_bytes: usize,
    /// The most pending requests of a page.
    pub in_flight: usize,
    /// The most messages of a page in a second.
    pub per_second: usize,
}

#[cfg(test)]
mod tests;
