//! Tests of a day's activity, with interruptions of every kind.

mod ledger;
mod properties;

use super::*;
use crate::{
    clock::{Millis, Span},
    model::{Change, Connection, ContactId},
};
use std::sync::Arc;

/// 2026-01-01T08:00:00Z.
const EIGHT: i64 = 1_767_254_400_000;
const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// The day in UTC.
const TODAY: Day = Day { from: Millis(EIGHT - 8 * HOUR), to: Millis(EIGHT + 16 * HOUR) };

/// A page: a ledger that is woken every second.
struct Page {
    ledger: Ledger,
    now: i64,
}

impl Page {
    fn open(now: i64) -> Self {
        Self { ledger: Ledger::default(), now }
    }

    /// The page after a reload, some time later.
    fn reload(&mut self, closed: i64) {
        let texts = texts(&self.ledger);
        self.now += closed;
        self.ledger = Ledger::default();
        for text in texts {
            self.ledger.read(&text);
        }
    }

    fn connect(&mut self) {
        self.hear(Change::Connection(Connection::Connected { since: Millis(self.now), caution: None }));
    }

    fn hear(&mut self, change: Change) {
        self.ledger.hear(&change, Millis(self.now));
    }

    /// A contact is in this state, since now unless given.
    fn contact(&mut self, id: &str, state: ContactState, since: Option<i64>) {
        let mut contact = Contact::new(ContactId::new(id).unwrap(), Channel::Voice, state);
        contact.since = Some(Millis(since.unwrap_or(self.now)));
        contact.customer.name = Some("Ada".into());
        contact.customer.address = Some("+13035550123".into());
        contact.queue = Some(crate::model::Queue::Skill("Billing".into()));
        self.hear(Change::Contact(Arc::new(contact)));
    }

    fn agent(&mut self, presence: Presence, reason: &str, since: Option<i64>) {
        let reason = (!reason.is_empty()).then(|| reason.to_owned());
        let since = Some(Millis(since.unwrap_or(self.now)));
        let agent = Agent { presence: Some(presence), reason, since, ..Agent::default() };
        self.hear(Change::Agent(Box::new(agent)));
    }

    fn pass(&mut self, time: i64) {
        let end = self.now + time;
        while self.now < end {
            self.now = end.min(self.now + SECOND);
            self.ledger.see(Millis(self.now));
        }
    }

    fn phase(&self, phase: Phase) -> i64 {
        TODAY.totals(&self.ledger).phase(phase).0
    }

    fn outcomes(&self) -> Vec<Option<Outcome>> {
        self.ledger.entries().map(|(_, entry)| entry.outcome()).collect()
    }
}

fn texts(ledger: &Ledger) -> Vec<String> {
    let days = ledger.earliest().map_or(0, Millis::utc_day)..=Millis(EIGHT + 72 * HOUR).utc_day();
    days.filter_map(|day| ledger.text(day)).collect()
}
