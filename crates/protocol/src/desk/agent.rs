//! The agent: their state, why, since when, and what comes next.

use super::contact::Direction;
use crate::clock::Millis;

/// What a desktop has said about its agent. Everything is unknown until it is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agent {
    /// The state; `None` until the desktop reports one.
    pub presence: Option<Presence>,
    /// The vendor's own word for why, as sent: "Lunch".
    pub reason: Option<String>,
    /// Since when the agent is in this state.
    pub since: Option<Millis>,
    /// What the vendor says the agent will be in once the present contact is over, nearest first.
    pub next: Vec<NextState>,
    /// Set while the agent wraps up after a contact.
    pub wrap_up: Option<WrapUp>,
    /// Whether the agent's microphone is muted for every call.
    pub muted: bool,
    /// The agent's own phone line, where the vendor reports it apart from contacts.
    pub line: Option<Line>,
}

/// An agent state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    /// Ready for contacts.
    Available,
    /// Not ready for contacts.
    Unavailable,
    /// Busy with a customer.
    OnContact(Direction),
    /// Busy with a colleague or an outside expert.
    Consulting(Direction),
    /// Logged in to a dialer that brings the calls.
    Dialer,
    /// About to join a dialer.
    DialerPending,
    /// Signed in, in no further state.
    LoggedIn,
    /// Signed out.
    LoggedOut,
    /// A state this version does not know, as sent.
    Other(String),
}

/// A state the agent will come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextState {
    /// The state.
    pub presence: Presence,
    /// The vendor's word for why, as sent.
    pub reason: Option<String>,
}

/// Work after a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrapUp {
    /// When the vendor will end it by itself; `None` where it does not.
    pub until: Option<Millis>,
}

/// Where the agent's own phone line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The agent's phone is ringing.
    Dialing,
    /// Connected.
    Active,
    /// Not connected.
    Disconnected,
    /// A state this version does not know, as sent.
    Other(String),
}
