//! What is logged of an interaction in the CRM, and when: when it is answered, when note, disposition or customer change after
//! it ended, and finally after wrap-up.

mod compose;

pub use compose::LogFacts;

use super::shapes::LogEntry;
use crate::{
    activity::Entry,
    clock::{Millis, Span},
    model::{ContactId, ContactState},
};
use compose::{compose, learn};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};

/// What changes after the end is logged so long after the first change, all of it as one.
const PAUSE: Span = Span::seconds(3);
/// The most interactions that are remembered; those that are final go first, the oldest before the others.
const MOST: usize = 300;

/// What was logged last of each interaction.
#[derive(Debug, Default)]
pub struct LogBook {
    known: LiteMap<String, Known>,
    /// Something has changed that is not in [`Self::kept`] yet.
    is_dirty: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    /// Without its note.
    last: LogEntry,
    /// Tells the note that was logged from others.
    note: u64,
    /// When the next entry is due.
    #[serde(skip)]
    due: Option<Millis>,
}

impl LogBook {
    /// With what [`Self::kept`] gave to an earlier life of the page.
    #[must_use]
    pub fn new(kept: Option<&str>) -> Self {
        let known: Vec<Known> = kept.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let mut book = Self::default();
        // One by one: to collect them brings a way to sort of its own.
        for one in known {
            book.known.insert(one.last.interaction.clone(), one);
        }
        book
    }

    /// Whether nothing was logged.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// What is to be kept until the page is closed, over reloads of it, in place of what was kept before; `None` where that
    /// is still right. Notes are not in it.
    pub fn kept(&mut self) -> Option<String> {
        let is_dirty = std::mem::take(&mut self.is_dirty);
        is_dirty.then(|| serde_json::to_string(&self.known.values().collect::<Vec<_>>()).unwrap_or_default())
    }

    /// Something may have changed of an interaction: its contact, its customer, its note. The entry to log, if one is due.
    pub fn consider(&mut self, facts: &LogFacts<'_>, now: Millis) -> Option<LogEntry> {
        let id = facts.contact.id.as_str();
        let is_over = facts.contact.state == ContactState::Ended;
        let is_after = is_over || facts.contact.state == ContactState::WrapUp;
        let entry = compose(facts, is_over);
        let note = fingerprint(entry.note.as_deref());
        let Some(known) = self.known.get_mut(id) else {
            // One that never came to this agent, or of which nobody knows what became, is none of theirs.
            let begins =
                entry.answered_at.is_some() || (is_over && facts.entry.is_some_and(|own| own.outcome().is_some()));
            return begins.then(|| self.log(entry, note, now));
        };
        let ends = is_over && (!known.last.is_final || known.last.ended_at != entry.ended_at);
        let is_news = is_after && (known.note != note || differs(&known.last, &entry));
        if !ends {
            if !is_news {
                known.due = None;
                return None;
            }
            // What is typed comes letter by letter.
            let due = *known.due.get_or_insert(now + PAUSE);
            if now < due && due - now <= PAUSE {
                return None;
            }
        }
        Some(self.log(entry, note, now))
    }

    /// The interactions that [`Self::consider`] is to be called for.
    pub fn due(&self, now: Millis) -> Vec<ContactId> {
        let due = self.known.values().filter(|known| known.due.is_some_and(|due| due <= now));
        due.filter_map(|known| ContactId::new(&known.last.interaction)).collect()
    }

    /// When [`Self::due`] is wanted.
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        self.known.values().filter_map(|known| known.due).min()
    }

    /// The interactions that were logged and have no final entry.
    pub fn unfinished(&self) -> Vec<ContactId> {
        let unfinished = self.known.values().filter(|known| !known.last.is_final);
        unfinished.filter_map(|known| ContactId::new(&known.last.interaction)).collect()
    }

    /// An unfinished interaction is not there any more, and nobody saw it end: the page was closed, say. Its final entry, by
    /// what was known of it, with what activity and the note say now.
    pub fn finish(
        &mut self,
        id: &ContactId,
        entry: Option<&Entry>,
        note: Option<&str>,
        now: Millis,
    ) -> Option<LogEntry> {
        let known = self.known.get(id.as_str()).filter(|known| !known.last.is_final)?;
        let mut last = LogEntry { is_final: true, ..known.last.clone() };
        learn(&mut last, entry, note);
        let note = fingerprint(last.note.as_deref());
        Some(self.log(last, note, now))
    }

    /// An interaction goes by another id, and by another key with it.
    pub fn renamed(&mut self, from: &ContactId, to: &ContactId, key: &str) {
        let Some(mut known) = self.known.remove(from.as_str()) else { return };
        to.as_str().clone_into(&mut known.last.interaction);
        key.clone_into(&mut known.last.key);
        self.known.entry(to.to_string()).or_insert(known);
        self.is_dirty = true;
    }

    fn log(&mut self, entry: LogEntry, note: u64, now: Millis) -> LogEntry {
        let before = self.known.get(&entry.interaction).map_or(0, |known| known.last.revision);
        // The time rises over all tabs and lives of the panel, and nobody has to remember where it stood.
        let revision = u64::try_from(now.0).unwrap_or(0).max(before + 1);
        let entry = LogEntry { revision, ..entry };
        let last = LogEntry { note: None, ..entry.clone() };
        self.known.insert(entry.interaction.clone(), Known { last, note, due: None });
        self.is_dirty = true;
        while self.known.len() > MOST {
            let first = self.known.values().min_by_key(|known| (!known.last.is_final, known.last.revision));
            let Some(id) = first.map(|known| known.last.interaction.clone()) else { break };
            self.known.remove(&id);
        }
        entry
    }
}

/// Whether something else stands in it than times and durations, which go on by themselves.
fn differs(one: &LogEntry, other: &LogEntry) -> bool {
    (&one.customer, &one.disposition, one.outcome) != (&other.customer, &other.disposition, other.outcome)
}

/// Tells one note from another (FNV-1a).
fn fingerprint(text: Option<&str>) -> u64 {
    let bytes = text.unwrap_or_default().bytes();
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests;
