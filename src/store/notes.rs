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
    book: StoredValue<Book, LocalStorage>,
    /// Counts what changed other than by typing here: another page wrote, or nothing can be kept any more.
    pub(crate) edition: RwSignal<u32>,
}

#[derive(Default)]
struct Book {
    notes: HashMap<String, ContactNote>,
    trouble: Option<Trouble>,
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
            Err(trouble) => (storage::read_all(Area::Page, &prefix).unwrap_or_default(), Some(trouble)),
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
        Self { desktop, area, book: StoredValue::new_local(Book { notes, trouble }), edition: RwSignal::new(0) }
    }

    /// A book that keeps nothing beyond the page, for tests without a browser.
    #[cfg(test)]
    pub(crate) fn empty(desktop: &'static str) -> Self {
        Self { desktop, area: Area::Session, book: StoredValue::new_local(Book::default()), edition: RwSignal::new(0) }
    }

    /// What is written about a contact.
    pub(crate) fn text(&self, id: &str) -> String {
        self.book.with_value(|book| book.notes.get(id).map(|note| note.text.clone())).unwrap_or_default()
    }

    /// Writes a note down. An empty one is no note.
    pub(crate) fn write(&self, id: &str, about: &str, text: String, now: Millis) {
        let key = storage_key(self.desktop, id);
        let outcome = if text.is_empty() {
            self.book.update_value(|book| {
                book.notes.remove(id);
            });
            storage::remove(self.area, &key).inspect_err(|_| {
                // Best effort: what is said is the first trouble.
                let _ = storage::remove(Area::Page, &key);
            })
        } else {
            let note = ContactNote { text, about: about.to_owned(), at: now };
            let text = note.to_text();
            let outcome = storage::write(self.area, &key, &text).inspect_err(|_| {
                // A reload of the page, at least, shall not lose it.
                let _ = storage::write(Area::Page, &key, &text);
            });
            self.book.update_value(|book| {
                book.notes.insert(id.to_owned(), note);
            });
            outcome
        };
        let trouble = outcome.err();
        let news = self.book.try_update_value(|book| std::mem::replace(&mut book.trouble, trouble) != trouble);
        if news == Some(true) {
            self.new_edition();
        }
    }

    /// What was about one contact is about another from now on. Where there is a note about both they are one note, and
    /// `first` says whether the one that moves comes first.
    pub(crate) fn follow(&self, from: &str, to: &str, first: bool, now: Millis) {
        let notes = self.book.with_value(|book| (book.notes.get(from).cloned(), book.notes.get(to).cloned()));
        let (Some(moved), there) = notes else { return };
        let about = there.as_ref().map_or(&moved, |there| there).about.clone();
        let text = joined(moved.text, there.map(|there| there.text).unwrap_or_default(), first);
        self.write(to, &about, text.clone(), now);
        self.write(from, "", String::new(), now);
        if self.book.with_value(|book| book.trouble.is_some()) {
            // There is room now for what there was none for.
            self.write(to, &about, text, now);
        }
        self.new_edition();
    }

    /// Another page of this browser changed what is kept.
    pub(crate) fn changed_elsewhere(&self, key: &str, text: Option<String>) {
        let Some(id) = key.strip_prefix(&storage_key(self.desktop, "")) else { return };
        self.book.update_value(|book| {
            match text {
                Some(text) => book.notes.insert(id.to_owned(), ContactNote::from_text(&text)),
                None => book.notes.remove(id),
            };
        });
        self.new_edition();
    }

    /// Why notes are not kept beyond this page, if so.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        self.edition.track();
        self.book.with_value(|book| book.trouble)
    }

    fn new_edition(&self) {
        self.edition.set(self.edition.get_untracked().wrapping_add(1));
    }

    /// The notes of contacts for which `is_shown` says no, the latest first.
    pub(crate) fn others(&self, is_shown: impl Fn(&str) -> bool) -> Vec<Kept> {
        let mut kept: Vec<_> = self.book.with_value(|book| {
            let others = book.notes.iter().filter(|(id, _)| !is_shown(id));
            others.map(|(id, note)| Kept { id: id.clone(), note: note.clone() }).collect()
        });
        kept.sort_unstable_by(|a: &Kept, b| (b.note.at, &b.id).cmp(&(a.note.at, &a.id)));
        kept
    }
}

/// Two notes as one.
fn joined(moved: String, there: String, first: bool) -> String {
    if there.is_empty() || there == moved {
        return moved;
    }
    let (one, two) = if first { (moved, there) } else { (there, moved) };
    format!("{one}\n{two}")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn two_notes_become_one_and_neither_is_lost() {
        for (moved, there, first, one) in
            [("a", "", true, "a"), ("a", "a", false, "a"), ("a", "b", true, "a\nb"), ("a", "b", false, "b\na")]
        {
            assert_eq!(joined(moved.into(), there.into(), first), one);
        }
    }
}
