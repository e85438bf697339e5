//! The customers of contacts: matched by a CRM page or over HTTP, searched, and their records opened.

use super::{Core, Engine, Input, Searching, customers_key, customers_of};
use crate::{
    link::{clock, http::HttpRequest, outside, storage},
    store::Search,
};
use deskpane_desk::{
    clock::Millis,
    embedding::{
        Answer, Ask, AskFailure, Call, Cause, Event, MatchOutput, Service,
        http::{answer, match_url, record_url, search_url},
        shapes::Customer,
    },
    model::ContactId,
    safe::SafeLink,
};
use leptos::prelude::set_timeout;
use std::time::Duration;

/// The most results of a search.
const LIMIT: u32 = 20;
/// How long to wait for an answer about a contact's customer.
const PATIENCE: Duration = Duration::from_secs(5);

impl Engine {
    /// Calls the customer matching and carries out its outputs.
    pub(super) fn matched(&self, call: impl FnOnce(&mut Core) -> Vec<MatchOutput>, now: Millis) {
        self.carry_out_matches(self.with(call).unwrap_or_default(), now);
    }

    fn carry_out_matches(&self, outputs: Vec<MatchOutput>, now: Millis) {
        for output in outputs {
            match output {
                MatchOutput::Ask(call, ask) if self.offers(Service::Match) => self.session(Event::Ask(call, ask), now),
                MatchOutput::Ask(Call::Match(call), Ask::Match { addresses, .. }) => {
                    let url = self.api().zip(addresses.first()).map(|(api, address)| match_url(api, address));
                    self.customers(url, Service::Match, call, Input::Matched);
                }
                MatchOutput::Ask(..) => {}
                MatchOutput::Changed(id) => {
                    self.store.customer_changed(&id, now);
                    self.look(&id, now);
                }
                MatchOutput::Keep(text) => storage::keep(&customers_key(self.store.desktop.id), &text),
            }
        }
    }

    /// Requests customers from the server.
    fn customers(
        &self,
        url: Option<String>,
        service: Service,
        call: u64,
        tell: fn(u64, Option<Vec<Customer>>) -> Input,
    ) {
        let Some(url) = url else { return self.feed(tell(call, None)) };
        let request = HttpRequest { url, body: None, authorization: self.authorization(), keepalive: false };
        self.fetch(
            request,
            Box::new(move |engine, said| {
                let said = said.filter(|said| (200..300).contains(&said.status));
                engine.feed(tell(call, said.and_then(|said| customers_of(answer(service, &said.body)))));
            }),
        );
        let own = self.own.clone();
        let late = move || {
            if let Some(engine) = own.upgrade() {
                engine.feed(tell(call, None));
            }
        };
        set_timeout(late, PATIENCE);
    }

    pub(super) fn start_search(&self, id: &ContactId, text: String) {
        let number = self.with(|core| {
            core.last += 1;
            let (contact, text) = (id.clone(), text.clone());
            core.search = Some(Searching { contact, number: core.last, text, state: Search::Underway });
            core.last
        });
        self.store.crm_changed();
        let Some(number) = number else { return };
        if self.offers(Service::Search) {
            self.feed(Input::Session(Event::Ask(Call::Search(number), Ask::Search { text, limit: LIMIT })));
        } else {
            let url = self.api().map(|api| search_url(api, &text, LIMIT));
            self.customers(url, Service::Search, number, Input::Found);
        }
    }

    /// The result of a search. A late failure does not replace results.
    pub(super) fn found(&self, number: u64, found: Option<Vec<Customer>>) {
        self.with(|core| {
            let search = core.search.as_mut().filter(|search| search.number == number);
            match (search, found) {
                (Some(search), Some(found)) => search.state = Search::Found(found),
                (Some(search), None) if search.state == Search::Underway => search.state = Search::Failed,
                _ => {}
            }
        });
        self.store.crm_changed();
    }

    /// The address of a customer's record, if it is known here.
    pub(super) fn record_link(&self, customer: &Customer) -> Option<SafeLink> {
        let by_template =
            self.config.record_url.as_ref().and_then(|template| record_url(template, &customer.reference));
        by_template.or_else(|| customer.url.as_deref().and_then(SafeLink::parse))
    }

    /// Asks a CRM page to open a record, if a page offers that.
    pub(super) fn ask_to_open(&self, id: &ContactId, customer: Option<String>, cause: Cause, now: Millis) -> bool {
        if !self.offers(Service::Open) {
            return false;
        }
        let number = self.with(|core| {
            core.last += 1;
            if cause == Cause::Agent {
                core.opening.insert(core.last, id.clone());
            }
            core.last
        });
        let ask = Ask::Open { interaction: id.to_string(), customer, cause };
        self.session(Event::Ask(Call::Open(number.unwrap_or_default()), ask), now);
        true
    }

    pub(super) fn open_for_agent(&self, id: &ContactId) {
        let customer = self.with(|core| {
            core.not_opened = None;
            core.matches.customer(id).cloned()
        });
        let Some(customer) = customer.flatten() else { return };
        if !self.ask_to_open(id, Some(customer.reference.clone()), Cause::Agent, clock::now())
            && let Some(link) = self.record_link(&customer)
        {
            outside::open(&link);
        }
        self.store.crm_changed();
    }

    /// The result of opening a record for the agent.
    pub(super) fn opened(&self, number: u64, result: &Result<Answer, AskFailure>) {
        let id = self.with(|core| core.opening.remove(&number)).flatten();
        let Some(id) = id.filter(|_| *result != Ok(Answer::Opened(true))) else { return };
        let customer = self.with(|core| core.matches.customer(&id).cloned()).flatten();
        match customer.and_then(|customer| self.record_link(&customer)) {
            Some(link) => outside::open(&link),
            None => _ = self.with(|core| core.not_opened = Some(id)),
        }
        self.store.crm_changed();
    }
}
