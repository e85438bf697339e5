//! Acts: what can happen to a workspace from outside, by the agent, visitors or the network.

use super::{
    fault_injection::StartError,
    visitor::{VisitorNo, VisitorSpec},
};

/// Something a person or the network does. An act that makes no sense at the moment does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A visitor comes to the site. The workspace reports nothing.
    Arrive(VisitorSpec),
    /// A message of this kind, by a visitor, an agent or the system, in the wire's word. A message of a conversation
    /// starts a chat or reopens a closed one.
    Write(VisitorNo, String, String),
    /// The agent opens the visitor's chat.
    Select(VisitorNo),
    /// The agent closes the chat; if finally, the next message starts another.
    Close(VisitorNo, bool),
    /// The visitor logs in on the site under this name; the visitor's id changes.
    Authorize(VisitorNo, String),
    /// The visitor leaves the site, which ends the visit, and comes back: the session id changes.
    Revisit(VisitorNo),
    /// A notification about the visitor, of this kind and with this text.
    Notify(VisitorNo, String, String),
    /// The notification with this id is withdrawn.
    Dismiss(String),
    /// The agent starts a chat in the workspace itself.
    Start(VisitorNo),
    /// Chats with this visitor cannot be started, for this reason, or can again.
    Trouble(VisitorNo, Option<StartError>),
    /// Whether the account's configuration allows the parent page.
    AllowParent(bool),
    /// A message that changes no state.
    Emit(Extra),
}

/// Undocumented messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// An undocumented event.
    Unknown,
    /// Messages that break the protocol in several ways.
    Malformed,
    /// A message of some other script in the same page.
    Foreign,
}
