//! The desktop's side of the contract, as a state machine without I/O: the engine of the simulated MAX, and
//! the panel's opposite number in native tests.
//!
//! It keeps an agent, their contacts and the windows that subscribed; messages of panels, acts of people and
//! the time go in, posts come out of [`MaxHost::poll`]. It owes nothing to the panel's code but the wire types,
//! and builds its events from the vendor's names itself, so that the two can contradict each other.
//!
//! Where to start: [`Act`] is what can happen, `command` what a button does in which state, `subscribe` who
//! may register and what they get, [`FaultInjection`] how a desktop can go wrong.

mod act;
mod agent;
mod command;
mod contact;
mod contact_event;
mod event;
mod extra;
mod fault_injection;
mod life;
mod state;
mod subscribe;

pub use act::{Act, ContactSpec, Extra};
pub use agent::{Agent, Chosen};
pub use command::Button;
pub use contact::{Card, ContactNo, HostContact, Kind, Status};
pub use fault_injection::{FaultInjection, Refusal};
pub use state::DesktopState;

use super::wire::{Flavour, PanelMessage, sends};
use deskpane_desk::{
    clock::Millis,
    kit::host::{Host, HostOutput},
};
use event::Event;
use std::collections::VecDeque;
use subscribe::Subscriber;

/// A frame inside the desktop that may hold a panel. It stays the same when the page in it reloads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WindowId(pub u32);

/// The desktop.
#[derive(Debug)]
pub struct MaxHost {
    flavour: Flavour,
    agent: Agent,
    contacts: Vec<HostContact>,
    front: Option<ContactNo>,
    last_no: u64,
    token: u32,
    windows: Vec<(WindowId, ContactNo)>,
    subscribers: Vec<Subscriber>,
    /// How the desktop goes wrong from now on.
    pub fault_injection: FaultInjection,
    pending: Vec<(Millis, Pending)>,
    batch: Vec<Event>,
    outputs: VecDeque<HostOutput<WindowId>>,
}

/// What was put off to a later time.
#[derive(Debug)]
enum Pending {
    Register(WindowId, PanelMessage),
    Command(Button),
    EndWrapUp(ContactNo),
}

impl Host for MaxHost {
    type Act = Act;
    type Peer = WindowId;
    type FaultInjection = FaultInjection;
    type State = DesktopState;

    fn receive(&mut self, from: &WindowId, text: &str, now: Millis) {
        let from = *from;
        if self.fault_injection.silent {
            return;
        }
        let Ok(message) = serde_json::from_str::<PanelMessage>(text) else {
            return self
                .warn(format!("A message that is none of a panel's: {}", deskpane_desk::session::cut(text, 200)));
        };
        match message.message_type.as_str() {
            sends::REGISTER if self.fault_injection.ack_delay.0 > 0 => {
                self.pending.push((now + self.fault_injection.ack_delay, Pending::Register(from, message)));
            }
            sends::REGISTER => self.register(from, &message),
            sends::UNREGISTER => {
                self.subscribers.retain(|s| s.window != from);
                self.pending.retain(|(_, p)| !matches!(p, Pending::Register(window, _) if *window == from));
            }
            sends::CARD => self.show_card(from, message),
            other => match Button::of_message(other) {
                Some(_) if self.fault_injection.drop_next => self.fault_injection.drop_next = false,
                Some(button) if self.fault_injection.effect_delay.0 > 0 => {
                    self.pending.push((now + self.fault_injection.effect_delay, Pending::Command(button)));
                }
                Some(button) => self.command(button, now),
                None => self.warn(format!("Unknown message type [{}]", deskpane_desk::session::cut(other, 80))),
            },
        }
        self.flush();
    }

    fn act(&mut self, act: Act, now: Millis) {
        self.perform(act, now);
        self.settle(now);
        self.flush();
    }

    fn fault_injection(&mut self) -> &mut FaultInjection {
        &mut self.fault_injection
    }

    fn wake(&mut self, now: Millis) {
        while let Some(at) = self.wake_at().filter(|at| *at <= now) {
            let Some(index) = self.pending.iter().position(|(due, _)| *due == at) else { break };
            match self.pending.remove(index).1 {
                Pending::Register(window, message) if !self.fault_injection.silent => self.register(window, &message),
                Pending::Register(..) => {}
                Pending::Command(button) => self.command(button, now),
                Pending::EndWrapUp(no) => self.press(no, Button::FinishWrapUp, now),
            }
            self.settle(now);
            self.flush();
        }
    }

    fn wake_at(&self) -> Option<Millis> {
        self.pending.iter().map(|(due, _)| *due).min()
    }

    fn poll(&mut self) -> Option<HostOutput<WindowId>> {
        self.outputs.pop_front()
    }

    fn state(&self) -> DesktopState {
        DesktopState::of(self)
    }

    fn page_loaded(&mut self, _now: Millis) {
        self.forget_subscriptions();
    }
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

    /// A frame now belongs to a contact: a Contact Panel. Frames never named so are Custom Workspaces.
    pub fn window_opened(&mut self, window: WindowId, contact: ContactNo) {
        self.windows.retain(|(own, _)| *own != window);
        self.windows.push((window, contact));
    }

    /// A frame was taken off the desktop.
    pub fn window_gone(&mut self, window: WindowId) {
        self.windows.retain(|(own, _)| *own != window);
        self.subscribers.retain(|s| s.window != window);
        self.pending.retain(|(_, p)| !matches!(p, Pending::Register(own, _) if *own == window));
    }

    /// What a reload of the desktop's page does: it forgets who subscribed, the platform keeps agent and contacts.
    fn forget_subscriptions(&mut self) {
        self.subscribers.clear();
        self.pending.retain(|(_, p)| matches!(p, Pending::EndWrapUp(_)));
        self.batch.clear();
    }

    fn warn(&mut self, text: String) {
        self.outputs.push_back(HostOutput::Warn(text));
    }

    fn post(&mut self, to: WindowId, text: String) {
        if !self.fault_injection.silent {
            self.outputs.push_back(HostOutput::Post { to, text });
        }
    }

    /// Sends the events gathered so far, to each subscriber what its types admit, as one batch.
    fn flush(&mut self) {
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
            self.post(window, text);
        }
    }
}

#[cfg(test)]
mod tests;
