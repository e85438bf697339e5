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
    /// What it is.
    pub message_type: String,
    /// The contact it concerns. An int by the vendor's page; kept as the JSON value it came as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Value>,
    /// Who sends it, for the desktop's logs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// What to subscribe to; the receiver folds them to lower case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription_types: Option<Vec<String>>,
    /// The customer to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_card_data: Option<ContactCardData>,
}

/// The greatest whole number up to which JavaScript keeps all apart.
const LARGEST_EXACT: u64 = (1 << 53) - 1;

/// A contact's id as a panel sends it: a number, or its digits where JavaScript would make another number of them; `None`
/// for what is no id of MAX's.
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
    /// A message of which nothing but the type is set: all that a command needs.
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
    /// Take the incoming call.
    pub const ANSWER: &str = "AnswerEvent";
    /// Send the incoming call away.
    pub const REFUSE: &str = "RefuseEvent";
    /// Hold or resume: a toggle.
    pub const HOLD: &str = "HoldEvent";
    /// Mute or unmute the agent: a toggle.
    pub const MUTE: &str = "MuteEvent";
    /// Mask or unmask: a toggle.
    pub const MASK: &str = "MaskEvent";
    /// Record; on newer builds of CXone Agent a toggle, for agents who may stop a recording.
    pub const RECORD: &str = "RecordEvent";
    /// End the call at once.
    pub const HANGUP: &str = "HangupEvent";
}

/// What MAX can be asked to tell of, in lower case.
pub const SUBSCRIPTION_TYPES: [&str; 6] = ["all", "agent", "contact", "contacts", "sessioninfo", "agentassist"];
