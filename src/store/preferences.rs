//! The agent's preferences as a signal, stored in the browser, and updated from other pages of this browser.

use crate::{
    leptos_workarounds::long_lived_signal::LongLivedSignal,
    link::storage::{self, Area},
};
use deskpane_desk::{
    preferences::{Preferences, STORAGE_KEY},
    shortcuts::Changed,
};
use gloo_events::EventListener;
use std::sync::Arc;

/// The agent's choices. A handle: copies are the same choices.
#[derive(Clone, Copy)]
pub(crate) struct AgentPreferences {
    current: LongLivedSignal<Arc<Preferences>>,
}

impl AgentPreferences {
    /// The stored preferences. Belongs to the current reactive owner.
    pub(crate) fn open() -> Self {
        let kept = storage::read(Area::Local, STORAGE_KEY);
        Self { current: LongLivedSignal::new(Arc::new(Preferences::from_text(&kept.unwrap_or_default()))) }
    }

    /// The current preferences.
    pub(crate) fn get(&self) -> Arc<Preferences> {
        self.current.get()
    }

    /// The agent's own shortcuts.
    pub(crate) fn with_keys<T>(&self, read: impl FnOnce(&Changed) -> T) -> T {
        self.current.with(|chosen| read(&chosen.shortcuts))
    }

    /// The same as [`AgentPreferences::get`], without tracking.
    pub(crate) fn now(&self) -> Arc<Preferences> {
        self.current.get_untracked()
    }

    /// The agent changes a preference.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Preferences)) {
        let mut chosen = (*self.now()).clone();
        change(&mut chosen);
        // If storage fails, the choice lasts as long as the page.
        let _ = storage::write(Area::Local, STORAGE_KEY, &chosen.to_text());
        self.set(chosen);
    }

    fn set(&self, chosen: Preferences) {
        self.current.set(Arc::new(chosen));
    }

    /// Follows changes by other pages of this browser, while the listener exists.
    pub(crate) fn follow(self) -> Option<EventListener> {
        storage::watch(move |key, text| {
            if key == STORAGE_KEY {
                self.set(Preferences::from_text(&text.unwrap_or_default()));
            }
        })
    }
}
