//! The outbox: log entries wait here, across reloads, crashes and browser restarts, until the CRM has confirmed them.
//!
//! All tabs share the storage. One tab is the leader: only it sends stored entries. Storage, lock, network and the other
//! tabs are outside: actions come out, their results go in.

mod answers;
mod event;
mod item;
mod status;

pub use event::{OutboxEvent, OutboxOutput, Route};
pub use item::{SendOutcome, Stored};
pub use status::{OutboxStatus, OutboxTrouble, as_text};

use super::{event::Call, shapes::LogEntry};
use crate::{
    clock::{Millis, Span},
    sorting::sort_by,
};
use item::{Dice, Item, Place};
use litemap::LiteMap;

/// The maximum number of stored entries.
const MOST_ENTRIES: usize = 500;
/// The maximum size of stored entries, in bytes.
const MOST_BYTES: usize = 1024 * 1024;
/// The maximum number of entries held in memory only.
const MOST_UNSAVED: usize = 500;
/// The maximum number of entries being sent at a time.
const MOST_SENDING: usize = 3;
/// The timeout of a send; a late answer still counts.
const SILENCE: Span = Span::seconds(30);
/// The maximum size sent while the page unloads, in bytes: browsers allow 64 KiB in total.
const WITH_THE_PAGE: usize = 60 * 1024;
/// The maximum number of sends remembered for late answers.
const MOST_CALLS: usize = 300;

/// The outbox of one tab.
#[derive(Debug)]
pub struct Outbox {
    items: LiteMap<String, Item>,
    /// Sent entries: key and revision.
    calls: LiteMap<u64, (String, u64)>,
    last: u64,
    loads: u64,
    keep_days: u32,
    /// The storage cannot be written.
    is_blocked: bool,
    leads: bool,
    strives: bool,
    route: Option<Route>,
    /// The number of consecutive failures.
    failures: u32,
    /// Nothing is sent before this time.
    held: Option<Millis>,
    /// A token was requested; nothing is sent over HTTP before it arrives, or before this time.
    token_until: Option<Millis>,
    /// Entries dropped because they were too old.
    expired: usize,
    has_logged: bool,
    /// This page put something here before a reload.
    has_put: bool,
    dice: Dice,
    outputs: Vec<OutboxOutput>,
    shown: Option<OutboxStatus>,
}

impl Outbox {
    /// An empty outbox; [`OutboxEvent::Elsewhere`] makes it read the storage. `keep_days` is the configuration's: 0 stores nothing.
    /// `seed` is any number, different for each load; `has_put` says that this page put something here before a reload: what is not
    /// stored any more was logged.
    #[must_use]
    pub fn new(keep_days: u32, seed: u64, has_put: bool) -> Self {
        Self {
            items: LiteMap::new(),
            calls: LiteMap::new(),
            last: 0,
            loads: 0,
            keep_days,
            is_blocked: keep_days == 0,
            leads: false,
            strives: false,
            route: None,
            failures: 0,
            held: None,
            token_until: None,
            expired: 0,
            has_logged: false,
            has_put,
            dice: Dice::new(seed),
            outputs: Vec::new(),
            shown: None,
        }
    }

    /// Handles an event, and returns the actions.
    pub fn handle(&mut self, event: OutboxEvent, now: Millis) -> Vec<OutboxOutput> {
        match event {
            OutboxEvent::Put(entry) => self.put(*entry, now),
            OutboxEvent::Stored(key, revision) => self.stored(&key, revision),
            OutboxEvent::NotStored(key) => {
                self.is_blocked = true;
                self.keep_in_memory(|item| item.entry.key == key);
            }
            OutboxEvent::Loaded(load, stored) => self.loaded(load, stored, now),
            OutboxEvent::NotLoaded => {
                self.is_blocked = true;
                self.keep_in_memory(|_| true);
            }
            OutboxEvent::Elsewhere => self.load(),
            OutboxEvent::Leading(leads) => {
                self.leads = leads;
                // Entries that another tab has left behind.
                self.load();
            }
            OutboxEvent::Route(route) => self.route(route, now),
            OutboxEvent::Answered(call, outcome) => self.answered(call, outcome, now),
            OutboxEvent::Token => {
                self.token_until = None;
                // A token is requested only once.
                self.release(now, |item| matches!(item.trouble, None | Some(401)));
            }
            OutboxEvent::Online => self.release(now, |item| item.trouble.is_none()),
            OutboxEvent::TryAgain => {
                self.token_until = None;
                self.release(now, |_| true);
                self.items.iter_mut().for_each(|(_, item)| item.has_tried_token = false);
            }
            OutboxEvent::Leaving => self.leave(now),
            OutboxEvent::Wake => {}
        }
        self.expire(now);
        self.store_unsaved();
        self.send(now);
        self.lead();
        let status = Some(self.status());
        if self.shown != status {
            self.shown = status;
            self.outputs.push(OutboxOutput::Changed);
        }
        std::mem::take(&mut self.outputs)
    }

    /// The status shown to the agent.
    #[must_use]
    pub fn status(&self) -> OutboxStatus {
        OutboxStatus {
            waiting: self.items.len(),
            trouble: self.trouble(),
            has_logged: self.has_logged,
            is_unsaved: self.items.values().any(|item| item.place == Place::Memory),
            expired: self.expired,
        }
    }

    /// The waiting entries, the oldest first, to be copied by hand.
    #[must_use]
    pub fn waiting(&self) -> Vec<&LogEntry> {
        let mut items: Vec<_> = self.items.values().collect();
        sort_by(&mut items, |one, other| one.at.cmp(&other.at));
        items.into_iter().map(|item| &item.entry).collect()
    }

    /// When to send [`OutboxEvent::Wake`].
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        let silent = self.items.values().filter_map(|item| Some(item.sending?.1 + SILENCE));
        let can_send = self.route.is_some() && self.sending() < self.room();
        let due = self.items.values().filter(|item| can_send && self.may_send(item));
        let due = due.map(|item| self.held.map_or(item.next, |held| held.max(item.next)));
        silent.chain(due).chain(self.token_until).min()
    }

    fn trouble(&self) -> Option<OutboxTrouble> {
        let refused = self.items.values().filter_map(|item| item.trouble).max();
        let is_full = self.items.values().any(|item| item.place == Place::Memory) && !self.is_blocked;
        match refused {
            Some(401) => Some(OutboxTrouble::Token),
            Some(status) => Some(OutboxTrouble::Refused(status)),
            None if is_full => Some(OutboxTrouble::Full),
            None if self.is_blocked && self.keep_days > 0 => Some(OutboxTrouble::Blocked),
            // If nothing may be stored, the agent is told once an entry has to wait.
            None if self.is_blocked && self.failures > 0 => Some(OutboxTrouble::Unkept),
            None => None,
        }
    }

    fn put(&mut self, entry: LogEntry, now: Millis) {
        let known = self.items.get_mut(&entry.key);
        if known.as_ref().is_some_and(|item| item.entry.revision >= entry.revision) {
            return;
        }
        let at = known.as_ref().map_or(now, |item| item.at);
        let mut item = Item::new(entry, at, now);
        item.sending = known.and_then(|known| known.sending);
        let (entries, bytes) = self.saved(&item.entry.key);
        let fits = entries < MOST_ENTRIES && bytes + item.bytes <= MOST_BYTES;
        if self.is_blocked || !fits {
            item.place = Place::Memory;
            let is_known = self.items.contains_key(&item.entry.key);
            if !is_known && self.items.len() >= MOST_ENTRIES + MOST_UNSAVED {
                // A thousand entries wait already. They come first.
                return;
            }
        } else {
            self.outputs.push(OutboxOutput::Store(Box::new(item.stored())));
        }
        self.items.insert(item.entry.key.clone(), item);
    }

    /// The number and size of stored entries, without that of this key.
    fn saved(&self, key: &str) -> (usize, usize) {
        let saved = self.items.values().filter(|item| item.place != Place::Memory && item.entry.key != key);
        saved.fold((0, 0), |(entries, bytes), item| (entries + 1, bytes + item.bytes))
    }

    fn stored(&mut self, key: &str, revision: u64) {
        let loads = self.loads;
        if let Some(item) = self.items.get_mut(key).filter(|item| item.entry.revision <= revision) {
            item.place = Place::Saved(loads);
        }
    }

    fn keep_in_memory(&mut self, which: impl Fn(&Item) -> bool) {
        let lost = self.items.iter_mut().filter(|(_, item)| item.place == Place::Saving && which(item));
        lost.for_each(|(_, item)| item.place = Place::Memory);
    }

    fn load(&mut self) {
        if self.keep_days > 0 {
            self.loads += 1;
            self.outputs.push(OutboxOutput::Load(self.loads));
        }
    }

    /// The storage wins, except for entries put since it was read.
    fn loaded(&mut self, load: u64, stored: Vec<Stored>, now: Millis) {
        self.is_blocked = false;
        let mut there = LiteMap::new_vec();
        for Stored { entry, at } in stored {
            there.insert(entry.key.clone(), ());
            match self.items.get_mut(&entry.key) {
                Some(item) if item.entry.revision >= entry.revision => {
                    if item.entry.revision == entry.revision {
                        item.place = Place::Saved(load);
                    }
                }
                known => {
                    let sending = known.and_then(|known| known.sending);
                    let place = Place::Saved(load);
                    self.items.insert(entry.key.clone(), Item { sending, place, ..Item::new(entry, at, now) });
                }
            }
        }
        let before = self.items.len();
        self.items.retain(|key, item| match item.place {
            Place::Saved(since) => there.contains_key(key) || since >= load,
            Place::Saving | Place::Memory => true,
        });
        // Another tab has logged them, or this one before a reload.
        self.has_logged |= self.items.len() < before || self.has_put;
    }

    fn route(&mut self, route: Option<Route>, now: Millis) {
        if self.route == route {
            return;
        }
        self.route = route;
        self.token_until = None;
        // A new route gets a new attempt.
        self.release(now, |item| item.trouble.is_none());
    }

    fn sending(&self) -> usize {
        self.items.values().filter(|item| item.sending.is_some()).count()
    }

    /// While sending fails, one entry at a time is tried.
    const fn room(&self) -> usize {
        if self.failures > 0 { 1 } else { MOST_SENDING }
    }

    /// Whether this tab may send it. Entries held only in its memory are its own.
    fn may_send(&self, item: &Item) -> bool {
        let is_ours = match item.place {
            Place::Saving => false,
            Place::Saved(_) => self.leads,
            Place::Memory => true,
        };
        let waits_for_token = self.token_until.is_some() && self.route == Some(Route::Http);
        is_ours && item.sending.is_none() && item.trouble.is_none() && !waits_for_token
    }

    fn send(&mut self, now: Millis) {
        let Some(route) = self.route else { return };
        if self.held.is_some_and(|held| now < held) {
            return;
        }
        let mut due: Vec<_> = self.items.values().filter(|item| self.may_send(item) && item.next <= now).collect();
        sort_by(&mut due, |one, other| (one.next, one.at).cmp(&(other.next, other.at)));
        let room = self.room().saturating_sub(self.sending());
        let keys: Vec<_> = due.into_iter().take(room).map(|item| item.entry.key.clone()).collect();
        for key in keys {
            self.send_one(&key, route, false, now);
        }
    }

    fn send_one(&mut self, key: &str, route: Route, keepalive: bool, now: Millis) {
        let Some(item) = self.items.get_mut(key) else { return };
        self.last += 1;
        item.sending = Some((self.last, now));
        self.calls.insert(self.last, (key.to_owned(), item.entry.revision));
        let entry = Box::new(item.entry.clone());
        self.outputs.push(OutboxOutput::Send { call: Call::Log(self.last), route, entry, keepalive });
        if let Some(oldest) = self.calls.keys().next().copied().filter(|_| self.calls.len() > MOST_CALLS) {
            self.calls.remove(&oldest);
        }
    }

    /// Sends what fits while the page unloads; unanswered entries are sent again after the next load.
    fn leave(&mut self, now: Millis) {
        if self.route != Some(Route::Http) {
            return;
        }
        let mut room = WITH_THE_PAGE;
        let open = self.items.values().filter(|item| self.may_send(item) || item.place == Place::Saving);
        let keys: Vec<_> = open
            .filter(|item| item.sending.is_none() && item.trouble.is_none())
            .take_while(|item| {
                let fits = item.bytes <= room;
                room = room.saturating_sub(item.bytes);
                fits
            })
            .map(|item| item.entry.key.clone())
            .collect();
        for key in keys {
            self.send_one(&key, Route::Http, true, now);
        }
    }

    /// The storage has room again for entries held in memory only.
    fn store_unsaved(&mut self) {
        if self.is_blocked {
            return;
        }
        let (mut entries, mut bytes) = self.saved("");
        let unsaved = self.items.iter_mut().map(|(_, item)| item);
        for item in unsaved.filter(|item| item.place == Place::Memory && item.sending.is_none()) {
            if entries < MOST_ENTRIES && bytes + item.bytes <= MOST_BYTES {
                item.place = Place::Saving;
                (entries, bytes) = (entries + 1, bytes + item.bytes);
                self.outputs.push(OutboxOutput::Store(Box::new(item.stored())));
            }
        }
    }

    /// A tab without a route must not block one that has one.
    fn lead(&mut self) {
        let strives = self.route.is_some() && self.keep_days > 0;
        if strives != self.strives {
            self.strives = strives;
            self.outputs.push(OutboxOutput::Lead(strives));
        }
    }
}

#[cfg(test)]
mod tests;
