//! A day and its totals. The browser provides the days' bounds, because it knows time zones and daylight saving time.

use super::{AgentTime, Entry, Interval, Ledger, Outcome, Phase, ledger::sort_by_start};
use crate::{
    clock::{Millis, Span},
    sorting::sort_by,
};

/// From one midnight in the agent's time zone to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Its first moment.
    pub from: Millis,
    /// The first moment of the next.
    pub to: Millis,
}

/// The time the agent spent in a state.
pub type StateTime = (AgentTime, Span);

/// A day's totals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Handled contacts that ended on this day, transferred ones included.
    pub handled: u32,
    /// Contacts that rang and were not answered.
    pub missed: u32,
    /// The time of contacts in each phase, in the order of [`Phase::ALL`]. A contact across midnight counts on each day
    /// with its part.
    pub phases: [Span; 6],
    /// The average handling time of handled contacts.
    pub average: Option<Span>,
    /// The agent's states, the longest first.
    pub states: Vec<StateTime>,
}

impl Totals {
    /// The time in a phase.
    #[must_use]
    pub fn phase(&self, phase: Phase) -> Span {
        self.phases.get(phase as usize).copied().unwrap_or_default()
    }
}

impl Day {
    /// The part of an interval within this day.
    #[must_use]
    pub fn part<S>(&self, interval: &Interval<S>) -> Span {
        Span((interval.to.min(self.to) - interval.from.max(self.from)).0.max(0))
    }

    /// Whether a time is within it.
    #[must_use]
    pub fn holds(&self, at: Millis) -> bool {
        (self.from..self.to).contains(&at)
    }

    /// The contacts with activity on this day, the newest first.
    #[must_use]
    pub fn contacts<'a>(&self, ledger: &'a Ledger) -> Vec<(u32, &'a Entry)> {
        let here = |entry: &Entry| {
            entry.timeline.from().is_some_and(|from| from < self.to)
                && entry.timeline.to().is_some_and(|to| to >= self.from)
        };
        let mut found: Vec<_> = ledger.entries().filter(|(_, entry)| here(entry)).collect();
        sort_by_start(&mut found);
        found.reverse();
        found
    }

    /// Whether anything happened on this day.
    #[must_use]
    pub fn is_empty(&self, ledger: &Ledger) -> bool {
        let agent = ledger.agent().intervals.iter().any(|interval| interval.from < self.to && interval.to >= self.from);
        !agent && self.contacts(ledger).is_empty()
    }

    /// The day's totals.
    #[must_use]
    pub fn totals(&self, ledger: &Ledger) -> Totals {
        let mut totals = Totals::default();
        let mut whole = Span(0);
        for (_, entry) in self.contacts(ledger) {
            for interval in &entry.timeline.intervals {
                if let Some(total) = totals.phases.get_mut(interval.what as usize) {
                    *total = sum(*total, self.part(interval));
                }
            }
            if !entry.timeline.to().is_some_and(|to| self.holds(to)) {
                continue;
            }
            match entry.outcome() {
                Some(Outcome::Handled | Outcome::Transferred) => {
                    totals.handled += 1;
                    whole = sum(whole, entry.handling());
                }
                Some(Outcome::Missed | Outcome::Refused) => totals.missed += 1,
                Some(Outcome::NotReached) | None => {}
            }
        }
        totals.average = (totals.handled > 0).then(|| Span(whole.0 / i64::from(totals.handled.max(1))));
        for interval in &ledger.agent().intervals {
            let part = self.part(interval);
            match totals.states.iter_mut().find(|(what, _)| *what == interval.what) {
                Some((_, total)) => *total = sum(*total, part),
                None if part > Span(0) => totals.states.push((interval.what.clone(), part)),
                None => {}
            }
        }
        sort_by(&mut totals.states, |(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
        totals
    }
}

impl Entry {
    /// How long it was in a phase.
    #[must_use]
    pub fn time(&self, phase: Phase) -> Span {
        self.total(|what| what == phase)
    }

    /// How long the agent worked on it.
    #[must_use]
    pub fn handling(&self) -> Span {
        self.total(Phase::is_handling)
    }

    fn total(&self, counts: impl Fn(Phase) -> bool) -> Span {
        let counted = self.timeline.intervals.iter().filter(|interval| counts(interval.what));
        counted.fold(Span(0), |total, interval| sum(total, interval.to - interval.from))
    }
}

const fn sum(one: Span, other: Span) -> Span {
    Span(one.0.saturating_add(other.0))
}
