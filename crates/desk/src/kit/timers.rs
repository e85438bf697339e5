//! A session's timers: when to wake it, and what for.
//!
//! A part of a session with a deadline of its own returns it from `wake_at`; the session sets its timer once, at the
//! end of each call.

use crate::{clock::Millis, sorting::sort};

/// The timers that are set. `T` is an enum of the session's timers; of those due at the same time, the smaller comes
/// first.
#[derive(Debug)]
pub struct Timers<T>(Vec<(Millis, T)>);

impl<T> Default for Timers<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy + Ord> Timers<T> {
    /// Sets a timer, replacing its earlier time.
    pub fn set(&mut self, timer: T, at: Millis) {
        match self.0.iter_mut().find(|(_, other)| *other == timer) {
            Some((old, _)) => *old = at,
            None => self.0.push((at, timer)),
        }
    }

    /// Sets a timer, or cancels it if there is no time.
    pub fn set_or_cancel(&mut self, timer: T, at: Option<Millis>) {
        match at {
            Some(at) => self.set(timer, at),
            None => self.cancel(timer),
        }
    }

    /// Cancels a timer, whether set or not.
    pub fn cancel(&mut self, timer: T) {
        self.0.retain(|(_, other)| *other != timer);
    }

    /// Whether a timer is set.
    #[must_use]
    pub fn is_set(&self, timer: T) -> bool {
        self.0.iter().any(|(_, other)| *other == timer)
    }

    /// The time of the next timer.
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        self.0.iter().map(|(at, _)| *at).min()
    }

    /// The due timers, in the order of their times, which are then unset. One that is set again while they are
    /// handled waits for the next call.
    pub fn due(&mut self, now: Millis) -> Vec<T> {
        let mut due: Vec<_> = self.0.extract_if(.., |(at, _)| *at <= now).collect();
        sort(&mut due);
        due.into_iter().map(|(_, timer)| timer).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum Timer {
        Answer,
        Effect,
        Sweep,
    }

    #[test]
    fn timers_are_due_in_the_order_of_their_times_and_once() {
        let mut timers = Timers::default();
        assert_eq!(timers.wake_at(), None);
        timers.set(Timer::Sweep, Millis(5));
        timers.set(Timer::Effect, Millis(7));
        timers.set(Timer::Answer, Millis(7));
        assert_eq!(timers.wake_at(), Some(Millis(5)));
        assert_eq!(timers.due(Millis(4)), []);
        assert_eq!(timers.due(Millis(7)), [Timer::Sweep, Timer::Answer, Timer::Effect]);
        assert_eq!((timers.due(Millis(7)), timers.wake_at()), (Vec::new(), None));
    }

    #[test]
    fn setting_a_timer_again_moves_it_and_cancelling_removes_it() {
        let mut timers = Timers::default();
        timers.set(Timer::Answer, Millis(5));
        timers.set(Timer::Answer, Millis(9));
        assert_eq!(timers.due(Millis(8)), []);
        assert!(timers.is_set(Timer::Answer));
        timers.set_or_cancel(Timer::Effect, Some(Millis(6)));
        timers.set_or_cancel(Timer::Answer, None);
        assert!(!timers.is_set(Timer::Answer));
        assert_eq!(timers.wake_at(), Some(Millis(6)));
    }
}
