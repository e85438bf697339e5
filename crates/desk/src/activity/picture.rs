//! The chart of a day: a band of the agent's states, and below it the contacts in rows, side by side if they
//! overlap. Positions are fractions of the width, from 0 to 1.

use super::{AgentKind, Day, Ledger, Phase};
use crate::clock::{Millis, Span};

/// The maximum number of contact rows; further simultaneous contacts share the last.
const MOST_ROWS: usize = 5;
/// A contact narrower than this is one bar.
const NARROW: f64 = 0.004;
const HOUR: i64 = 3_600_000;
/// The maximum number of hour marks.
const MOST_HOURS: i64 = 8;

/// What a bar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The agent was ready.
    Ready,
    /// The agent was busy.
    Busy,
    /// The agent was wrapping up.
    After,
    /// The agent was away.
    Away,
    /// The agent was in another state.
    Other,
    /// A contact's phase.
    Contact(Phase),
}

impl Look {
    /// The kind of an agent's state.
    #[must_use]
    pub const fn of(state: &AgentKind) -> Self {
        match state {
            AgentKind::Available | AgentKind::LoggedIn => Self::Ready,
            AgentKind::OnContact => Self::Busy,
            AgentKind::WrapUp => Self::After,
            AgentKind::Unavailable => Self::Away,
            AgentKind::Dialer | AgentKind::Other(_) => Self::Other,
        }
    }

    /// Its name in style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Busy => "busy",
            Self::After => "after",
            Self::Away => "away",
            Self::Other => "other",
            Self::Contact(phase) => phase.name(),
        }
    }
}

/// A bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The row; 0 is the agent's.
    pub row: usize,
    /// Its start.
    pub at: f64,
    /// Its width.
    pub width: f64,
    /// What it shows.
    pub look: Look,
}

/// The chart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Picture {
    /// The number of contact rows.
    pub rows: usize,
    /// The bars.
    pub bars: Vec<Bar>,
    /// Full hours with their positions.
    pub hours: Vec<(f64, Millis)>,
}

/// Computes the chart of a day, from the hour of the first activity to the hour of the last.
#[must_use]
pub fn picture(ledger: &Ledger, day: Day) -> Picture {
    let contacts = day.contacts(ledger);
    let agent = ledger.agent().intervals.iter().filter(|interval| day.part(interval) > Span(0));
    let ends = agent.clone().map(|interval| (interval.from, interval.to));
    let ends =
        ends.chain(contacts.iter().filter_map(|(_, entry)| Some((entry.timeline.from()?, entry.timeline.to()?))));
    let Some((first, last)) = ends.reduce(|(from, to), (other, until)| (from.min(other), to.max(until))) else {
        return Picture::default();
    };
    let after = |at: Millis| (at.max(day.from).min(day.to) - day.from).0;
    let from = day.from + Span(after(first) / HOUR * HOUR);
    let to = day.from + Span((after(last) / HOUR + 1) * HOUR);
    let whole = (to - from).0.max(1);
    #[allow(clippy::cast_precision_loss, reason = "a day has fewer milliseconds than a float has whole numbers")]
    let place = |at: Millis| ((at - from).0 as f64 / whole as f64).clamp(0.0, 1.0);

    let mut bars: Vec<Bar> = Vec::new();
    let mut add = |row: usize, begin: Millis, end: Millis, look: Look| {
        let (at, end) = (place(begin), place(end));
        if end > at {
            bars.push(Bar { row, at, width: end - at, look });
        }
    };
    for interval in agent {
        add(0, interval.from, interval.to, Look::of(&interval.what.state));
    }
    let mut free = [f64::MIN; MOST_ROWS];
    let mut rows = 0;
    for (_, entry) in contacts.iter().rev() {
        let (Some(begin), Some(end)) = (entry.timeline.from(), entry.timeline.to()) else { continue };
        let row = free.iter().position(|free| *free <= place(begin)).unwrap_or(MOST_ROWS - 1);
        if let Some(free) = free.get_mut(row) {
            *free = free.max(place(end));
        }
        rows = rows.max(row + 1);
        if place(end) - place(begin) < NARROW {
            let longest = entry.timeline.intervals.iter().max_by_key(|interval| interval.to - interval.from);
            add(row + 1, begin, end, Look::Contact(longest.map_or(Phase::Talk, |interval| interval.what)));
        } else {
            for interval in &entry.timeline.intervals {
                add(row + 1, interval.from, interval.to, Look::Contact(interval.what));
            }
        }
    }
    let step = (whole / HOUR / MOST_HOURS + 1) * HOUR;
    let marks = (0..=MOST_HOURS).map(|mark| from + Span(mark * step)).take_while(|at| *at < to);
    let hours = marks.map(|at| (place(at), at)).collect();
    Picture { rows, bars, hours }
}
