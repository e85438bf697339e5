//! The agent bar: state, reason, since when, and what comes next.

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
    /// The state.
    pub state: State<'a>,
    /// During wrap-up: the state the desktop's own window shows, which is another word for the same.
    pub behind: Option<&'a Presence>,
    /// The vendor's word for why, as sent.
    pub reason: Option<&'a str>,
    /// The agent's own phone line.
    pub line: Option<&'a Line>,
    /// The agent is not heard by anybody.
    pub muted: bool,
    /// When the state ends by itself.
    pub until: Option<Millis>,
    /// Since when it is so.
    pub since: Option<Millis>,
    /// What comes next.
    pub next: Option<&'a NextState>,
}

/// The word for the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'a> {
    /// Work after a contact.
    WrapUp,
    /// As the desktop says.
    Reported(&'a Presence),
    /// This desktop never says.
    Unreported,
    /// The desktop has not said yet.
    Unknown,
}

impl<'a> AgentBar<'a> {
    /// The bar of this agent.
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
    fn a_state_nobody_names_is_unknown_unless_it_never_is_named() {
        let mut agent = Agent::default();
        assert_eq!(AgentBar::of(&agent).state, State::Unknown);
        agent.unreported = true;
        assert_eq!(AgentBar::of(&agent).state, State::Unreported);
    }

    #[test]
    fn during_wrap_up_the_desktops_own_state_stands_behind_it() {
        let mut agent = Agent { presence: Some(Presence::Unavailable), ..Agent::default() };
        let bar = AgentBar::of(&agent);
        assert_eq!((bar.state, bar.behind, bar.until), (State::Reported(&Presence::Unavailable), None, None));
        agent.wrap_up = Some(WrapUp { until: Some(Millis(5)) });
        let bar = AgentBar::of(&agent);
        assert_eq!((bar.state, bar.behind), (State::WrapUp, Some(&Presence::Unavailable)));
        assert_eq!(bar.until, Some(Millis(5)));
    }
}
