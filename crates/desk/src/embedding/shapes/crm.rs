//! What a CRM is told and what it answers, over a port or by HTTP: customers and their addresses, and the log.

use serde::{Deserialize, Serialize};

/// A person or company in the CRM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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

/// What became of one interaction. Times are ISO 8601 in UTC (`2026-11-27T15:04:05Z`), durations whole seconds; what is not
/// known is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
    pub channel: Channel,
    /// Who began it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
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
    pub outcome: Outcome,
    /// What came of it, the widest level first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Vec<String>>,
    /// The agent's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl LogEntry {
    /// An entry of which no more is known than what it is about.
    #[must_use]
    pub fn new(key: &str, desktop: &str, interaction: &str, channel: Channel) -> Self {
        Self {
            key: key.to_owned(),
            revision: 0,
            is_final: false,
            desktop: desktop.to_owned(),
            interaction: interaction.to_owned(),
            customer: None,
            channel,
            direction: None,
            address: None,
            name: None,
            queue: None,
            started_at: None,
            answered_at: None,
            ended_at: None,
            talk_seconds: 0,
            hold_seconds: 0,
            wrap_up_seconds: 0,
            outcome: Outcome::Unknown,
            disposition: None,
            note: None,
        }
    }
}

/// How a customer reaches the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the words of `model::Channel`")]
pub enum Channel {
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
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the words of `model::Direction`")]
pub enum Direction {
    Inbound,
    Outbound,
}

/// How an interaction went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// The agent took it.
    Answered,
    /// Nobody took it.
    Missed,
    /// The agent refused it.
    Refused,
    /// Nobody can tell.
    Unknown,
}

/// Where the CRM put an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = Record))]
pub struct RecordLink {
    /// The CRM's own id.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The address of the record: https, or http on a loopback host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
