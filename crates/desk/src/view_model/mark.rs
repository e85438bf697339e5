//! The shape and colour beside a state's name.

use crate::model::{Agent, ContactState, Presence};

/// A shape with a colour; style sheets use its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The agent is available.
    Ready,
    /// A conversation is going on.
    Busy,
    /// The agent is unavailable.
    Away,
    /// Waiting to be answered.
    Ringing,
    /// On hold.
    Held,
    /// Wrap-up after a contact.
    WrapUp,
    /// Waiting for something else.
    Waiting,
    /// In progress, or a state without a shape of its own.
    Other,
    /// Unknown, or ended.
    None,
}

impl Mark {
    /// The mark of an agent's state.
    #[must_use]
    pub const fn of_agent(agent: &Agent) -> Self {
        match (&agent.wrap_up, &agent.presence) {
            (Some(_), _) => Self::WrapUp,
            (None, Some(Presence::Available | Presence::LoggedIn)) => Self::Ready,
            (None, Some(Presence::Unavailable)) => Self::Away,
            (None, Some(Presence::OnContact(_) | Presence::Consulting(_))) => Self::Busy,
            (None, Some(Presence::Dialer | Presence::DialerPending | Presence::Other(_))) => Self::Other,
            (None, Some(Presence::LoggedOut) | None) => Self::None,
        }
    }

    /// The mark of a contact's state.
    #[must_use]
    pub const fn of_contact(state: &ContactState) -> Self {
        match state {
            ContactState::Offered => Self::Ringing,
            ContactState::Active | ContactState::Assigned | ContactState::Conference => Self::Busy,
            ContactState::Held => Self::Held,
            ContactState::Dialing | ContactState::Transferring => Self::Other,
            ContactState::WrapUp => Self::WrapUp,
            ContactState::Queued
            | ContactState::Preview
            | ContactState::Interrupted
            | ContactState::Unknown
            | ContactState::Other(_) => Self::Waiting,
            ContactState::Closed | ContactState::Ended => Self::None,
        }
    }

    /// Its name in style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Busy => "busy",
            Self::Away => "away",
            Self::Ringing => "ringing",
            Self::Held => "held",
            Self::WrapUp => "wrapup",
            Self::Waiting => "waiting",
            Self::Other => "other",
            Self::None => "none",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Direction, WrapUp};

    #[test]
    fn wrap_up_takes_precedence_over_the_reported_state() {
        let mut agent = Agent { presence: Some(Presence::OnContact(Direction::Inbound)), ..Agent::default() };
        assert_eq!(Mark::of_agent(&agent), Mark::Busy);
        agent.wrap_up = Some(WrapUp { until: None });
        assert_eq!(Mark::of_agent(&agent), Mark::WrapUp);
        assert_eq!(Mark::of_agent(&Agent::default()), Mark::None);
    }

    #[test]
    fn only_waiting_contacts_ring_and_ended_ones_have_no_mark() {
        let states = [ContactState::Offered, ContactState::Queued, ContactState::Closed];
        assert_eq!(states.map(|state| Mark::of_contact(&state).name()), ["ringing", "waiting", "none"]);
    }
}
