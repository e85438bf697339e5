//! An event that is ready to be posted.

use super::ids::ContactNo;
use serde_json::Value;

/// An event with the fields that subscribers' filters read.
#[derive(Debug)]
pub(super) struct Event {
    /// Its JSON.
    pub(super) text: String,
    /// The contact it is about.
    pub(super) contact: Option<ContactNo>,
    /// Whether CXone Agent's filter finds that contact: it looks for `contactId`, the platform writes `ContactID`.
    pub(super) found_by_cxa: bool,
    /// The session token is in it.
    pub(super) secret: bool,
}

impl Event {
    /// An event of the platform's, with or without a contact.
    pub(super) fn raw(contact: Option<ContactNo>, json: &Value) -> Self {
        Self { text: json.to_string(), contact, found_by_cxa: false, secret: false }
    }

    /// An event in CXone Agent's own spelling.
    pub(super) fn camel(contact: ContactNo, json: &Value) -> Self {
        Self { text: json.to_string(), contact: Some(contact), found_by_cxa: true, secret: false }
    }

    /// The session token.
    pub(super) fn token(token: &str) -> Self {
        let json = serde_json::json!({ "messageType": "SessionInfo", "sessionToken": token });
        Self { text: json.to_string(), contact: None, found_by_cxa: false, secret: true }
    }
}

/// A boolean as the platform writes it.
pub(super) const fn flag(yes: bool) -> &'static str {
    if yes { "True" } else { "False" }
}
