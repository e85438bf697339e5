//! The truth at the desktop, in the wire's own words: what a panel should show once all messages have arrived.

use super::{
    agent::Agent,
    contact::HostContact,
    engine::MaxHost,
    ids::{ContactNo, WindowId},
};
use crate::max::wire::Flavour;

/// The truth at the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopState {
    /// `CurrentState`
    pub state: String,
    /// `CurrentOutReason`
    pub reason: String,
    /// Whether the agent is in wrap-up.
    pub wrap_up: bool,
    /// Whether the agent's microphone is muted. A registration does not report it; only its next change does.
    pub muted: bool,
    /// The contacts on the desktop, in the order they came.
    pub contacts: Vec<HostContact>,
}

impl DesktopState {
    pub(super) fn of(host: &MaxHost) -> Self {
        let agent = &host.agent;
        Self {
            state: agent.state.to_owned(),
            reason: agent.reason.clone(),
            wrap_up: agent.wrap_up,
            muted: agent.muted,
            contacts: host.contacts.clone(),
        }
    }
}

impl MaxHost {
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
    pub fn subscriptions(&self) -> impl Iterator<Item = (WindowId, String)> {
        self.subscribers.iter().map(|s| (s.window, s.words()))
    }
}
