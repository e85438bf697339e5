//! The wire format between a page and the Rox.Chat workspace in its frame, in both directions.
//!
//! Workspace to page is `{source: "roxchat", event, params}`, read by [`decode`]: as an object or as its JSON text,
//! because the vendor's page does not say which. Page to workspace is one command, [`ActionMessage`].

mod decode;
mod fault;
mod kind;

pub use decode::{About, ChannelFacts, Event, FieldValue, LONGEST_MESSAGE, Message, Visitor, WireNotice, decode};
pub use fault::{FAULT_CODES, WireFault, fault_kind};
pub use kind::{KINDS, message_kind, opens_chat};

use serde::{Deserialize, Serialize};

/// The word by which the workspace's messages are known.
pub const SOURCE: &str = "roxchat";

/// The setting in the account's configuration that lets the workspace speak to a page around it.
pub const SWITCH: &str = "operator_iframe_allowed_parent_origin";

/// Events the workspace sends.
pub mod events {
    /// A visitor or an agent wrote.
    pub const MESSAGE_ADDED: &str = "newMessageAdded";
    /// The agent closed the chat.
    pub const CHAT_CLOSED: &str = "chatClosedByOperator";
    /// A visitor logged in, and goes by another id.
    pub const AUTHORIZED: &str = "visitorAuthorized";
    /// The agent opened a visitor's chat.
    pub const SELECTED: &str = "visitorSelected";
    /// A notification came.
    pub const NOTICE_ADDED: &str = "notificationAdded";
    /// A notification went.
    pub const NOTICE_REMOVED: &str = "notificationRemoved";
}

/// The one action the workspace takes: begin a chat with a visitor.
pub const START_OUTGOING_CHAT: &str = "start_outgoing_chat";

/// A message from a page to the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionMessage {
    /// What to do.
    pub action: String,
    /// With whom.
    pub params: ActionParams,
}

/// With whom to begin a chat; both are mandatory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionParams {
    /// The visitor.
    pub roxchat_visitor_id: String,
    /// Their visit.
    pub session_id: String,
}
