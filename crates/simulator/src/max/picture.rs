//! What the view reads: signals that follow the engine. Each contact has its own, so that a burst of events
//! about one leaves the others alone.

use crate::common::{put, rows::Rows};
use deskpane_desktops::max::host::{Agent, ContactNo, FaultInjection, Host, HostContact, WindowId};
use leptos::prelude::*;

/// The signals. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Picture {
    pub(crate) agent: RwSignal<Agent>,
    pub(crate) contacts: Rows<ContactNo, HostContact>,
    pub(crate) front: RwSignal<Option<ContactNo>>,
    /// The frames that subscribed, and to what.
    pub(crate) subscriptions: RwSignal<Vec<(WindowId, String)>>,
    pub(crate) fault_injection: RwSignal<FaultInjection>,
}

impl Picture {
    pub(crate) fn new(host: &Host) -> Self {
        Self {
            agent: RwSignal::new(host.agent().clone()),
            contacts: Rows::new(),
            front: RwSignal::new(None),
            subscriptions: RwSignal::new(Vec::new()),
            fault_injection: RwSignal::new(host.fault_injection.clone()),
        }
    }

    /// Brings the signals up to the engine; those that did not change stay untouched.
    pub(crate) fn follow(&self, host: &Host) {
        self.contacts.follow(host.contacts().iter().map(|contact| (contact.no, contact)));
        put(self.front, host.front());
        put(self.agent, host.agent().clone());
        put(self.subscriptions, host.subscriptions().collect());
        put(self.fault_injection, host.fault_injection.clone());
    }
}
