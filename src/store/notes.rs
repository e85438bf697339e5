//! The agent's notes: written to the browser's storage with every keystroke, and kept in memory where that
//! fails, so that nothing typed is lost.

use crate::link::storage::{self, Area, Trouble};
use deskpane_protocol::{
    clock::Millis,
    note::{ContactNote, storage_key},
};
use leptos::prelude::*;
use std::collections::HashMap;

/// All notes of one desktop. A handle: copies are the same book.
#[derive(Clone, Copy)]
pub(crate) struct NoteBook {
    desktop: &'static str,
    area: Area,
    notes: StoredValue<HashMap<String, ContactNote>, LocalStorage>,
    /// Why notes are not kept beyond this page, if so.
    pub(crate) trouble: RwSignal<Option<Trouble>>,
    /// Counts what changed other than by typing here: another page wrote.
    pub(crate) edition: RwSignal<u32>,
}

/// A note and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The contact's id.
    pub(crate) id: String,
    pub(crate) note: ContactNote,
}

impl NoteBook {
    /// Opens the book, and forgets what is older than `keep_days`. With 0 days, notes end with the tab.
    pub(crate) fn open(desktop: &'static str, keep_days: u32, now: Millis) -> Self {
        let area = if keep_days == 0 { Area::Session } else { Area::Local };
        let prefix = storage_key(desktop, "");
        let (stored, trouble) = match storage::read_all(area, &prefix) {
            Ok(stored) => (stored, None),
            Err(trouble) => (Vec::new(), Some(trouble)),
        };
        let mut notes = HashMap::new();
        for (key, text) in stored {
            let mut note = ContactNote::from_text(&text);
            if note.at == Millis(0) {
                note.at = now;
            }
            if area == Area::Local && note.is_expired(now, keep_days) {
                // Tried again at the next start if it fails.
                let _ = storage::remove(area, &key);
            } else if let Some(id) = key.strip_prefix(&prefix) {
                notes.insert(id.to_owned(), note);
            }
        }
        if keep_days == 0 {
            for (key, _) in storage::read_all(Area::Local, &prefix).unwrap_or_default() {
                let _ = storage::remove(Area::Local, &key);
            }
        }
        let notes = StoredValue::new_local(notes);
        Self { desktop, area, notes, trouble: RwSignal::new(trouble), edition: RwSignal::new(0) }
    }

    /// A book that keeps nothing beyond the page, for tests without a browser.
    #[cfg(test)]
    pub(crate) fn empty(desktop: &'static str) -> Self {
        let notes = StoredValue::new_local(HashMap::new());
        Self { desktop, area: Area::Session, notes, trouble: RwSignal::new(None), edition: RwSignal::new(0) }
    }

    /// What is written about a contact.
    pub(crate) fn text(&self, id: &str) -> String {
        self.notes.with_value(|notes| notes.get(id).map(|note| note.text.clone())).unwrap_or_default()
    }

    /// Writes a note down. An empty one is no note.
    pub(crate) fn write(&self, id: &str, about: &str, text: String, now: Millis) {
        let key = storage_key(self.desktop, id);
        let outcome = if text.is_empty() {
            self.notes.update_value(|notes| {
                notes.remove(id);
            });
            storage::remove(self.area, &key)
        } else {
            let note = ContactNote { text, about: about.to_owned(), at: now };
            let outcome = storage::write(self.area, &key, &note.to_text());
            self.notes.update_value(|notes| {
                notes.insert(id.to_owned(), note);
            });
            outcome
        };
        let trouble = outcome.err();
        if self.trouble.get_untracked() != trouble {
            self.trouble.set(trouble);
        }
    }

    /// Another page of this browser changed what is kept.
    pub(crate) fn changed_elsewhere(&self, key: &str, text: Option<String>) {
        let Some(id) = key.strip_prefix(&storage_key(self.desktop, "")) else { return };
        self.notes.update_value(|notes| match text {
            Some(text) => {
                notes.insert(id.to_owned(), ContactNote::from_text(&text));
            }
            None => {
                notes.remove(id);
            }
        });
        self.edition.update(|edition| *edition = edition.wrapping_add(1));
    }

    /// The notes of contacts for which `is_shown` says no, the latest first.
    pub(crate) fn others(&self, is_shown: impl Fn(&str) -> bool) -> Vec<Kept> {
        let mut kept: Vec<_> = self.notes.with_value(|notes| {
            let others = notes.iter().filter(|(id, _)| !is_shown(id));
            others.map(|(id, note)| Kept { id: id.clone(), note: note.clone() }).collect()
        });
        kept.sort_unstable_by(|a: &Kept, b| (b.note.at, &b.id).cmp(&(a.note.at, &a.id)));
        kept
    }
}
