//! The connection line: its look, the next attempt, and whether the agent must act.

use crate::{
    clock::{Millis, Span},
    model::{Connection, Problem},
};

/// The look of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Connecting.
    Starting,
    /// Connected.
    Good,
    /// Perhaps a problem, or connected with a restriction.
    Caution,
    /// A problem.
    Bad,
}

impl Standing {
    /// The look of a connection.
    #[must_use]
    pub const fn of(connection: &Connection) -> Self {
        match connection {
            Connection::Starting
            | Connection::Opening
            | Connection::Trying { problem: None, .. }
            | Connection::Waiting { problem: None, .. } => Self::Starting,
            Connection::Connected { caution: None, .. } => Self::Good,
            Connection::Connected { caution: Some(_), .. } => Self::Caution,
            // Perhaps not a problem: the cause is a guess.
            Connection::Waiting { problem: Some(Problem::FrameSlow | Problem::FrameSilent(_)), .. } => Self::Caution,
            Connection::Trying { problem: Some(_), .. }
            | Connection::Waiting { problem: Some(_), .. }
            | Connection::Stopped(_) => Self::Bad,
        }
    }

    /// Its name in style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Good => "good",
            Self::Caution => "caution",
            Self::Bad => "bad",
        }
    }
}

/// The step of the connection test on `/setup` for a problem; `None` if a test would show nothing new.
#[must_use]
pub const fn test_step(connection: &Connection) -> Option<&'static str> {
    let (Connection::Trying { problem: Some(problem), .. }
    | Connection::Waiting { problem: Some(problem), .. }
    | Connection::Connected { caution: Some(problem), .. }
    | Connection::Stopped(problem)) = connection
    else {
        return None;
    };
    match problem {
        Problem::NotEmbedded | Problem::FrameSlow => Some("loads"),
        Problem::PopupBlocked | Problem::FrameSilent(_) => Some("permitted"),
        Problem::WindowClosed | Problem::WindowSilent { .. } => Some("window"),
        Problem::OriginUnknown | Problem::OriginNotAllowed { .. } => Some("origin"),
        Problem::Silent { .. }
        | Problem::WentSilent
        | Problem::SubscriptionRefused { .. }
        | Problem::StateUntold
        | Problem::ContactIdUnreadable { .. } => Some("handshake"),
        Problem::NoLiveEvents { .. } => Some("event"),
        Problem::NotConfigured
        | Problem::NotOpened
        | Problem::TooManyContacts
        | Problem::SessionEnded
        | Problem::Trouble(_) => None,
    }
}

/// An attempt to connect, after a failed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// It starts after this time.
    In(Span),
    /// It is in progress; the number of the attempt, from 1.
    Underway(u32),
}

impl Retry {
    /// The next or current attempt; `None` if nothing has failed, or no attempt is made.
    #[must_use]
    pub fn of(connection: &Connection, now: Millis) -> Option<Self> {
        match connection {
            Connection::Trying { problem: Some(_), next: Some(next), .. } => Some(Self::In(*next - now)),
            Connection::Trying { attempt, problem: Some(_), next: None } => Some(Self::Underway(*attempt)),
            _ => None,
        }
    }
}

/// Whether the agent has to open the desktop's window.
#[must_use]
pub const fn needs_window(connection: &Connection) -> bool {
    matches!(connection, Connection::Stopped(Problem::NotOpened | Problem::PopupBlocked | Problem::WindowClosed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trying(problem: Option<Problem>, next: Option<Millis>) -> Connection {
        Connection::Trying { attempt: 3, problem, next }
    }

    #[test]
    fn a_first_try_is_no_trouble_and_a_slow_frame_is_no_fault_yet() {
        let waiting = |problem| Connection::Waiting { since: Millis(0), problem };
        let connected = |caution| Connection::Connected { since: Millis(0), caution };
        for (connection, standing) in [
            (trying(None, None), Standing::Starting),
            (trying(Some(Problem::Silent { tries: 1 }), None), Standing::Bad),
            (waiting(None), Standing::Starting),
            (waiting(Some(Problem::FrameSlow)), Standing::Caution),
            (waiting(Some(Problem::SessionEnded)), Standing::Bad),
            (connected(None), Standing::Good),
            (connected(Some(Problem::TooManyContacts)), Standing::Caution),
            (Connection::Stopped(Problem::NotOpened), Standing::Bad),
        ] {
            assert_eq!(Standing::of(&connection), standing, "{connection:?}");
        }
    }

    #[test]
    fn an_attempt_is_shown_only_after_a_failed_one() {
        let silent = || Some(Problem::Silent { tries: 1 });
        let at = |connection| Retry::of(&connection, Millis(1_000));
        assert_eq!(at(trying(None, Some(Millis(4_000)))), None);
        assert_eq!(at(trying(silent(), Some(Millis(4_000)))), Some(Retry::In(Span(3_000))));
        assert_eq!(at(trying(silent(), None)), Some(Retry::Underway(3)));
    }

    #[test]
    fn only_problems_of_the_window_offer_its_button() {
        assert!(needs_window(&Connection::Stopped(Problem::PopupBlocked)));
        assert!(!needs_window(&Connection::Stopped(Problem::SessionEnded)));
        assert!(!needs_window(&Connection::Opening));
    }
}
