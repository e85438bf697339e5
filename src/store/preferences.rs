//! The agent's own choices as a signal, kept in the browser's storage, and taken over from other pages of this
//! browser as they change there.

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
    /// As they were kept. Belongs to the reactive owner it is made under.
    pub(crate) fn open() -> Self {
        let kept = storage::read(Area::Local, STORAGE_KEY);
        Self { current: LongLivedSignal::new(Arc::new(Preferences::from_text(&kept.unwrap_or_default()))) }
    }

    /// As they are now.
    pub(crate) fn get(&self) -> Arc<Preferences> {
        self.current.get()
    }

    /// The agent's own keys, as they are now.
    pub(crate) fn with_keys<T>(&self, read: impl FnOnce(&Changed) -> T) -> T {
        self.current.with(|chosen| read(&chosen.shortcuts))
    }

    /// The same as [`AgentPreferences::get`], without following them.
    pub(crate) fn now(&self) -> Arc<Preferences> {
        self.current.get_untracked()
    }

    /// The agent chooses something else.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Preferences)) {
        let mut chosen = (*self.now()).clone();
        change(&mut chosen);
        // What storage does not take lasts as long as the page.
        let _ = storage::write(Area::Local, STORAGE_KEY, &chosen.to_text());
        self.set(chosen);
    }

    fn set(&self, chosen: Preferences) {
        self.current.set(Arc::new(chosen));
    }

    /// Follows what other pages of this browser choose, as long as the listener lives.
    pub(crate) fn follow(self) -> Option<EventListener> {
        storage::watch(move |key, text| {
            if key == STORAGE_KEY {
                self.set(Preferences::from_text(&text.unwrap_or_default()));
            }
        })
    }
}
