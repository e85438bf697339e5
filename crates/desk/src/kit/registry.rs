//! The contacts a session knows, shown or not, each with the data of its vendor's session.
//!
//! A registry is bounded. It remembers ended contacts, so that late messages do not bring them back: only
//! [`ContactRegistry::reopen`] does, which needs the desktop's own clear sign of a new life. It also keeps facts that
//! arrive before their contact, because on some desktops no message announces one.

use crate::{
    clock::Millis,
    model::{Contact, ContactId, ContactState},
};
use litemap::LiteMap;
use std::{collections::VecDeque, sync::Arc};

/// The bounds of a registry.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// The most contacts at a time. An agent has a handful; a flood is refused.
    pub open: usize,
    /// How many ended contacts are remembered; the oldest are forgotten first.
    pub over: usize,
    /// Ended contacts are kept whole: more may be reported of them.
    pub amend_over: bool,
    /// How many contacts may have waiting facts; the oldest are dropped first.
    pub waiting: usize,
}

impl Bounds {
    /// This many contacts, and nothing else.
    #[must_use]
    pub const fn open(most: usize) -> Self {
        Self { open: most, over: 0, amend_over: false, waiting: 0 }
    }
}

/// A contact in a registry, with the data of the vendor's session.
#[derive(Debug, Clone)]
pub struct Entry<D> {
    /// The contact.
    pub contact: Arc<Contact>,
    /// Shown on the desk. Before that, facts wait here for their contact.
    pub shown: bool,
    /// The data of the vendor's session.
    pub data: D,
    /// When it was last mentioned, as a running number.
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

/// An ended contact.
#[derive(Debug)]
struct Over<D> {
    id: ContactId,
    contact: Option<Arc<Contact>>,
    data: D,
}

impl<D: Default> ContactRegistry<D> {
    /// An empty registry.
    #[must_use]
    pub fn new(bounds: Bounds) -> Self {
        Self { bounds, entries: LiteMap::new(), over: VecDeque::new(), tick: 0 }
    }

    /// A contact that has not ended.
    #[must_use]
    pub fn get(&self, id: &ContactId) -> Option<&Entry<D>> {
        self.entries.get(id)
    }

    /// The session's data of a contact that has not ended.
    pub fn data_mut(&mut self, id: &ContactId) -> Option<&mut D> {
        self.entries.get_mut(id).map(|entry| &mut entry.data)
    }

    /// A contact, or an ended one that is kept whole.
    #[must_use]
    pub fn contact(&self, id: &ContactId) -> Option<&Arc<Contact>> {
        let over = || self.over.iter().find(|over| over.id == *id).and_then(|over| over.contact.as_ref());
        self.entries.get(id).map(|entry| &entry.contact).or_else(over)
    }

    /// All contacts that have not ended, in the order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = &Entry<D>> {
        self.entries.values()
    }

    /// Those of them that are shown.
    pub fn shown(&self) -> impl Iterator<Item = &Entry<D>> {
        self.entries().filter(|entry| entry.shown)
    }

    /// The ids of the shown contacts, in order.
    #[must_use]
    pub fn ids(&self) -> Vec<ContactId> {
        self.shown().map(|entry| entry.contact.id.clone()).collect()
    }

    /// How many contacts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether it is full. Facts that wait for their contact take no room.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.entries.len() >= self.bounds.open && self.shown().count() >= self.bounds.open
    }

    /// The session's data of an ended contact; `None` if it has not ended, or is forgotten.
    #[must_use]
    pub fn over(&self, id: &ContactId) -> Option<&D> {
        self.over.iter().find(|over| over.id == *id).map(|over| &over.data)
    }

    /// The entry of a mentioned contact, created by `fresh` as not shown; `None` if it has ended, or there is no
    /// room.
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

    /// Stores a contact in its current state, known or not, to be shown; one that has ended leaves. Returns `false`
    /// for one that had ended before. It does not check for room: see [`Self::is_full`].
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

    /// Changes a known contact in place; if it has ended, it leaves. `None` if it is unknown, or the change would
    /// reopen an ended one.
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

    /// Inserts a contact that was known by another id, or was removed; it counts as mentioned now.
    pub fn insert(&mut self, entry: Entry<D>, now: Millis) {
        let heard = self.hear(now);
        self.entries.insert(entry.contact.id.clone(), Entry { heard, ..entry });
    }

    /// The same without counting as mentioned.
    pub fn update(&mut self, entry: Entry<D>) {
        self.entries.insert(entry.contact.id.clone(), entry);
    }

    /// Removes a contact as if it had never been known.
    pub fn remove(&mut self, id: &ContactId) -> Option<Entry<D>> {
        self.entries.remove(id)
    }

    /// Whether an ended contact is remembered.
    #[must_use]
    pub fn is_over(&self, id: &ContactId) -> bool {
        self.over(id).is_some()
    }

    /// Reopens an ended contact.
    pub fn reopen(&mut self, id: &ContactId) {
        self.over.retain(|over| over.id != *id);
    }

    /// Of the contacts that may leave, the one that was mentioned longest ago.
    pub fn oldest(&self, may_leave: impl Fn(&Entry<D>) -> bool) -> Option<&Entry<D>> {
        self.entries().filter(|entry| may_leave(entry)).min_by_key(|entry| entry.heard.1)
    }

    const fn hear(&mut self, now: Millis) -> (Millis, u64) {
        self.tick = self.tick.wrapping_add(1);
        (now, self.tick)
    }

    /// The end of an unknown contact is an end all the same: late messages of its life may follow.
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
    fn the_oldest_ended_contacts_are_forgotten_first() {
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
    fn late_messages_do_not_reopen_an_ended_contact() {
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
    fn the_contact_mentioned_longest_ago_leaves_first() {
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
