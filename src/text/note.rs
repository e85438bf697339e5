//! Words about notes and customer records.

use crate::text::fill::fill;
use crate::{link::storage::Trouble, store::Desktop, text::table::Texts};
use deskpane_desk::{
    bidi::joined,
    view_model::{customer_card::Mistake, recent::NoteFacts},
};

impl Texts {
    pub(crate) fn notes_in(self, desktop: Desktop) -> String {
        fill(self.notes_in, &[("desktop", desktop.name)])
    }

    pub(crate) fn card_mistake(self, mistake: Mistake) -> &'static str {
        match mistake {
            Mistake::Picture => self.picture_bad,
            Mistake::Empty => self.card_empty,
        }
    }

    /// The time, channel and outcome of a contact, on one line.
    pub(crate) fn note_facts(self, facts: &NoteFacts) -> String {
        let at = facts.at.map(|at| self.moment_of(at)).unwrap_or_default();
        let channel = facts.channel.as_ref().map(|channel| self.channel(channel)).unwrap_or_default();
        let facts = [at, channel, facts.outcome.clone().unwrap_or_default()];
        joined(&facts, " · ")
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
