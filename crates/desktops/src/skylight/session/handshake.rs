//! The connection to Skylight's window: open, listening, bound to us, silent.
//!
//! The handshake is the vendor's: Skylight reports that it has loaded, we introduce ourselves, it reports that it
//! talks to us. A reloaded page missed the first message and introduces itself unasked. Introducing ourselves again
//! is the one request that Skylight always answers, so it also shows whether a quiet window is alive.

use crate::skylight::wire::Topic;
use deskpane_desk::{
    clock::{Millis, Span},
    kit::backoff::Backoff,
    model::{Connection, Problem},
    session::WindowEvent,
};

/// How long a window may load before we introduce ourselves unasked.
const LOADING: Span = Span::seconds(10);
/// How long to wait for an answer to an introduction.
const ANSWER: Span = Span::seconds(4);
/// After this long without a message we check whether the window is alive.
const QUIET: Span = Span::seconds(45);
/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// Introduce ourselves.
    Introduce,
    /// Connected, for the first time or again: fetch the whole state.
    Resync,
}

/// The state of the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Phase {
    /// No window.
    Away(Problem),
    /// A loading window; `again` if it was connected before.
    Loading { since: Millis },
    /// Introduced, and waiting.
    Introduced { attempt: u32, at: Millis, problem: Option<Problem> },
    /// Not answered; the next introduction comes at `next`.
    Pausing { attempt: u32, next: Millis, problem: Problem },
    /// Connected.
    Live { since: Millis, heard: Millis, probed: Option<Millis> },
}

/// The connection.
#[derive(Debug)]
pub(super) struct Handshake {
    phase: Phase,
    /// A warning: something works less well than it could.
    caution: Option<Problem>,
    begun: bool,
}

impl Handshake {
    pub(super) const fn new() -> Self {
        Self { phase: Phase::Away(Problem::NotOpened), caution: None, begun: false }
    }

    pub(super) const fn is_live(&self) -> bool {
        matches!(self.phase, Phase::Live { .. })
    }

    /// The connection for the desk. `untold` is a warning with lower priority than the window's own problems.
    pub(super) fn connection(&self, untold: Option<Problem>) -> Connection {
        match &self.phase {
            Phase::Away(_) if !self.begun => Connection::Starting,
            Phase::Away(problem) => Connection::Stopped(problem.clone()),
            Phase::Loading { .. } => Connection::Opening,
            Phase::Introduced { attempt, problem, .. } => {
                Connection::Trying { attempt: *attempt, problem: problem.clone(), next: None }
            }
            Phase::Pausing { attempt, next, problem } => {
                Connection::Trying { attempt: *attempt, problem: Some(problem.clone()), next: Some(*next) }
            }
            Phase::Live { since, .. } => {
                Connection::Connected { since: *since, caution: self.caution.clone().or(untold) }
            }
        }
    }

    /// A problem to show beside the connection, until it ends.
    pub(super) fn caution(&mut self, problem: Option<Problem>) {
        self.caution = problem;
    }

    pub(super) fn window(&mut self, event: WindowEvent, now: Millis) -> Option<Action> {
        self.begun = true;
        match event {
            WindowEvent::Opened => {
                self.phase = Phase::Loading { since: now };
                None
            }
            WindowEvent::Regained | WindowEvent::Found { .. } => self.introduce(1, None, now),
            WindowEvent::Absent => self.leave(Problem::NotOpened),
            WindowEvent::Blocked => self.leave(Problem::PopupBlocked),
            WindowEvent::Closed => self.leave(Problem::WindowClosed),
            WindowEvent::Stranger { origin, .. } => {
                if let Phase::Introduced { problem, .. } = &mut self.phase {
                    *problem = Some(Problem::OriginNotAllowed { origin });
                }
                None
            }
            // Skylight needs no goodbye: a page that comes back is known by its origin. It is in no frame of ours
            // either.
            WindowEvent::Leaving | WindowEvent::FrameLoading | WindowEvent::FrameLoaded => None,
            WindowEvent::Shown => match &self.phase {
                Phase::Pausing { attempt, problem, .. } => {
                    let (attempt, problem) = (*attempt, problem.clone());
                    self.introduce(attempt, Some(problem), now)
                }
                Phase::Live { heard, probed: None, .. } if now - *heard >= QUIET => self.probe(now),
                _ => None,
            },
        }
    }

    /// A message came from the window.
    pub(super) fn heard(&mut self, topic: Topic, now: Millis) -> Option<Action> {
        match topic {
            Topic::Loaded => self.introduce(1, None, now),
            Topic::Closed => {
                self.phase = Phase::Loading { since: now };
                None
            }
            Topic::OriginDefined => self.connect(now),
            // Any message, even that it talks to somebody else, was sent to us.
            _ => match &mut self.phase {
                Phase::Live { heard, probed, .. } => {
                    (*heard, *probed) = (now, None);
                    None
                }
                Phase::Away(_) | Phase::Loading { .. } | Phase::Introduced { .. } | Phase::Pausing { .. } => {
                    self.connect(now)
                }
            },
        }
    }

    pub(super) fn wake(&mut self, now: Millis) -> Option<Action> {
        if self.wake_at().is_none_or(|at| now < at) {
            return None;
        }
        match self.phase.clone() {
            Phase::Away(_) => None,
            Phase::Loading { .. } => self.introduce(1, None, now),
            Phase::Introduced { attempt, problem, .. } => {
                let known = problem.filter(|problem| !matches!(problem, Problem::WindowSilent { .. }));
                self.pause(attempt, known.unwrap_or(Problem::WindowSilent { tries: attempt }), now)
            }
            Phase::Pausing { attempt, problem, .. } => self.introduce(attempt.saturating_add(1), Some(problem), now),
            Phase::Live { probed: Some(_), .. } => self.introduce(1, Some(Problem::WentSilent), now),
            Phase::Live { .. } => self.probe(now),
        }
    }

    pub(super) fn wake_at(&self) -> Option<Millis> {
        match &self.phase {
            Phase::Away(_) => None,
            Phase::Loading { since } => Some(*since + LOADING),
            Phase::Introduced { at, .. } => Some(*at + ANSWER),
            Phase::Pausing { next, .. } => Some(*next),
            Phase::Live { probed: Some(probed), .. } => Some(*probed + ANSWER),
            Phase::Live { heard, probed: None, .. } => Some(*heard + QUIET),
        }
    }

    fn introduce(&mut self, attempt: u32, problem: Option<Problem>, now: Millis) -> Option<Action> {
        self.phase = Phase::Introduced { attempt, at: now, problem };
        Some(Action::Introduce)
    }

    fn pause(&mut self, attempt: u32, problem: Problem, now: Millis) -> Option<Action> {
        self.phase = Phase::Pausing { attempt, next: now + Backoff::RECONNECT.pause(attempt), problem };
        None
    }

    fn probe(&mut self, now: Millis) -> Option<Action> {
        if let Phase::Live { probed, .. } = &mut self.phase {
            *probed = Some(now);
        }
        Some(Action::Introduce)
    }

    fn leave(&mut self, problem: Problem) -> Option<Action> {
        self.phase = Phase::Away(problem);
        self.caution = None;
        None
    }

    fn connect(&mut self, now: Millis) -> Option<Action> {
        self.phase = Phase::Live { since: now, heard: now, probed: None };
        self.caution = None;
        Some(Action::Resync)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Millis {
        Millis(seconds * 1000)
    }

    fn opened() -> Handshake {
        let mut handshake = Handshake::new();
        assert_eq!(handshake.window(WindowEvent::Opened, at(0)), None);
        handshake
    }

    #[test]
    fn every_state_of_the_window_is_distinguished() {
        let mut handshake = Handshake::new();
        assert_eq!(handshake.connection(None), Connection::Starting);
        for (event, problem) in [
            (WindowEvent::Absent, Problem::NotOpened),
            (WindowEvent::Blocked, Problem::PopupBlocked),
            (WindowEvent::Closed, Problem::WindowClosed),
        ] {
            assert_eq!(handshake.window(event, at(0)), None);
            assert_eq!(handshake.connection(None), Connection::Stopped(problem));
        }
        handshake.window(WindowEvent::Opened, at(1));
        assert_eq!(handshake.connection(None), Connection::Opening);
        assert_eq!(handshake.heard(Topic::Loaded, at(2)), Some(Action::Introduce));
        assert_eq!(handshake.connection(None), Connection::Trying { attempt: 1, problem: None, next: None });
        assert_eq!(handshake.heard(Topic::OriginDefined, at(3)), Some(Action::Resync));
        assert!(handshake.is_live());
    }

    #[test]
    fn a_window_that_never_says_loaded_is_introduced_to_with_growing_pauses() {
        let mut handshake = opened();
        let mut introductions = Vec::new();
        for second in 1..120 {
            if handshake.wake(at(second)) == Some(Action::Introduce) {
                introductions.push(second);
            }
        }
        assert_eq!(introductions, [10, 15, 21, 29, 41, 60, 94]);
        assert!(matches!(
            handshake.connection(None),
            Connection::Trying { problem: Some(Problem::WindowSilent { .. }), .. }
        ));
        assert_eq!(handshake.heard(Topic::OriginDefined, at(120)), Some(Action::Resync));
    }

    #[test]
    fn a_window_that_knows_an_origin_already_is_connected_with() {
        let mut handshake = Handshake::new();
        assert_eq!(handshake.window(WindowEvent::Regained, at(0)), Some(Action::Introduce));
        assert_eq!(handshake.heard(Topic::OriginAlreadyDefined, at(0)), Some(Action::Resync));
        assert!(handshake.is_live());
        assert_eq!(handshake.heard(Topic::State, at(1)), None);
    }

    #[test]
    fn a_quiet_window_is_asked_and_one_that_does_not_answer_is_lost() {
        let mut handshake = opened();
        handshake.heard(Topic::OriginDefined, at(0));
        assert_eq!(handshake.wake(at(44)), None);
        assert_eq!(handshake.wake(at(45)), Some(Action::Introduce));
        assert_eq!(handshake.heard(Topic::OriginAlreadyDefined, at(46)), None);
        assert!(handshake.is_live());
        assert_eq!(handshake.wake(at(91)), Some(Action::Introduce));
        assert_eq!(handshake.wake(at(95)), Some(Action::Introduce));
        assert!(matches!(handshake.connection(None), Connection::Trying { problem: Some(Problem::WentSilent), .. }));
    }

    #[test]
    fn a_reloaded_window_is_introduced_to_again() {
        let mut handshake = opened();
        handshake.heard(Topic::OriginDefined, at(0));
        assert_eq!(handshake.heard(Topic::Closed, at(5)), None);
        assert_eq!(handshake.connection(None), Connection::Opening);
        assert_eq!(handshake.heard(Topic::Loaded, at(6)), Some(Action::Introduce));
        assert_eq!(handshake.heard(Topic::OriginDefined, at(6)), Some(Action::Resync));
    }
}
