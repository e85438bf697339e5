//! A timeline: consecutive intervals that never overlap.

use crate::{
    clock::{Millis, Span},
    sorting::sort_by,
};

/// The tolerance between two clocks or two tabs for the same time.
pub(super) const SLACK: Span = Span::seconds(2);
/// A gap longer than this is unobserved: a hidden page is woken once a minute.
const UNWATCHED: Span = Span::seconds(90);
/// Time stamps further back than this are ignored.
const BACK: Span = Span::seconds(-86_400);
/// The maximum number of intervals of one timeline; the oldest leave first.
pub(super) const MOST: usize = 100;

/// An interval in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval<S> {
    /// The state.
    pub what: S,
    /// When it began.
    pub from: Millis,
    /// When it ended, or was last observed.
    pub to: Millis,
}

/// Intervals, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline<S> {
    /// The intervals.
    pub intervals: Vec<Interval<S>>,
    /// The last one had not ended when it was last observed.
    pub running: bool,
    /// It is being observed.
    live: bool,
    /// The start of the last one was reported by the desktop, not observed.
    told: bool,
    most: usize,
}

impl<S: Clone + PartialEq> Timeline<S> {
    pub(super) const fn new(most: usize) -> Self {
        Self { intervals: Vec::new(), running: false, live: false, told: false, most }
    }

    /// Restored from storage: whether it goes on is not known yet.
    pub(super) fn kept(intervals: Vec<Interval<S>>, running: bool, most: usize) -> Self {
        let mut timeline = Self { intervals, running, ..Self::new(most) };
        timeline.normalise();
        timeline
    }

    /// Whether it is being observed.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        self.live
    }

    /// When the first interval began.
    #[must_use]
    pub fn from(&self) -> Option<Millis> {
        self.intervals.first().map(|first| first.from)
    }

    /// When the last one ended, or was last observed.
    #[must_use]
    pub fn to(&self) -> Option<Millis> {
        self.intervals.last().map(|last| last.to)
    }

    /// The state is `what` now, since `since` if the desktop reports it. Returns whether anything changed.
    pub(super) fn hear(&mut self, what: Option<S>, since: Option<Millis>, now: Millis) -> bool {
        let since = since.unwrap_or(now).max(now + BACK).min(now);
        let watched = self.live && self.to().is_some_and(|to| now - to <= UNWATCHED);
        let running = self.running;
        let last = self.intervals.last_mut().filter(|_| running);
        let Some(last) = last else {
            let Some(what) = what else { return false };
            let from = self.to().map_or(since, |to| to.max(since));
            self.push(what, from, now);
            self.told = true;
            return true;
        };
        if what.as_ref() == Some(&last.what) {
            if !watched && since > last.to + SLACK {
                // It ended unobserved, and returned.
                let what = last.what.clone();
                self.push(what, since, now);
                self.told = true;
                return true;
            }
            last.to = now.max(last.to);
            self.live = true;
            self.correct(since);
            return false;
        }
        // Unobserved, its duration is unknown.
        let end = since.max(last.to);
        if watched {
            last.to = end;
        }
        self.told = !watched;
        match what {
            Some(what) => self.push(what, end, now),
            None => (self.running, self.live) = (false, false),
        }
        true
    }

    /// Unchanged.
    pub(super) fn see(&mut self, now: Millis) {
        if !self.live {
            return;
        }
        let Some(last) = self.intervals.last_mut() else { return };
        if now - last.to <= UNWATCHED {
            last.to = now.max(last.to);
        } else {
            // As after sleep: the time in between is unknown, unless the desktop reports it.
            let what = last.what.clone();
            self.push(what, now, now);
        }
    }

    /// The desktop reports that the state has lasted since `since`.
    fn correct(&mut self, since: Millis) {
        while let [.., before, last] = self.intervals.as_mut_slice()
            && before.what == last.what
            && since <= before.to + SLACK
        {
            before.to = before.to.max(last.to);
            self.intervals.pop();
        }
        if self.told {
            let floor = self.intervals.iter().rev().nth(1).map(|before| before.to);
            if let Some(last) = self.intervals.last_mut() {
                last.from = floor.map_or(since, |floor| floor.max(since)).min(last.to);
            }
        }
    }

    fn push(&mut self, what: S, from: Millis, now: Millis) {
        self.intervals.retain(|interval| interval.to > interval.from);
        match self.intervals.last_mut() {
            Some(last) if last.what == what && from <= last.to + SLACK => last.to = last.to.max(now),
            _ => self.intervals.push(Interval { what, from, to: now.max(from) }),
        }
        if self.intervals.len() > self.most {
            self.intervals.drain(..self.intervals.len() - self.most);
        }
        (self.running, self.live) = (true, true);
    }

    /// Merges another page's observations; time both observed counts once.
    pub(super) fn merge(&mut self, other: &Self) {
        if self.to() < other.to() && !self.live {
            self.running = other.running;
        }
        let runs = self.intervals.last().filter(|_| self.live).cloned();
        self.intervals.extend(other.intervals.iter().cloned());
        self.normalise();
        // An observed interval is not ended by an earlier one.
        if let Some((runs, last)) = runs.zip(self.intervals.last())
            && last.to + SLACK < runs.to
        {
            let from = last.to.max(runs.from);
            self.push(runs.what, from, runs.to);
        }
    }

    /// Sorts and removes overlaps: the later start wins.
    fn normalise(&mut self) {
        let mut all = std::mem::take(&mut self.intervals);
        all.retain(|interval| interval.from <= interval.to);
        sort_by(&mut all, |one, other| (one.from, one.to).cmp(&(other.from, other.to)));
        for interval in all {
            // Empty intervals are removed, so that normalising again changes nothing.
            let goes = |last: &Interval<S>| {
                let is_empty = last.from == last.to && last.what != interval.what;
                is_empty || last.from == interval.from
            };
            while self.intervals.pop_if(|last| goes(last)).is_some() {}
            match self.intervals.last_mut() {
                Some(last) if last.what == interval.what && interval.from <= last.to + SLACK => {
                    last.to = last.to.max(interval.to);
                    continue;
                }
                // The same time, as two pages observed it.
                Some(last)
                    if interval.from < last.to && interval.to <= last.to && interval.to - interval.from <= SLACK =>
                {
                    continue;
                }
                Some(last) => last.to = last.to.min(interval.from),
                None => {}
            }
            self.intervals.push(interval);
        }
        if self.intervals.len() > self.most {
            self.intervals.drain(..self.intervals.len() - self.most);
        }
    }

    /// Deletes the intervals whose start `gone` accepts; a running one starts again now.
    pub(super) fn forget(&mut self, gone: &dyn Fn(Option<Millis>) -> bool, now: Millis) {
        let last = self.intervals.last().filter(|last| self.live && gone(Some(last.from))).cloned();
        self.intervals.retain(|interval| !gone(Some(interval.from)));
        self.running = self.live || self.running && !self.intervals.is_empty();
        self.intervals.extend(last.map(|last| Interval { from: now, to: now, ..last }));
    }
}
