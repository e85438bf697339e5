//! The recording of a page's session, as views see it.

use crate::leptos_workarounds::long_lived_signal::LongLivedSignal;
use leptos::prelude::*;
use std::rc::Rc;

/// What a recording must know of its page.
pub(crate) struct RecordedPage {
    /// `config.json`.
    pub(crate) config: String,
    /// What the session asked of the query of the page's address.
    pub(crate) query: String,
    /// The page's address asks for a recording.
    pub(crate) asks: bool,
    /// The origin of the page.
    pub(crate) origin: String,
    /// What the session began with.
    pub(crate) kept: Option<String>,
}

/// Ends and saves a recording.
pub(crate) trait RecordingSink {
    /// Records no more.
    fn stop(&self);

    /// Hands what was recorded over as a file, with people in it or without.
    fn save(&self, in_clear: bool) -> Saved;
}

/// What became of saving a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saved {
    /// The browser has it.
    Whole,
    /// The browser has it; without people it behaves differently, from this line on.
    Differs(usize),
    /// There is none, or it cannot be saved.
    Not,
}

/// The recording of a page that was to be recorded when it began. A handle: copies are the same recording.
#[derive(Clone, Copy)]
pub(crate) struct PageRecording {
    /// Messages are being recorded.
    pub(crate) is_on: LongLivedSignal<bool>,
    sink: StoredValue<Rc<dyn RecordingSink>, LocalStorage>,
}

impl PageRecording {
    /// One that has begun. Belongs to the current reactive owner.
    pub(crate) fn new(sink: Rc<dyn RecordingSink>) -> Self {
        Self { is_on: LongLivedSignal::new(true), sink: StoredValue::new_local(sink) }
    }

    /// Records no more.
    pub(crate) fn stop(&self) {
        self.is_on.set(false);
        self.sink.with_value(|sink| sink.stop());
    }

    /// Hands what was recorded over as a file, with people in it or without.
    pub(crate) fn save(&self, in_clear: bool) -> Saved {
        self.sink.with_value(|sink| sink.save(in_clear))
    }
}
