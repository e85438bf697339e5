//! The day that the sheet shows.

use crate::{
    link::{calendar, clock},
    store::Store,
    text::Texts,
};
use deskpane_desk::activity::Day;
use leptos::prelude::*;

/// What the parts of the sheet are about.
#[derive(Clone, Copy)]
pub(super) struct DayShown {
    pub(super) store: Store,
    pub(super) t: Texts,
    /// How many days ago.
    pub(super) ago: RwSignal<u32>,
    /// Changes with what was heard, and now and then while something runs.
    pub(super) version: Memo<Vec<u32>>,
}

impl DayShown {
    /// The day that is shown. Midnight may come while it is.
    pub(super) fn day(self) -> Day {
        calendar::day(clock::now(), self.ago.get())
    }
}
