//! The agent: state, reason, since when, and what comes next.

use super::{
    agent_intent::{ReasonId, WorkMode},
    contact::Direction,
    sent_list::{Listed, SentList},
};
use crate::clock::Millis;

/// What a desktop has reported about its agent. Everything is unknown until reported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Agent {
    /// The state; `None` until the desktop reports one.
    pub presence: Option<Presence>,
    /// This desktop never reports a state: that none is known is no fault.
    pub unreported: bool,
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
    /// Which contacts the agent takes, where the desktop tells them apart.
    pub mode: Option<WorkMode>,
    /// Reasons for not being ready to choose from.
    pub reasons: SentList<Reason>,
    /// The phones the agent can use.
    pub extensions: SentList<Extension>,
    /// The value of the phone in use, or chosen to be.
    pub extension: Option<String>,
    /// The tenants the agent may work for, where the desktop tells them apart.
    pub tenants: SentList<Tenant>,
    /// The id of the one they work for.
    pub tenant: Option<String>,
}

/// A tenant: one company's part of the vendor's system.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tenant {
    /// The vendor's id.
    pub id: String,
    /// Its name, as sent.
    pub name: String,
}

/// A reason for not being ready.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reason {
    /// How the vendor tells it from others.
    pub id: ReasonId,
    /// Its name, as sent.
    pub name: String,
    /// The groups it is in, the widest first.
    pub path: Vec<String>,
}

/// A phone an agent can use.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Extension {
    /// What the vendor takes for it.
    pub value: String,
    /// What to call it.
    pub name: String,
}

/// An agent state.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NextState {
    /// The state.
    pub presence: Presence,
    /// The vendor's word for why, as sent.
    pub reason: Option<String>,
}

/// Work after a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WrapUp {
    /// When the vendor will end it by itself; `None` where it does not.
    pub until: Option<Millis>,
}

/// Where the agent's own phone line stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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

impl Listed for Reason {
    fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.name, &self.id.id, &self.id.list].into_iter().chain(&self.path).map(String::as_str)
    }
}

impl Listed for Extension {
    fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.name, &self.value].into_iter().map(String::as_str)
    }
}

impl Listed for Tenant {
    fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.name, &self.id].into_iter().map(String::as_str)
    }
}
