//! The desktop's side of the protocol, as a state machine without I/O: it drives the simulated uContact, and opposes
//! the session in native tests.
//!
//! It keeps interactions, their outcomes and its own theme. Messages of the parent page, acts of people and the time
//! go in; posts come out of [`UcontactHost::poll`]. It shares only the command type with the session, and builds its
//! events from the vendor's names itself, so that the two can contradict each other.

mod act;
mod date;
mod engine;
mod fault_injection;
mod interaction;
mod saved;
mod state;

pub use act::{Act, Extra, Level};
pub use engine::UcontactHost;
pub use fault_injection::{DateForm, FaultInjection};
pub use interaction::Interaction;
pub use state::DesktopState;

use super::wire::{START_INTERACTION, StartMessage};
use deskpane_desk::{
    clock::Millis,
    kit::host::{Host, HostOutput},
    session::cut,
};
use serde_json::json;

impl Host for UcontactHost {
    type Act = Act;
    type Peer = str;
    type FaultInjection = FaultInjection;
    type State = DesktopState;

    fn receive(&mut self, origin: &str, text: &str, now: Millis) {
        if !self.speaks() {
            return;
        }
        if origin != self.parent {
            return self.warn(format!("A message from {}, which is not the page around", cut(origin, 200)));
        }
        match serde_json::from_str::<StartMessage>(text) {
            Ok(message) if message.event != START_INTERACTION => {
                self.warn(format!("An event that is no action: {}", cut(&message.event, 80)));
            }
            Ok(_) if self.fault_injection.drop_next => self.fault_injection.drop_next = false,
            Ok(message) => self.pending.push_back((now + self.fault_injection.effect_delay, message.data)),
            Err(_) => self.warn(format!("A message that is no action: {}", cut(text, 200))),
        }
        self.wake(now);
    }

    fn act(&mut self, act: Act, now: Millis) {
        match act {
            Act::Assign { campaign, channel, client } => self.assign(campaign, channel, client),
            Act::Finish(guid) => self.finish(&guid, now),
            Act::Dispose { guid, comment, levels } => self.dispose(&guid, comment, levels),
            Act::Theme { dark, primary } => {
                self.dark = dark;
                self.primary = primary;
                let dark = if self.fault_injection.loose_types { json!(dark.to_string()) } else { json!(dark) };
                self.tell("changedTheme", json!({"dark": dark, "primary": self.primary}));
            }
            Act::Language(tag) => {
                self.language = tag;
                self.tell("changedLanguage", json!(self.language));
            }
            Act::AllowParent(allowed) => self.allowed = allowed,
            Act::Emit(extra) => self.emit(extra),
        }
    }

    fn fault_injection(&mut self) -> &mut FaultInjection {
        &mut self.fault_injection
    }

    fn wake(&mut self, now: Millis) {
        while let Some((_, data)) = self.pending.pop_front_if(|(due, _)| *due <= now) {
            let campaign = if self.fault_injection.suffixes { format!("{}->", data.campaign) } else { data.campaign };
            self.assign(campaign, data.channel, data.client_id);
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
