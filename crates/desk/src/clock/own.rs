//! Our own clock, made of the browser's two: the steady one, which stops while a computer sleeps, and the calendar,
//! which people and programs set.

use super::{Millis, Span};

/// The calendar and the steady clock drift apart by less than this on their own.
const DRIFT: Span = Span::seconds(2);

/// Our own clock. It never goes back: a calendar that was set back is not followed. One that went ahead is, because a browser
/// tells a calendar that was set from a computer that slept by nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct OwnClock {
    /// For how long the steady clock has stood still.
    slept: Span,
    /// How far the calendar was ahead of the steady clock at the last look.
    apart: Span,
}

impl OwnClock {
    /// Nothing has been slept yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { slept: Span(0), apart: Span(0) }
    }

    /// The present.
    #[must_use]
    pub fn now(&self, steady: Millis) -> Millis {
        steady + self.slept
    }

    /// Compares the clocks. What the calendar has gained since the last look was slept, whatever it was set to before.
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
        fn the_present_never_goes_back(looks in prop::collection::vec((0_i64..100_000, any::<i64>()), 1..30)) {
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
