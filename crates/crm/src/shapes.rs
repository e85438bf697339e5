//! The responses' data types, in addition to those shared with the panel ([`deskpane_desk::embedding::shapes`]). Names
//! are those of the API.

use deskpane_desk::embedding::shapes::{Customer, LogEntry, RecordLink};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// The name on the wire of a channel, a direction or an outcome.
pub(crate) fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Customers who fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Matches {
    /// In the order of their names; empty where nobody fits.
    pub matches: Vec<Customer>,
}

/// The answer to an entry that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Logged {
    /// The record the entry now stands at; absent where its customer is not in the CRM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordLink>,
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
