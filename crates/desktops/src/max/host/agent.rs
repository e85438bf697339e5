//! The agent's state: what they chose, and what follows from their contacts.

use super::{
    contact::HostContact,
    event::{Event, flag},
};
use deskpane_desk::clock::Millis;
use serde_json::json;

/// The states an agent can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// Ready.
    Available,
    /// Not ready, with a reason that may be empty.
    Unavailable(String),
}

impl Chosen {
    fn words(&self) -> (&'static str, &str) {
        match self {
            Self::Available => ("Available", ""),
            Self::Unavailable(reason) => ("Unavailable", reason),
        }
    }
}

/// The agent in the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// Whether a session is open.
    pub signed_in: bool,
    /// The chosen state.
    pub chosen: Chosen,
    /// `CurrentState`
    pub state: &'static str,
    /// `CurrentOutReason`
    pub reason: String,
    /// `IsAcw`: in wrap-up.
    pub wrap_up: bool,
    /// `AcwTimeout` in seconds; 0 for none.
    pub wrap_up_seconds: u32,
    /// The state after the present contacts, and its reason.
    pub next: Option<(&'static str, String)>,
    /// `NextIsAcw`
    pub next_wrap_up: bool,
    /// Since when.
    pub since: Millis,
    /// Whether the microphone is muted, for every call.
    pub muted: bool,
}

impl Agent {
    pub(super) fn new(now: Millis) -> Self {
        Self {
            signed_in: true,
            chosen: Chosen::Unavailable(String::new()),
            state: "LoggedIn",
            reason: String::new(),
            wrap_up: false,
            wrap_up_seconds: 0,
            next: None,
            next_wrap_up: false,
            since: now,
            muted: false,
        }
    }

    /// Computes the state from choice and contacts. Returns whether an event is due.
    pub(super) fn follow(&mut self, contacts: &[HostContact], now: Millis) -> bool {
        let before = self.clone();
        let live = contacts.iter().filter(|c| c.status.is_live());
        // Calls come before other contacts; among equals the latest counts.
        let leading = live.max_by_key(|c| (c.is_call(), c.no));
        let ending = contacts.iter().find(|c| !c.status.is_live());
        let (chosen, why) = self.chosen.words();
        self.reason = String::new();
        self.wrap_up = false;
        self.wrap_up_seconds = 0;
        self.state = match (self.signed_in, leading, ending) {
            (false, ..) => "LoggedOut",
            (_, Some(c), _) if c.consult => "OutboundConsult",
            (_, Some(c), _) if c.inbound => "InboundContact",
            (_, Some(_), _) => "OutboundContact",
            (_, None, Some(c)) => {
                self.wrap_up = true;
                self.wrap_up_seconds = c.spec.wrap_up_seconds;
                "Unavailable"
            }
            (_, None, None) => {
                self.reason = why.to_owned();
                chosen
            }
        };
        let busy = self.signed_in && (leading.is_some() || ending.is_some());
        self.next = busy.then(|| (chosen, why.to_owned()));
        self.next_wrap_up = leading.is_some_and(|c| c.spec.kind.wraps_up() && c.spec.wrap_up);
        if (self.state, &self.reason, self.wrap_up) != (before.state, &before.reason, before.wrap_up) {
            self.since = now;
        }
        *self != before
    }

    pub(super) fn event(&self) -> Event {
        let next: Vec<_> =
            self.next.iter().map(|(state, reason)| json!({ "State": state, "OutReason": reason })).collect();
        Event::raw(
            None,
            &json!({
                "Type": "AgentState",
                "CurrentState": self.state,
                "CurrentOutReason": self.reason,
                "StartTimeUTC": self.since.stamp(),
                "AcwTimeout": self.wrap_up_seconds.to_string(),
                "IsAcw": flag(self.wrap_up),
                "NextStates": next,
                "NextIsAcw": flag(self.next_wrap_up),
                "IISHost": "SIM-IIS01",
                "VCHost": "SIM-VC01",
            }),
        )
    }

    pub(super) fn mute_event(&self) -> Event {
        Event::raw(None, &json!({ "Type": "Mute", "AgentMuted": flag(self.muted) }))
    }
}
