//! Further fields: vendor data without a place of its own, and the start of the contact's chain.

use crate::model::{Contact, ContactLink, Field, Relation};

/// The further fields of a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details<'a> {
    /// Contacts that it continues, apart from the one in its head.
    pub links: Vec<&'a ContactLink>,
    /// Further vendor data, as sent.
    pub fields: &'a [Field],
}

impl<'a> Details<'a> {
    /// The further fields of a contact; `None` if there are none.
    #[must_use]
    pub fn of(contact: &'a Contact) -> Option<Self> {
        let links: Vec<_> = contact.links.iter().filter(|link| link.relation != Relation::Parent).collect();
        let fields = &*contact.details;
        (!links.is_empty() || !fields.is_empty()).then_some(Self { links, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Channel, ContactId, ContactState};

    #[test]
    fn the_continued_contact_is_in_the_head_and_not_in_the_details() {
        let id = |id| ContactId::new(id).unwrap();
        let mut contact = Contact::new(id("3"), Channel::Voice, ContactState::Active);
        contact.links = vec![ContactLink { relation: Relation::Parent, id: id("2") }];
        assert_eq!(Details::of(&contact), None);
        contact.links.push(ContactLink { relation: Relation::Master, id: id("1") });
        assert!(Details::of(&contact).is_some_and(|details| details.links.len() == 1 && details.fields.is_empty()));
        contact.links.clear();
        contact.details.set("a", "1");
        assert!(Details::of(&contact).is_some_and(|details| details.links.is_empty() && details.fields.len() == 1));
    }
}
