//! The stored form of activity: one text for each UTC day on which something began, so that a long history costs
//! nothing when today is written.

use super::{
    AgentKind, AgentTime, Entry, Phase,
    ledger::{Ledger, MOST_STATES, sort_by_start},
    short, timeline,
    timeline::Interval,
    timeline::Timeline,
};
use crate::{
    clock::{Millis, Span},
    model::{Channel, Direction},
};
use serde_json::{Value, json};

/// The prefix of activity's storage keys.
pub const KEY_PREFIX: &str = "deskpane/activity/";

const DAY_MILLIS: i64 = 86_400_000;
const REFUSED: u64 = 1;
const TRANSFERRED: u64 = 2;
const OVER: u64 = 4;
const RUNNING: u64 = 8;

/// The storage key of a day.
#[must_use]
pub fn storage_key(desktop: &str, day: i64) -> String {
    format!("{KEY_PREFIX}{desktop}/{day}")
}

/// The day of a storage key; `None` if the key is another desktop's or not ours.
#[must_use]
pub fn shard_of(desktop: &str, key: &str) -> Option<i64> {
    key.strip_prefix(KEY_PREFIX)?.strip_prefix(desktop)?.strip_prefix('/')?.parse().ok()
}

impl Ledger {
    /// The stored text of a day; `None` if there is nothing.
    #[must_use]
    pub fn text(&self, day: i64) -> Option<String> {
        let timeline = self.agent();
        let agent: Vec<Value> =
            timeline.intervals.iter().filter(|one| one.from.utc_day() == day).map(agent_value).collect();
        let running = timeline.running && timeline.intervals.last().is_some_and(|last| last.from.utc_day() == day);
        let here = |entry: &Entry| entry.timeline.from().is_some_and(|from| from.utc_day() == day);
        let mut entries: Vec<_> = self.entries().filter(|(_, entry)| here(entry)).collect();
        sort_by_start(&mut entries);
        let contacts: Vec<Value> = entries.into_iter().map(|(_, entry)| entry_value(entry)).collect();
        if agent.is_empty() && contacts.is_empty() {
            return None;
        }
        Some(json!({"v": 1, "agent": agent, "running": running, "contacts": contacts}).to_string())
    }

    /// Reads stored text. Unreadable parts are skipped.
    pub fn read(&mut self, text: &str) {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let list = |name: &str| value.get(name).and_then(Value::as_array).into_iter().flatten();
        let intervals = list("agent").filter_map(read_agent).take(MOST_STATES).collect();
        let running = value.get("running").and_then(Value::as_bool).unwrap_or_default();
        let read: Vec<_> = list("contacts").filter_map(read_entry).collect();
        let mut entries: Vec<_> = (0..).zip(&read).collect();
        sort_by_start(&mut entries);
        let entries = entries.into_iter().map(|(_, entry)| entry.clone()).collect();
        self.merge(&Timeline::kept(intervals, running, MOST_STATES), entries);
    }
}

fn agent_value(interval: &Interval<AgentTime>) -> Value {
    let AgentTime { state, reason } = &interval.what;
    json!([state.name(), reason, interval.from, (interval.to - interval.from).0])
}

fn read_agent(value: &Value) -> Option<Interval<AgentTime>> {
    let what = AgentTime { state: AgentKind::parse(&text(value, 0)?), reason: text(value, 1)? };
    interval(what, value.get(2)?, value.get(3)?)
}

fn interval<S>(what: S, from: &Value, length: &Value) -> Option<Interval<S>> {
    let from = Millis(from.as_i64()?);
    let length = length.as_i64().filter(|length| (0..=400 * DAY_MILLIS).contains(length))?;
    Some(Interval { what, from, to: from + Span(length) })
}

fn entry_value(entry: &Entry) -> Value {
    let flag = |on: bool, flag: u64| if on { flag } else { 0 };
    let flags = flag(entry.refused, REFUSED)
        | flag(entry.transferred, TRANSFERRED)
        | flag(entry.over, OVER)
        | flag(entry.timeline.running, RUNNING);
    let intervals: Vec<Value> =
        entry.timeline.intervals.iter().map(|one| json!([one.what.name(), one.from, (one.to - one.from).0])).collect();
    json!([
        entry.id,
        channel_name(&entry.channel),
        direction_name(entry.direction),
        entry.name,
        entry.address,
        entry.skill,
        entry.disposition,
        flags,
        intervals,
    ])
}

fn read_entry(value: &Value) -> Option<Entry> {
    let flags = value.get(7)?.as_u64()?;
    let read = |one: &Value| {
        let phase = Phase::ALL.into_iter().find(|phase| one.get(0).and_then(Value::as_str) == Some(phase.name()))?;
        interval(phase, one.get(1)?, one.get(2)?)
    };
    let intervals: Vec<_> = value.get(8)?.as_array()?.iter().filter_map(read).take(timeline::MOST).collect();
    if intervals.is_empty() {
        return None;
    }
    Some(Entry {
        id: text(value, 0)?,
        channel: channel(value.get(1)?.as_str()?),
        direction: match text(value, 2)?.as_str() {
            "inbound" => Some(Direction::Inbound),
            "outbound" => Some(Direction::Outbound),
            _ => None,
        },
        name: text(value, 3)?,
        address: text(value, 4)?,
        skill: text(value, 5)?,
        disposition: text(value, 6)?,
        timeline: Timeline::kept(intervals, flags & RUNNING != 0, timeline::MOST),
        refused: flags & REFUSED != 0,
        transferred: flags & TRANSFERRED != 0,
        over: flags & OVER != 0,
    })
}

fn text(value: &Value, at: usize) -> Option<String> {
    value.get(at)?.as_str().map(short)
}

/// A channel's name in storage and exports.
pub(super) fn channel_name(channel: &Channel) -> String {
    match channel {
        Channel::Digital(Some(name)) => Channel::Digital(Some(short(name))).id().into_owned(),
        other => other.id().into_owned(),
    }
}

/// An unknown one becomes a digital channel without a name: its time still counts.
fn channel(id: &str) -> Channel {
    match Channel::from_id(id) {
        Some(Channel::Digital(Some(name))) => Channel::Digital(Some(short(&name))),
        known => known.unwrap_or(Channel::Digital(None)),
    }
}

/// A direction's name in storage and exports; empty if unknown.
pub(super) const fn direction_name(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Inbound) => "inbound",
        Some(Direction::Outbound) => "outbound",
        None => "",
    }
}
