//! The desktop's side of the protocol, as a state machine without I/O: it drives the simulated Skylight, and opposes
//! the session in native tests.
//!
//! It keeps an agent's session, their interactions and the one page it talks to. Messages of that page, acts of
//! people and the time go in; posts come out of [`SkylightHost::poll`]. It shares only the command type with the
//! session, and builds its messages from the vendor's names itself, so that the two can contradict each other.
//!
//! Where to start: [`Act`] is what can happen, `engine` the state, `table` every command with its topic and
//! parameters, `dispatch` how one is run or refused, `offer` and `end` the begin and end of interactions,
//! [`FaultInjection`] how a desktop can fail.

mod act;
mod call;
mod conversation;
mod directory;
mod dispatch;
mod dump;
mod end;
mod engine;
mod error;
mod fault_injection;
mod handshake;
mod ids;
mod interaction;
mod life;
mod messaging;
mod notes;
mod offer;
mod offer_spec;
mod outcome;
mod rule;
mod sending;
mod session;
mod session_commands;
mod state;
mod table;
mod transfer;
mod voice;

pub use act::{Act, Stray};
pub use directory::{colleagues, queues};
pub use engine::SkylightHost;
pub use fault_injection::{Failure, FaultInjection};
pub use interaction::{Line, Person, Stage, Target, Transfer};
pub use offer_spec::{Channel, OfferSpec, Pop};
pub use session::{EXTENSIONS, Presence, Reason, WorkDirection, reasons};
pub use session_commands::TOKEN;
pub use state::{DesktopState, InteractionState, MessageState, NoteState};

use deskpane_desk::{
    clock::Millis,
    kit::host::{Host, HostOutput},
};
use engine::State;
use interaction::Interaction;
use serde::{Deserialize, Serialize};

/// The saved state, as it is read.
#[derive(Deserialize)]
struct Saved {
    state: State,
    fault_injection: FaultInjection,
}

/// The same, as it is written.
#[derive(Serialize)]
struct Saving<'a> {
    state: &'a State,
    fault_injection: &'a FaultInjection,
}

impl Host for SkylightHost {
    type Act = Act;
    type Peer = str;
    type FaultInjection = FaultInjection;
    type State = DesktopState;

    fn receive(&mut self, from: &str, text: &str, now: Millis) {
        self.hear(from, text, now);
    }

    fn act(&mut self, act: Act, now: Millis) {
        self.perform(act, now);
    }

    fn fault_injection(&mut self) -> &mut FaultInjection {
        &mut self.fault_injection
    }

    fn wake(&mut self, now: Millis) {
        while self.delayed.front().is_some_and(|(due, _)| *due <= now) {
            if let Some((_, message)) = self.delayed.pop_front() {
                self.command(message, now);
            }
        }
        self.time_out(now);
        self.beat(now);
    }

    fn wake_at(&self) -> Option<Millis> {
        let delayed = self.delayed.front().map(|(due, _)| *due);
        let timers = self.state.interactions.iter().filter_map(Interaction::timer);
        let beat = self.state.session.as_ref().and_then(|session| session.next_beat);
        timers.chain(delayed).chain(beat).min()
    }

    fn poll(&mut self) -> Option<HostOutput<String>> {
        self.outputs.pop_front()
    }

    fn state(&self) -> DesktopState {
        DesktopState::of(self)
    }

    fn page_leaving(&mut self) {
        self.say_goodbye();
    }

    fn page_loaded(&mut self, _now: Millis) {
        self.greet();
    }

    fn save(&self) -> Option<String> {
        serde_json::to_string(&Saving { state: &self.state, fault_injection: &self.fault_injection }).ok()
    }

    /// Timers that ran out meanwhile fire with the next [`Host::wake`].
    fn restore(text: &str, now: Millis) -> Option<Self> {
        let saved: Saved = serde_json::from_str(text).ok()?;
        Some(Self { state: saved.state, fault_injection: saved.fault_injection, ..Self::new(now) })
    }
}

#[cfg(test)]
mod tests;
