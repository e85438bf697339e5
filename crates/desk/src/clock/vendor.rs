//! The difference between a desktop's clock and ours, found out by listening.
//!
//! What a desktop stamps and we hear takes some time on its way, so *heard − stamped* is that difference and a little
//! more. The least of several is the nearest. Only a change that was heard as it happened counts: the first word of a
//! contact, as after a reload, carries a stamp of long ago.

use super::{Millis, Span};
use serde_json::{Value, json};
use std::collections::VecDeque;

/// So many changes count at a time.
const RECENT: usize = 12;
/// What is older counts no more: clocks are set, and drift.
const FRESH: Span = Span::seconds(4 * 3600);
/// A difference below this is the way of a message and no difference of clocks. A running time is not moved for less.
const STEADY: Span = Span::seconds(3);
/// A stamp further off than any time zone is a mistake and tells nothing.
const LIKELY: i64 = 15 * 3_600_000;

/// What is known of a desktop's clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VendorClock {
    /// What is added to the desktop's stamps.
    behind: i64,
    /// When something was heard, and how much later than it was stamped.
    heard: VecDeque<(Millis, i64)>,
}

impl VendorClock {
    /// As an earlier life of the page had kept it; a clock like ours where that cannot be read.
    #[must_use]
    pub fn read(kept: &Value) -> Self {
        let behind = kept.get(0).and_then(Value::as_i64).filter(is_likely).unwrap_or_default();
        let heard = kept.get(1).and_then(Value::as_array).into_iter().flatten();
        let heard = heard.filter_map(|pair| Some((Millis(pair.get(0)?.as_i64()?), pair.get(1)?.as_i64()?)));
        Self { behind, heard: heard.filter(|(_, late)| is_likely(late)).take(RECENT).collect() }
    }

    /// As it is kept.
    #[must_use]
    pub fn keep(&self) -> Value {
        json!([self.behind, self.heard])
    }

    /// The desktop's stamp by our clock: never in the future.
    #[must_use]
    pub fn ours(&self, stamp: Millis, now: Millis) -> Millis {
        (stamp + Span(self.behind)).min(now)
    }

    /// Takes in a stamp that may be of long ago. All it can tell is that it is not of the future. Says whether our idea
    /// of the desktop's clock has changed.
    pub fn stamped(&mut self, stamp: Millis, now: Millis) -> bool {
        let late = (now - stamp).0;
        late < self.behind.saturating_sub(STEADY.0) && self.weigh(late, now)
    }

    /// Takes in the stamp of a change that was heard as it happened. Says whether our idea of the desktop's clock has
    /// changed.
    pub fn happened(&mut self, stamp: Millis, now: Millis) -> bool {
        self.weigh((now - stamp).0, now)
    }

    fn weigh(&mut self, late: i64, now: Millis) -> bool {
        if !is_likely(&late) {
            return false;
        }
        self.heard.push_back((now, late));
        while self.heard.len() > RECENT || self.heard.front().is_some_and(|(at, _)| now - *at > FRESH) {
            self.heard.pop_front();
        }
        let least = self.heard.iter().map(|(_, late)| *late).min().unwrap_or(late);
        let apart = least.saturating_sub(self.behind).abs() >= STEADY.0;
        if apart {
            self.behind = if least.abs() < STEADY.0 { 0 } else { least };
        }
        apart
    }
}

/// Whether clocks may be so far apart. Not by the absolute value, which the least of all numbers has not got.
fn is_likely(late: &i64) -> bool {
    (-LIKELY..=LIKELY).contains(late)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOON: i64 = 1_767_268_800_000;

    #[test]
    fn a_clock_like_ours_is_left_alone() {
        let mut clock = VendorClock::default();
        for (at, late) in [(0, 250), (10_000, 2_900), (20_000, 0), (30_000, -2_000)] {
            let now = Millis(NOON + at);
            assert!(!clock.happened(Millis(now.0 - late), now));
            assert_eq!(clock.ours(Millis(NOON - 60_000), now), Millis(NOON - 60_000));
        }
    }

    #[test]
    fn a_stamp_of_the_future_is_evidence_at_once_and_an_old_one_is_none() {
        let mut clock = VendorClock::default();
        let now = Millis(NOON);
        assert!(!clock.stamped(Millis(NOON - 3_600_000), now));
        assert!(clock.stamped(Millis(NOON + 600_000), now));
        assert_eq!(clock.ours(Millis(NOON + 540_000), now), Millis(NOON - 60_000));
    }

    #[test]
    fn what_came_late_is_outweighed_by_what_came_at_once() {
        let mut clock = VendorClock::default();
        assert!(clock.happened(Millis(NOON - 90_000), Millis(NOON)));
        assert!(clock.happened(Millis(NOON + 1_000), Millis(NOON + 1_200)));
        assert!(!clock.happened(Millis(NOON + 2_000), Millis(NOON + 92_000)));
        assert_eq!(clock.ours(Millis(NOON), Millis(NOON + 92_000)), Millis(NOON));
    }

    #[test]
    fn a_clock_that_was_set_is_followed_in_the_end() {
        let mut clock = VendorClock::default();
        clock.happened(Millis(NOON), Millis(NOON));
        let later = NOON + FRESH.0 + 1;
        assert!(clock.happened(Millis(later - 300_000), Millis(later)));
        assert_eq!(clock.ours(Millis(later - 300_000), Millis(later)), Millis(later));
    }

    #[test]
    fn a_mistake_tells_nothing() {
        let mut clock = VendorClock::default();
        assert!(!clock.stamped(Millis(NOON + 365 * 86_400_000), Millis(NOON)));
        assert!(!clock.happened(Millis(i64::MIN), Millis(i64::MAX)));
        assert_eq!(clock, VendorClock::default());
    }

    #[test]
    fn what_was_kept_may_hold_any_number() {
        for far in [i64::MIN, i64::MAX, LIKELY + 1] {
            assert_eq!(VendorClock::read(&json!([far, [[0, far]]])), VendorClock::default());
        }
    }

    proptest! {
        /// Whatever the difference and however long messages take, a time is off by no more than the quickest of them,
        /// or by what counts as no difference.
        #[test]
        fn times_are_right_whatever_the_difference(
            behind in -600_000_i64..=600_000,
            ways in prop::collection::vec(0_i64..20_000, 1..30),
            began in 0_i64..7_200_000,
        ) {
            let mut clock = VendorClock::default();
            let mut now = NOON;
            let began = NOON - began;
            clock.stamped(Millis(began - behind), Millis(now));
            for way in &ways {
                now += 30_000;
                clock.happened(Millis(now - way - behind), Millis(now));
            }
            let quickest = *ways.iter().rev().take(RECENT).min().unwrap();
            let off = (clock.ours(Millis(began - behind), Millis(now)) - Millis(began)).0;
            prop_assert!(off.abs() <= quickest.max(STEADY.0) + STEADY.0, "{off} off, the quickest took {quickest}");
        }

        #[test]
        fn what_is_kept_comes_back(lates in prop::collection::vec(-900_000_i64..900_000, 0..20)) {
            let mut clock = VendorClock::default();
            for late in lates {
                clock.happened(Millis(NOON - late), Millis(NOON));
            }
            prop_assert_eq!(VendorClock::read(&clock.keep()), clock);
        }

        #[test]
        fn nothing_is_ever_of_the_future(
            stamps in prop::collection::vec((any::<i64>(), any::<i64>(), any::<bool>()), 0..20),
        ) {
            let mut clock = VendorClock::default();
            for (stamp, now, live) in stamps {
                let (stamp, now) = (Millis(stamp), Millis(now));
                if live { clock.happened(stamp, now) } else { clock.stamped(stamp, now) };
                prop_assert!(clock.ours(stamp, now) <= now);
            }
        }

        #[test]
        fn any_kept_text_is_safe(text in ".{0,60}") {
            let _ = VendorClock::read(&serde_json::from_str(&text).unwrap_or_default());
        }
    }
}
