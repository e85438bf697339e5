//! State shared by the parts of the page.

use crate::{link::clock::in_slices, text::Texts};
use deskpane_inspect::{Filter, Filtering, Inspection, Shown};
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
    /// The conditions for a line to be shown. Changed by [`Looked::choose`].
    pub(super) filter: RwSignal<Filter>,
    /// The result of opening the last file.
    pub(super) told: RwSignal<String>,
    /// The lines that pass the filter. While they are looked for, those that passed the one before.
    pub(super) shown: RwSignal<Arc<Shown>>,
    /// Whether they are still looked for.
    pub(super) is_filtering: RwSignal<bool>,
}

/// How many lines are filtered at a time: about a megabyte.
const AT_ONCE: usize = 4_000;

impl Looked {
    pub(super) fn new() -> Self {
        Self {
            recording: RwSignal::new(None),
            current: RwSignal::new(0),
            time: RwSignal::new(0),
            filter: RwSignal::default(),
            told: RwSignal::default(),
            shown: RwSignal::new(Arc::new(Shown::All(0))),
            is_filtering: RwSignal::new(false),
        }
    }

    /// Shows another recording from its beginning.
    pub(super) fn show(self, recording: Inspection) {
        self.filter.set(Filter::default());
        self.is_filtering.set(false);
        self.shown.set(Arc::new(Shown::All(recording.len())));
        self.current.set(0);
        self.time.set(recording.row(0).map_or(0, |row| row.at));
        self.recording.set(Some(Arc::new(recording)));
    }

    /// Changes the filter, and looks for the lines that pass. A newer filter or recording ends that.
    pub(super) fn choose(self, write: impl FnOnce(&mut Filter)) {
        self.filter.update(write);
        let Some(open) = self.open() else { return };
        let filter = self.filter.get_untracked();
        let mut filtering = Filtering::begin(filter.clone(), &open);
        leptos::task::spawn_local(async move {
            let is_latest = || {
                let is_open =
                    self.recording.with_untracked(|own| own.as_ref().is_some_and(|own| Arc::ptr_eq(own, &open)));
                is_open && self.filter.with_untracked(|own| *own == filter)
            };
            let go_on = || {
                let is_latest = is_latest();
                if is_latest {
                    self.is_filtering.set(true);
                }
                is_latest
            };
            in_slices(|| filtering.advance(&open, AT_ONCE), go_on).await;
            if is_latest() {
                self.shown.set(Arc::new(filtering.finish(&open)));
                self.is_filtering.set(false);
            }
        });
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
