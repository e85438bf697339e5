//! Agent events: state, mute, begin and end of the agent's session in MAX.

use super::{MaxSession, times::Stamps};
use crate::max::wire::{AgentStateEvent, Fields};
use deskpane_desk::{
    clock::{Millis, Span},
    model::{Agent, Change, Presence, Problem, WrapUp},
    session::NoteKind,
};

impl MaxSession {
    pub(super) fn agent_state(&mut self, state: AgentStateEvent, now: Millis) {
        let wraps_up = state.wrap_up == Some(true);
        let is_free = match state.presence {
            Presence::Available | Presence::LoggedOut => !wraps_up,
            Presence::Unavailable => state.wrap_up == Some(false),
            _ => false,
        };
        if is_free {
            self.end_kept_wrap_ups(now);
        }
        let changed = self.agent.presence.as_ref() != Some(&state.presence) || self.agent.reason != state.reason;
        let mut times = self.times.agent(state.since, now);
        let known = self.agent.presence.is_some();
        let unstamped = changed && state.since.is_none();
        if unstamped {
            times.after.unstamped();
        }
        let since = times.since.or(if unstamped { Some(now) } else { self.agent.since });
        let limit = state.wrap_up_seconds.filter(|seconds| *seconds < 86_400).map(Span::seconds);
        self.agent.wrap_up = wraps_up.then(|| WrapUp { until: limit.and_then(|limit| Some(since? + limit)) });
        self.agent_unheard = false;
        self.agent.presence = Some(state.presence);
        self.agent.reason = state.reason;
        self.agent.since = since;
        self.agent.next = state.next;
        self.subscription.overcome(&Problem::SessionEnded);
        self.times.put_agent(times.after);
        self.say_agent();
        self.learn(times, known && changed, now);
    }

    pub(super) fn mute(&mut self, muted: bool, now: Millis) {
        self.agent.muted = muted;
        self.contacts.agent.muted = muted;
        self.say_agent();
        for id in self.contacts.call_ids() {
            self.amend(&id, now, |contact| contact.muted = muted);
        }
        let everyone = self.contacts.refresh();
        self.report_controls(&everyone);
    }

    pub(super) fn session_start(&mut self, fields: &Fields<'_>) {
        let before = self.contacts.agent;
        self.contacts.agent.can_mask = fields.flag("CanMask").unwrap_or(true);
        self.contacts.agent.can_record = fields.flag("CanRecord").unwrap_or(true);
        self.subscription.overcome(&Problem::SessionEnded);
        let facts: Vec<_> = fields.shown().map(|(name, value)| format!("{name}: {value}")).collect();
        self.emitter.note(NoteKind::Event, "AgentSessionStart", &facts.join("\n"));
        if before != self.contacts.agent {
            let everyone = self.contacts.refresh();
            self.report_controls(&everyone);
        }
    }

    /// The agent is logged out: MAX has no contacts any more.
    pub(super) fn session_end(&mut self, now: Millis) {
        for id in self.contacts.ids() {
            self.presume_over(&id, now);
        }
        self.contacts.agent.muted = false;
        self.agent = Agent { presence: Some(Presence::LoggedOut), since: Some(now), ..Agent::default() };
        self.times.put_agent(Stamps::default());
        self.subscription.caution(Problem::SessionEnded);
        self.say_agent();
    }

    pub(super) fn say_agent(&mut self) {
        self.emitter.change(Change::Agent(Box::new(self.agent.clone())));
    }
}
