//! Acts: what can happen to a workspace from outside, by the agent, visitors or the network.

use super::{
    fault_injection::StartError,
    visitor::{VisitorNo, VisitorSpec},
};

/// Something a person or the network does. What makes no sense at the moment does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A visitor comes to the site. The workspace tells nobody.
    Arrive(VisitorSpec),
    /// A message of this kind, by a visitor, an agent or the system, in the wire's word. One that belongs to a talk
    /// begins a chat or opens a closed one again.
    Write(VisitorNo, String, String),
    /// The agent opens the visitor's chat.
    Select(VisitorNo),
    /// The agent closes the chat; finally, so that whoever writes next begins another, or not.
    Close(VisitorNo, bool),
    /// The visitor logs in on the site, where they go by this name; the visitor's id changes.
    Authorize(VisitorNo, String),
    /// The visitor leaves the site, which ends the visit, and comes back: the session's id changes.
    Revisit(VisitorNo),
    /// A notification about the visitor, of this kind and with this text.
    Notify(VisitorNo, String, String),
    /// The notification of this id goes.
    Dismiss(String),
    /// The agent starts a chat in the workspace itself.
    Start(VisitorNo),
    /// Chats with this visitor can't be started, for this reason, or can again.
    Trouble(VisitorNo, Option<StartError>),
    /// Whether the account's configuration allows the page around the frame.
    AllowParent(bool),
    /// A message that changes no state.
    Emit(Extra),
}

/// Messages beside the documented ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// An event that no documentation names.
    Unknown,
    /// Messages that break the contract in several ways.
    Malformed,
    /// A message of some other script in the same page.
    Foreign,
}
