//! The export files: CSV for a spreadsheet, and everything as JSON. `docs/activity.md` describes both.

use super::{
    Day, Entry, Ledger, Phase,
    kept::{channel_name, direction_name},
};
use crate::clock::{Millis, Span};
use serde_json::{Value, json};

/// Returns by how many minutes local time is ahead of UTC at a given time.
type Offset<'a> = &'a dyn Fn(Millis) -> i32;

const COLUMNS: [&str; 16] = [
    "id",
    "started",
    "ended",
    "customer",
    "address",
    "channel",
    "direction",
    "skill",
    "disposition",
    "outcome",
    "ringing_seconds",
    "dialing_seconds",
    "talk_seconds",
    "hold_seconds",
    "wrap_up_seconds",
    "waiting_seconds",
];

/// The contacts of a day as comma-separated values (RFC 4180), the oldest first.
#[must_use]
pub fn csv(ledger: &Ledger, day: Day, offset: Offset<'_>) -> String {
    // Without a byte order mark, some spreadsheets assume another encoding.
    let mut text = format!("\u{feff}{}\r\n", COLUMNS.join(","));
    for (_, entry) in day.contacts(ledger).into_iter().rev() {
        let mut cells = vec![
            entry.id.clone(),
            entry.timeline.from().map(|at| iso(at, offset)).unwrap_or_default(),
            ended(entry).map(|at| iso(at, offset)).unwrap_or_default(),
            entry.name.clone(),
            entry.address.clone(),
            channel_name(&entry.channel),
            direction_name(entry.direction).to_owned(),
            entry.skill.clone(),
            entry.disposition.clone(),
            entry.outcome().map(|outcome| outcome.name().to_owned()).unwrap_or_default(),
        ];
        cells.extend(Phase::ALL.map(|phase| seconds(entry.time(phase)).to_string()));
        let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell. One that a spreadsheet would read as a formula is prefixed with an apostrophe.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// A day as JSON: its totals, the agent's states and the contacts.
#[must_use]
pub fn json(ledger: &Ledger, day: Day, desktop: &str, offset: Offset<'_>) -> String {
    let at = |at: Millis| iso(at, offset);
    let states = ledger.agent().intervals.iter().filter(|interval| day.part(interval) > Span(0));
    let states: Vec<Value> = states
        .map(|interval| {
            json!({
                "state": interval.what.state.name(),
                "reason": interval.what.reason,
                "from": at(interval.from.max(day.from)),
                "to": at(interval.to.min(day.to)),
                "seconds": seconds(day.part(interval)),
            })
        })
        .collect();
    let contacts: Vec<Value> = day
        .contacts(ledger)
        .into_iter()
        .rev()
        .map(|(_, entry)| {
            let spans = entry.timeline.intervals.iter();
            let spans: Vec<Value> = spans
                .map(|one| json!({"phase": one.what.name(), "from": at(one.from), "to": at(one.to), "seconds": seconds(one.to - one.from)}))
                .collect();
            json!({
                "id": entry.id,
                "channel": channel_name(&entry.channel),
                "direction": direction_name(entry.direction),
                "customer": entry.name,
                "address": entry.address,
                "skill": entry.skill,
                "disposition": entry.disposition,
                "outcome": entry.outcome().map(super::Outcome::name),
                "spans": spans,
            })
        })
        .collect();
    let totals = day.totals(ledger);
    // Inserted one by one: `collect` would add a sort implementation, 7 KB.
    let mut phases = serde_json::Map::new();
    for phase in Phase::ALL {
        phases.insert(phase.name().to_owned(), seconds(totals.phase(phase)).into());
    }
    let whole = json!({
        "format": "deskpane-activity",
        "version": 1,
        "desktop": desktop,
        "from": at(day.from),
        "to": at(day.to),
        "totals": {
            "handled": totals.handled,
            "missed": totals.missed,
            "averageHandleSeconds": totals.average.map(seconds),
            "seconds": phases,
        },
        "agent": states,
        "contacts": contacts,
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

/// When it ended; `None` while it goes on, or if its end was not observed.
fn ended(entry: &Entry) -> Option<Millis> {
    entry.timeline.to().filter(|_| entry.outcome().is_some())
}

const fn seconds(span: Span) -> i64 {
    span.0.saturating_add(500) / 1_000
}

/// ISO 8601 in local time, with its offset.
fn iso(at: Millis, offset: Offset<'_>) -> String {
    let minutes = offset(at).clamp(-1_439, 1_439);
    let local = (at + Span(i64::from(minutes) * 60_000)).stamp();
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    format!("{}{sign}{hours:02}:{rest:02}", local.trim_end_matches('Z'))
}
