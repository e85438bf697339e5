//! The desktop's side of the protocol, as a state machine without I/O: it drives the simulated MAX, and opposes the
//! session in native tests.
//!
//! It keeps an agent, their contacts and the subscribed windows. Messages of panels, acts of people and the time go
//! in; posts come out of [`MaxHost::poll`]. It shares only the wire types with the session, and builds its events
//! from the vendor's names itself, so that the two can contradict each other.
//!
//! Where to start: [`Act`] is what can happen, `engine` the state, `button` which button works in which state,
//! `command` what it does, `subscribe` who may register and what they get, [`FaultInjection`] how a desktop can fail.

mod act;
mod agent;
mod button;
mod command;
mod contact;
mod contact_event;
mod engine;
mod event;
mod extra;
mod fault_injection;
mod ids;
mod life;
mod state;
mod subscribe;
mod subscriber;

pub use act::{Act, Extra};
pub use agent::{Agent, Chosen};
pub use button::Button;
pub use contact::{Card, ContactSpec, HostContact, Kind, Status};
pub use engine::MaxHost;
pub use fault_injection::{FaultInjection, Refusal};
pub use ids::{ContactNo, WindowId};
pub use state::DesktopState;

use super::wire::{PanelMessage, sends};
use deskpane_desk::{
    clock::Millis,
    kit::host::{Host, HostOutput},
};
use engine::Pending;

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
                Pending::Late(event) => self.batch.push(event),
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

#[cfg(test)]
mod tests;
