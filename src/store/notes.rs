//! The agent's notes: saved to the browser's storage with every keystroke, and kept in memory if that fails, so that
//! nothing typed is lost.

use crate::{
    leptos_workarounds::long_lived_signal::LongLivedSignal,
    link::storage::{self, Area, Trouble},
};
use deskpane_desk::{
    address::Address,
    clock::Millis,
    model::Contact,
    note::{ContactNote, FORGETTING_KEY, storage_key},
    sorting::sort_by,
};
use leptos::prelude::*;
use litemap::LiteMap;
use std::rc::Rc;

/// All notes of one desktop. A handle: copies are the same notes.
#[derive(Clone, Copy)]
pub(crate) struct NoteStore {
    desktop: &'static str,
    area: Area,
    state: StoredValue<State, LocalStorage>,
    /// Counts changes from elsewhere: another page wrote, or storage failed.
    pub(crate) edition: LongLivedSignal<u32>,
}

#[derive(Default)]
struct State {
    notes: LiteMap<String, ContactNote>,
    trouble: Option<Trouble>,
    /// Another page is deleting this desktop's notes.
    forgetting: bool,
    on_change: Option<OnChange>,
}

/// Called with the id of a contact whose note has changed.
type OnChange = Rc<dyn Fn(&str)>;

/// A note and its contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The contact's id.
    pub(crate) id: String,
    pub(crate) note: ContactNote,
}

impl NoteStore {
    /// Reads the stored notes, and deletes what is older than `keep_days`. With 0 days, notes end with the tab.
    pub(crate) fn open(desktop: &'static str, keep_days: u32, now: Millis) -> Self {
        let area = if keep_days == 0 { Area::Session } else { Area::Local };
        let prefix = storage_key(desktop, "");
        let (stored, trouble) = storage::read_all(area, &prefix);
        let mut notes = LiteMap::new();
        for (key, text) in stored {
            let mut note = ContactNote::from_text(&text);
            if note.at == Millis(0) {
                note.at = now;
            }
            if area == Area::Local && note.is_expired(now, keep_days) {
                // If it fails, it is tried again at the next start.
                let _ = storage::remove(area, &key);
            } else if let Some(id) = key.strip_prefix(&prefix) {
                notes.insert(id.to_owned(), note);
            }
        }
        if keep_days == 0 {
            storage::wipe_lasting(&prefix);
        }
        let opened = Self {
            desktop,
            area,
            state: StoredValue::new_local(State { notes, trouble, ..State::default() }),
            edition: LongLivedSignal::default(),
        };
        for (key, text) in storage::rescued(&prefix) {
            if let Some(id) = key.strip_prefix(&prefix).filter(|id| opened.text(id) != text) {
                opened.write(id, None, text, now);
            }
        }
        opened
    }

    /// The storage key of a contact's note.
    pub(crate) fn key(&self, id: &str) -> String {
        storage_key(self.desktop, id)
    }

    /// No notes: for tests without a browser, and for a desk that is only displayed.
    pub(crate) fn empty(desktop: &'static str) -> Self {
        Self {
            desktop,
            area: Area::Session,
            state: StoredValue::new_local(State::default()),
            edition: LongLivedSignal::default(),
        }
    }

    /// The text of a contact's note.
    pub(crate) fn text(&self, id: &str) -> String {
        self.state.with_value(|state| state.notes.get(id).map(|note| note.text.clone())).unwrap_or_default()
    }

    /// A contact's note.
    pub(crate) fn get(&self, id: &str) -> Option<ContactNote> {
        self.state.with_value(|state| state.notes.get(id).cloned())
    }

    /// Saves a note. An empty one is deleted.
    pub(crate) fn write(&self, id: &str, contact: Option<&Contact>, text: String, now: Millis) {
        let mut note = self.get(id).unwrap_or_default();
        if let Some(contact) = contact {
            note.learn(contact);
        }
        self.put(id, ContactNote { text, at: now, ..note });
    }

    /// Stores what is known of the contact with its note, if there is one. The customer's name may come late, and the
    /// disposition at the end. `over` is when the contact ended.
    pub(crate) fn file(&self, contact: &Contact, over: Option<Millis>) {
        let id = contact.id.as_str();
        let Some(mut note) = self.get(id) else { return };
        let ends = over.is_some() && note.ended.is_none();
        if note.learn(contact) || ends {
            note.ended = note.ended.or(over);
            self.put(id, note);
        }
    }

    /// Registers the callback for changes.
    pub(crate) fn on_change(&self, tell: OnChange) {
        self.state.update_value(|state| state.on_change = Some(tell));
    }

    fn put(&self, id: &str, note: ContactNote) {
        let key = storage_key(self.desktop, id);
        let mut is_new = false;
        let outcome = if note.text.is_empty() {
            self.state.update_value(|state| {
                state.notes.remove(id);
            });
            storage::remove(self.area, &key)
        } else {
            let outcome = storage::write(self.area, &key, &note.to_text());
            is_new =
                self.state.try_update_value(|state| state.notes.insert(id.to_owned(), note).is_none()) == Some(true);
            outcome
        };
        let trouble = outcome.err();
        let news = self.state.try_update_value(|state| std::mem::replace(&mut state.trouble, trouble) != trouble);
        // An emptied note keeps its place: the agent may be rewriting it.
        if is_new || news == Some(true) {
            self.new_edition();
        }
        if let Some(tell) = self.state.with_value(|state| state.on_change.clone()) {
            tell(id);
        }
    }

    /// Appends text to a note. `false` if there is no room.
    pub(crate) fn append(&self, id: &str, contact: Option<&Contact>, more: &str, now: Millis) -> bool {
        let text = self.text(id);
        let text = if text.is_empty() { more.to_owned() } else { format!("{}\n{more}", text.trim_end_matches('\n')) };
        let fits = text.len() <= ContactNote::LONGEST;
        if fits {
            self.write(id, contact, text, now);
            self.new_edition();
        }
        fits
    }

    /// Deletes one note.
    pub(crate) fn remove(&self, id: &str) {
        self.put(id, ContactNote::default());
        self.new_edition();
    }

    /// Deletes the notes of all contacts that are not `is_open`; returns how many.
    pub(crate) fn forget(&self, is_open: impl Fn(&str) -> bool) -> usize {
        let others = self.others(is_open);
        // Without storage nothing is shared with other pages.
        let _ = storage::write(self.area, FORGETTING_KEY, self.desktop);
        for kept in &others {
            self.put(&kept.id, ContactNote::default());
        }
        let _ = storage::remove(self.area, FORGETTING_KEY);
        self.new_edition();
        others.len()
    }

    /// The number of notes, and the oldest one's time.
    pub(crate) fn extent(&self) -> (usize, Option<Millis>) {
        self.edition.track();
        self.state.with_value(|state| (state.notes.len(), state.notes.values().map(|note| note.at).min()))
    }

    /// Moves a note to another contact. If both have one they are joined, and `first` says whether the moved one
    /// comes first.
    pub(crate) fn follow(&self, from: &str, to: &str, first: bool, now: Millis) {
        let notes = self.state.with_value(|state| (state.notes.get(from).cloned(), state.notes.get(to).cloned()));
        let (Some(moved), there) = notes else { return };
        let text =
            joined(moved.text.clone(), there.as_ref().map(|there| there.text.clone()).unwrap_or_default(), first);
        let one = ContactNote { text, at: now, ..there.unwrap_or(moved) };
        self.put(to, one.clone());
        self.put(from, ContactNote::default());
        if self.state.with_value(|state| state.trouble.is_some()) {
            // Storage may have room now for notes that did not fit.
            self.put(to, one);
        }
        self.new_edition();
    }

    /// Another page of this browser changed the storage. It does not know which contacts are open here: if it deleted
    /// their notes, they are saved again.
    pub(crate) fn changed_elsewhere(&self, key: &str, text: Option<String>, is_open: impl Fn(&str) -> bool) {
        if key == FORGETTING_KEY {
            let forgetting = text.as_deref() == Some(self.desktop);
            self.state.update_value(|state| state.forgetting = forgetting);
            return;
        }
        let Some(id) = key.strip_prefix(&storage_key(self.desktop, "")) else { return };
        let kept = self.get(id).filter(|_| text.is_none() && is_open(id));
        if let Some(note) = kept.filter(|_| self.state.with_value(|state| state.forgetting)) {
            self.put(id, note);
            return;
        }
        self.state.update_value(|state| {
            match text {
                Some(text) => state.notes.insert(id.to_owned(), ContactNote::from_text(&text)),
                None => state.notes.remove(id),
            };
        });
        self.new_edition();
    }

    /// Why notes are not stored beyond this page, if so.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        self.edition.track();
        self.state.with_value(|state| state.trouble)
    }

    fn new_edition(&self) {
        self.edition.set(self.edition.get_untracked().wrapping_add(1));
    }

    /// The notes of contacts that are not `is_shown`, the latest first.
    pub(crate) fn others(&self, is_shown: impl Fn(&str) -> bool) -> Vec<Kept> {
        self.pick(&|id, _| !is_shown(id))
    }

    fn pick(&self, is_wanted: &dyn Fn(&str, &ContactNote) -> bool) -> Vec<Kept> {
        let mut kept: Vec<_> = self.state.with_value(|state| {
            let wanted = state.notes.iter().filter(|(id, note)| is_wanted(id, note));
            wanted.map(|(id, note)| Kept { id: id.clone(), note: note.clone() }).collect()
        });
        sort_by(&mut kept, |a: &Kept, b| (b.note.at, &b.id).cmp(&(a.note.at, &a.id)));
        kept
    }

    /// Earlier notes about this customer: those of other contacts with the same address that are not open, the latest
    /// first. Without an address there are none.
    pub(crate) fn of_customer(&self, address: Option<&Address>, is_open: impl Fn(&str) -> bool) -> Vec<Kept> {
        self.edition.track();
        let Some(address) = address else { return Vec::new() };
        let is_theirs = |note: &ContactNote| note.address().is_some_and(|other| other.is_same(address));
        self.pick(&|id, note| is_theirs(note) && !is_open(id))
    }
}

/// Joins two notes.
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
