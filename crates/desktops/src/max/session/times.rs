//! When things began, by our clock, from MAX's stamps. The model knows our clock only; this is the one place where
//! MAX's times become ours. What MAX does not stamp was begun when it was heard of, and needs no correction.
//!
//! A field named for UTC and one without a zone may be off by different amounts: each kind has a clock of its own.

use crate::max::wire::Fields;
use deskpane_desk::clock::{Millis, VendorClock};
use serde_json::{Value, json};
use std::cmp::Ordering;

/// A time as MAX wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    at: Millis,
    plain: bool,
}

impl Stamp {
    /// Which of two came first, where both are by one clock.
    fn order(self, other: Self) -> Option<Ordering> {
        (self.plain == other.plain).then(|| self.at.cmp(&other.at))
    }

    /// The stamp of a field, from the one that names its zone if it is there.
    fn of(fields: &Fields<'_>, utc: &str, plain: &str) -> Option<Self> {
        let named = fields.time(utc).map(|at| Self { at, plain: false });
        named.or_else(|| fields.time(plain).map(|at| Self { at, plain: true }))
    }
}

/// What MAX has stamped of one contact, or of the agent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stamps {
    /// The last stamp of a change.
    last: Option<Stamp>,
    /// The same, where it is of the present state.
    since: Option<Stamp>,
    started: Option<Stamp>,
}

impl Stamps {
    /// The change of state the event is about bears no stamp of its own.
    pub(super) const fn unstamped(&mut self) {
        self.since = None;
    }
}

/// What an event says of times, by our clock.
#[derive(Debug, Clone, Copy)]
pub(super) struct EventTimes {
    /// Since when the contact or the agent is in its state; `None` where the event bears no stamp, or an old one, which
    /// tells of an earlier change.
    pub(super) since: Option<Millis>,
    /// When it began.
    pub(super) started: Option<Millis>,
    /// Whether it tells of a later change than what was told before, or of an earlier one; `None` where the stamps do not
    /// say.
    pub(super) order: Option<Ordering>,
    before: Stamps,
    pub(super) after: Stamps,
}

/// MAX's clocks, and its stamps of the agent.
#[derive(Debug, Default)]
pub(super) struct Times {
    utc: VendorClock,
    plain: VendorClock,
    agent: Stamps,
}

impl Times {
    /// With the clocks as an earlier life of the page had kept them.
    pub(super) fn read(kept: Option<&str>) -> Self {
        let kept: Value = kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default();
        let clock = |name: &str| kept.get(name).map(VendorClock::read).unwrap_or_default();
        Self { utc: clock("utc"), plain: clock("plain"), ..Self::default() }
    }

    /// What is kept for the page's next life.
    pub(super) fn keep(&self) -> Value {
        json!({"utc": self.utc.keep(), "plain": self.plain.keep()})
    }

    /// What MAX has stamped of the agent.
    pub(super) const fn agent_stamps(&self) -> Stamps {
        self.agent
    }

    /// Since when and from when on, by our clock as it is known now.
    pub(super) fn of(&self, stamps: Stamps, now: Millis) -> (Option<Millis>, Option<Millis>) {
        let ours = |stamp: Option<Stamp>| stamp.map(|stamp| self.ours(stamp, now));
        (ours(stamps.since), ours(stamps.started))
    }

    pub(super) const fn put_agent(&mut self, stamps: Stamps) {
        self.agent = stamps;
    }

    /// What an event about a contact says of times.
    pub(super) fn contact(&self, before: Stamps, fields: &Fields<'_>, now: Millis) -> EventTimes {
        let since = Stamp::of(fields, "LastStateChangeTimeUTC", "LastStateChangeTime");
        let started = Stamp::of(fields, "StartTimeUTC", "StartTime");
        self.event(before, since, started, now)
    }

    /// What an event about the agent says of times.
    pub(super) fn agent(&self, since: Option<Millis>, now: Millis) -> EventTimes {
        let since = since.map(|at| Stamp { at, plain: false });
        self.event(self.agent, since, None, now)
    }

    fn event(&self, before: Stamps, since: Option<Stamp>, started: Option<Stamp>, now: Millis) -> EventTimes {
        let moved = since.filter(|stamp| before.last != Some(*stamp));
        let ours = |stamp: Option<Stamp>| stamp.map(|stamp| self.ours(stamp, now));
        let after =
            Stamps { last: since.or(before.last), since: moved.or(before.since), started: started.or(before.started) };
        let against = |stamp: Option<Stamp>, last: Option<Stamp>| stamp?.order(last?);
        let order = against(since, before.last).or_else(|| against(started, before.started));
        EventTimes { since: ours(moved), started: ours(started), order, before, after }
    }

    /// A stamp by our clock.
    fn ours(&self, stamp: Stamp, now: Millis) -> Millis {
        let clock = if stamp.plain { &self.plain } else { &self.utc };
        clock.ours(stamp.at, now)
    }

    /// Learns from one event. `live` says that the state changed just now, and was another before.
    pub(super) fn learn(&mut self, times: EventTimes, live: bool, now: Millis) -> bool {
        let EventTimes { before, after, .. } = times;
        let moved = before.last.is_some() && before.last != after.last;
        let mut changed = false;
        for (stamp, happened) in [(after.since, live && moved), (after.started, false)] {
            let Some(Stamp { at, plain }) = stamp else { continue };
            let clock = if plain { &mut self.plain } else { &mut self.utc };
            changed |= if happened { clock.happened(at, now) } else { clock.stamped(at, now) };
        }
        changed
    }
}
