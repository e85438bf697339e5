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

/// The source that marks the workspace's messages.
pub const SOURCE: &str = "roxchat";

/// The account's setting that lets the workspace send messages to a parent page.
pub const SWITCH: &str = "operator_iframe_allowed_parent_origin";

/// Events the workspace sends.
pub mod events {
    /// A message by a visitor or an agent.
    pub const MESSAGE_ADDED: &str = "newMessageAdded";
    /// The agent closed the chat.
    pub const CHAT_CLOSED: &str = "chatClosedByOperator";
    /// A visitor logged in, and has another id.
    pub const AUTHORIZED: &str = "visitorAuthorized";
    /// The agent opened a visitor's chat.
    pub const SELECTED: &str = "visitorSelected";
    /// A notification appeared.
    pub const NOTICE_ADDED: &str = "notificationAdded";
    /// A notification was withdrawn.
    pub const NOTICE_REMOVED: &str = "notificationRemoved";
}

/// The one action the workspace accepts: start a chat with a visitor.
pub const START_OUTGOING_CHAT: &str = "start_outgoing_chat";

/// A message from a page to the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionMessage {
    /// What to do.
    pub action: String,
    /// The visitor and visit.
    pub params: ActionParams,
}

/// The visitor to start a chat with; both ids are mandatory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionParams {
    /// The visitor.
    pub roxchat_visitor_id: String,
    /// Their visit.
    pub session_id: String,
}
