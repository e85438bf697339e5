//! Records the desk's changes as activity.

use super::{AgentTime, Entry, Phase, timeline::Timeline};
use crate::{
    clock::{Millis, Span},
    model::{Change, CommandStatus, Connection, Contact, ContactId, ContactState, Intent},
    sorting::sort_by,
};
use litemap::LiteMap;

/// The maximum number of contacts; the oldest ended ones leave first.
const MOST_CONTACTS: usize = 2_000;
/// The maximum number of intervals of all contacts, checked when something is stored.
const MOST_STRETCHES: usize = 5_000;
/// The maximum number of the agent's intervals.
pub(super) const MOST_STATES: usize = 2_000;
/// A contact that returns within this time is the same one.
const SAME: Span = Span::seconds(3_600);
/// After this time of being connected, the desktop has reported its current contacts: later ones are new.
const SETTLED: Span = Span::seconds(10);
/// Running intervals are stored this often, in case the page ends without notice.
const HEARTBEAT: Span = Span::seconds(30);

/// An agent's activity at one desktop.
#[derive(Debug, Clone)]
pub struct Ledger {
    agent: Timeline<AgentTime>,
    entries: LiteMap<u32, Entry>,
    /// The latest entry of each contact.
    latest: LiteMap<String, u32>,
    connected: Option<Millis>,
    last_key: u32,
    /// The days whose text has changed since it was last stored.
    dirty: Vec<i64>,
    beat: Millis,
    edition: u32,
}

impl Default for Ledger {
    fn default() -> Self {
        Self {
            agent: Timeline::new(MOST_STATES),
            entries: LiteMap::new(),
            latest: LiteMap::new(),
            connected: None,
            last_key: 0,
            dirty: Vec::new(),
            beat: Millis(i64::MIN),
            edition: 0,
        }
    }
}

/// In order of their start; contacts that started at the same time in order of arrival.
pub(super) fn sort_by_start(entries: &mut [(u32, &Entry)]) {
    sort_by(entries, |(key, one), (other_key, other)| {
        (one.timeline.from(), *key).cmp(&(other.timeline.from(), *other_key))
    });
}

impl Ledger {
    /// Counts changes: a state that began or ended, a contact with new data. Running time does not count.
    #[must_use]
    pub const fn edition(&self) -> u32 {
        self.edition
    }

    /// The agent's states.
    #[must_use]
    pub const fn agent(&self) -> &Timeline<AgentTime> {
        &self.agent
    }

    /// The contacts by a running number, in order of arrival.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (u32, &Entry)> {
        self.entries.iter().map(|(key, entry)| (*key, entry))
    }

    /// The latest entry of a contact, by the desktop's id.
    #[must_use]
    pub fn of_contact(&self, id: &str) -> Option<&Entry> {
        self.entry(*self.latest.get(id)?)
    }

    /// One contact.
    #[must_use]
    pub fn entry(&self, key: u32) -> Option<&Entry> {
        self.entries.get(&key)
    }

    /// When the first interval began.
    #[must_use]
    pub fn earliest(&self) -> Option<Millis> {
        self.entries.values().filter_map(|entry| entry.timeline.from()).chain(self.agent.from()).min()
    }

    /// Handles changes that arrived together. Only the last one of each contact counts: a restarted session replays
    /// everything it remembers, which did not happen now.
    pub fn hear_all(&mut self, changes: &[Change], now: Millis) {
        let (mut contacts, mut agent) = (LiteMap::new_vec(), false);
        let mut told = Vec::with_capacity(changes.len());
        for change in changes.iter().rev() {
            let is_last = match change {
                Change::Contact(contact) => contacts.insert(&contact.id, ()).is_none(),
                Change::Agent(_) => !std::mem::replace(&mut agent, true),
                _ => true,
            };
            if is_last {
                told.push(change);
            }
        }
        for change in told.into_iter().rev() {
            self.hear(change, now);
        }
    }

    /// Handles a change of the desk.
    pub fn hear(&mut self, change: &Change, now: Millis) {
        match change {
            Change::Agent(agent) => {
                if self.agent.hear(AgentTime::of(agent), agent.since, now) {
                    self.note(Some(now));
                }
            }
            Change::Contact(contact) => self.contact(contact, now),
            Change::Connection(Connection::Connected { since, .. }) => self.connected = Some(*since),
            Change::Connection(_) => self.connected = None,
            Change::Command(record)
                if record.command.intent == Intent::Refuse && record.status == CommandStatus::Confirmed =>
            {
                if let Some(entry) = self.latest_mut(record.command.contact.as_str()) {
                    entry.refused = true;
                    let from = entry.timeline.from();
                    self.note(from);
                }
            }
            Change::Renamed { from, to } => self.rename(from, to),
            Change::Controls(..)
            | Change::CommandTarget(_)
            | Change::Command(_)
            | Change::AgentControls(_)
            | Change::AgentCommand(_)
            | Change::Directory(_)
            | Change::Notices(_)
            | Change::StartChoices(_)
            | Change::Appearance(_) => {}
        }
    }

    fn contact(&mut self, contact: &Contact, now: Millis) {
        let phase = Phase::of(&contact.state);
        let settled = self.connected.is_some_and(|at| now - at > SETTLED);
        let known = self.latest.get(contact.id.as_str()).copied();
        let is_first = known.is_none();
        let known = known.filter(|key| self.entries.get(key).is_some_and(|entry| is_same(entry, contact, now)));
        let Some(key) = known.or_else(|| phase.and_then(|_| self.begin(contact))) else { return };
        let Some(entry) = self.entries.get_mut(&key) else { return };
        // A contact that arrives in normal operation starts now, whatever the desktop's clock says.
        let since = contact.since.map(|since| if settled { since.max(now + Span(-SETTLED.0)) } else { since });
        let since = if entry.timeline.is_live() { contact.since } else { since };
        let (begun, was_live) = (entry.timeline.from(), entry.timeline.is_live());
        let mut news = entry.timeline.hear(phase, since, now) | entry.know(contact);
        let over = contact.state == ContactState::Ended;
        let work = &contact.work;
        let moves = work.transfer.as_ref().is_some_and(|transfer| transfer.connected);
        let transferred = match contact.state {
            ContactState::Transferring => true,
            ContactState::Active | ContactState::Held | ContactState::Conference => moves,
            _ => entry.transferred,
        };
        news |= (entry.over, entry.transferred) != (over, transferred);
        (entry.over, entry.transferred) = (over, transferred);
        let from = entry.timeline.from();
        if news {
            self.note(from);
        }
        // It is new or returns, or the desktop reports an earlier start.
        if from != begun || !was_live {
            self.note(begun);
            // Of a thousand contacts in one message, each would look through all before it.
            if !is_first {
                self.join(key);
            }
        }
    }

    fn begin(&mut self, contact: &Contact) -> Option<u32> {
        if self.entries.len() >= MOST_CONTACTS && !self.drop_oldest() {
            return None;
        }
        Some(self.insert(Entry::new(contact)))
    }

    fn insert(&mut self, entry: Entry) -> u32 {
        self.last_key = self.last_key.wrapping_add(1);
        self.latest.insert(entry.id.clone(), self.last_key);
        self.entries.insert(self.last_key, entry);
        self.last_key
    }

    /// Removes the oldest contact that has ended; returns whether there was one.
    fn drop_oldest(&mut self) -> bool {
        let oldest = self.entries.iter().find(|(_, entry)| !entry.timeline.is_live()).map(|(key, _)| *key);
        let Some(entry) = oldest.and_then(|key| self.entries.remove(&key)) else { return false };
        if self.latest.get(&entry.id) == oldest.as_ref() {
            self.look_for_latest(&entry.id);
        }
        self.note(entry.timeline.from());
        true
    }

    /// The latest entry of a contact has another id or is gone: one before it may be left.
    fn look_for_latest(&mut self, id: &str) {
        match self.entries.iter().rev().find(|(_, entry)| entry.id == id) {
            Some((key, _)) => _ = self.latest.insert(id.to_owned(), *key),
            None => _ = self.latest.remove(id),
        }
    }

    fn latest_mut(&mut self, id: &str) -> Option<&mut Entry> {
        self.entries.get_mut(self.latest.get(id)?)
    }

    fn rename(&mut self, from: &ContactId, to: &ContactId) {
        let Some(key) = self.latest.get(from.as_str()).copied() else { return };
        let there = self.latest.get(to.as_str()).copied().filter(|there| *there != key);
        let Some(entry) = self.entries.get_mut(&key) else { return };
        to.as_str().clone_into(&mut entry.id);
        let begun = entry.timeline.from();
        self.look_for_latest(from.as_str());
        let runs_there = there.filter(|there| self.entries.get(there).is_some_and(|other| other.timeline.is_live()));
        self.latest.insert(to.to_string(), runs_there.unwrap_or(key));
        self.note(begun);
        self.join(key);
    }

    /// Adjacent stays of one contact are merged: in storage they could not be told
    /// apart.
    fn join(&mut self, mut key: u32) {
        loop {
            let Some(entry) = self.entries.get(&key) else { return };
            let is_one = |(at, other): &(&u32, &Entry)| **at != key && other.id == entry.id && overlaps(other, entry);
            let Some((&at, other)) = self.entries.iter().find(is_one) else { return };
            let (stays, gone) = if other.timeline.is_live() { (at, key) } else { (key, at) };
            let (Some(goes), Some(entry)) = (self.entries.remove(&gone), self.entries.get_mut(&stays)) else { return };
            let begun = [entry.timeline.from(), goes.timeline.from()];
            if self.latest.get(&entry.id) == Some(&gone) {
                self.latest.insert(entry.id.clone(), stays);
            }
            entry.unite(goes);
            begun.into_iter().for_each(|begun| self.note(begun));
            key = stays;
        }
    }

    /// Time has passed: running intervals are extended.
    pub fn see(&mut self, now: Millis) {
        self.agent.see(now);
        let beats = now - self.beat >= HEARTBEAT;
        if beats {
            self.beat = now;
            dirtied(&mut self.dirty, self.agent.to().filter(|_| self.agent.is_live()));
        }
        for (_, entry) in self.entries.iter_mut().filter(|(_, entry)| entry.timeline.is_live()) {
            entry.timeline.see(now);
            if beats {
                dirtied(&mut self.dirty, entry.timeline.from());
            }
        }
    }

    /// The page may unload: running intervals are to be stored now.
    pub fn leave(&mut self, now: Millis) {
        self.beat = Millis(i64::MIN);
        self.see(now);
    }

    /// Returns the days to store, and marks them as stored.
    pub fn take_dirty(&mut self) -> Vec<i64> {
        if self.dirty.is_empty() {
            return Vec::new();
        }
        while self.intervals() > MOST_STRETCHES && self.drop_oldest() {}
        std::mem::take(&mut self.dirty)
    }

    fn intervals(&self) -> usize {
        self.entries.values().map(|entry| entry.timeline.intervals.len()).sum()
    }

    /// Merges stored activity, from before a reload or from another page; returns whether anything changed.
    pub fn merge(&mut self, agent: &Timeline<AgentTime>, entries: Vec<Entry>) {
        self.agent.merge(agent);
        for entry in entries {
            let same = self.entries.iter().rev().find(|(_, own)| own.id == entry.id && overlaps(own, &entry));
            let same = same.map(|(key, _)| *key);
            if let Some((key, own)) = same.and_then(|key| Some((key, self.entries.get_mut(&key)?))) {
                own.unite(entry);
                self.join(key);
            } else if self.entries.len() < MOST_CONTACTS || self.drop_oldest() {
                let live = self.latest.get(&entry.id).copied();
                let live = live.filter(|key| self.entries.get(key).is_some_and(|own| own.timeline.is_live()));
                let id = entry.id.clone();
                self.insert(entry);
                // Intervals running here stay the latest.
                if let Some(key) = live {
                    self.latest.insert(id, key);
                }
            }
        }
        self.edition = self.edition.wrapping_add(1);
    }

    /// Deletes what began on this day (as in storage keys), or everything; running intervals start again now.
    pub fn forget(&mut self, day: Option<i64>, now: Millis) {
        let gone = |from: Option<Millis>| day.is_none_or(|day| from.is_some_and(|from| from.utc_day() == day));
        self.agent.forget(&gone, now);
        self.entries.retain(|_, entry| entry.timeline.is_live() || !gone(entry.timeline.from()));
        self.latest.retain(|_, key| self.entries.contains_key(key));
        for (_, entry) in self.entries.iter_mut().filter(|(_, entry)| gone(entry.timeline.from())) {
            entry.timeline.forget(&|_| true, now);
        }
        self.note(None);
    }

    fn note(&mut self, at: Option<Millis>) {
        self.edition = self.edition.wrapping_add(1);
        dirtied(&mut self.dirty, at);
    }
}

impl Entry {
    /// The same contact, recorded by another page.
    fn unite(&mut self, other: Self) {
        if !self.timeline.is_live() && self.timeline.to() <= other.timeline.to() {
            self.over = other.over;
        }
        self.refused |= other.refused;
        self.transferred |= other.transferred;
        self.timeline.merge(&other.timeline);
        for (slot, text) in [
            (&mut self.name, other.name),
            (&mut self.address, other.address),
            (&mut self.skill, other.skill),
            (&mut self.disposition, other.disposition),
        ] {
            if slot.is_empty() {
                *slot = text;
            }
        }
    }
}

/// Marks the day of this time as changed.
fn dirtied(days: &mut Vec<i64>, at: Option<Millis>) {
    if let Some(day) = at.map(Millis::utc_day)
        && !days.contains(&day)
    {
        days.push(day);
    }
}

/// Whether a contact's change belongs to this entry.
fn is_same(entry: &Entry, contact: &Contact, now: Millis) -> bool {
    let since = contact.since.unwrap_or(now).min(now);
    entry.timeline.is_live()
        || contact.state == ContactState::Ended
        || entry.timeline.to().is_none_or(|to| since - to <= SAME)
}

/// Whether two pages recorded the same contact, not the same customer twice.
fn overlaps(one: &Entry, other: &Entry) -> bool {
    let (Some(from), Some(to)) = (one.timeline.from(), one.timeline.to()) else { return true };
    let (Some(other_from), Some(other_to)) = (other.timeline.from(), other.timeline.to()) else { return true };
    from <= other_to + SAME && other_from <= to + SAME
}
