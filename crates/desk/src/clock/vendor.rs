//! Learns the difference between a desktop's clock and ours: the one place where a desktop's times become ours.
//!
//! A message takes some time on its way, so *received − stamped* is that difference and a little more. The least of
//! several is the best estimate. Only changes received as they happen count: the first message about a contact, as
//! after a reload, carries an old stamp. Either clock may be set meanwhile: several changes in a row that agree with
//! each other and with nothing before them show it.

use super::{Millis, Span, Stamp};
use serde_json::{Value, json};
use std::collections::VecDeque;

/// So many changes count at a time.
const RECENT: usize = 12;
/// So many changes in a row that agree are right against all before them.
const AGREEING: usize = 3;
/// A difference below this is the way of a message and no difference of clocks. A running time is not moved for less.
const STEADY: Span = Span::seconds(3);
/// A stamp further off than a calendar wrong by a day and any time zone is a mistake and tells nothing.
const LIKELY: i64 = 40 * 3_600_000;
/// An end further off than this is not believed while the difference is not known...
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
    /// As an earlier life of the page had kept them; clocks like ours where that cannot be read.
    #[must_use]
    pub fn read(kept: &Value) -> Self {
        let clock = |name: &str| kept.get(name).map(VendorClock::read).unwrap_or_default();
        Self { zoned: clock("zoned"), plain: clock("plain") }
    }

    /// As they are kept for the page's next life.
    #[must_use]
    pub fn keep(&self) -> Value {
        json!({"zoned": self.zoned.keep(), "plain": self.plain.keep()})
    }

    /// Whether anything is known of the clock that wrote this stamp.
    #[must_use]
    pub const fn is_known(&self, stamp: Stamp) -> bool {
        self.of(stamp).behind.is_some()
    }

    /// When something was that has been, by our clock: never in the future.
    #[must_use]
    pub fn ours(&self, stamp: Stamp, now: Millis) -> Millis {
        self.about(stamp).min(now)
    }

    /// The same to put things into their order by: it may lie in the future by as much as the clocks are not known.
    #[must_use]
    pub fn about(&self, stamp: Stamp) -> Millis {
        self.of(stamp).ours(stamp.at)
    }

    /// When something ends that has not ended, by our clock. `None` where it would have ended by what is known of the
    /// clocks, or is too far off: then nobody knows when, and no time is to be shown.
    #[must_use]
    pub fn ahead(&self, stamp: Stamp, now: Millis) -> Option<Millis> {
        let at = self.about(stamp);
        let most = if self.is_known(stamp) { FAR } else { NEAR };
        (at > now && at - now <= most).then_some(at)
    }

    /// Takes in a stamp that may be of long ago. All it can tell is that it is not of the future. Says whether our idea
    /// of the desktop's clock has changed.
    pub fn stamped(&mut self, stamp: Stamp, now: Millis) -> bool {
        self.of_mut(stamp).stamped(stamp.at, now)
    }

    /// Takes in the stamp of a change that was heard as it happened. Says whether our idea of the desktop's clock has
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

/// What is known of one clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct VendorClock {
    /// What is added to the desktop's stamps; nothing is known before the first change.
    behind: Option<i64>,
    /// How much later than they were stamped changes were heard, in their order.
    heard: VecDeque<i64>,
}

impl VendorClock {
    /// The difference is taken over. What it was learnt from is not: our own clock may have been set since.
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

/// Whether clocks may be so far apart. Not by the absolute value, which the least of all numbers has not got.
fn is_likely(late: &i64) -> bool {
    (-LIKELY..=LIKELY).contains(late)
}

#[cfg(test)]
mod tests;
