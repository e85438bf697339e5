//! Our own clock, made of the browser's two: the monotonic clock, which stops while a computer sleeps, and the calendar clock,
//! which people and programs set.

use super::{Millis, Span};

/// The normal drift between calendar and monotonic clock is below this.
const DRIFT: Span = Span::seconds(2);

/// Our own clock. It never goes back: it does not follow a calendar that was set back. It follows one that was set forward, because a browser
/// cannot distinguish that from a computer that slept.
#[derive(Debug, Clone, Copy, Default)]
pub struct OwnClock {
    /// How long the monotonic clock has been suspended.
    slept: Span,
    /// How far the calendar was ahead of the monotonic clock at the last comparison.
    apart: Span,
}

impl OwnClock {
    /// A clock that has not been suspended.
    #[must_use]
    pub const fn new() -> Self {
        Self { slept: Span(0), apart: Span(0) }
    }

    /// The present.
    #[must_use]
    pub fn now(&self, steady: Millis) -> Millis {
        steady + self.slept
    }

    /// Compares the clocks. What the calendar has gained since the last comparison was sleep.
    pub fn look(&mut self, steady: Millis, calendar: Millis) {
        let apart = calendar - steady;
        let gained = apart.0.saturating_sub(self.apart.0);
        if gained.saturating_abs() > DRIFT.0 {
            self.slept = Span(self.slept.0.saturating_add(gained.max(0)));
            self.apart = apart;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sleep_is_caught_up_with() {
        let mut clock = OwnClock::new();
        clock.look(Millis(1_000), Millis(1_000));
        clock.look(Millis(2_000), Millis(3_602_000));
        clock.look(Millis(3_000), Millis(3_603_000));
        assert_eq!(clock.now(Millis(3_000)), Millis(3_603_000));
    }

    #[test]
    fn a_calendar_set_back_moves_nothing_and_hides_no_sleep() {
        let mut clock = OwnClock::new();
        clock.look(Millis(10_000), Millis(10_000 - 3_600_000));
        assert_eq!(clock.now(Millis(10_000)), Millis(10_000));
        // Half an hour of sleep after it.
        clock.look(Millis(11_000), Millis(11_000 - 3_600_000 + 1_800_000));
        assert_eq!(clock.now(Millis(11_000)), Millis(1_811_000));
    }

    proptest! {
        #[test]
        fn the_current_time_never_goes_back(looks in prop::collection::vec((0_i64..100_000, any::<i64>()), 1..30)) {
            let mut clock = OwnClock::new();
            let (mut steady, mut last) = (Millis(0), Millis(0));
            for (later, calendar) in looks {
                steady = steady + Span(later);
                clock.look(steady, Millis(calendar));
                prop_assert!(clock.now(steady) >= last);
                last = clock.now(steady);
            }
        }
    }
}
