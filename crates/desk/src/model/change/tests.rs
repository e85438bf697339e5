//! Changes of the desk, and what they touch.

use super::*;
use crate::{
    clock::Millis,
    model::{Channel, Command, CommandId, CommandStatus, Intent},
};

fn contact(id: &str, state: ContactState, started: i64) -> Arc<Contact> {
    let mut contact = Contact::new(ContactId::new(id).unwrap(), Channel::Voice, state);
    contact.started = Some(Millis(started));
    Arc::new(contact)
}

fn order(desk: &Desk) -> Vec<&str> {
    desk.order().map(ContactId::as_str).collect()
}

#[test]
fn the_contact_that_cannot_wait_comes_first() {
    let mut desk = Desk::default();
    for (id, state, started) in [
        ("chat", ContactState::Interrupted, 1),
        ("held", ContactState::Held, 2),
        ("wrap", ContactState::WrapUp, 3),
        ("young", ContactState::Active, 9),
        ("old", ContactState::Active, 4),
        ("ring", ContactState::Offered, 10),
    ] {
        assert!(matches!(desk.apply(Change::Contact(contact(id, state, started))), Touched::Order(_)));
    }
    assert_eq!(order(&desk), ["ring", "old", "young", "held", "wrap", "chat"]);
}

#[test]
fn contacts_that_arrived_together_are_sorted_by_number() {
    let mut desk = Desk::default();
    for id in ["10", "2", "1"] {
        desk.apply(Change::Contact(contact(id, ContactState::Active, 1)));
    }
    assert_eq!(order(&desk), ["1", "2", "10"]);
}

#[test]
fn an_unchanged_value_touches_nothing() {
    let mut desk = Desk::default();
    let call = contact("1", ContactState::Active, 1);
    desk.apply(Change::Contact(call.clone()));
    assert_eq!(desk.apply(Change::Contact(call.clone())), Touched::Nothing);
    let mut muted = (*call).clone();
    muted.muted = true;
    assert_eq!(desk.apply(Change::Contact(Arc::new(muted))), Touched::Contact(call.id.clone()));
    assert_eq!(desk.apply(Change::Connection(Connection::Starting)), Touched::Nothing);
}

#[test]
fn an_ended_contact_leaves_and_may_come_back() {
    let mut desk = Desk::default();
    desk.apply(Change::Contact(contact("1", ContactState::Active, 1)));
    desk.apply(Change::Contact(contact("1", ContactState::Ended, 1)));
    assert_eq!((order(&desk).len(), desk.closed().len()), (0, 1));
    desk.apply(Change::Contact(contact("1", ContactState::Active, 1)));
    assert_eq!((order(&desk).len(), desk.closed().len()), (1, 0));
}

#[test]
fn reports_after_the_end_update_contacts_still_in_view() {
    let mut desk = Desk::default();
    assert_eq!(desk.apply(Change::Contact(contact("1", ContactState::Ended, 1))), Touched::Nothing);
    desk.apply(Change::Contact(contact("1", ContactState::Active, 1)));
    desk.apply(Change::Contact(contact("1", ContactState::Ended, 1)));
    let late = contact("1", ContactState::Ended, 9);
    assert!(matches!(desk.apply(Change::Contact(late.clone())), Touched::Order(_)));
    assert_eq!(desk.apply(Change::Contact(late)), Touched::Nothing);
    assert_eq!(desk.closed().map(|contact| contact.started).collect::<Vec<_>>(), [Some(Millis(9))]);
}

#[test]
fn a_renamed_contact_keeps_its_place_and_what_belongs_to_it() {
    let mut desk = Desk::default();
    let (from, to) = (ContactId::new("1").unwrap(), ContactId::new("20").unwrap());
    for (id, started) in [("1", 1), ("5", 2)] {
        desk.apply(Change::Contact(contact(id, ContactState::Active, started)));
    }
    let command = Command { contact: from.clone(), intent: Intent::StartChat };
    desk.apply(Change::Command(CommandRecord {
        id: CommandId(1),
        command,
        status: CommandStatus::Sent,
        at: Millis(0),
    }));
    let renamed = Change::Renamed { from: from.clone(), to: to.clone() };
    assert_eq!(desk.apply(renamed.clone()), Touched::Renamed { from, to: to.clone() });
    assert_eq!(order(&desk), ["20", "5"]);
    let place = desk.entry(&to).unwrap();
    assert_eq!((&place.contact.id, &place.commands[&Control::StartChat].command.contact), (&to, &to));
    assert_eq!(desk.apply(renamed), Touched::Nothing);
}

#[test]
fn a_contact_that_comes_back_under_another_id_is_no_longer_among_those_that_are_over() {
    let mut desk = Desk::default();
    let (from, to) = (ContactId::new("1").unwrap(), ContactId::new("2").unwrap());
    desk.apply(Change::Contact(contact("2", ContactState::Active, 1)));
    desk.apply(Change::Contact(contact("2", ContactState::Ended, 1)));
    desk.apply(Change::Contact(contact("1", ContactState::Active, 2)));
    desk.apply(Change::Renamed { from, to });
    assert_eq!((order(&desk), desk.closed().len()), (vec!["2"], 0));
}

#[test]
fn two_contacts_that_turn_out_to_be_one_are_one() {
    let mut desk = Desk::default();
    for (id, started) in [("1", 1), ("2", 2)] {
        desk.apply(Change::Contact(contact(id, ContactState::Active, started)));
    }
    let (from, to) = (ContactId::new("1").unwrap(), ContactId::new("2").unwrap());
    desk.apply(Change::Renamed { from, to: to.clone() });
    assert_eq!(order(&desk), ["2"]);
    assert_eq!(desk.entry(&to).unwrap().contact.started, Some(Millis(2)));
}

#[test]
fn only_so_many_ended_contacts_are_kept() {
    let mut desk = Desk::default();
    for n in 0..100 {
        desk.apply(Change::Contact(contact(&n.to_string(), ContactState::Active, n)));
        desk.apply(Change::Contact(contact(&n.to_string(), ContactState::Ended, n)));
    }
    assert_eq!(desk.closed().len(), Desk::CLOSED_KEPT);
    assert_eq!(desk.closed().next().map(|c| c.id.as_str()), Some("99"));
}
