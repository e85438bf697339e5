//! What is the case at the desktop, in the wire's own words: what a panel should show once all is quiet.

use super::{
    Agent, Host,
    contact::{ContactNo, HostContact, Kind},
};
use crate::max::wire::Flavour;
use deskpane_desk::clock::Millis;

/// What is the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Truth {
    /// `CurrentState`
    pub state: String,
    /// `CurrentOutReason`
    pub reason: String,
    /// Whether the agent works on something that is over.
    pub wrap_up: bool,
    /// Whether the agent's microphone is off. A registration does not tell it; only its next change does.
    pub muted: bool,
    /// The contacts on the desktop, in the order they came.
    pub contacts: Vec<TruthContact>,
}

/// What is the case with one contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TruthContact {
    /// The id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// `Status`
    pub status: &'static str,
    /// The customer's number or address.
    pub address: String,
    /// Whether the customer began it.
    pub inbound: bool,
    /// Recorded at the agent's wish.
    pub recording: bool,
    /// When it began, by the desktop's clock.
    pub started: Millis,
    /// Since when it is in its status, by the desktop's clock.
    pub changed: Millis,
    /// Whether a command of a panel would act on it.
    pub in_front: bool,
}

impl Host {
    /// What is the case now.
    #[must_use]
    pub fn truth(&self) -> Truth {
        Truth {
            state: self.agent.state.to_owned(),
            reason: self.agent.reason.clone(),
            wrap_up: self.agent.wrap_up,
            muted: self.agent.muted,
            contacts: self
                .contacts
                .iter()
                .map(|c| TruthContact {
                    id: c.no.to_string(),
                    kind: c.spec.kind,
                    status: c.status.word(),
                    address: c.spec.address.clone(),
                    inbound: c.inbound,
                    recording: c.recording,
                    started: c.started,
                    changed: c.changed,
                    in_front: self.front == Some(c.no),
                })
                .collect(),
        }
    }

    /// Which desktop it is.
    #[must_use]
    pub const fn flavour(&self) -> Flavour {
        self.flavour
    }

    /// The agent.
    #[must_use]
    pub const fn agent(&self) -> &Agent {
        &self.agent
    }

    /// The contacts on the desktop, in the order they came.
    #[must_use]
    pub fn contacts(&self) -> &[HostContact] {
        &self.contacts
    }

    /// The contact that panels' commands act on.
    #[must_use]
    pub const fn front(&self) -> Option<ContactNo> {
        self.front
    }

    /// The frames that subscribed, each with what it subscribed to.
    pub fn subscriptions(&self) -> impl Iterator<Item = (super::WindowId, String)> {
        self.subscribers.iter().map(|s| (s.window, s.words()))
    }
}
