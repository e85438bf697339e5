//! The agent bar: the state, its reason and duration, and the next state.

use super::mark::Mark;
use crate::{
    clock::Millis,
    model::{Agent, Line, NextState, Presence},
};

/// The bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentBar<'a> {
    /// The shape and colour of the state.
    pub mark: Mark,
    /// The state's name.
    pub state: State<'a>,
    /// During wrap-up: the different name for it in the desktop's own window.
    pub behind: Option<&'a Presence>,
    /// The vendor's reason, as sent.
    pub reason: Option<&'a str>,
    /// The agent's own phone line.
    pub line: Option<&'a Line>,
    /// The agent is muted for everybody.
    pub muted: bool,
    /// When the state ends by itself.
    pub until: Option<Millis>,
    /// When the state started.
    pub since: Option<Millis>,
    /// The next state.
    pub next: Option<&'a NextState>,
}

/// The name of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'a> {
    /// Wrap-up after a contact.
    WrapUp,
    /// As reported by the desktop.
    Reported(&'a Presence),
    /// This desktop never reports it.
    Unreported,
    /// The desktop has not reported it yet.
    Unknown,
}

impl<'a> AgentBar<'a> {
    /// The bar for this agent.
    #[must_use]
    pub fn of(agent: &'a Agent) -> Self {
        let presence = agent.presence.as_ref();
        let state = match (agent.wrap_up, presence) {
            (Some(_), _) => State::WrapUp,
            (None, Some(presence)) => State::Reported(presence),
            (None, None) if agent.unreported => State::Unreported,
            (None, None) => State::Unknown,
        };
        Self {
            mark: Mark::of_agent(agent),
            state,
            behind: presence.filter(|_| agent.wrap_up.is_some()),
            reason: agent.reason.as_deref(),
            line: agent.line.as_ref(),
            muted: agent.muted,
            until: agent.wrap_up.and_then(|wrap_up| wrap_up.until),
            since: agent.since,
            next: agent.next.first(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::WrapUp;

    #[test]
    fn an_unreported_state_is_unknown_unless_the_desktop_never_reports_it() {
        let mut agent = Agent::default();
        assert_eq!(AgentBar::of(&agent).state, State::Unknown);
        agent.unreported = true;
        assert_eq!(AgentBar::of(&agent).state, State::Unreported);
    }

    #[test]
    fn during_wrap_up_the_desktops_own_state_is_shown_too() {
        let mut agent = Agent { presence: Some(Presence::Unavailable), ..Agent::default() };
        let bar = AgentBar::of(&agent);
        assert_eq!((bar.state, bar.behind, bar.until), (State::Reported(&Presence::Unavailable), None, None));
        agent.wrap_up = Some(WrapUp { until: Some(Millis(5)) });
        let bar = AgentBar::of(&agent);
        assert_eq!((bar.state, bar.behind), (State::WrapUp, Some(&Presence::Unavailable)));
        assert_eq!(bar.until, Some(Millis(5)));
    }
}
