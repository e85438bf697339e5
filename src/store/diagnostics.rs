//! What an integrator needs to see: counts of received messages, and the latest entries. Bounded, and shown up to a
//! second late instead of with every message.

use crate::leptos_workarounds::long_lived_signal::LongLivedSignal;
use deskpane_desk::{
    clock::Millis,
    session::{Note, NoteKind},
};
use leptos::prelude::*;
use std::collections::VecDeque;

/// How many entries are kept.
const KEPT: usize = 200;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// A message from the expected window and an allowed origin.
    Received,
    /// A message of an unknown kind.
    Unknown,
    /// A message that violates the protocol.
    Malformed,
    /// A message of another protocol.
    Foreign,
    /// From the desktop's window at an origin that is not on the list.
    WrongOrigin,
    /// From another window.
    WrongWindow,
    /// An event that the agent does not see.
    Event,
    /// A problem of the configuration.
    Configuration,
}

impl Fact {
    /// The kinds that are shown as counts, in order.
    pub(crate) const COUNTED: [Self; 6] =
        [Self::Received, Self::Unknown, Self::Malformed, Self::Foreign, Self::WrongOrigin, Self::WrongWindow];
}

/// One line of the list.
pub(crate) struct Entry {
    pub(crate) fact: Fact,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) at: Millis,
    /// How often it came in a row.
    pub(crate) times: u32,
}

/// Counts and entries.
#[derive(Default)]
pub(crate) struct Record {
    /// In the order of [`Fact::COUNTED`].
    pub(crate) counts: [u64; 6],
    /// The latest first.
    pub(crate) entries: VecDeque<Entry>,
    /// Whether it changed since it was last shown.
    changed: bool,
}

/// Why nothing happens: the first place at which messages stop.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stopped<'a> {
    /// They come from this origin, which is not allowed.
    Origin(&'a str),
    /// They come from another window.
    Window,
    /// None comes.
    Silent,
    /// None can be read.
    Unread,
    /// They do not stop before the session.
    Nowhere,
}

impl Record {
    /// Why nothing happens.
    pub(crate) fn stopped(&self) -> Stopped<'_> {
        let [received, unknown, malformed, foreign, wrong_origin, wrong_window] = self.counts;
        let unread = unknown.saturating_add(malformed).saturating_add(foreign);
        let stranger = self.entries.iter().find(|entry| entry.fact == Fact::WrongOrigin);
        match (received, stranger) {
            (0, Some(stranger)) if wrong_origin > 0 => Stopped::Origin(&stranger.title),
            (0, _) if wrong_window > 0 => Stopped::Window,
            (0, _) => Stopped::Silent,
            _ if unread >= received => Stopped::Unread,
            _ => Stopped::Nowhere,
        }
    }
}

/// A handle: copies are the same record.
#[derive(Clone, Copy)]
pub(crate) struct Diagnostics {
    record: StoredValue<Record, LocalStorage>,
    /// Counts the seconds in which something was recorded.
    edition: LongLivedSignal<u32>,
}

impl Diagnostics {
    /// An empty record. Ends with the current reactive owner.
    pub(crate) fn new() -> Self {
        Self { record: StoredValue::new_local(Record::default()), edition: LongLivedSignal::default() }
    }

    /// Counts a message without an entry.
    pub(crate) fn count(&self, fact: Fact) {
        self.record.update_value(|record| count(record, fact));
    }

    /// Adds a session's note.
    pub(crate) fn note(&self, note: Note, now: Millis) {
        let fact = match note.kind {
            NoteKind::Event => Fact::Event,
            NoteKind::Unknown => Fact::Unknown,
            NoteKind::Malformed => Fact::Malformed,
            NoteKind::Foreign => Fact::Foreign,
        };
        self.keep(fact, note.title, note.text, now);
    }

    /// Records a message that could not be read.
    pub(crate) fn unreadable(&self, why: &str, size: Option<u32>, now: Millis) {
        self.keep(Fact::Malformed, why.to_owned(), size_text(size), now);
    }

    /// Records a rejected message: its origin and size, nothing of its content.
    pub(crate) fn rejected(&self, fact: Fact, origin: &str, size: Option<u32>, now: Millis) {
        self.keep(fact, origin.to_owned(), size_text(size), now);
    }

    /// Records a problem of the configuration.
    pub(crate) fn configuration(&self, title: String, now: Millis) {
        self.keep(Fact::Configuration, title, String::new(), now);
    }

    /// Reads the record; notifies up to a second after a change.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Record) -> T) -> T {
        self.edition.track();
        self.record.with_value(read)
    }

    /// Publishes what was recorded since.
    pub(crate) fn publish(&self) {
        if self.record.try_update_value(|record| std::mem::take(&mut record.changed)) == Some(true) {
            self.edition.set(self.edition.get_untracked().wrapping_add(1));
        }
    }

    fn keep(&self, fact: Fact, title: String, text: String, at: Millis) {
        self.record.update_value(|record| {
            count(record, fact);
            // Repetitions share one entry, so that a flood does not push out everything else.
            if let Some(last) = record.entries.front_mut()
                && (last.fact, &last.title, &last.text) == (fact, &title, &text)
            {
                last.times = last.times.saturating_add(1);
                last.at = at;
                return;
            }
            record.entries.push_front(Entry { fact, title, text, at, times: 1 });
            record.entries.truncate(KEPT);
        });
    }
}

fn count(record: &mut Record, fact: Fact) {
    record.changed = true;
    let slot = Fact::COUNTED.iter().zip(&mut record.counts).find(|(own, _)| **own == fact);
    if let Some((_, count)) = slot {
        *count = count.saturating_add(1);
    }
}

fn size_text(size: Option<u32>) -> String {
    size.map_or_else(String::new, |size| format!("{size} characters"))
}
