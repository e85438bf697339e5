//! The interactions uContact has told of: those with the agent, and the last ones that are over, because an outcome
//! may be recorded after the end.

use deskpane_desk::model::{Contact, ContactId};
use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

/// The most interactions that are open at a time. An agent has a handful; a flood is not taken in.
pub(super) const MOST_OPEN: usize = 500;
/// How many that are over are remembered.
const MOST_OVER: usize = 30;

/// All interactions.
#[derive(Debug, Default)]
pub(super) struct ContactRegistry {
    open: HashMap<ContactId, Arc<Contact>>,
    over: VecDeque<Arc<Contact>>,
}

impl ContactRegistry {
    /// An interaction, open or over.
    pub(super) fn get(&self, guid: &ContactId) -> Option<&Arc<Contact>> {
        self.open.get(guid).or_else(|| self.over.iter().find(|contact| contact.id == *guid))
    }

    pub(super) fn is_open(&self, guid: &ContactId) -> bool {
        self.open.contains_key(guid)
    }

    pub(super) fn is_full(&self) -> bool {
        self.open.len() >= MOST_OPEN
    }

    /// Takes in an interaction as it is now.
    pub(super) fn put(&mut self, contact: Arc<Contact>) {
        let over = self.over.iter().position(|old| old.id == contact.id);
        if contact.state.is_open() {
            over.map(|at| self.over.remove(at));
            self.open.insert(contact.id.clone(), contact);
            return;
        }
        self.open.remove(&contact.id);
        match over.and_then(|at| self.over.get_mut(at)) {
            Some(place) => *place = contact,
            None => {
                if self.over.len() >= MOST_OVER {
                    self.over.pop_front();
                }
                self.over.push_back(contact);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desk::model::{Channel, ContactState};

    fn put(registry: &mut ContactRegistry, number: usize, state: ContactState) {
        let id = ContactId::new(&number.to_string()).unwrap();
        registry.put(Arc::new(Contact::new(id, Channel::Sms, state)));
    }

    #[test]
    fn what_was_over_first_is_forgotten_first_and_what_was_opened_again_begins_anew() {
        let mut registry = ContactRegistry::default();
        for number in 0..MOST_OVER {
            put(&mut registry, number, ContactState::Ended);
        }
        put(&mut registry, 0, ContactState::Assigned);
        put(&mut registry, 0, ContactState::Ended);
        put(&mut registry, MOST_OVER, ContactState::Ended);
        let known = |number: usize| registry.get(&ContactId::new(&number.to_string()).unwrap()).is_some();
        assert_eq!((known(0), known(1), known(MOST_OVER)), (true, false, true));
    }
}
