//! What the view reads: signals that follow the engine. Each contact has its own, so that a burst of events
//! about one leaves the others alone.

use crate::common::{journal::Line, put};
use deskpane_protocol::max::host::{Agent, ContactNo, Host, HostContact, Misbehaviour, WindowId};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// The signals. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Picture {
    pub(crate) agent: RwSignal<Agent>,
    pub(crate) order: RwSignal<Vec<ContactNo>>,
    pub(crate) front: RwSignal<Option<ContactNo>>,
    /// The frames that subscribed, and to what.
    pub(crate) subscriptions: RwSignal<Vec<(WindowId, String)>>,
    pub(crate) misbehaviour: RwSignal<Misbehaviour>,
    pub(crate) lines: RwSignal<Vec<Arc<Line>>>,
    pub(crate) flying: RwSignal<bool>,
    contacts: StoredValue<BTreeMap<ContactNo, ArcRwSignal<HostContact>>>,
}

impl Picture {
    pub(crate) fn new(host: &Host) -> Self {
        Self {
            agent: RwSignal::new(host.agent().clone()),
            order: RwSignal::new(Vec::new()),
            front: RwSignal::new(None),
            subscriptions: RwSignal::new(Vec::new()),
            misbehaviour: RwSignal::new(host.misbehaviour.clone()),
            lines: RwSignal::new(Vec::new()),
            flying: RwSignal::new(false),
            contacts: StoredValue::new(BTreeMap::new()),
        }
    }

    /// The signal of one contact, while it is on the desktop.
    pub(crate) fn contact(&self, no: ContactNo) -> Option<ArcRwSignal<HostContact>> {
        self.contacts.with_value(|contacts| contacts.get(&no).cloned())
    }

    /// Brings the signals up to the engine; those that did not change stay untouched.
    pub(crate) fn follow(&self, host: &Host) {
        self.contacts.update_value(|signals| {
            signals.retain(|no, _| host.contact(*no).is_some());
            for contact in host.contacts() {
                match signals.get(&contact.no) {
                    Some(signal) if signal.with_untracked(|old| old == contact) => {}
                    Some(signal) => signal.set(contact.clone()),
                    None => {
                        signals.insert(contact.no, ArcRwSignal::new(contact.clone()));
                    }
                }
            }
        });
        put(self.order, host.contacts().iter().map(|c| c.no).collect());
        put(self.front, host.front());
        put(self.agent, host.agent().clone());
        put(self.subscriptions, host.subscriptions().collect());
        put(self.misbehaviour, host.misbehaviour.clone());
    }
}
