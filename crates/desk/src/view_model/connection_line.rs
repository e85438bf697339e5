//! The connection line: its look, the time of the next try, and whether the agent must act.

use crate::{
    clock::{Millis, Span},
    model::{Connection, Problem},
};

/// How a connection stands, at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// On its way.
    Starting,
    /// All is well.
    Good,
    /// It may be well, or works less well than it could.
    Caution,
    /// Something is in the way.
    Bad,
}

impl Standing {
    /// That of a connection.
    #[must_use]
    pub const fn of(connection: &Connection) -> Self {
        match connection {
            Connection::Starting
            | Connection::Opening
            | Connection::Trying { problem: None, .. }
            | Connection::Waiting { problem: None, .. } => Self::Starting,
            Connection::Connected { caution: None, .. } => Self::Good,
            Connection::Connected { caution: Some(_), .. } => Self::Caution,
            // It may be well: what stands in the way is a guess.
            Connection::Waiting { problem: Some(Problem::FrameSlow | Problem::FrameSilent(_)), .. } => Self::Caution,
            Connection::Trying { problem: Some(_), .. }
            | Connection::Waiting { problem: Some(_), .. }
            | Connection::Stopped(_) => Self::Bad,
        }
    }

    /// As style sheets know it.
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

/// The step of the connection test on `/setup` that a problem is about; `None` where a test would tell nothing new.
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

/// A try to connect, after one that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// It comes in so long.
    In(Span),
    /// It is under way; which it is, from 1.
    Underway(u32),
}

impl Retry {
    /// The one a connection is at; `None` where nothing has failed, or nothing is tried.
    #[must_use]
    pub fn of(connection: &Connection, now: Millis) -> Option<Self> {
        match connection {
            Connection::Trying { problem: Some(_), next: Some(next), .. } => Some(Self::In(*next - now)),
            Connection::Trying { attempt, problem: Some(_), next: None } => Some(Self::Underway(*attempt)),
            _ => None,
        }
    }
}

/// Whether nothing goes on until the agent opens the desktop's window.
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
    fn a_try_is_told_only_after_one_that_failed() {
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
