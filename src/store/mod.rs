//! The desk as signals: what sessions report goes in, and exactly the signals it touches are written, once
//! for each batch. Views read signals and hand back commands.

pub(crate) mod diagnostics;
mod news;
pub(crate) mod notes;
mod row;

pub(crate) use diagnostics::{Diagnostics, Fact};
pub(crate) use news::{News, What};
pub(crate) use notes::NoteBook;
pub(crate) use row::{CardDraft, Row};

use deskpane_protocol::{
    clock::Millis,
    desk::{
        Agent, Aim, Change, Command, CommandId, CommandRecord, Connection, Contact, ContactId, ContactState, Denial,
        Desk, Intent, Life, Refusal, Touched,
    },
};
use leptos::prelude::*;
use news::Newsroom;
use std::{
    collections::{BTreeSet, HashMap},
    rc::Rc,
    sync::Arc,
};

/// The desktop a panel is for: its name in configuration and storage, and its name in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Desktop {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
}

/// Where the agent's focus was when the contact it was in came to an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stranded {
    /// In the contact's note, with this selection.
    Note(ContactId, u32, u32),
    /// Somewhere else on it.
    Elsewhere,
}

/// How a command reaches the session.
type Obey = Rc<dyn Fn(Command) -> Result<CommandId, Denial>>;
/// Called with a contact that is about to leave the page.
type OnLeaving = Rc<dyn Fn(&ContactId) -> Option<Stranded>>;

/// Everything a panel shows. A handle: copies are the same store.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    pub(crate) desktop: Desktop,
    pub(crate) agent: RwSignal<Arc<Agent>>,
    pub(crate) connection: RwSignal<Connection>,
    pub(crate) order: RwSignal<Vec<ContactId>>,
    /// The contact the desktop acts on, where there are several and that is known.
    pub(crate) aimed: RwSignal<Option<ContactId>>,
    /// Several contacts would react, and which one will is known to the desktop only.
    pub(crate) aim_unknown: RwSignal<bool>,
    pub(crate) closed: RwSignal<Vec<Arc<Contact>>>,
    pub(crate) stranded: RwSignal<Option<Stranded>>,
    pub(crate) news: RwSignal<Vec<News>>,
    pub(crate) clock: RwSignal<Millis>,
    pub(crate) notes: NoteBook,
    pub(crate) diagnostics: Diagnostics,
    inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Default)]
struct Inner {
    desk: Desk,
    rows: HashMap<ContactId, Row>,
    newsroom: Newsroom,
    last_key: u32,
    obey: Option<Obey>,
    on_leaving: Option<OnLeaving>,
}

/// What a batch of changes touched.
#[derive(Default)]
struct Dirty {
    agent: bool,
    connection: bool,
    order: bool,
    aim: bool,
    contacts: BTreeSet<ContactId>,
    offers: BTreeSet<ContactId>,
    commands: BTreeSet<ContactId>,
}

impl Dirty {
    fn add(&mut self, touched: Touched) {
        match touched {
            Touched::Nothing => {}
            Touched::Agent => self.agent = true,
            Touched::Connection => self.connection = true,
            Touched::Aim => self.aim = true,
            Touched::Order(id) => {
                self.order = true;
                self.contacts.insert(id);
            }
            Touched::Contact(id) => {
                self.contacts.insert(id);
            }
            Touched::Offers(id) => {
                self.offers.insert(id);
            }
            Touched::Commands(id) => {
                self.commands.insert(id);
            }
        }
    }
}

impl Store {
    /// An empty desk. Belongs to the reactive owner it is made under.
    pub(crate) fn new(desktop: Desktop, notes: NoteBook, diagnostics: Diagnostics, now: Millis) -> Self {
        Self {
            desktop,
            agent: RwSignal::default(),
            connection: RwSignal::default(),
            order: RwSignal::default(),
            aimed: RwSignal::default(),
            aim_unknown: RwSignal::default(),
            closed: RwSignal::default(),
            stranded: RwSignal::default(),
            news: RwSignal::default(),
            clock: RwSignal::new(now),
            notes,
            diagnostics,
            inner: StoredValue::new_local(Inner::default()),
        }
    }

    /// Names who carries out commands from now on.
    pub(crate) fn obey(&self, obey: Obey) {
        self.inner.update_value(|inner| inner.obey = Some(obey));
    }

    /// Names who is asked where the focus is before a contact leaves the page.
    pub(crate) fn on_leaving(&self, ask: OnLeaving) {
        self.inner.update_value(|inner| inner.on_leaving = Some(ask));
    }

    /// The agent wants something done. A refusal shows on the control like any other outcome.
    pub(crate) fn command(&self, contact: &ContactId, intent: Intent) {
        let command = Command { contact: contact.clone(), intent };
        let obey = self.inner.with_value(|inner| inner.obey.clone());
        let outcome = obey.map_or(Err(Denial::NotConnected), |obey| obey(command.clone()));
        if let Err(denial) = outcome {
            let at = self.clock.get_untracked();
            let record = CommandRecord { id: CommandId(0), command, life: Life::Refused(Refusal::Denied(denial)), at };
            self.apply(vec![Change::Command(record)], at);
        }
    }

    /// One open contact's signals.
    pub(crate) fn row(&self, id: &ContactId) -> Option<Row> {
        self.inner.with_value(|inner| inner.rows.get(id).cloned())
    }

    /// A second has passed.
    pub(crate) fn tick(&self, now: Millis) {
        self.clock.set(now);
        self.diagnostics.publish();
        if self.news.with_untracked(|news| news.iter().any(|news| news.is_stale(now))) {
            self.news.update(|news| news.retain(|news| !news.is_stale(now)));
        }
    }

    /// Takes in a batch of changes.
    pub(crate) fn apply(&self, changes: Vec<Change>, now: Millis) {
        if changes.is_empty() {
            return;
        }
        let mut dirty = Dirty::default();
        let mut news = Vec::new();
        self.inner.update_value(|inner| {
            for change in changes {
                news.extend(inner.newsroom.report(&change, now));
                dirty.add(inner.desk.apply(change));
            }
        });
        // Before anything is written: whoever looks after the focus must still find the contact on the page.
        let leaving = self.leaving(&dirty);
        let ask = self.inner.with_value(|inner| inner.on_leaving.clone());
        if let Some(ask) = ask
            && let Some(stranded) = leaving.iter().find_map(|id| ask(id))
        {
            self.stranded.set(Some(stranded));
        }
        self.write_contacts(&dirty);
        self.write_desk(&dirty);
        if !news.is_empty() {
            self.news.update(|kept| news::add(kept, news));
        }
    }

    /// The contacts that have a row and are open no more.
    fn leaving(&self, dirty: &Dirty) -> Vec<ContactId> {
        self.inner.with_value(|inner| {
            let gone = |id: &&ContactId| inner.desk.place(id).is_none() && inner.rows.contains_key(*id);
            dirty.contacts.iter().filter(gone).cloned().collect()
        })
    }

    fn write_contacts(&self, dirty: &Dirty) {
        let touched: BTreeSet<_> = dirty.contacts.iter().chain(&dirty.offers).chain(&dirty.commands).collect();
        let mut writes = Vec::with_capacity(touched.len());
        self.inner.update_value(|inner| {
            for id in touched {
                match (inner.desk.place(id), inner.rows.get(id)) {
                    (None, _) => {
                        inner.rows.remove(id);
                    }
                    (Some(place), None) => {
                        inner.last_key = inner.last_key.wrapping_add(1);
                        inner.rows.insert(id.clone(), Row::new(inner.last_key, place));
                    }
                    (Some(place), Some(row)) => writes.push((row.clone(), place.clone())),
                }
            }
        });
        for (row, place) in writes {
            if dirty.contacts.contains(&row.id) {
                row.contact.set(place.contact);
            }
            if dirty.offers.contains(&row.id) {
                row.offers.set(place.offers);
            }
            if dirty.commands.contains(&row.id) {
                row.commands.set(place.commands.into_values().collect());
            }
        }
    }

    fn write_desk(&self, dirty: &Dirty) {
        let desk = |read: &mut dyn FnMut(&Desk)| self.inner.with_value(|inner| read(&inner.desk));
        if dirty.agent {
            desk(&mut |desk| self.agent.set(Arc::new(desk.agent().clone())));
        }
        if dirty.connection {
            desk(&mut |desk| self.connection.set(desk.connection().clone()));
        }
        if dirty.order {
            desk(&mut |desk| self.write_order(desk));
        }
        if dirty.order || dirty.aim {
            desk(&mut |desk| self.write_aim(desk));
        }
    }

    fn write_order(&self, desk: &Desk) {
        let order: Vec<_> = desk.order().cloned().collect();
        let unchanged = self.order.with_untracked(|old| *old == order);
        if !unchanged {
            self.order.set(order);
        }
        let same = self.closed.with_untracked(|old| {
            old.len() == desk.closed().len() && old.iter().zip(desk.closed()).all(|(old, new)| Arc::ptr_eq(old, new))
        });
        if !same {
            self.closed.set(desk.closed().cloned().collect());
        }
    }

    fn write_aim(&self, desk: &Desk) {
        let several = desk.order().len() > 1;
        let aimed = match desk.aim() {
            Aim::One(id) if several => Some(id.clone()),
            _ => None,
        };
        if self.aimed.with_untracked(|old| *old != aimed) {
            self.aimed.set(aimed);
        }
        let unknown = *desk.aim() == Aim::Several;
        if self.aim_unknown.get_untracked() != unknown {
            self.aim_unknown.set(unknown);
        }
    }
}

/// Who a contact is with, for a title: the customer's name, else their address as sent.
pub(crate) fn customer_of(contact: &Contact) -> Option<&str> {
    let customer = &contact.customer;
    customer.name.as_deref().or(customer.address.as_deref()).filter(|text| !text.trim().is_empty())
}

/// Whether a contact waits for the agent to take it.
pub(crate) fn is_offered(contact: &Contact) -> bool {
    contact.state == ContactState::Offered
}

#[cfg(test)]
mod tests;
