//! What the agent has done, kept in the browser's storage as it happens: a text for each day, written at most once a
//! second. Other pages of the same desktop write the same texts: what they wrote is taken in before it is written
//! over, so that whatever several of them see counts once.

use crate::{
    leptos_workarounds::long_lived_signal::LongLivedSignal,
    link::storage::{self, Area, Trouble},
};
use deskpane_desk::{
    activity::{Ledger, shard_of, storage_key},
    clock::Millis,
    model::Change,
};
use leptos::prelude::*;
use std::collections::HashMap;

/// The activity at one desktop. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct ActivityBook {
    desktop: &'static str,
    book: StoredValue<Book, LocalStorage>,
    /// Counts what was news; at most one a second.
    pub(crate) edition: LongLivedSignal<u32>,
}

#[derive(Default)]
struct Book {
    ledger: Ledger,
    /// Where it is kept; `None` for nowhere.
    area: Option<Area>,
    /// The texts as this page knows them, by day.
    known: HashMap<i64, String>,
    trouble: Option<Trouble>,
}

impl ActivityBook {
    /// A book that is kept nowhere yet.
    pub(super) fn new(desktop: &'static str) -> Self {
        Self { desktop, book: StoredValue::new_local(Book::default()), edition: LongLivedSignal::default() }
    }

    /// Takes in what was kept, and forgets what is older than `keep_days`. With 0 days, it is kept as long as the tab.
    pub(crate) fn open(&self, keep_days: u32, now: Millis) {
        let area = if keep_days == 0 { Area::Session } else { Area::Local };
        let prefix = self.prefix();
        if keep_days == 0 {
            for (key, _) in storage::read_all(Area::Local, &prefix).unwrap_or_default() {
                let _ = storage::remove(Area::Local, &key);
            }
        }
        let oldest = now.utc_day().saturating_sub(i64::from(keep_days));
        self.book.update_value(|book| {
            book.area = Some(area);
            let stored = storage::read_all(area, &prefix).unwrap_or_else(|trouble| {
                book.trouble = Some(trouble);
                Vec::new()
            });
            for (key, text) in stored {
                match shard_of(self.desktop, &key) {
                    Some(day) if area == Area::Session || day >= oldest => {
                        book.ledger.read(&text);
                        book.known.insert(day, text);
                    }
                    // Tried again at the next start if it fails.
                    _ => drop(storage::remove(area, &key)),
                }
            }
        });
    }

    /// Takes in what the desk reports.
    pub(super) fn hear(&self, changes: &[Change], now: Millis) {
        self.book.update_value(|book| book.ledger.hear_all(changes, now));
    }

    /// A second has passed, or the page is about to go.
    pub(super) fn tick(&self, now: Millis, leaving: bool) {
        let edition = self.book.try_update_value(|book| {
            if leaving {
                book.ledger.leave(now)
            } else {
                book.ledger.see(now)
            }
            self.write(book);
            book.ledger.edition()
        });
        if let Some(edition) = edition.filter(|edition| *edition != self.edition.get_untracked()) {
            self.edition.set(edition);
        }
    }

    fn write(&self, book: &mut Book) {
        let days = book.ledger.take_dirty();
        let Some(area) = book.area else { return };
        for day in days {
            let key = storage_key(self.desktop, day);
            let there = storage::read(area, &key);
            if let Some(there) = there.filter(|there| book.known.get(&day) != Some(there)) {
                book.ledger.read(&there);
            }
            let text = book.ledger.text(day);
            let outcome = match &text {
                Some(text) => storage::write(area, &key, text),
                None => storage::remove(area, &key),
            };
            book.trouble = outcome.err();
            match text {
                Some(text) => book.known.insert(day, text),
                None => book.known.remove(&day),
            };
        }
    }

    /// Another page of this browser has written, or has forgotten.
    pub(crate) fn changed_elsewhere(&self, key: &str, text: Option<&str>, now: Millis) {
        let Some(day) = shard_of(self.desktop, key) else { return };
        self.book.update_value(|book| match text {
            Some(text) => {
                book.ledger.read(text);
                book.known.insert(day, text.to_owned());
            }
            None => {
                book.known.remove(&day);
                book.ledger.forget(Some(day), now);
            }
        });
    }

    /// Forgets everything until now; what runs begins anew.
    pub(crate) fn forget(&self, now: Millis) {
        self.book.update_value(|book| {
            let area = book.area.unwrap_or(Area::Session);
            for (key, _) in storage::read_all(area, &self.prefix()).unwrap_or_default() {
                let _ = storage::remove(area, &key);
            }
            book.known.clear();
            book.ledger.forget(None, now);
        });
        self.tick(now, true);
    }

    /// What there is.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.book.with_value(|book| read(&book.ledger))
    }

    /// Why it is not kept beyond this page, if so.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        self.edition.track();
        self.book.with_value(|book| book.trouble)
    }

    fn prefix(&self) -> String {
        format!("{}{}/", deskpane_desk::activity::KEY_PREFIX, self.desktop)
    }
}
