//! A day and its totals. The browser says when its days begin: zones and summer time are its business.

use super::{AgentTime, Entry, Interval, Ledger, Outcome, Phase, ledger::sort_by_start};
use crate::{
    clock::{Millis, Span},
    sorting::sort_by,
};

/// From one midnight of the agent's to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Its first moment.
    pub from: Millis,
    /// The first moment of the next.
    pub to: Millis,
}

/// A state of the agent's, and how long they were in it.
pub type StateTime = (AgentTime, Span);

/// What a day comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Contacts handled that ended on this day, those handed on included.
    pub handled: u32,
    /// Contacts that rang and were not taken.
    pub missed: u32,
    /// The time with contacts in each phase, in the order of [`Phase::ALL`]. Of a contact over midnight, each day has
    /// its part.
    pub phases: [Span; 6],
    /// The whole time of handling a contact, on average of those handled.
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
    /// The part of a stretch that lies in this day.
    #[must_use]
    pub fn part<S>(&self, interval: &Interval<S>) -> Span {
        Span((interval.to.min(self.to) - interval.from.max(self.from)).0.max(0))
    }

    /// Whether a moment lies in it.
    #[must_use]
    pub fn holds(&self, at: Millis) -> bool {
        (self.from..self.to).contains(&at)
    }

    /// The contacts of which something happened on this day, the newest first.
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

    /// What the day comes to.
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
