//! Tabs, their storage, their lock, and the server.

use crate::entry::entry;
use deskpane_desk::{
    clock::{Millis, Span},
    embedding::{Call, Outbox, OutboxEvent, OutboxOutput, Route, SendOutcome, Stored},
};
use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};

/// A tab's page from one load to the next.
pub(crate) struct Tab {
    pub(crate) outbox: Outbox,
    life: u64,
    strives: bool,
    /// Entries of this page that are not known to be in storage.
    volatile: BTreeMap<String, u64>,
}

/// The owner of an event: the tab, and the load of its page.
type Whose = (usize, u64);

enum Due {
    Store(Whose, Box<Stored>),
    Remove(Whose, String, u64),
    Load(Whose, u64),
    Hear(Whose, Box<OutboxEvent>),
    /// The server's answer: it has stored this key with this revision.
    Taken(Whose, u64, u16, String, u64),
    /// A request reaches the server; whether its answer returns.
    Serve(Whose, u64, String, u64, bool),
}

pub(crate) struct World {
    pub(crate) rng: Rng,
    pub(crate) now: Millis,
    pub(crate) tabs: Vec<Tab>,
    pub(crate) is_up: bool,
    pub(crate) is_calm: bool,
    token_is_good: bool,
    leader: Option<Whose>,
    due: BTreeMap<(Millis, u64), Due>,
    order: u64,
    storage: BTreeMap<String, Stored>,
    /// Storage handles one operation at a time.
    storage_free: Millis,
    pub(crate) server: BTreeMap<String, u64>,
    /// The highest revision of each key that a tab knows the server has stored.
    heard: BTreeMap<String, u64>,
    /// The highest revision of each key that was in storage, or in a tab that is still open.
    pub(crate) durable: BTreeMap<String, u64>,
    revision: u64,
    lives: u64,
    pub(crate) sent: u64,
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let mut world = Self {
            rng: Rng::with_seed(seed),
            now: Millis(1_000_000),
            tabs: Vec::new(),
            is_up: true,
            is_calm: false,
            token_is_good: true,
            leader: None,
            due: BTreeMap::new(),
            order: 0,
            storage: BTreeMap::new(),
            storage_free: Millis(0),
            server: BTreeMap::new(),
            heard: BTreeMap::new(),
            durable: BTreeMap::new(),
            revision: 0,
            lives: 0,
            sent: 0,
        };
        for tab in 0..3 {
            let fresh = world.fresh();
            world.tabs.push(fresh);
            world.begin(tab);
        }
        world
    }

    fn fresh(&mut self) -> Tab {
        self.lives += 1;
        let outbox = Outbox::new(30, self.rng.u64(..), false);
        Tab { outbox, life: self.lives, strives: false, volatile: BTreeMap::new() }
    }

    fn begin(&mut self, tab: usize) {
        self.hear(tab, OutboxEvent::Elsewhere);
        let route = self.route();
        self.hear(tab, OutboxEvent::Route(route));
    }

    fn route(&mut self) -> Option<Route> {
        (self.is_calm || self.rng.u8(..10) < 8).then_some(Route::Http)
    }

    /// The page is gone without notice, and loads again.
    pub(crate) fn reload(&mut self, tab: usize) {
        if self.rng.bool() {
            self.hear(tab, OutboxEvent::Leaving);
        }
        let whose = self.whose(tab);
        let fresh = self.fresh();
        // Writes on their way to storage may get there; the rest is lost, and no tab assumed otherwise.
        let drops = self.rng.bool();
        self.due.retain(|_, due| !(drops && matches!(due, Due::Store(own, _) if *own == whose)));
        self.tabs[tab] = fresh;
        if self.leader == Some(whose) {
            self.leader = None;
            self.elect();
        }
        self.begin(tab);
    }

    fn whose(&self, tab: usize) -> Whose {
        (tab, self.tabs[tab].life)
    }

    fn lives(&self, (tab, life): Whose) -> bool {
        self.tabs[tab].life == life
    }

    fn elect(&mut self) {
        if self.leader.is_some() {
            return;
        }
        let striving: Vec<_> = (0..self.tabs.len()).filter(|tab| self.tabs[*tab].strives).collect();
        if let Some(tab) = self.rng.choice(striving) {
            self.leader = Some(self.whose(tab));
            self.later(1, 1, |world| Due::Hear(world.whose(tab), Box::new(OutboxEvent::Leading(true))));
        }
    }

    fn later(&mut self, from: i64, to: i64, due: impl FnOnce(&Self) -> Due) {
        let at = self.now + Span(self.rng.i64(from..=to));
        self.order += 1;
        let due = due(self);
        self.due.insert((at, self.order), due);
    }

    /// Operations on storage run one after the other.
    fn stored_later(&mut self, due: Due) {
        self.storage_free = self.storage_free.max(self.now) + Span(self.rng.i64(0..=20));
        self.order += 1;
        self.due.insert((self.storage_free, self.order), due);
    }

    pub(crate) fn put(&mut self, tab: usize) {
        self.revision += 1;
        let key = format!("sample/host/{}", self.rng.u8(..6));
        let revision = self.revision;
        self.tabs[tab].volatile.insert(key.clone(), revision);
        self.hear(tab, OutboxEvent::Put(Box::new(entry(&key, revision))));
    }

    pub(crate) fn hear(&mut self, tab: usize, event: OutboxEvent) {
        let whose = self.whose(tab);
        for output in self.tabs[tab].outbox.handle(event, self.now) {
            match output {
                OutboxOutput::Store(stored) => self.stored_later(Due::Store(whose, stored)),
                OutboxOutput::Remove(key, revision) => self.stored_later(Due::Remove(whose, key, revision)),
                OutboxOutput::Load(load) => self.stored_later(Due::Load(whose, load)),
                OutboxOutput::Lead(strives) => {
                    self.tabs[tab].strives = strives;
                    if !strives && self.leader == Some(whose) {
                        self.leader = None;
                        self.later(1, 1, |_| Due::Hear(whose, Box::new(OutboxEvent::Leading(false))));
                    }
                    self.elect();
                }
                OutboxOutput::Send { call: Call::Log(call), entry, .. } => {
                    self.sent += 1;
                    self.send(whose, call, entry.key, entry.revision);
                }
                OutboxOutput::Send { .. } => unreachable!(),
                OutboxOutput::WantToken => {
                    if self.is_calm || self.rng.bool() {
                        self.token_is_good = true;
                        self.later(10, 40_000, |_| Due::Hear(whose, Box::new(OutboxEvent::Token)));
                    }
                }
                OutboxOutput::Changed => {}
            }
        }
    }

    fn send(&mut self, whose: Whose, call: u64, key: String, revision: u64) {
        if !self.is_up {
            return self.answer(whose, call, SendOutcome::Unreachable);
        }
        let luck = if self.is_calm { 100 } else { self.rng.u8(..100) };
        match luck {
            // The request is lost.
            0..10 => {}
            10..14 => self.answer(whose, call, SendOutcome::Status(500, None)),
            14..17 => self.answer(whose, call, SendOutcome::Status(429, Some(Span::seconds(20)))),
            17..19 => self.answer(whose, call, SendOutcome::Status(422, None)),
            19..21 => self.token_is_good = false,
            // It arrives; the answer may be lost, or come after the time-out.
            _ => {
                let finds_back = luck >= 30;
                let slow = if (30..36).contains(&luck) { 60_000 } else { 2_000 };
                self.later(1, slow, |_| Due::Serve(whose, call, key, revision, finds_back));
            }
        }
    }

    fn answer(&mut self, whose: Whose, call: u64, outcome: SendOutcome) {
        self.later(1, 500, |_| Due::Hear(whose, Box::new(OutboxEvent::Answered(call, outcome))));
    }

    /// Executes the next event; false if there is none.
    pub(crate) fn step(&mut self) -> bool {
        let wake = (0..self.tabs.len()).filter_map(|tab| Some((self.tabs[tab].outbox.wake_at()?, tab))).min();
        let first = self.due.keys().next().copied();
        if let Some((at, tab)) = wake.filter(|(at, _)| first.is_none_or(|(first, _)| *at <= first)) {
            self.now = self.now.max(at);
            self.hear(tab, OutboxEvent::Wake);
            return true;
        }
        let Some(((at, _), due)) = self.due.pop_first() else { return false };
        self.now = self.now.max(at);
        match due {
            Due::Store(whose, stored) => self.store(whose, *stored),
            Due::Remove(whose, key, revision) => self.remove(whose, &key, revision),
            Due::Load(whose, load) => {
                let all = self.storage.values().cloned().collect();
                self.later(0, 10, |_| Due::Hear(whose, Box::new(OutboxEvent::Loaded(load, all))));
            }
            Due::Serve(whose, call, key, revision, finds_back) => {
                let status = if !self.token_is_good {
                    401
                } else if self.server.get(&key).is_some_and(|standing| *standing > revision) {
                    409
                } else {
                    self.server.insert(key.clone(), revision);
                    200
                };
                match self.server.get(&key).copied() {
                    _ if !finds_back => {}
                    Some(standing) if status != 401 => {
                        self.later(1, 500, |_| Due::Taken(whose, call, status, key, standing));
                    }
                    _ => self.answer(whose, call, SendOutcome::Status(status, None)),
                }
            }
            Due::Hear(whose, event) if self.lives(whose) => self.hear(whose.0, *event),
            Due::Taken(whose, call, status, key, standing) if self.lives(whose) => {
                let heard = self.heard.entry(key).or_default();
                *heard = standing.max(*heard);
                self.hear(whose.0, OutboxEvent::Answered(call, SendOutcome::Status(status, None)));
            }
            Due::Hear(..) | Due::Taken(..) => {}
        }
        true
    }

    fn store(&mut self, whose: Whose, stored: Stored) {
        let (key, revision) = (stored.entry.key.clone(), stored.entry.revision);
        let standing = self.storage.get(&key).map_or(0, |standing| standing.entry.revision);
        if revision > standing {
            self.storage.insert(key.clone(), stored);
        }
        let durable = self.durable.entry(key.clone()).or_default();
        *durable = revision.max(*durable);
        if self.lives(whose) {
            self.tabs[whose.0].volatile.retain(|own, put| *own != key || *put > revision);
        }
        let event = OutboxEvent::Stored(key, revision.max(standing));
        self.later(0, 10, |_| Due::Hear(whose, Box::new(event)));
        self.tell_others(whose);
    }

    fn remove(&mut self, whose: Whose, key: &str, revision: u64) {
        if self.storage.get(key).is_some_and(|stored| stored.entry.revision <= revision) {
            let gone = self.storage.remove(key).unwrap().entry.revision;
            let heard = self.heard.get(key).copied().unwrap_or_default();
            assert!(heard >= gone, "{key} {gone} left the storage, and the server has only said {heard}");
        }
        self.tell_others(whose);
    }

    fn tell_others(&mut self, whose: Whose) {
        for tab in (0..self.tabs.len()).filter(|tab| *tab != whose.0) {
            let other = self.whose(tab);
            self.later(0, 30, |_| Due::Hear(other, Box::new(OutboxEvent::Elsewhere)));
        }
    }

    /// No more failures from now on: all entries must arrive.
    pub(crate) fn calm(&mut self) {
        (self.is_up, self.is_calm, self.token_is_good) = (true, true, true);
        for tab in 0..self.tabs.len() {
            self.hear(tab, OutboxEvent::Route(Some(Route::Http)));
        }
    }

    pub(crate) fn try_again(&mut self) {
        for tab in 0..self.tabs.len() {
            self.hear(tab, OutboxEvent::TryAgain);
        }
    }

    pub(crate) fn switch_route(&mut self, tab: usize) {
        let route = self.route();
        self.hear(tab, OutboxEvent::Route(route));
    }

    /// Entries that are left anywhere.
    pub(crate) fn left(&self) -> BTreeSet<String> {
        let waiting = self.tabs.iter().flat_map(|tab| tab.outbox.waiting());
        waiting.map(|entry| entry.key.clone()).chain(self.storage.keys().cloned()).collect()
    }

    /// The highest revision of each key that must not be lost.
    pub(crate) fn owed(&self) -> BTreeMap<String, u64> {
        let mut owed = self.durable.clone();
        for (key, revision) in self.tabs.iter().flat_map(|tab| &tab.volatile) {
            let highest = owed.entry(key.clone()).or_default();
            *highest = (*revision).max(*highest);
        }
        owed
    }
}
