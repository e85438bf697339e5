//! Learns the difference between a desktop's clock and ours: the one place where a desktop's times become ours.
//!
//! A message takes some time on its way, so *received − stamped* is that difference and a little more. The least of
//! several is the best estimate. Only changes received as they happen count: the first message about a contact, as
//! after a reload, carries an old stamp. Either clock may be set meanwhile: several changes in a row that agree with
//! each other and with nothing before them show it.

use super::{Millis, Span, Stamp};
use serde_json::{Value, json};
use std::collections::VecDeque;

/// The number of changes considered.
const RECENT: usize = 12;
/// This many consecutive changes that agree override all earlier ones.
const AGREEING: usize = 3;
/// A difference below this is message delay, not a clock difference. Running times are not adjusted for less.
const STEADY: Span = Span::seconds(3);
/// A time stamp further off than a calendar wrong by a day plus any time zone is invalid and ignored.
const LIKELY: i64 = 40 * 3_600_000;
/// While the difference is unknown, an end further off than this is ignored...
const NEAR: Span = Span::seconds(600);
/// ...and never one further off than this.
const FAR: Span = Span::seconds(24 * 3600);

/// A desktop's clocks: stamps that name their zone and stamps that name none may be off by different amounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VendorClocks {
    zoned: VendorClock,
    plain: VendorClock,
}

impl VendorClocks {
    /// Restored from text; without a difference if it is unreadable.
    #[must_use]
    pub fn read(kept: &Value) -> Self {
        let clock = |name: &str| kept.get(name).map(VendorClock::read).unwrap_or_default();
        Self { zoned: clock("zoned"), plain: clock("plain") }
    }

    /// As text to keep across a reload.
    #[must_use]
    pub fn keep(&self) -> Value {
        json!({"zoned": self.zoned.keep(), "plain": self.plain.keep()})
    }

    /// Whether anything is known of the clock that wrote this stamp.
    #[must_use]
    pub const fn is_known(&self, stamp: Stamp) -> bool {
        self.of(stamp).behind.is_some()
    }

    /// A past time, by our clock: never in the future.
    #[must_use]
    pub fn ours(&self, stamp: Stamp, now: Millis) -> Millis {
        self.about(stamp).min(now)
    }

    /// A past time for sorting: it may lie in the future by the uncertainty of the clocks.
    #[must_use]
    pub fn about(&self, stamp: Stamp) -> Millis {
        self.of(stamp).ours(stamp.at)
    }

    /// A future end, by our clock. `None` if it would be in the past, given what is known of the
    /// clocks, or is too far off: then the time is unknown, and none is shown.
    #[must_use]
    pub fn ahead(&self, stamp: Stamp, now: Millis) -> Option<Millis> {
        let at = self.about(stamp);
        let most = if self.is_known(stamp) { FAR } else { NEAR };
        (at > now && at - now <= most).then_some(at)
    }

    /// Learns from a time stamp that may be old: it only proves that it is not in the future. Returns whether the known
    /// difference has changed.
    pub fn stamped(&mut self, stamp: Stamp, now: Millis) -> bool {
        self.of_mut(stamp).stamped(stamp.at, now)
    }

    /// Learns from the time stamp of a live change. Returns whether the known difference has
    /// changed.
    pub fn happened(&mut self, stamp: Stamp, now: Millis) -> bool {
        self.of_mut(stamp).happened(stamp.at, now)
    }

    const fn of(&self, stamp: Stamp) -> &VendorClock {
        if stamp.plain { &self.plain } else { &self.zoned }
    }

    const fn of_mut(&mut self, stamp: Stamp) -> &mut VendorClock {
        if stamp.plain { &mut self.plain } else { &mut self.zoned }
    }
}

/// The known difference of one clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct VendorClock {
    /// The offset added to the desktop's time stamps; unknown before the first change.
    behind: Option<i64>,
    /// The delays between stamp and receipt of recent changes, in order.
    heard: VecDeque<i64>,
}

impl VendorClock {
    /// The difference is restored, but not the delays: our own clock may have been set since.
    fn read(kept: &Value) -> Self {
        Self { behind: kept.as_i64().filter(is_likely), heard: VecDeque::new() }
    }

    fn keep(&self) -> Value {
        json!(self.behind)
    }

    fn ours(&self, stamp: Millis) -> Millis {
        stamp + Span(self.behind.unwrap_or_default())
    }

    fn stamped(&mut self, stamp: Millis, now: Millis) -> bool {
        let late = (now - stamp).0;
        late < self.behind.unwrap_or_default().saturating_sub(STEADY.0) && self.weigh(late)
    }

    fn happened(&mut self, stamp: Millis, now: Millis) -> bool {
        self.weigh((now - stamp).0)
    }

    fn weigh(&mut self, late: i64) -> bool {
        if !is_likely(&late) {
            return false;
        }
        self.heard.push_back(late);
        if self.heard.len() > RECENT {
            self.heard.pop_front();
        }
        let latest = || self.heard.iter().rev().take(AGREEING).copied();
        let (low, high) = (latest().min().unwrap_or(late), latest().max().unwrap_or(late));
        if self.heard.len() > AGREEING && high.saturating_sub(low) < STEADY.0 {
            let before = self.heard.len() - AGREEING;
            let agrees = |heard: &i64| *heard > low.saturating_sub(STEADY.0);
            if !self.heard.iter().take(before).all(agrees) {
                self.heard.drain(..before);
            }
        }
        let least = self.heard.iter().min().copied().unwrap_or(late);
        let apart = self.behind.is_none_or(|behind| least.saturating_sub(behind).abs() >= STEADY.0);
        if apart {
            self.behind = Some(if least.abs() < STEADY.0 { 0 } else { least });
        }
        apart
    }
}

/// Whether clocks may differ by this much. Without `abs`, which overflows for the smallest number.
fn is_likely(late: &i64) -> bool {
    (-LIKELY..=LIKELY).contains(late)
}

#[cfg(test)]
mod tests;
