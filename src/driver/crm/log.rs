//! Logs contacts in the CRM.

use super::{Engine, Input, log_key};
use crate::link::{http::HttpRequest, storage};
use deskpane_desk::{
    clock::{Millis, Span},
    embedding::{
        Ask, Call, Event, LogFacts, OutboxEvent, OutboxOutput, Route, SendOutcome, Stored,
        http::{entry_body, entry_url, retry_after},
        shapes::LogEntry,
    },
    model::ContactId,
};
use leptos::task::spawn_local;

/// Longer than the delay after which a changed note is logged.
const SOON: Span = Span::seconds(5);

impl Engine {
    /// Whether there is a CRM to log in.
    pub(super) fn is_there(&self) -> bool {
        self.is_within || self.config.api.is_some() || self.with(|core| core.was_heard).unwrap_or_default()
    }

    /// Logs a contact, if there is something new to log.
    pub(super) fn consider(&self, id: &ContactId, now: Millis) {
        let Some(contact) = self.store.contact(id.as_str()).filter(|_| self.is_there()) else { return };
        let (key, note, desktop) = (self.key(id), self.store.notes.text(id.as_str()), self.store.desktop.id);
        let entry = self.store.activity.with(|ledger| {
            self.with(|core| {
                let customer = core.matches.customer(id).map(|customer| customer.reference.as_str());
                let entry = ledger.of_contact(id.as_str());
                core.book
                    .consider(&LogFacts { key: &key, desktop, contact: &contact, entry, customer, note: &note }, now)
            })
        });
        self.put(entry.flatten(), now);
    }

    pub(super) fn consider_all(&self, now: Millis) {
        let ids: Vec<_> = self
            .store
            .with_desk(|desk| desk.order().cloned().chain(desk.closed().map(|contact| contact.id.clone())).collect());
        for id in ids {
            self.consider(&id, now);
        }
    }

    /// The page is about to unload: logs delayed changes now.
    pub(super) fn log_changes_now(&self, now: Millis) {
        let soon = now + SOON;
        for id in self.with(|core| core.book.due(soon)).unwrap_or_default() {
            self.consider(&id, soon);
        }
    }

    /// Closes unfinished log entries of contacts that are no longer on the desk.
    pub(super) fn finish(&self, now: Millis) {
        for id in self.with(|core| core.book.unfinished()).unwrap_or_default() {
            if self.store.entry(&id).is_some() {
                continue;
            }
            let note = self.store.notes.text(id.as_str());
            let entry = self.store.activity.with(|ledger| {
                self.with(|core| core.book.finish(&id, ledger.of_contact(id.as_str()), Some(&note), now))
            });
            self.put(entry.flatten(), now);
        }
    }

    fn put(&self, entry: Option<LogEntry>, now: Millis) {
        if let Some(kept) = self.with(|core| core.book.kept()).flatten() {
            storage::keep(&log_key(self.store.desktop.id), &kept);
        }
        if let Some(entry) = entry {
            self.outbox(OutboxEvent::Put(Box::new(entry)), now);
        }
    }

    pub(super) fn outbox(&self, event: OutboxEvent, now: Millis) {
        let outputs = self.with(|core| core.outbox.handle(event, now)).unwrap_or_default();
        for output in outputs {
            match output {
                OutboxOutput::Store(stored) => self.write(&stored),
                OutboxOutput::Remove(key, revision) => self.remove(key, revision),
                OutboxOutput::Load(number) => self.load(number),
                OutboxOutput::Lead(leads) => self.lock.want(leads),
                OutboxOutput::Send { call, route: Route::Page, entry, .. } => {
                    self.session(Event::Ask(call, Ask::Log(entry)), now);
                }
                OutboxOutput::Send { call, entry, keepalive, .. } => self.send(call, &entry, keepalive),
                OutboxOutput::WantToken => self.session(Event::TokenWanted(true), now),
                OutboxOutput::Changed => self.store.crm_changed(),
            }
        }
    }

    /// The result of sending a log entry.
    pub(super) fn logged(&self, call: u64, outcome: SendOutcome, now: Millis) {
        let is_taken = outcome.is_taken();
        self.outbox(OutboxEvent::Answered(call, outcome), now);
        if is_taken {
            // A CRM that accepts entries may also know the remaining customers now.
            self.feed(Input::Again);
        }
    }

    fn write(&self, stored: &Stored) {
        let (key, revision, text) = (stored.entry.key.clone(), stored.entry.revision, stored.to_text());
        let (own, database) = (self.own.clone(), self.database.clone());
        spawn_local(async move {
            let is_written = database.write(&key, number(revision), &text).await.is_ok();
            if let Some(engine) = own.upgrade() {
                engine.news.tell(false);
                engine.feed(Input::Outbox(match is_written {
                    true => OutboxEvent::Stored(key, revision),
                    false => OutboxEvent::NotStored(key),
                }));
            }
        });
    }

    fn remove(&self, key: String, revision: u64) {
        let (own, database) = (self.own.clone(), self.database.clone());
        spawn_local(async move {
            // If removal fails, the entry is sent again, which the CRM ignores.
            let _ = database.remove(&key, number(revision)).await;
            if let Some(engine) = own.upgrade() {
                engine.news.tell(false);
            }
        });
    }

    fn load(&self, number: u64) {
        let (own, database) = (self.own.clone(), self.database.clone());
        spawn_local(async move {
            let texts = database.read_all().await;
            if let Some(engine) = own.upgrade() {
                engine.feed(Input::Outbox(match texts {
                    Ok(texts) => {
                        let stored = texts.iter().filter_map(|text| Stored::from_text(text)).collect();
                        OutboxEvent::Loaded(number, stored)
                    }
                    Err(_) => OutboxEvent::NotLoaded,
                }));
            }
        });
    }

    fn send(&self, call: Call, entry: &LogEntry, keepalive: bool) {
        let (Call::Log(call), Some(api)) = (call, self.api()) else { return };
        let request = HttpRequest {
            url: entry_url(api, &entry.key),
            body: Some(entry_body(entry)),
            authorization: self.authorization(),
            keepalive,
        };
        let answered = move |engine: &Self, said: Option<crate::link::http::HttpAnswer>| {
            let outcome = said.map_or(SendOutcome::Unreachable, |said| {
                let after = said.retry_after.as_deref().and_then(|header| retry_after(header, calendar()));
                SendOutcome::Status(said.status, after)
            });
            engine.feed(Input::Logged(call, outcome));
        };
        self.fetch(request, Box::new(answered));
    }
}

/// The calendar time, for comparison with dates.
fn calendar() -> Millis {
    #[allow(clippy::cast_possible_truncation, reason = "a time of day in this age fits")]
    Millis(js_sys::Date::now() as i64)
}

/// A revision is a time in milliseconds, which a float represents exactly.
#[allow(clippy::cast_precision_loss)]
const fn number(revision: u64) -> f64 {
    revision as f64
}
