//! The data exchanged with a CRM over a port or by HTTP: customers, their addresses, and the log.

use serde::{Deserialize, Serialize};

/// A person or company in the CRM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Customer {
    /// The CRM's own id.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The name that agents see.
    pub name: String,
    /// A line that distinguishes customers with the same name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The address of their record: https, or http on a loopback host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// An address of a customer, as sent in `customer/match`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
pub struct Address {
    /// Its kind.
    pub kind: AddressKind,
    /// As the desktop sent it, without invisible characters.
    pub value: String,
    /// The number in E.164 format, if its country code is certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e164: Option<String>,
}

/// The kind of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AddressKind {
    /// A telephone number.
    Phone,
    /// An e-mail address, or one of the same form.
    Email,
    /// An account in another system.
    Account,
}

impl AddressKind {
    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Account => "account",
        }
    }
}

/// The log entry of an interaction. Times are ISO 8601 in UTC (`2026-11-27T15:04:05Z`), durations whole seconds; unknown
/// data are absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogEntry {
    /// Identifies the interaction, the same in every panel and tab and after every reload: desktop, the desktop's host
    /// and the interaction's id, joined by `/`.
    pub key: String,
    /// Increases with each entry of a key; the highest one counts.
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
    /// The channel.
    pub channel: Channel,
    /// Who started it.
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
    /// When it started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    /// When the agent answered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<String>,
    /// When the conversation ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<String>,
    /// Talk time.
    #[cfg_attr(test, ts(type = "number"))]
    pub talk_seconds: u64,
    /// Hold time.
    #[cfg_attr(test, ts(type = "number"))]
    pub hold_seconds: u64,
    /// Wrap-up time.
    #[cfg_attr(test, ts(type = "number"))]
    pub wrap_up_seconds: u64,
    /// Its outcome.
    pub outcome: Outcome,
    /// The disposition, the broadest level first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Vec<String>>,
    /// The agent's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl LogEntry {
    /// An entry without any optional data.
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

/// The channel of an interaction.
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

/// Who started an interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the words of `model::Direction`")]
pub enum Direction {
    Inbound,
    Outbound,
}

/// The outcome of an interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// The agent answered it.
    Answered,
    /// Nobody answered it.
    Missed,
    /// The agent refused it.
    Refused,
    /// Unknown.
    Unknown,
}

/// The CRM's record of an entry.
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
