//! The agent's activity, stored as it happens: one text a day, written at most once a second. Other pages of the same
//! desktop write the same texts: theirs are merged before they are overwritten, so that what several of them see
//! counts once.

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
use litemap::LiteMap;

/// The activity at one desktop. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct ActivityStore {
    desktop: &'static str,
    state: StoredValue<State, LocalStorage>,
    /// Counts updates, at most one a second.
    pub(crate) edition: LongLivedSignal<u32>,
}

#[derive(Default)]
struct State {
    ledger: Ledger,
    /// Where it is stored; `None` if nowhere.
    area: Option<Area>,
    /// The texts by day, as this page knows them.
    known: LiteMap<i64, String>,
    /// The days that other pages have written since this page read them.
    stale: Vec<i64>,
    trouble: Option<Trouble>,
}

impl ActivityStore {
    /// Activity that is not stored.
    pub(super) fn new(desktop: &'static str) -> Self {
        Self { desktop, state: StoredValue::new_local(State::default()), edition: LongLivedSignal::default() }
    }

    /// Reads the stored activity, and deletes what is older than `keep_days`. With 0 days, it is kept for the tab.
    pub(crate) fn open(&self, keep_days: u32, now: Millis) {
        let area = if keep_days == 0 { Area::Session } else { Area::Local };
        let prefix = self.prefix();
        if keep_days == 0 {
            storage::wipe_lasting(&prefix);
        }
        let oldest = now.utc_day().saturating_sub(i64::from(keep_days));
        self.state.update_value(|state| {
            state.area = Some(area);
            let (stored, trouble) = storage::read_all(area, &prefix);
            state.trouble = trouble;
            for (key, text) in stored {
                match shard_of(self.desktop, &key) {
                    Some(day) if area == Area::Session || day >= oldest => {
                        state.ledger.read(&text);
                        state.known.insert(day, text);
                    }
                    // If it fails, it is tried again at the next start.
                    _ => drop(storage::remove(area, &key)),
                }
            }
        });
    }

    /// Records the desk's changes.
    pub(super) fn hear(&self, changes: &[Change], now: Millis) {
        self.state.update_value(|state| state.ledger.hear_all(changes, now));
    }

    /// A second has passed, or the page is about to unload.
    pub(super) fn tick(&self, now: Millis, leaving: bool) {
        let edition = self.state.try_update_value(|state| {
            for day in std::mem::take(&mut state.stale) {
                self.read_stored(state, day);
            }
            if leaving {
                state.ledger.leave(now)
            } else {
                state.ledger.see(now)
            }
            self.write(state);
            state.ledger.edition()
        });
        if let Some(edition) = edition.filter(|edition| *edition != self.edition.get_untracked()) {
            self.edition.set(edition);
        }
    }

    fn write(&self, state: &mut State) {
        let days = state.ledger.take_dirty();
        let Some(area) = state.area else { return };
        for day in days {
            self.read_stored(state, day);
            let (key, text) = (storage_key(self.desktop, day), state.ledger.text(day));
            let outcome = match &text {
                Some(text) => storage::write(area, &key, text),
                None => storage::remove(area, &key),
            };
            state.trouble = outcome.err();
            match text {
                Some(text) => state.known.insert(day, text),
                None => state.known.remove(&day),
            };
        }
    }

    /// Merges what is stored of a day, unless this page knows it already.
    fn read_stored(&self, state: &mut State, day: i64) {
        let stored = state.area.and_then(|area| storage::read(area, &storage_key(self.desktop, day)));
        if let Some(stored) = stored.filter(|stored| state.known.get(&day) != Some(stored)) {
            state.ledger.read(&stored);
            state.known.insert(day, stored);
        }
    }

    /// Another page of this browser has changed the stored activity. What it wrote is read with the next tick: of twenty panels in
    /// one page, each would otherwise read what the nineteen others write, every half minute.
    pub(crate) fn changed_elsewhere(&self, key: &str, is_removed: bool, now: Millis) {
        let Some(day) = shard_of(self.desktop, key) else { return };
        self.state.update_value(|state| {
            state.stale.retain(|stale| *stale != day);
            if is_removed {
                state.known.remove(&day);
                state.ledger.forget(Some(day), now);
            } else {
                state.stale.push(day);
            }
        });
    }

    /// Deletes all activity so far; running states and contacts start again from now.
    pub(crate) fn forget(&self, now: Millis) {
        self.state.update_value(|state| {
            let area = state.area.unwrap_or(Area::Session);
            for (key, _) in storage::read_all(area, &self.prefix()).0 {
                let _ = storage::remove(area, &key);
            }
            state.known.clear();
            state.ledger.forget(None, now);
        });
        self.tick(now, true);
    }

    /// The recorded activity.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.state.with_value(|state| read(&state.ledger))
    }

    /// Why it is not stored beyond this page, if it is not.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        self.edition.track();
        self.state.with_value(|state| state.trouble)
    }

    fn prefix(&self) -> String {
        format!("{}{}/", deskpane_desk::activity::KEY_PREFIX, self.desktop)
    }
}
