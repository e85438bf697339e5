//! The head of a contact's card or row: customer, channel and state.

use super::mark::Mark;
use crate::model::{Channel, Contact, ContactId, ContactState, Direction, Relation};

/// The head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardHead<'a> {
    /// The title.
    pub title: Title<'a>,
    /// The shape and colour of its state.
    pub mark: Mark,
    /// The state.
    pub state: &'a ContactState,
    /// Marks beside the state, in order.
    pub flags: Vec<Flag>,
    /// Channel, direction and origin of the contact, in order.
    pub facts: Vec<Fact<'a>>,
    /// Why the desktop acts on this contact rather than another.
    pub attention: Option<Attention>,
}

/// The title of a contact, which is never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title<'a> {
    /// The customer's name, or else the address as sent.
    Customer(&'a str),
    /// The contact's id, if nothing is known of the customer.
    Nameless(&'a ContactId),
}

/// A mark beside a contact's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// The agent is muted.
    Muted,
    /// The recording is paused for sensitive data.
    Masked,
    /// Being recorded.
    Recording,
}

/// One fact about a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact<'a> {
    /// The channel.
    Channel(&'a Channel),
    /// The direction.
    Direction(Direction),
    /// The skill or the campaign.
    Queue(&'a str),
    /// The customer's address, unless it is the title.
    Address(&'a str),
    /// The contact that this one continues, as after a transfer.
    Continues(&'a ContactId),
}

/// Why the desktop acts on a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// The agent has it open in the desktop's own window.
    InFront,
    /// The desktop's commands reach this one of several.
    CommandTarget,
}

impl<'a> Title<'a> {
    /// The title of a contact.
    #[must_use]
    pub fn of(contact: &'a Contact) -> Self {
        contact.customer_name().map_or(Self::Nameless(&contact.id), Title::Customer)
    }
}

impl<'a> CardHead<'a> {
    /// The head of a contact's card. `is_target` says whether commands reach this one of several contacts.
    #[must_use]
    pub fn of(contact: &'a Contact, is_target: bool) -> Self {
        Self {
            title: Title::of(contact),
            mark: Mark::of_contact(&contact.state),
            state: &contact.state,
            flags: flags(contact),
            facts: facts(contact),
            attention: attention(contact, is_target),
        }
    }

    /// The same, with the customer's name from the CRM as title, and the desktop's name or number beside it.
    #[must_use]
    pub fn named(self, contact: &'a Contact, name: Option<&'a str>) -> Self {
        let Some(name) = name.filter(|name| contact.customer_name() != Some(*name)) else { return self };
        let mut facts = self.facts;
        facts.extend(contact.customer_name().map(Fact::Address));
        Self { title: Title::Customer(name), facts, ..self }
    }
}

fn flags(contact: &Contact) -> Vec<Flag> {
    let all = [(contact.muted, Flag::Muted), (contact.masked, Flag::Masked), (contact.recording, Flag::Recording)];
    all.into_iter().filter(|(on, _)| *on).map(|(_, flag)| flag).collect()
}

fn facts(contact: &Contact) -> Vec<Fact<'_>> {
    let queue = contact.queue.as_ref().map(|queue| queue.name()).filter(|name| !name.is_empty());
    let address = contact.customer.address.as_deref().filter(|address| !address.is_empty());
    let parent = contact.links.iter().find(|link| link.relation == Relation::Parent);
    let mut facts = vec![Fact::Channel(&contact.channel)];
    facts.extend(contact.direction.map(Fact::Direction));
    facts.extend(queue.map(Fact::Queue));
    facts.extend(address.filter(|address| contact.customer_name() != Some(*address)).map(Fact::Address));
    facts.extend(parent.map(|link| Fact::Continues(&link.id)));
    facts
}

const fn attention(contact: &Contact, is_target: bool) -> Option<Attention> {
    match (contact.in_front, is_target) {
        (true, _) => Some(Attention::InFront),
        (false, true) => Some(Attention::CommandTarget),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ContactLink, Customer, Queue};

    fn contact() -> Contact {
        Contact::new(ContactId::new("7").unwrap(), Channel::Voice, ContactState::Active)
    }

    #[test]
    fn an_unknown_customer_has_the_contacts_id_and_an_address_appears_once() {
        let mut contact = contact();
        assert_eq!(Title::of(&contact), Title::Nameless(&contact.id));
        contact.customer.address = Some("+1302".into());
        assert_eq!(Title::of(&contact), Title::Customer("+1302"));
        assert_eq!(CardHead::of(&contact, false).facts, [Fact::Channel(&Channel::Voice)]);
        contact.customer.name = Some("Ada".into());
        let head = CardHead::of(&contact, false);
        assert_eq!((head.title, head.facts.last()), (Title::Customer("Ada"), Some(&Fact::Address("+1302"))));
    }

    #[test]
    fn facts_have_a_fixed_order_and_empty_ones_are_left_out() {
        let mut contact = contact();
        contact.queue = Some(Queue::Skill(String::new()));
        contact.customer = Customer { name: Some("Ada".into()), address: Some(String::new()) };
        assert_eq!(CardHead::of(&contact, false).facts.len(), 1);
        contact.direction = Some(Direction::Inbound);
        contact.queue = Some(Queue::Skill("Billing".into()));
        let [master, parent] = ["1", "2"].map(|id| ContactId::new(id).unwrap());
        contact.links = vec![
            ContactLink { relation: Relation::Master, id: master },
            ContactLink { relation: Relation::Parent, id: parent.clone() },
        ];
        let facts = CardHead::of(&contact, false).facts;
        assert_eq!(facts[1..], [Fact::Direction(Direction::Inbound), Fact::Queue("Billing"), Fact::Continues(&parent)]);
    }

    #[test]
    fn the_name_that_the_crm_has_comes_first_and_what_the_desktop_says_is_not_lost() {
        let mut contact = contact();
        contact.customer.address = Some("+1302".into());
        let head = CardHead::of(&contact, false).named(&contact, Some("Ada Lovelace"));
        assert_eq!((head.title, head.facts.last()), (Title::Customer("Ada Lovelace"), Some(&Fact::Address("+1302"))));
        contact.customer.name = Some("Ada".into());
        let head = CardHead::of(&contact, false).named(&contact, Some("Ada Lovelace"));
        assert_eq!(head.facts[1..], [Fact::Address("+1302"), Fact::Address("Ada")]);
        let head = CardHead::of(&contact, false);
        assert_eq!(head.clone().named(&contact, None), head);
        assert_eq!(head.clone().named(&contact, Some("Ada")), head);
    }

    #[test]
    fn flags_come_one_beside_the_other() {
        let mut contact = contact();
        assert_eq!(CardHead::of(&contact, false).flags, []);
        (contact.muted, contact.recording) = (true, true);
        assert_eq!(CardHead::of(&contact, false).flags, [Flag::Muted, Flag::Recording]);
    }

    #[test]
    fn the_contact_in_front_is_marked_as_such_first() {
        let mut contact = contact();
        let seen = |contact: &Contact| [false, true].map(|is_target| CardHead::of(contact, is_target).attention);
        assert_eq!(seen(&contact), [None, Some(Attention::CommandTarget)]);
        contact.in_front = true;
        assert_eq!(seen(&contact), [Some(Attention::InFront); 2]);
    }
}
