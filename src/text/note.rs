//! Words about notes and customers' records.

use crate::{link::storage::Trouble, store::Desktop, text::table::Texts};
use deskpane_words::fill;

impl Texts {
    pub(crate) fn notes_in(self, desktop: Desktop) -> String {
        fill(self.notes_in, &[("desktop", desktop.name)])
    }

    pub(crate) fn note_trouble(self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::Blocked => self.note_blocked,
            Trouble::Full => self.note_storage_full,
        }
    }

    pub(crate) fn note_about(self, name: &str) -> String {
        fill(self.note_about, &[("name", name)])
    }

    pub(crate) fn records_underway(self, query: &str) -> String {
        fill(self.records_underway, &[("query", query)])
    }

    pub(crate) fn records_failed(self, query: &str, desktop: Desktop) -> String {
        fill(self.records_failed, &[("query", query), ("desktop", desktop.name)])
    }

    pub(crate) fn records_found(self, query: &str, count: usize) -> String {
        match count {
            0 => fill(self.records_none, &[("query", query)]),
            _ => self.counted(self.records_found, count as u64, &[("query", query)]),
        }
    }
}
