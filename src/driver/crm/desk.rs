//! Reports the desk's events to CRM pages, customer matching, record opening and the log.

use super::Engine;
use crate::{link::outside, store::DeskNews};
use deskpane_desk::{
    clock::{Millis, Span},
    embedding::{Event, picture, shapes},
    model::{Connection, ContactId, Touched, change::ContactEntry},
};
use litemap::LiteMap;

/// After this time, a connected desktop has reported all its contacts.
const SETTLED: Span = Span::seconds(6);
/// How many ended contacts are kept; more than the panel shows.
const MOST_ENDED: usize = 40;

impl Engine {
    pub(super) fn heard(&self, news: Vec<DeskNews>, now: Millis) {
        let is_heard = self.is_heard();
        let mut touched = LiteMap::new_vec();
        for one in news {
            match one {
                DeskNews::Touched(Touched::Agent) if is_heard => {
                    let agent = self.store.with_desk(|desk| picture::agent(desk.agent()));
                    self.session(Event::Agent(agent), now);
                }
                DeskNews::Touched(Touched::Connection) => self.connection(now),
                DeskNews::Touched(Touched::Contact(id) | Touched::Order(id) | Touched::Controls(id)) => {
                    touched.insert(id, ());
                }
                DeskNews::Touched(Touched::Renamed { from, to }) => {
                    self.renamed(&from, &to, now);
                    touched.remove(&from);
                    touched.insert(to, ());
                }
                DeskNews::Touched(_) => {}
                DeskNews::Command(record) if is_heard => {
                    let words = (self.words.status)(&record);
                    self.session(Event::Command(Box::new(record), words), now);
                }
                DeskNews::Command(_) => {}
                DeskNews::Note(id) => {
                    if let Some(id) = ContactId::new(&id) {
                        self.consider(&id, now);
                    }
                }
                DeskNews::Selected => {
                    let selected = self.store.selected().map(|id| id.to_string());
                    self.session(Event::Selected(selected), now);
                }
            }
        }
        for (id, ()) in touched {
            self.contact(&id, now);
        }
    }

    fn connection(&self, now: Millis) {
        let connection = self.store.with_desk(|desk| desk.connection().clone());
        self.with(|core| {
            core.opener.connection(&connection);
            if let Connection::Connected { since, .. } = &connection {
                core.finish_at = core.finish_at.or(Some((*since).max(now) + SETTLED));
            }
        });
        if self.is_heard() {
            let words = (self.words.connection)(&connection);
            self.session(Event::Connection(picture::connection(&connection, words)), now);
        }
    }

    fn renamed(&self, from: &ContactId, to: &ContactId, now: Millis) {
        let key = self.key(to);
        self.with(|core| {
            core.opener.renamed(from, to);
            core.book.renamed(from, to, &key);
        });
        self.matched(|core| core.matches.renamed(from, to), now);
        if self.is_heard() {
            self.session(Event::Removed(from.to_string(), None), now);
        }
    }

    /// A contact appeared, changed or ended.
    fn contact(&self, id: &ContactId, now: Millis) {
        let Some(entry) = self.store.entry(id) else { return self.ended(id, now) };
        self.with(|core| core.ended.retain(|ended| ended != id));
        self.matched(|core| core.matches.contact(&entry.contact), now);
        self.look(id, now);
    }

    /// A contact or its customer has changed.
    pub(super) fn look(&self, id: &ContactId, now: Millis) {
        if let Some(entry) = self.store.entry(id) {
            if self.is_heard() {
                self.session(Event::Interaction(Box::new(self.interaction(&entry))), now);
            }
            let may = outside::may_interrupt();
            let opens = self.with(|core| core.opener.decide(&entry.contact, core.matches.of(id), may, now));
            if let Some((cause, customer)) = opens.flatten() {
                self.ask_to_open(id, customer, cause, now);
            }
        }
        self.consider(id, now);
    }

    fn ended(&self, id: &ContactId, now: Millis) {
        let contact = self.store.contact(id.as_str());
        if self.is_heard() {
            let last = contact.map(|contact| {
                let key = self.key(id);
                let customer = self.with(|core| core.matches.customer(id).cloned()).flatten();
                self.store.activity.with(|ledger| {
                    let entry = ledger.of_contact(id.as_str());
                    Box::new(picture::interaction_that_is_over(&contact, key, entry, customer.as_ref()))
                })
            });
            self.session(Event::Removed(id.to_string(), last), now);
        }
        self.consider(id, now);
        self.with(|core| {
            if !core.ended.contains(id) {
                core.ended.push_back(id.clone());
            }
            if core.ended.len() > MOST_ENDED
                && let Some(oldest) = core.ended.pop_front()
            {
                core.matches.forget(&oldest);
                core.opener.forget(&oldest);
            }
        });
    }

    pub(super) fn key(&self, id: &ContactId) -> String {
        picture::key(self.store.desktop.id, &self.host, id.as_str())
    }

    fn interaction(&self, entry: &ContactEntry) -> shapes::Interaction {
        let id = &entry.contact.id;
        let customer = self.with(|core| core.matches.customer(id).cloned()).flatten();
        let words = |denial: &_| (self.words.denial)(denial);
        self.store.activity.with(|ledger| {
            picture::interaction(entry, self.key(id), ledger.of_contact(id.as_str()), customer.as_ref(), words)
        })
    }

    /// The whole desk.
    pub(super) fn picture(&self) -> shapes::Desk {
        let (connection, agent, entries) = self.store.with_desk(|desk| {
            let entries: Vec<_> = desk.order().filter_map(|id| desk.entry(id).cloned()).collect();
            (desk.connection().clone(), picture::agent(desk.agent()), entries)
        });
        let words = (self.words.connection)(&connection);
        shapes::Desk {
            desktop: self.store.desktop.id.to_owned(),
            connection: picture::connection(&connection, words),
            agent,
            interactions: entries.iter().map(|entry| self.interaction(entry)).collect(),
            selected: self.store.selected().map(|id| id.to_string()),
            seq: 0,
        }
    }
}
