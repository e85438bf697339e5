//! The contacts a session knows, in view or not, and of each what the session keeps beside what a desk shows.
//!
//! A registry is bounded. It remembers contacts that are over, so that what comes late does not bring them back: only
//! [`ContactRegistry::reopen`] does, for which a desktop has its own plain sign of a new life. And it keeps facts that came
//! before their contact, because on some desktops nothing says that one follows.

use crate::{
    clock::Millis,
    model::{Contact, ContactId, ContactState},
};
use litemap::LiteMap;
use std::{collections::VecDeque, sync::Arc};

/// How much a registry holds.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// The most contacts at a time. An agent has a handful; a flood is not taken in.
    pub open: usize,
    /// How many that are over are remembered; those that were over first are forgotten first.
    pub over: usize,
    /// Those that are over are kept whole: something may still be said of them.
    pub amend_over: bool,
    /// For how many contacts that were not told of yet facts may wait; those heard of longest ago are given up first.
    pub waiting: usize,
}

impl Bounds {
    /// So many contacts, and nothing beside them.
    #[must_use]
    pub const fn open(most: usize) -> Self {
        Self { open: most, over: 0, amend_over: false, waiting: 0 }
    }
}

/// A contact in a registry, with what a vendor's session keeps of it.
#[derive(Debug, Clone)]
pub struct Entry<D> {
    /// The contact.
    pub contact: Arc<Contact>,
    /// It is the agent's, and the desk shows it. Before that, facts wait here for their contact.
    pub shown: bool,
    /// What the vendor's session keeps.
    pub data: D,
    /// When it was heard of last, and how many others were heard of before that.
    heard: (Millis, u64),
}

impl<D> Entry<D> {
    /// A contact that is shown.
    #[must_use]
    pub const fn new(contact: Arc<Contact>, data: D) -> Self {
        Self { contact, shown: true, data, heard: (Millis(0), 0) }
    }
}

/// All contacts a session knows.
#[derive(Debug)]
pub struct ContactRegistry<D> {
    bounds: Bounds,
    entries: LiteMap<ContactId, Entry<D>>,
    /// Contacts that are over, the oldest first.
    over: VecDeque<Over<D>>,
    tick: u64,
}

/// A contact that is over.
#[derive(Debug)]
struct Over<D> {
    id: ContactId,
    contact: Option<Arc<Contact>>,
    data: D,
}

impl<D: Default> ContactRegistry<D> {
    /// No contacts, so far.
    #[must_use]
    pub fn new(bounds: Bounds) -> Self {
        Self { bounds, entries: LiteMap::new(), over: VecDeque::new(), tick: 0 }
    }

    /// A contact that is not over.
    #[must_use]
    pub fn get(&self, id: &ContactId) -> Option<&Entry<D>> {
        self.entries.get(id)
    }

    /// What the session keeps of a contact that is not over.
    pub fn data_mut(&mut self, id: &ContactId) -> Option<&mut D> {
        self.entries.get_mut(id).map(|entry| &mut entry.data)
    }

    /// A contact, or one that is over and kept whole.
    #[must_use]
    pub fn contact(&self, id: &ContactId) -> Option<&Arc<Contact>> {
        let over = || self.over.iter().find(|over| over.id == *id).and_then(|over| over.contact.as_ref());
        self.entries.get(id).map(|entry| &entry.contact).or_else(over)
    }

    /// All contacts that are not over, in the order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = &Entry<D>> {
        self.entries.values()
    }

    /// Those of them that are shown.
    pub fn shown(&self) -> impl Iterator<Item = &Entry<D>> {
        self.entries().filter(|entry| entry.shown)
    }

    /// The ids of those that are shown, in order.
    #[must_use]
    pub fn ids(&self) -> Vec<ContactId> {
        self.shown().map(|entry| entry.contact.id.clone()).collect()
    }

    /// How many contacts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether there is no room for another. Facts that wait for their contact take none away.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.entries.len() >= self.bounds.open && self.shown().count() >= self.bounds.open
    }

    /// What the session had kept of a contact when that was over; `None` where it is not, or is forgotten.
    #[must_use]
    pub fn over(&self, id: &ContactId) -> Option<&D> {
        self.over.iter().find(|over| over.id == *id).map(|over| &over.data)
    }

    /// The entry of a contact something was said of, begun by `fresh` as one that is not shown; `None` where it is over,
    /// or there is no room.
    pub fn admit(
        &mut self,
        id: &ContactId,
        fresh: impl FnOnce() -> (Contact, D),
        now: Millis,
    ) -> Option<&mut Entry<D>> {
        if self.is_over(id) {
            return None;
        }
        if !self.entries.contains_key(id) {
            if self.bounds.waiting == 0 || self.is_full() {
                return None;
            }
            if self.entries().filter(|entry| !entry.shown).count() >= self.bounds.waiting
                && let Some(oldest) = self.oldest(|entry| !entry.shown).map(|entry| entry.contact.id.clone())
            {
                self.entries.remove(&oldest);
            }
        }
        let heard = self.hear(now);
        let entry = self.entries.entry(id.clone()).or_insert_with(|| {
            let (contact, data) = fresh();
            Entry { contact: Arc::new(contact), shown: false, data, heard }
        });
        entry.heard = heard;
        Some(entry)
    }

    /// Takes in a contact as it is now, known or not, to be shown; one that is over leaves. One that was over already is
    /// not taken in: `false`. There may be more than there is room for: see [`Self::is_full`].
    pub fn put(&mut self, contact: Arc<Contact>, now: Millis) -> bool {
        let heard = self.hear(now);
        if contact.state == ContactState::Ended {
            self.end(contact);
            return true;
        }
        if self.over(&contact.id).is_some() {
            return false;
        }
        match self.entries.get_mut(&contact.id) {
            Some(entry) => (entry.contact, entry.shown, entry.heard) = (contact, true, heard),
            None => {
                let id = contact.id.clone();
                self.entries.insert(id, Entry { contact, shown: true, data: D::default(), heard });
            }
        }
        true
    }

    /// Changes a contact that is known, in its place; one that is over then leaves. `None` where it is not known, or the
    /// change would bring back one that is over.
    pub fn amend(&mut self, id: &ContactId, change: impl FnOnce(&mut Contact), now: Millis) -> Option<Arc<Contact>> {
        let mut contact = self.contact(id)?.clone();
        change(Arc::make_mut(&mut contact));
        let heard = self.hear(now);
        match self.entries.get_mut(id) {
            _ if contact.state == ContactState::Ended => self.end(contact.clone()),
            Some(entry) => (entry.contact, entry.heard) = (contact.clone(), heard),
            None => return None,
        }
        Some(contact)
    }

    /// Takes in a contact that was known by another id, or taken out; it is heard of now.
    pub fn insert(&mut self, entry: Entry<D>, now: Millis) {
        let heard = self.hear(now);
        self.entries.insert(entry.contact.id.clone(), Entry { heard, ..entry });
    }

    /// The same without the contact counting as heard of.
    pub fn update(&mut self, entry: Entry<D>) {
        self.entries.insert(entry.contact.id.clone(), entry);
    }

    /// Takes a contact out, as if it had never been known.
    pub fn remove(&mut self, id: &ContactId) -> Option<Entry<D>> {
        self.entries.remove(id)
    }

    /// Whether a contact is remembered as one that is over.
    #[must_use]
    pub fn is_over(&self, id: &ContactId) -> bool {
        self.over(id).is_some()
    }

    /// A contact that was over is there again.
    pub fn reopen(&mut self, id: &ContactId) {
        self.over.retain(|over| over.id != *id);
    }

    /// Of the contacts that may leave, the one that was heard of longest ago.
    pub fn oldest(&self, may_leave: impl Fn(&Entry<D>) -> bool) -> Option<&Entry<D>> {
        self.entries().filter(|entry| may_leave(entry)).min_by_key(|entry| entry.heard.1)
    }

    const fn hear(&mut self, now: Millis) -> (Millis, u64) {
        self.tick = self.tick.wrapping_add(1);
        (now, self.tick)
    }

    /// The end of a contact nobody had heard of is an end all the same: what belongs to its life may come after it.
    fn end(&mut self, contact: Arc<Contact>) {
        let entry = self.entries.remove(&contact.id);
        let kept = self.bounds.amend_over.then(|| contact.clone());
        match self.over.iter_mut().find(|over| over.id == contact.id) {
            // It keeps its place.
            Some(over) => over.contact = kept,
            None if self.bounds.over > 0 => {
                if self.over.len() >= self.bounds.over {
                    self.over.pop_front();
                }
                let data = entry.map(|entry| entry.data).unwrap_or_default();
                self.over.push_back(Over { id: contact.id.clone(), contact: kept, data });
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Channel;

    type Registry = ContactRegistry<u32>;

    fn id(number: usize) -> ContactId {
        ContactId::new(&number.to_string()).unwrap()
    }

    fn contact(number: usize, state: ContactState) -> Contact {
        Contact::new(id(number), Channel::Sms, state)
    }

    fn put(registry: &mut Registry, number: usize, state: ContactState) {
        registry.put(Arc::new(contact(number, state)), Millis(0));
    }

    fn admit(registry: &mut Registry, number: usize, at: i64) -> Option<&mut Entry<u32>> {
        registry.admit(&id(number), || (contact(number, ContactState::Queued), 7), Millis(at))
    }

    #[test]
    fn a_contact_is_changed_in_its_place_and_its_data_stays() {
        let mut registry = Registry::new(Bounds::open(2));
        put(&mut registry, 1, ContactState::Active);
        *registry.data_mut(&id(1)).unwrap() = 3;
        let amended = registry.amend(&id(1), |contact| contact.muted = true, Millis(1)).unwrap();
        assert!(amended.muted && registry.get(&id(1)).unwrap().contact.muted);
        assert_eq!(registry.get(&id(1)).unwrap().data, 3);
        assert!(registry.amend(&id(2), |_| panic!("there is none"), Millis(1)).is_none());
        assert!(!registry.is_full());
        put(&mut registry, 2, ContactState::Active);
        assert!(registry.is_full());
        registry.amend(&id(1), |contact| contact.state = ContactState::Ended, Millis(2));
        assert!(registry.get(&id(1)).is_none() && !registry.is_full());
    }

    #[test]
    fn what_was_over_first_is_forgotten_first_and_what_was_opened_again_begins_anew() {
        let mut registry = Registry::new(Bounds { over: 3, amend_over: true, ..Bounds::open(9) });
        for number in 0..3 {
            put(&mut registry, number, ContactState::Active);
            put(&mut registry, number, ContactState::Ended);
        }
        registry.amend(&id(0), |contact| contact.muted = true, Millis(1));
        assert!(registry.contact(&id(0)).unwrap().muted, "something was said of it after its end");
        assert!(registry.amend(&id(0), |contact| contact.state = ContactState::Active, Millis(1)).is_none());
        registry.reopen(&id(0));
        put(&mut registry, 0, ContactState::Assigned);
        put(&mut registry, 0, ContactState::Ended);
        put(&mut registry, 3, ContactState::Active);
        put(&mut registry, 3, ContactState::Ended);
        let known = |number: usize| registry.contact(&id(number)).is_some();
        assert_eq!([known(0), known(1), known(2), known(3)], [true, false, true, true]);
    }

    #[test]
    fn what_comes_late_does_not_bring_a_contact_back_until_it_is_opened_again() {
        let mut registry = Registry::new(Bounds { over: 1, waiting: 1, ..Bounds::open(9) });
        put(&mut registry, 1, ContactState::Active);
        *registry.data_mut(&id(1)).unwrap() = 3;
        put(&mut registry, 1, ContactState::Ended);
        assert!(admit(&mut registry, 1, 0).is_none());
        assert!(!registry.put(Arc::new(contact(1, ContactState::Active)), Millis(0)) && registry.is_empty());
        assert!(registry.contact(&id(1)).is_none(), "only its id is kept,");
        assert_eq!(registry.over(&id(1)), Some(&3), "and what the session makes of it");
        registry.reopen(&id(1));
        assert!(admit(&mut registry, 1, 0).is_some());
        put(&mut registry, 5, ContactState::Ended);
        assert!(admit(&mut registry, 5, 0).is_none(), "also where its end came first");
    }

    #[test]
    fn facts_wait_for_their_contact_and_take_no_room_from_others() {
        let mut registry = Registry::new(Bounds { waiting: 2, ..Bounds::open(1) });
        assert_eq!(admit(&mut registry, 1, 0).unwrap().data, 7);
        admit(&mut registry, 2, 1).unwrap();
        assert!(admit(&mut registry, 1, 2).is_some() && registry.ids().is_empty() && !registry.is_full());
        assert!(admit(&mut registry, 3, 3).is_some());
        assert!(registry.get(&id(2)).is_none() && registry.get(&id(1)).is_some(), "the one heard of longest ago goes");
        put(&mut registry, 1, ContactState::Active);
        assert_eq!((registry.ids(), registry.get(&id(1)).unwrap().data), (vec![id(1)], 7));
        assert!(registry.is_full() && admit(&mut registry, 4, 4).is_none());
    }

    #[test]
    fn of_those_that_may_leave_the_one_heard_of_longest_ago_does() {
        let mut registry = Registry::new(Bounds::open(9));
        for number in 1..=3 {
            put(&mut registry, number, ContactState::Closed);
        }
        put(&mut registry, 1, ContactState::Closed);
        let oldest =
            |registry: &Registry| registry.oldest(|entry| entry.contact.id != id(2)).unwrap().contact.id.clone();
        assert_eq!(oldest(&registry), id(3));
        let entry = registry.remove(&id(3)).unwrap();
        registry.update(entry);
        assert_eq!(oldest(&registry), id(3));
        let entry = registry.remove(&id(3)).unwrap();
        registry.insert(entry, Millis(0));
        assert_eq!(oldest(&registry), id(1));
    }
}
