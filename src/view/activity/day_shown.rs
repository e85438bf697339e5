//! The day that the sheet shows.

use crate::{
    link::{calendar, clock},
    store::Store,
    text::Texts,
};
use deskpane_desk::activity::Day;
use leptos::prelude::*;

/// The day and its data, for the parts of the sheet.
#[derive(Clone, Copy)]
pub(super) struct DayShown {
    pub(super) store: Store,
    pub(super) t: Texts,
    /// How many days ago.
    pub(super) ago: RwSignal<u32>,
    /// Changes with each event, and now and then while something is running.
    pub(super) version: Memo<Vec<u32>>,
}

impl DayShown {
    /// The shown day. Midnight may come while it is open.
    pub(super) fn day(self) -> Day {
        calendar::day(clock::now(), self.ago.get())
    }
}
