//! The workspace's side of the contract, as a state machine without I/O: the engine of the simulated Rox.Chat, and the
//! panel's opposite number in native tests.
//!
//! It keeps visitors, their chats and notifications; messages of the page around it, acts of people and the time go
//! in, posts come out of [`RoxchatHost::poll`]. It owes nothing to the panel's code but the type of the one command, and
//! builds its events from the vendor's names itself, so that the two can contradict each other.
//!
//! Where to start: [`Act`] is what can happen, `start` what becomes of the command, [`FaultInjection`] how a workspace
//! can go wrong.

mod act;
mod event;
mod fault_injection;
mod life;
mod saved;
mod start;
mod state;
mod visitor;

pub use act::{Act, Extra};
pub use fault_injection::{ErrorForm, FaultInjection, StartError};
pub use state::DesktopState;
pub use visitor::{Chat, HostChannel, HostVisitor, Line, VisitorNo, VisitorSpec};

use super::wire::{ActionMessage, START_OUTGOING_CHAT};
use deskpane_desk::{
    clock::Millis,
    kit::host::{Host, HostOutput},
    session::cut,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::VecDeque;

/// A notification that has not been taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostNotice {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Its text.
    pub text: String,
    /// The visit it is about.
    pub session: String,
}

/// The workspace.
#[derive(Debug)]
pub struct RoxchatHost {
    parent: String,
    /// Whether the account's configuration names the page around the frame.
    allowed: bool,
    /// The page in the frame is loading: it neither hears nor speaks.
    loading: bool,
    numbers: u64,
    visitors: Vec<HostVisitor>,
    notices: Vec<HostNotice>,
    front: Option<VisitorNo>,
    /// How the workspace goes wrong from now on.
    pub fault_injection: FaultInjection,
    pending: VecDeque<(Millis, ActionMessage)>,
    outputs: VecDeque<HostOutput<String>>,
}

impl Host for RoxchatHost {
    type Act = Act;
    type Peer = str;
    type FaultInjection = FaultInjection;
    type State = DesktopState;

    fn receive(&mut self, origin: &str, text: &str, now: Millis) {
        if self.loading || self.fault_injection.silent {
            return;
        }
        if !self.allowed || origin != self.parent {
            return self.warn(format!("A message from {}, which is not allowed", cut(origin, 200)));
        }
        match serde_json::from_str::<ActionMessage>(text) {
            Ok(message) if message.action != START_OUTGOING_CHAT => {
                self.warn(format!("An action that is none: {}", cut(&message.action, 80)));
            }
            Ok(_) if self.fault_injection.drop_next => self.fault_injection.drop_next = false,
            Ok(message) if self.fault_injection.effect_delay.0 > 0 => {
                self.pending.push_back((now + self.fault_injection.effect_delay, message));
            }
            Ok(message) => self.start(&message),
            Err(_) => self.warn(format!("A message that is no command: {}", cut(text, 200))),
        }
    }

    fn act(&mut self, act: Act, _now: Millis) {
        self.perform(act);
    }

    fn fault_injection(&mut self) -> &mut FaultInjection {
        &mut self.fault_injection
    }

    fn wake(&mut self, now: Millis) {
        while let Some((_, message)) = self.pending.pop_front_if(|(due, _)| *due <= now) {
            self.start(&message);
        }
    }

    fn wake_at(&self) -> Option<Millis> {
        self.pending.front().map(|(due, _)| *due)
    }

    fn poll(&mut self) -> Option<HostOutput<String>> {
        self.outputs.pop_front()
    }

    fn state(&self) -> DesktopState {
        DesktopState::of(self)
    }

    fn page_loaded(&mut self, _now: Millis) {
        self.loading = false;
    }

    fn save(&self) -> Option<String> {
        saved::save(self)
    }

    fn restore(text: &str, _now: Millis) -> Option<Self> {
        saved::restore(text)
    }
}

impl RoxchatHost {
    /// A workspace without visitors, in a page of the origin `parent`, which the account allows. Ids and numbers count
    /// from `first`: one workspace after another, as when a simulated page reloads, must not use them twice.
    #[must_use]
    pub fn new(parent: &str, first: u32) -> Self {
        Self {
            parent: parent.to_owned(),
            allowed: true,
            loading: false,
            numbers: u64::from(first),
            visitors: Vec::new(),
            notices: Vec::new(),
            front: None,
            fault_injection: FaultInjection::default(),
            pending: VecDeque::new(),
            outputs: VecDeque::new(),
        }
    }

    /// Whether what happens now is told to the page around the frame.
    #[must_use]
    pub const fn speaks(&self) -> bool {
        self.allowed && !self.loading && !self.fault_injection.silent
    }

    fn warn(&mut self, text: String) {
        self.outputs.push_back(HostOutput::Warn(text));
    }

    /// Posts a message, as an object or, as a fault, as its text.
    fn post(&mut self, message: &Value) {
        let mut text = message.to_string();
        if self.fault_injection.strings {
            text = Value::String(text).to_string();
        }
        self.post_text(text);
    }

    fn post_text(&mut self, text: String) {
        if self.speaks() {
            self.outputs.push_back(HostOutput::Post { to: self.parent.clone(), text });
        }
    }

    /// An id in the product's fashion: 32 hexadecimal digits, different every time.
    fn new_id(&mut self) -> String {
        self.numbers = self.numbers.wrapping_add(1);
        visitor::hex(self.numbers)
    }
}

#[cfg(test)]
mod tests;
