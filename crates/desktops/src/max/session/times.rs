//! Converts MAX's stamps into our clock, the only one in the model. Without a stamp, the time is when we heard of it,
//! and needs no correction.

use crate::max::wire::Fields;
use deskpane_desk::clock::{Millis, Span, Stamp, VendorClocks};
use serde_json::Value;
use std::cmp::Ordering;

/// The stamp of a field; one with a time zone is preferred.
fn stamp_of(fields: &Fields<'_>, utc: &str, plain: &str) -> Option<Stamp> {
    let named = fields.time(utc).map(|at| Stamp { at, plain: false });
    named.or_else(|| fields.time(plain).map(|at| Stamp { at, plain: true }))
}

/// Which of two came first, if both are by one clock.
fn order(one: Stamp, other: Stamp) -> Option<Ordering> {
    (one.plain == other.plain).then(|| one.at.cmp(&other.at))
}

/// By a stamp alone, nothing is believed to ring longer than this.
const LONGEST_RING: Span = Span::seconds(60);

/// Stamps of one moment are reported within this time: when one call is answered and another is therefore held, both
/// happen at once.
const AT_ONCE: Span = Span::seconds(3);

/// The stamps of one contact, or of the agent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stamps {
    /// The last stamp of a change.
    last: Option<Stamp>,
    /// When that was first reported.
    heard: Option<Millis>,
    /// The last stamp, if it is of the present state.
    since: Option<Stamp>,
    started: Option<Stamp>,
}

impl Stamps {
    /// The event's change of state has no stamp of its own.
    pub(super) const fn unstamped(&mut self) {
        self.since = None;
    }
}

/// An event's times, by our clock.
#[derive(Debug, Clone, Copy)]
pub(super) struct EventTimes {
    /// Since when the contact or agent is in its state; `None` if the event has no stamp, or an old one, which is of
    /// an earlier change.
    pub(super) since: Option<Millis>,
    /// When it began.
    pub(super) started: Option<Millis>,
    /// Whether it reports a later change than known, or an earlier one; `None` if the stamps do not say.
    pub(super) order: Option<Ordering>,
    before: Stamps,
    pub(super) after: Stamps,
}

/// MAX's clocks, and its stamps of the agent.
#[derive(Debug, Default)]
pub(super) struct Times {
    clocks: VendorClocks,
    agent: Stamps,
}

impl Times {
    /// With the clocks from the snapshot.
    pub(super) fn read(kept: Option<&str>) -> Self {
        let kept: Value = kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default();
        Self { clocks: VendorClocks::read(&kept), ..Self::default() }
    }

    /// The snapshot of the clocks.
    pub(super) fn keep(&self) -> Value {
        self.clocks.keep()
    }

    /// The stamps of the agent.
    pub(super) const fn agent_stamps(&self) -> Stamps {
        self.agent
    }

    /// Start and state change, by our clock as currently known.
    pub(super) fn of(&self, stamps: Stamps, now: Millis) -> (Option<Millis>, Option<Millis>) {
        let ours = |stamp: Option<Stamp>| stamp.map(|stamp| self.clocks.ours(stamp, now));
        (ours(stamps.since), ours(stamps.started))
    }

    pub(super) const fn put_agent(&mut self, stamps: Stamps) {
        self.agent = stamps;
    }

    /// What an event about a contact says of times.
    pub(super) fn contact(&self, before: Stamps, fields: &Fields<'_>, now: Millis) -> EventTimes {
        let since = stamp_of(fields, "LastStateChangeTimeUTC", "LastStateChangeTime");
        let started = stamp_of(fields, "StartTimeUTC", "StartTime");
        self.event(before, since, started, now)
    }

    /// What an event about the agent says of times.
    pub(super) fn agent(&self, since: Option<Millis>, now: Millis) -> EventTimes {
        let since = since.map(|at| Stamp { at, plain: false });
        self.event(self.agent, since, None, now)
    }

    fn event(&self, before: Stamps, since: Option<Stamp>, started: Option<Stamp>, now: Millis) -> EventTimes {
        let told = |stamp: &Stamp| before.last == Some(*stamp);
        let at_once = before.heard.is_some_and(|heard| now - heard < AT_ONCE);
        let moved = since.filter(|stamp| !told(stamp) || at_once);
        let heard = if since.is_none_or(|stamp| told(&stamp)) { before.heard } else { Some(now) };
        let ours = |stamp: Option<Stamp>| stamp.map(|stamp| self.clocks.ours(stamp, now));
        let after = Stamps {
            last: since.or(before.last),
            heard,
            since: moved.or(before.since),
            started: started.or(before.started),
        };
        let against = |stamp: Option<Stamp>, last: Option<Stamp>| order(stamp?, last?);
        let order = against(since, before.last).or_else(|| against(started, before.started));
        EventTimes { since: ours(moved), started: ours(started), order, before, after }
    }

    /// The times of an ended contact that starts again: its earlier stamps are used for the order only.
    pub(super) fn again(&self, over: Stamps, fields: &Fields<'_>, now: Millis) -> EventTimes {
        let EventTimes { order, before, .. } = self.contact(over, fields, now);
        EventTimes { order, before, ..self.contact(Stamps::default(), fields, now) }
    }

    /// The times of a contact whose first event says that it rings. Before MAX's clock is known, a call that seems to
    /// have rung for long rings since its first event: those minutes are only the difference of two clocks.
    pub(super) fn ringing(&self, times: EventTimes, now: Millis) -> EventTimes {
        let unknown = times.after.since.is_some_and(|stamp| !self.clocks.is_known(stamp));
        match times.since.filter(|since| unknown && now - *since > LONGEST_RING) {
            None => times,
            Some(since) => {
                let started = times.started.map(|started| (started + (now - since)).min(now));
                EventTimes { since: Some(now), started, ..times }
            }
        }
    }

    /// Learns from one event. `live` says that its change happened just now.
    pub(super) fn learn(&mut self, times: EventTimes, live: bool, now: Millis) -> bool {
        let EventTimes { before, after, .. } = times;
        let moved = before.last != after.last;
        let mut changed = false;
        for (stamp, happened) in [(after.since, live && moved), (after.started, false)] {
            let Some(stamp) = stamp else { continue };
            let clocks = &mut self.clocks;
            changed |= if happened { clocks.happened(stamp, now) } else { clocks.stamped(stamp, now) };
        }
        changed
    }
}
