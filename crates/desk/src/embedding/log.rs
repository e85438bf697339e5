//! What is logged in the CRM, and when: when an interaction is answered, when note, disposition or customer change after
//! its end, and finally after wrap-up.

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

/// Changes after the end are collected for this long and logged as one entry.
const PAUSE: Span = Span::seconds(3);
/// The maximum number of interactions remembered; final ones leave first, the oldest before the others.
const MOST: usize = 300;

/// The last logged state of each interaction.
#[derive(Debug, Default)]
pub struct LogBook {
    known: LiteMap<String, Known>,
    /// [`Self::kept`] would return something new.
    is_dirty: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    /// The entry, without its note.
    last: LogEntry,
    /// A hash of the logged note.
    note: u64,
    /// When the next entry is due.
    #[serde(skip)]
    due: Option<Millis>,
}

impl LogBook {
    /// Starts with the text of [`Self::kept`] from before a reload.
    #[must_use]
    pub fn new(kept: Option<&str>) -> Self {
        let known: Vec<Known> = kept.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let mut book = Self::default();
        // One by one: `collect` would pull in another sort implementation.
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

    /// The text to keep until the page is closed, also across reloads; it replaces the previous one. `None` if that
    /// is still current. It contains no notes.
    pub fn kept(&mut self) -> Option<String> {
        let is_dirty = std::mem::take(&mut self.is_dirty);
        is_dirty.then(|| serde_json::to_string(&self.known.values().collect::<Vec<_>>()).unwrap_or_default())
    }

    /// Call it when an interaction's contact, customer or note may have changed. Returns the entry to log, if one is due.
    pub fn consider(&mut self, facts: &LogFacts<'_>, now: Millis) -> Option<LogEntry> {
        let id = facts.contact.id.as_str();
        let is_over = facts.contact.state == ContactState::Ended;
        let is_after = is_over || facts.contact.state == ContactState::WrapUp;
        let entry = compose(facts, is_over);
        let note = fingerprint(entry.note.as_deref());
        let Some(known) = self.known.get_mut(id) else {
            // Interactions that never reached this agent, or whose outcome is unknown, are not logged.
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
            // Typing changes the note letter by letter.
            let due = *known.due.get_or_insert(now + PAUSE);
            if now < due && due - now <= PAUSE {
                return None;
            }
        }
        Some(self.log(entry, note, now))
    }

    /// The interactions to call [`Self::consider`] for.
    pub fn due(&self, now: Millis) -> Vec<ContactId> {
        let due = self.known.values().filter(|known| known.due.is_some_and(|due| due <= now));
        due.filter_map(|known| ContactId::new(&known.last.interaction)).collect()
    }

    /// When to call [`Self::due`].
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        self.known.values().filter_map(|known| known.due).min()
    }

    /// The logged interactions without a final entry.
    pub fn unfinished(&self) -> Vec<ContactId> {
        let unfinished = self.known.values().filter(|known| !known.last.is_final);
        unfinished.filter_map(|known| ContactId::new(&known.last.interaction)).collect()
    }

    /// An unfinished interaction is gone and its end was not seen, for example because the page was closed. Returns its final entry, from
    /// its last state and the current activity and note.
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

    /// An interaction's id has changed, and with it its key.
    pub fn renamed(&mut self, from: &ContactId, to: &ContactId, key: &str) {
        let Some(mut known) = self.known.remove(from.as_str()) else { return };
        to.as_str().clone_into(&mut known.last.interaction);
        key.clone_into(&mut known.last.key);
        self.known.entry(to.to_string()).or_insert(known);
        self.is_dirty = true;
    }

    fn log(&mut self, entry: LogEntry, note: u64, now: Millis) -> LogEntry {
        let before = self.known.get(&entry.interaction).map_or(0, |known| known.last.revision);
        // The time increases across all tabs and loads of the panel, without stored state.
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

/// Whether anything besides times and durations differs.
fn differs(one: &LogEntry, other: &LogEntry) -> bool {
    (&one.customer, &one.disposition, one.outcome) != (&other.customer, &other.disposition, other.outcome)
}

/// A hash of a note (FNV-1a).
fn fingerprint(text: Option<&str>) -> u64 {
    let bytes = text.unwrap_or_default().bytes();
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests;
