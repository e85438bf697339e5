//! The wire format between a panel and MAX, in both directions.
//!
//! Panel to desktop is one flat object, [`PanelMessage`]. Desktop to panel is an envelope with a batch of events,
//! read by [`decode`], which tolerates any casing of keys, numbers and booleans as strings, and undocumented events.

mod decode;
mod event;
mod fields;

pub use decode::{Inbound, LONGEST_MESSAGE, decode};
pub use event::{Ack, AckReason, AgentStateEvent, ContactEvent, ContactKind, Event, Flavour};
pub use fields::Fields;
pub(super) use fields::is_same;

use deskpane_desk::model::ContactId;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A message from a panel to MAX. Keys and message types are case-sensitive on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PanelMessage {
    /// The type.
    pub message_type: String,
    /// The contact's id. An int in the vendor's documentation; kept as the JSON value that was received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Value>,
    /// The sender, for the desktop's logs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The subscription types; the receiver converts them to lower case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription_types: Option<Vec<String>>,
    /// The customer to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_card_data: Option<ContactCardData>,
}

/// The largest integer up to which JavaScript represents all integers exactly.
const LARGEST_EXACT: u64 = (1 << 53) - 1;

/// A contact's id as a panel sends it: a number, or its digits as text if JavaScript cannot represent it exactly;
/// `None` if it is not an id of MAX.
#[must_use]
pub fn contact_id(text: &str) -> Option<Value> {
    let digits = text.trim().trim_start_matches('0');
    if digits.is_empty() || digits.len() > ContactId::LONGEST || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exact = digits.parse::<u64>().ok().filter(|number| *number <= LARGEST_EXACT);
    Some(exact.map_or_else(|| digits.into(), Into::into))
}

impl PanelMessage {
    /// A message with nothing but a type: enough for a command.
    #[must_use]
    pub fn bare(message_type: &str) -> Self {
        Self {
            message_type: message_type.to_owned(),
            contact_id: None,
            issuer: None,
            subscription_types: None,
            contact_card_data: None,
        }
    }
}

/// The customer's name and picture, for MAX's own contact card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContactCardData {
    /// The name to show.
    pub name: String,
    /// The address of the picture; empty for none.
    pub user_img: String,
}

/// Message types a panel sends.
pub mod sends {
    /// Subscribe.
    pub const REGISTER: &str = "RegisterForClientEvents";
    /// End the subscription.
    pub const UNREGISTER: &str = "UnregisterFromClientEvents";
    /// Show the customer.
    pub const CARD: &str = "ContactCardData";
    /// Answer the incoming call.
    pub const ANSWER: &str = "AnswerEvent";
    /// Refuse the incoming call.
    pub const REFUSE: &str = "RefuseEvent";
    /// Hold or resume: a toggle.
    pub const HOLD: &str = "HoldEvent";
    /// Mute or unmute the agent: a toggle.
    pub const MUTE: &str = "MuteEvent";
    /// Mask or unmask: a toggle.
    pub const MASK: &str = "MaskEvent";
    /// Record; on newer builds of CXone Agent a toggle, for agents who may stop a recording.
    pub const RECORD: &str = "RecordEvent";
    /// Hang up.
    pub const HANGUP: &str = "HangupEvent";
}

/// The subscription types, in lower case.
pub const SUBSCRIPTION_TYPES: [&str; 6] = ["all", "agent", "contact", "contacts", "sessioninfo", "agentassist"];
