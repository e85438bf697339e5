//! The state of a desktop in our frame that speaks only on its own: loading, silent, or live.
//!
//! Neither Rox.Chat nor uContact answers anything, so there is nothing to ask. What can be told apart:
//!
//! 1. The frame is loading, and for how long.
//! 2. It has loaded, or the browser shows an error in its place; the browser does not say which.
//! 3. It has spoken. From then on its setting for parent pages is known to be right, also after a reload.
//!
//! Silence after load is not an error (docs/decisions/0019). A page may speak before it has finished loading, and
//! reload without notice.

use crate::{
    clock::{Millis, Span},
    model::{Connection, FrameSwitch, Problem},
    session::WindowEvent,
};

/// A frame that loads for longer than this is slow.
const SLOW: Span = Span::seconds(10);
/// A frame that has never spoken for this long after loading may be misconfigured.
const QUIET: Span = Span::seconds(30);

/// The frame.
#[derive(Debug)]
pub struct Frame {
    switch: FrameSwitch,
    phase: Phase,
    /// It has spoken at some time, so its settings are right.
    spoke: bool,
}

#[derive(Debug)]
enum Phase {
    /// There is no frame yet.
    Idle,
    /// Loading since then; the problem, if one is known.
    Loading { since: Millis, problem: Option<Problem> },
    /// Loaded, and silent so far.
    Waiting { since: Millis, problem: Option<Problem> },
    /// It has spoken. The page may still be loading.
    Live { since: Millis, loading: bool },
    /// The frame was taken away.
    Gone,
}

impl Frame {
    /// A frame with the desktop's own setting for parent pages.
    #[must_use]
    pub const fn new(switch: FrameSwitch) -> Self {
        Self { switch, phase: Phase::Idle, spoke: false }
    }

    /// Whether the frame has a page that a message can reach.
    pub const fn is_there(&self) -> bool {
        matches!(self.phase, Phase::Waiting { .. } | Phase::Live { .. })
    }

    /// An event of the frame. True when its page is gone: what was posted to it may be lost.
    pub fn window(&mut self, event: WindowEvent, now: Millis) -> bool {
        let was_there = self.is_there();
        match (event, &mut self.phase) {
            (WindowEvent::FrameLoading, _) => {
                self.phase = Phase::Loading { since: now, problem: None };
                was_there
            }
            (WindowEvent::FrameLoaded, Phase::Live { loading, .. }) if *loading => {
                *loading = false;
                false
            }
            (WindowEvent::FrameLoaded, phase) => {
                // A page of another origin has loaded, such as a log-in page.
                let stranger = match phase {
                    Phase::Loading { problem: problem @ Some(Problem::OriginNotAllowed { .. }), .. } => problem.take(),
                    _ => None,
                };
                self.phase = Phase::Waiting { since: now, problem: stranger };
                was_there
            }
            (WindowEvent::Closed, _) => {
                self.phase = Phase::Gone;
                was_there
            }
            (WindowEvent::Stranger { origin, .. }, Phase::Loading { problem, .. } | Phase::Waiting { problem, .. }) => {
                *problem = Some(Problem::OriginNotAllowed { origin });
                false
            }
            // Other events are about windows that we do not hold, or change nothing.
            _ => false,
        }
    }

    /// The desktop sent a message.
    pub fn heard(&mut self, now: Millis) {
        self.spoke = true;
        if !matches!(self.phase, Phase::Live { .. }) {
            let loading = matches!(self.phase, Phase::Loading { .. });
            self.phase = Phase::Live { since: now, loading };
        }
    }

    /// The state of the connection; `caution` is a warning to show while connected.
    #[must_use]
    pub fn connection(&self, caution: Option<Problem>) -> Connection {
        match &self.phase {
            Phase::Idle => Connection::Starting,
            Phase::Loading { problem: None, .. } => Connection::Opening,
            Phase::Loading { since, problem } | Phase::Waiting { since, problem } => {
                Connection::Waiting { since: *since, problem: problem.clone() }
            }
            Phase::Live { since, .. } => Connection::Connected { since: *since, caution },
            Phase::Gone => Connection::Stopped(Problem::WindowClosed),
        }
    }

    /// Time has passed.
    pub fn wake(&mut self, now: Millis) {
        if self.wake_at().is_none_or(|at| now < at) {
            return;
        }
        match &mut self.phase {
            Phase::Loading { problem, .. } => *problem = Some(Problem::FrameSlow),
            Phase::Waiting { problem, .. } => *problem = Some(Problem::FrameSilent(self.switch.clone())),
            Phase::Idle | Phase::Live { .. } | Phase::Gone => {}
        }
    }

    /// When to call [`Self::wake`] next.
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        match &self.phase {
            Phase::Loading { since, problem: None } => Some(*since + SLOW),
            Phase::Waiting { since, problem: None } if !self.spoke => Some(*since + QUIET),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Guarded;

    fn switch() -> FrameSwitch {
        FrameSwitch { name: "allowed", guards: Guarded::Messages, origin: "https://panel.example".into() }
    }

    fn wake(frame: &mut Frame, at: i64) {
        assert_eq!(frame.wake_at(), Some(Millis(at)));
        frame.wake(Millis(at - 1));
        assert_eq!(frame.wake_at(), Some(Millis(at)), "woken too early, it does nothing");
        frame.wake(Millis(at));
    }

    #[test]
    fn loading_slow_silent_and_live_are_distinguished() {
        let mut frame = Frame::new(switch());
        assert_eq!(frame.connection(None), Connection::Starting);
        frame.window(WindowEvent::FrameLoading, Millis(0));
        assert_eq!((frame.connection(None), frame.is_there()), (Connection::Opening, false));
        wake(&mut frame, 10_000);
        let slow = Some(Problem::FrameSlow);
        assert_eq!(frame.connection(None), Connection::Waiting { since: Millis(0), problem: slow });
        assert!(!frame.is_there());
        assert!(!frame.window(WindowEvent::FrameLoaded, Millis(12_000)));
        assert_eq!(frame.connection(None), Connection::Waiting { since: Millis(12_000), problem: None });
        assert!(frame.is_there());
        wake(&mut frame, 42_000);
        let silent = Some(Problem::FrameSilent(switch()));
        assert_eq!(frame.connection(None), Connection::Waiting { since: Millis(12_000), problem: silent });
        frame.heard(Millis(50_000));
        assert_eq!(frame.connection(None), Connection::Connected { since: Millis(50_000), caution: None });
        assert_eq!(frame.wake_at(), None);
    }

    #[test]
    fn a_page_that_speaks_before_it_has_loaded_stays_connected() {
        let mut frame = Frame::new(switch());
        frame.window(WindowEvent::FrameLoading, Millis(0));
        frame.heard(Millis(5));
        assert!(!frame.window(WindowEvent::FrameLoaded, Millis(9)));
        assert_eq!(frame.connection(None), Connection::Connected { since: Millis(5), caution: None });
    }

    #[test]
    fn silence_after_the_desktop_reloads_is_not_an_error() {
        let mut frame = Frame::new(switch());
        frame.window(WindowEvent::FrameLoading, Millis(0));
        frame.window(WindowEvent::FrameLoaded, Millis(1));
        frame.heard(Millis(2));
        assert!(frame.window(WindowEvent::FrameLoaded, Millis(3)), "the page before is gone");
        assert_eq!(frame.connection(None), Connection::Waiting { since: Millis(3), problem: None });
        assert_eq!(frame.wake_at(), None, "it has spoken, so its setting is right");
    }

    #[test]
    fn another_origin_in_the_frame_is_named_until_the_right_one_speaks() {
        let mut frame = Frame::new(switch());
        frame.window(WindowEvent::FrameLoading, Millis(0));
        let origin = "https://login.example".to_owned();
        frame.window(WindowEvent::Stranger { origin: origin.clone(), size: None }, Millis(1));
        let problem = Some(Problem::OriginNotAllowed { origin });
        assert_eq!(frame.connection(None), Connection::Waiting { since: Millis(0), problem: problem.clone() });
        assert!(!frame.is_there(), "what is there is not the desktop");
        frame.window(WindowEvent::FrameLoaded, Millis(1));
        assert_eq!(frame.connection(None), Connection::Waiting { since: Millis(1), problem });
        assert_eq!(frame.wake_at(), None, "and no setting of the vendor's is to blame");
        frame.heard(Millis(2));
        frame.window(WindowEvent::Stranger { origin: "https://ad.example".into(), size: None }, Millis(3));
        assert!(matches!(frame.connection(None), Connection::Connected { .. }));
    }

    #[test]
    fn a_frame_that_was_taken_away_is_gone() {
        let mut frame = Frame::new(switch());
        frame.window(WindowEvent::FrameLoaded, Millis(0));
        assert!(frame.window(WindowEvent::Closed, Millis(1)));
        assert_eq!(frame.connection(None), Connection::Stopped(Problem::WindowClosed));
    }
}
