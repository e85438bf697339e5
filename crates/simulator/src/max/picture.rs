//! What the view reads: signals that follow the engine. Each contact has its own, so that a burst of events
//! about one leaves the others alone.

use crate::common::{put, rows::Rows};
use deskpane_protocol::max::host::{Agent, ContactNo, Host, HostContact, Misbehaviour, WindowId};
use leptos::prelude::*;

/// The signals. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Picture {
    pub(crate) agent: RwSignal<Agent>,
    pub(crate) contacts: Rows<ContactNo, HostContact>,
    pub(crate) front: RwSignal<Option<ContactNo>>,
    /// The frames that subscribed, and to what.
    pub(crate) subscriptions: RwSignal<Vec<(WindowId, String)>>,
    pub(crate) misbehaviour: RwSignal<Misbehaviour>,
}

impl Picture {
    pub(crate) fn new(host: &Host) -> Self {
        Self {
            agent: RwSignal::new(host.agent().clone()),
            contacts: Rows::new(),
            front: RwSignal::new(None),
            subscriptions: RwSignal::new(Vec::new()),
            misbehaviour: RwSignal::new(host.misbehaviour.clone()),
        }
    }

    /// Brings the signals up to the engine; those that did not change stay untouched.
    pub(crate) fn follow(&self, host: &Host) {
        self.contacts.follow(host.contacts().iter().map(|contact| (contact.no, contact)));
        put(self.front, host.front());
        put(self.agent, host.agent().clone());
        put(self.subscriptions, host.subscriptions().collect());
        put(self.misbehaviour, host.misbehaviour.clone());
    }
}
