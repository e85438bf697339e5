//! The engine: the state of the simulated desktop, and how its messages are sent.

use super::{
    agent::Agent,
    button::Button,
    contact::HostContact,
    event::Event,
    fault_injection::FaultInjection,
    ids::{ContactNo, WindowId},
    subscriber::Subscriber,
};
use crate::max::wire::{Flavour, PanelMessage};
use deskpane_desk::{clock::Millis, kit::host::HostOutput};
use std::collections::VecDeque;

/// The desktop.
#[derive(Debug)]
pub struct MaxHost {
    pub(super) flavour: Flavour,
    pub(super) agent: Agent,
    pub(super) contacts: Vec<HostContact>,
    pub(super) front: Option<ContactNo>,
    pub(super) last_no: u64,
    pub(super) token: u32,
    pub(super) windows: Vec<(WindowId, ContactNo)>,
    pub(super) subscribers: Vec<Subscriber>,
    /// The injected faults.
    pub fault_injection: FaultInjection,
    pub(super) pending: Vec<(Millis, Pending)>,
    pub(super) batch: Vec<Event>,
    pub(super) outputs: VecDeque<HostOutput<WindowId>>,
}

/// Delayed work.
#[derive(Debug)]
pub(super) enum Pending {
    Register(WindowId, PanelMessage),
    Command(Button),
    EndWrapUp(ContactNo),
    Late(Event),
}

impl MaxHost {
    /// A desktop whose agent has just signed in and is unavailable.
    #[must_use]
    pub fn new(flavour: Flavour, now: Millis) -> Self {
        let mut host = Self {
            flavour,
            agent: Agent::new(now),
            contacts: Vec::new(),
            front: None,
            last_no: 45_870_100,
            token: 1,
            windows: Vec::new(),
            subscribers: Vec::new(),
            fault_injection: FaultInjection::default(),
            pending: Vec::new(),
            batch: Vec::new(),
            outputs: VecDeque::new(),
        };
        host.settle(now);
        host.batch.clear();
        host
    }

    /// Assigns a frame to a contact: a Contact Panel. Other frames are Custom Workspaces.
    pub fn window_opened(&mut self, window: WindowId, contact: ContactNo) {
        self.windows.retain(|(own, _)| *own != window);
        self.windows.push((window, contact));
    }

    /// A frame was removed from the desktop.
    pub fn window_gone(&mut self, window: WindowId) {
        self.windows.retain(|(own, _)| *own != window);
        self.subscribers.retain(|s| s.window != window);
        self.pending.retain(|(_, p)| !matches!(p, Pending::Register(own, _) if *own == window));
    }

    /// A reload of the desktop's page: it forgets its subscribers, the platform keeps agent and contacts.
    pub(super) fn forget_subscriptions(&mut self) {
        self.subscribers.clear();
        self.pending.retain(|(_, p)| matches!(p, Pending::EndWrapUp(_)));
        self.batch.clear();
    }

    pub(super) fn warn(&mut self, text: String) {
        self.outputs.push_back(HostOutput::Warn(text));
    }

    pub(super) fn post(&mut self, to: WindowId, text: String) {
        if !self.fault_injection.silent {
            self.outputs.push_back(HostOutput::Post { to, text });
        }
    }

    /// Sends the gathered events, to each subscriber those of its types, as one batch.
    pub(super) fn flush(&mut self) {
        let batch = std::mem::take(&mut self.batch);
        if batch.is_empty() {
            return;
        }
        let posts: Vec<_> = self
            .subscribers
            .iter()
            .filter_map(|s| {
                let events: Vec<_> = batch.iter().filter(|e| s.admits(self.flavour, e)).map(|e| &*e.text).collect();
                (!events.is_empty()).then(|| (s.window, s.envelope(self.flavour, &events)))
            })
            .collect();
        for (window, text) in posts {
            if self.fault_injection.repeats {
                self.post(window, text.clone());
            }
            self.post(window, text);
        }
    }
}
