//! The recording of a page's session, as views see it.

use crate::leptos_workarounds::long_lived_signal::LongLivedSignal;
use leptos::prelude::*;
use std::rc::Rc;

/// What a recording must know of its page.
pub(crate) struct RecordedPage {
    /// The text of `config.json`.
    pub(crate) config: String,
    /// The parameters that the session has read from the query of the page's address.
    pub(crate) query: String,
    /// Whether the page's address asks for a recording.
    pub(crate) asks: bool,
    /// The origin of the page.
    pub(crate) origin: String,
    /// The snapshot that the session started with.
    pub(crate) kept: Option<String>,
}

/// Stops and saves a recording.
pub(crate) trait RecordingSink {
    /// Stops recording.
    fn stop(&self);

    /// Saves the recording as a file, with personal data or without.
    fn save(&self, in_clear: bool) -> Saved;
}

/// The result of saving a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saved {
    /// The file was saved.
    Whole,
    /// The file was saved; without personal data, its replay differs from this line on.
    Differs(usize),
    /// There is no recording, or it cannot be saved.
    Not,
}

/// The recording of a page. A handle: copies are the same recording.
#[derive(Clone, Copy)]
pub(crate) struct PageRecording {
    /// Messages are being recorded.
    pub(crate) is_on: LongLivedSignal<bool>,
    sink: StoredValue<Rc<dyn RecordingSink>, LocalStorage>,
}

impl PageRecording {
    /// A recording that has begun. Ends with the current reactive owner.
    pub(crate) fn new(sink: Rc<dyn RecordingSink>) -> Self {
        Self { is_on: LongLivedSignal::new(true), sink: StoredValue::new_local(sink) }
    }

    /// Stops recording.
    pub(crate) fn stop(&self) {
        self.is_on.set(false);
        self.sink.with_value(|sink| sink.stop());
    }

    /// Saves the recording as a file, with personal data or without.
    pub(crate) fn save(&self, in_clear: bool) -> Saved {
        self.sink.with_value(|sink| sink.save(in_clear))
    }
}
