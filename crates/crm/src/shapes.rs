//! What goes over the wire: a customer, and the entry of an interaction. Names are those of the contract, in camelCase.
//! Keys that are not known are ignored, so that a newer panel can write to an older server.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A person or company in the CRM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Customer {
    /// The CRM's own id.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What an agent calls them.
    pub name: String,
    /// One more line to tell them from others of that name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Address of the record: https, or http on loopback.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What became of one interaction. Times are ISO 8601 in UTC (`2026-11-27T15:04:05Z`), durations whole seconds; what is
/// not known is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// Desktop, the desktop's host and the interaction's id, joined by `/`.
    pub key: String,
    /// Rises with each entry of a key; the latest stands.
    pub revision: u64,
    /// No further entry of this key is to be expected.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// The desktop, such as `max`.
    pub desktop: String,
    /// The desktop's id of the interaction.
    pub interaction: String,
    /// `ref` of the customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// `voice`, `chat`, `sms`, `email`, `voicemail`, `workItem` or `digital`.
    pub channel: String,
    /// `inbound` or `outbound`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// The other side's address, as the desktop sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The other side's name, as the desktop sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Queue, skill or campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// When it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    /// When the agent took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<String>,
    /// When it was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<String>,
    /// Time in talk.
    pub talk_seconds: u64,
    /// Time on hold.
    pub hold_seconds: u64,
    /// Time in wrap-up.
    pub wrap_up_seconds: u64,
    /// How it went.
    pub outcome: Outcome,
    /// Dispositions the agent chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Vec<String>>,
    /// The agent's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How an interaction went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// An agent took it.
    Answered,
    /// Nobody took it.
    Missed,
    /// The agent refused it.
    Refused,
    /// Nobody can tell.
    Unknown,
}

impl Outcome {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Missed => "missed",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }
}

/// Customers who fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Matches {
    /// In the order of their names; empty where nobody fits.
    pub matches: Vec<Customer>,
}

/// The CRM's page about a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Record {
    /// `ref` of the customer.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The answer to an entry that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Logged {
    /// The record the entry now stands at; absent where its customer is not in the CRM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Record>,
}

/// Entries, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Interactions {
    /// The newest revision of each.
    pub interactions: Vec<LogEntry>,
}

/// Why a request was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ErrorBody {
    /// What happened and what to do, in words.
    pub error: String,
    /// The value that cannot be taken: a key of the body (`disposition[1]`), a parameter, or `key` in the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// With 409: the revision that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
}
