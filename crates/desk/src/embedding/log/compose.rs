//! Builds a log entry.

use crate::{
    activity::{Entry, Outcome, Phase},
    address::plain,
    embedding::{
        picture::{Times, channel, direction, disposition, stamp},
        shapes::{self, LogEntry},
    },
    model::Contact,
    session::cut,
};

/// The sources of an entry.
#[derive(Debug, Clone, Copy)]
pub struct LogFacts<'a> {
    /// Its key.
    pub key: &'a str,
    /// The desktop's id.
    pub desktop: &'a str,
    /// The desktop's contact.
    pub contact: &'a Contact,
    /// Its activity.
    pub entry: Option<&'a Entry>,
    /// The `ref` of the customer.
    pub customer: Option<&'a str>,
    /// The agent's note; may be empty.
    pub note: &'a str,
}

/// The maximum length of a logged note, in bytes of JSON; longer ones are cut. The rest of an entry fits into the message beside it.
const LONGEST_NOTE: usize = 48 * 1024;

/// An entry without a revision.
pub(super) fn compose(facts: &LogFacts<'_>, is_final: bool) -> LogEntry {
    let LogFacts { key, desktop, contact, entry, customer, note } = *facts;
    let text = |text: &Option<String>| text.as_deref().map(plain).filter(|text| !text.is_empty());
    let mut log = LogEntry {
        is_final,
        customer: customer.map(str::to_owned),
        direction: contact.direction.map(direction),
        address: text(&contact.customer.address),
        name: text(&contact.customer.name),
        queue: contact.queue.as_ref().map(|queue| queue.name().to_owned()),
        started_at: stamp(contact.started),
        disposition: disposition(&contact.work),
        ..LogEntry::new(key, desktop, contact.id.as_str(), channel(&contact.channel))
    };
    learn(&mut log, entry, Some(note));
    log
}

/// Adds activity and the note.
pub(super) fn learn(log: &mut LogEntry, entry: Option<&Entry>, note: Option<&str>) {
    if let Some(entry) = entry {
        let times = Times::of(entry);
        log.started_at = log.started_at.take().or_else(|| stamp(times.started));
        log.answered_at = stamp(times.answered).or_else(|| log.answered_at.take());
        log.ended_at = stamp(times.ended);
        log.talk_seconds = seconds(entry, Phase::Talk);
        log.hold_seconds = seconds(entry, Phase::Hold);
        log.wrap_up_seconds = seconds(entry, Phase::WrapUp);
        log.outcome = match entry.outcome() {
            Some(Outcome::Handled | Outcome::Transferred) => shapes::Outcome::Answered,
            Some(Outcome::Missed | Outcome::NotReached) => shapes::Outcome::Missed,
            Some(Outcome::Refused) => shapes::Outcome::Refused,
            None if times.answered.is_some() => shapes::Outcome::Answered,
            None => shapes::Outcome::Unknown,
        };
    }
    if let Some(note) = note {
        log.note = (!note.trim().is_empty()).then(|| fitting(note));
    }
}

fn seconds(entry: &Entry, phase: Phase) -> u64 {
    let intervals = entry.timeline.intervals.iter().filter(|interval| interval.what == phase);
    let millis: i64 = intervals.map(|interval| (interval.to - interval.from).0).sum();
    u64::try_from(millis / 1_000).unwrap_or_default()
}

/// The note, cut to fit.
fn fitting(note: &str) -> String {
    let mut room = LONGEST_NOTE;
    loop {
        let part = cut(note, room);
        let length = serde_json::to_string(part).map_or(0, |text| text.len());
        if length <= LONGEST_NOTE || room < 1024 {
            return part.to_owned();
        }
        room = room * LONGEST_NOTE / length;
    }
}
