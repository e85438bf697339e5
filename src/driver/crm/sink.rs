//! The CRM, as store and views see it.

use super::{Engine, Input};
use crate::store::{Crm, DeskNews, Search};
use deskpane_desk::{
    embedding::{Event, Match, OutboxEvent, OutboxStatus, Service, as_text, shapes::Customer},
    model::ContactId,
};

impl Crm for Engine {
    fn hear(&self, news: Vec<DeskNews>) {
        self.feed(Input::Desk(news));
    }

    fn is_near(&self) -> bool {
        self.is_there()
    }

    fn matched(&self, id: &ContactId) -> Option<Match> {
        self.with(|core| core.matches.of(id).cloned())?
    }

    fn customer_name(&self, id: &ContactId) -> Option<String> {
        match Crm::matched(self, id)? {
            Match::Known(customer) => Some(customer.name),
            _ => None,
        }
    }

    fn can_match(&self) -> bool {
        self.config.api.is_some() || self.offers(Service::Match)
    }

    fn can_search(&self) -> bool {
        self.config.api.is_some() || self.offers(Service::Search)
    }

    fn search(&self, id: &ContactId) -> Option<(String, Search)> {
        self.with(|core| {
            let search = core.search.as_ref().filter(|search| search.contact == *id)?;
            Some((search.text.clone(), search.state.clone()))
        })?
    }

    fn find(&self, id: &ContactId, text: String) {
        self.start_search(id, text);
    }

    fn decide(&self, id: &ContactId, customer: Option<Customer>) {
        self.with(|core| core.search = None);
        self.feed(Input::Decided(id.clone(), customer));
        self.store.crm_changed();
    }

    fn can_open(&self, customer: &Customer) -> bool {
        self.offers(Service::Open) || self.record_link(customer).is_some()
    }

    fn has_not_opened(&self, id: &ContactId) -> bool {
        self.with(|core| core.not_opened.as_ref() == Some(id)).unwrap_or_default()
    }

    fn open(&self, id: &ContactId) {
        self.open_for_agent(id);
    }

    fn log_status(&self) -> OutboxStatus {
        self.with(|core| core.outbox.status()).unwrap_or_default()
    }

    fn log_text(&self) -> String {
        self.with(|core| as_text(&core.outbox.waiting())).unwrap_or_default()
    }

    fn try_again(&self) {
        self.feed(Input::Session(Event::TokenWanted(false)));
        self.feed(Input::Outbox(OutboxEvent::TryAgain));
        // Another tab may be the one that sends.
        self.news.tell(true);
    }

    fn asked_number(&self) -> Option<String> {
        self.with(|core| core.asked.as_ref().map(|dial| dial.address.clone()))?
    }

    fn answer_number(&self, calls: bool) {
        let asked = self.with(|core| core.asked.take()).flatten();
        if let Some(dial) = asked.filter(|_| calls) {
            // A refusal is shown in the form.
            let _ = self.call(dial);
        }
        self.store.crm_changed();
    }
}
