//! The workspace's side of the protocol, as a state machine without I/O: it drives the simulated Rox.Chat, and
//! opposes the session in native tests.
//!
//! It keeps visitors, their chats and notifications. Messages of the parent page, acts of people and the time go in;
//! posts come out of [`RoxchatHost::poll`]. It shares only the command type with the session, and builds its events
//! from the vendor's names itself, so that the two can contradict each other.
//!
//! Where to start: [`Act`] is what can happen, `engine` the state, `start` the result of the command,
//! [`FaultInjection`] how a workspace can fail.

mod act;
mod engine;
mod event;
mod fault_injection;
mod life;
mod notice;
mod saved;
mod start;
mod state;
mod visitor;

pub use act::{Act, Extra};
pub use engine::RoxchatHost;
pub use fault_injection::{ErrorForm, FaultInjection, StartError};
pub use notice::HostNotice;
pub use state::DesktopState;
pub use visitor::{Chat, HostChannel, HostVisitor, Line, VisitorNo, VisitorSpec};

use super::wire::{ActionMessage, START_OUTGOING_CHAT};
use deskpane_desk::{
    clock::Millis,
    kit::host::{Host, HostOutput},
    session::cut,
};

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

#[cfg(test)]
mod tests;
