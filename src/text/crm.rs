//! Words about the CRM.

use crate::{
    store::{Desktop, Search},
    text::{fill::fill, table::Texts},
};
use deskpane_desk::embedding::{Match, OutboxStatus, OutboxTrouble};

impl Texts {
    /// The state of matching the customer; empty where the name shows it.
    pub(crate) fn customer_standing(self, matched: Option<&Match>, can_match: bool) -> &'static str {
        match matched {
            Some(Match::Unanswered) if can_match => self.crm_looking,
            Some(Match::Failed) => self.crm_silent,
            Some(Match::Nobody) => self.not_in_crm,
            _ => "",
        }
    }

    /// The state of a search for a customer.
    pub(crate) fn customer_search(self, query: &str, search: &Search) -> String {
        match search {
            Search::Underway => self.records_underway(query),
            Search::Failed => fill(self.crm_search_failed, &[("query", query)]),
            Search::Found(found) => self.records_found(query, found.len()),
        }
    }

    /// The state of the log.
    pub(crate) fn log_status(self, status: &OutboxStatus) -> String {
        let trouble = match status.trouble {
            Some(OutboxTrouble::Token) => self.crm_token.to_owned(),
            Some(OutboxTrouble::Refused(code)) => fill(self.crm_refused, &[("status", &code.to_string())]),
            Some(OutboxTrouble::Full) => self.crm_full.to_owned(),
            Some(OutboxTrouble::Blocked) => self.crm_blocked.to_owned(),
            Some(OutboxTrouble::Unkept) => self.crm_unkept.to_owned(),
            None => String::new(),
        };
        let expired = match status.expired {
            0 => String::new(),
            count => self.counted(self.crm_expired, count as u64, &[]),
        };
        let waiting = match status.waiting {
            0 if status.has_logged => self.crm_logged.to_owned(),
            0 if trouble.is_empty() && expired.is_empty() => self.crm_nothing.to_owned(),
            0 => String::new(),
            count => self.counted(self.crm_waiting, count as u64, &[]),
        };
        // The first part is not a sentence; the others are.
        let sentences = [trouble, expired].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let parts = [waiting, sentences].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(". ")
    }

    pub(crate) fn asks_call(self, number: &str) -> String {
        fill(self.crm_asks_call, &[("number", number)])
    }

    pub(crate) fn no_dial(self, desktop: Desktop) -> String {
        fill(self.crm_no_dial, &[("desktop", desktop.name)])
    }
}
