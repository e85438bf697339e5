//! State shared by the parts of the page.

use crate::text::Texts;
use deskpane_inspect::{Filter, Inspection, Shown};
use deskpane_words::inspect::Words;
use leptos::prelude::*;
use std::{ops::Deref, sync::Arc};

/// What the parts of the page share, in one language. A handle.
#[derive(Clone, Copy)]
pub(super) struct Inspector {
    /// The page's words.
    pub(super) words: &'static Words,
    /// The panel's, in the same language.
    pub(super) texts: Texts,
    pub(super) looked: Looked,
}

impl Deref for Inspector {
    type Target = Looked;

    fn deref(&self) -> &Looked {
        &self.looked
    }
}

/// The open recording, and the current line and moment in it. A handle.
#[derive(Clone, Copy)]
pub(super) struct Looked {
    pub(super) recording: RwSignal<Option<Arc<Inspection>>>,
    /// The current line, by its place in the table.
    pub(super) current: RwSignal<usize>,
    /// The current moment, in milliseconds since the recording began.
    pub(super) time: RwSignal<i64>,
    pub(super) filter: RwSignal<Filter>,
    /// The result of opening the last file.
    pub(super) told: RwSignal<String>,
    /// The lines that pass the filter.
    pub(super) shown: Memo<Arc<Shown>>,
}

impl Looked {
    pub(super) fn new() -> Self {
        let recording = RwSignal::new(None::<Arc<Inspection>>);
        let filter = RwSignal::new(Filter::default());
        let shown = Memo::new(move |_| {
            let shown = recording.with(|open| open.as_ref().map(|open| filter.with(|filter| filter.apply(open))));
            Arc::new(shown.unwrap_or(Shown::All(0)))
        });
        Self { recording, current: RwSignal::new(0), time: RwSignal::new(0), filter, told: RwSignal::default(), shown }
    }

    /// Shows another recording from its beginning.
    pub(super) fn show(self, recording: Inspection) {
        self.filter.set(Filter::default());
        self.current.set(0);
        self.time.set(recording.row(0).map_or(0, |row| row.at));
        self.recording.set(Some(Arc::new(recording)));
    }

    /// The recording that is open.
    pub(super) fn open(self) -> Option<Arc<Inspection>> {
        self.recording.get_untracked()
    }

    /// Moves to a line and its moment.
    pub(super) fn look_at(self, row: usize) {
        let Some(at) = self.open().and_then(|open| open.row(row).map(|row| row.at)) else { return };
        // The time first: the desk is drawn for it as soon as the line changes.
        self.time.set(at);
        self.current.set(row);
    }

    /// Moves to a moment, and to the last line before it.
    pub(super) fn go_to(self, time: i64) {
        let Some(open) = self.open() else { return };
        self.time.set(time);
        let row = open.at(time);
        if self.current.get_untracked() != row {
            self.current.set(row);
        }
    }
}

/// A time in a recording: minutes, seconds, milliseconds.
pub(super) fn clock(at: i64) -> String {
    let (sign, at) = if at < 0 { ("-", at.unsigned_abs()) } else { ("", at.unsigned_abs()) };
    let (minutes, seconds, millis) = (at / 60_000, at / 1_000 % 60, at % 1_000);
    format!("{sign}{minutes}:{seconds:02}.{millis:03}")
}
