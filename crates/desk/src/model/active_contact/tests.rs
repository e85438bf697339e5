//! Which contact is open as contacts arrive, change and leave.

use super::*;
use crate::{
    clock::Millis,
    model::{Change, Channel},
};
use std::sync::Arc;

/// A desk and the spotlight on it.
#[derive(Default)]
struct Scene {
    desk: Desk,
    light: ActiveContact,
    at_work: bool,
}

fn id(text: &str) -> ContactId {
    ContactId::new(text).unwrap()
}

fn contact(text: &str, state: ContactState) -> Contact {
    let mut contact = Contact::new(id(text), Channel::Voice, state);
    contact.started = Some(Millis(text.len() as i64));
    contact
}

impl Scene {
    fn tell(&mut self, now: Contact) {
        let before = self.desk.entry(&now.id).map(|place| place.contact.clone());
        if now.state != ContactState::Ended {
            self.light.notice(before.as_deref(), &now);
        }
        self.desk.apply(Change::Contact(Arc::new(now)));
    }

    fn settle(&mut self) -> &str {
        if !self.light.is_settled(&self.desk) {
            self.light.settle(&self.desk, self.at_work);
        }
        self.light.open().map_or("", ContactId::as_str)
    }

    fn show(&mut self, text: &str, state: ContactState) -> &str {
        self.tell(contact(text, state));
        self.settle()
    }
}

#[test]
fn the_most_urgent_is_open_at_first_and_the_next_when_it_ends() {
    let mut scene = Scene::default();
    assert_eq!(scene.settle(), "");
    scene.tell(contact("held", ContactState::Held));
    scene.tell(contact("active", ContactState::Active));
    scene.tell(contact("wrap", ContactState::WrapUp));
    assert_eq!(scene.settle(), "active");
    assert_eq!(scene.show("active", ContactState::Ended), "held");
    assert_eq!(scene.show("held", ContactState::Ended), "wrap");
    assert_eq!(scene.show("wrap", ContactState::Ended), "");
}

#[test]
fn a_ringing_contact_takes_the_place_only_of_one_the_agent_is_not_at_work_in() {
    for (state, at_work, open) in [
        (ContactState::Active, false, "mine"),
        (ContactState::Conference, false, "mine"),
        (ContactState::Dialing, false, "mine"),
        (ContactState::WrapUp, true, "mine"),
        (ContactState::Held, true, "mine"),
        (ContactState::WrapUp, false, "ring"),
        (ContactState::Held, false, "ring"),
        (ContactState::Closed, false, "ring"),
    ] {
        let mut scene = Scene { at_work, ..Scene::default() };
        scene.show("mine", state.clone());
        assert_eq!(scene.show("ring", ContactState::Offered), open, "{state:?} {at_work}");
    }
}

#[test]
fn a_contact_that_rang_during_work_is_not_opened_later() {
    let mut scene = Scene { at_work: true, ..Scene::default() };
    scene.show("mine", ContactState::WrapUp);
    assert_eq!(scene.show("ring", ContactState::Offered), "mine");
    scene.at_work = false;
    assert_eq!(scene.show("other", ContactState::Queued), "mine");
}

#[test]
fn a_contact_that_becomes_less_urgent_stays_open() {
    let mut scene = Scene::default();
    scene.tell(contact("a", ContactState::Active));
    scene.tell(contact("bb", ContactState::Active));
    assert_eq!(scene.settle(), "a");
    assert_eq!(scene.show("a", ContactState::WrapUp), "a");
    assert_eq!(scene.show("bb", ContactState::Held), "a");
    assert_eq!(scene.show("bb", ContactState::Active), "bb");
}

#[test]
fn the_opened_contact_stays_open_until_it_ends_or_another_rings() {
    let mut scene = Scene::default();
    scene.tell(contact("a", ContactState::Active));
    scene.show("wrap", ContactState::WrapUp);
    scene.light.choose(id("wrap"));
    assert_eq!(scene.show("new", ContactState::Active), "wrap");
    assert_eq!(scene.show("ring", ContactState::Offered), "ring");
    scene.light.choose(id("wrap"));
    scene.show("a", ContactState::Ended);
    scene.show("new", ContactState::Ended);
    assert_eq!(scene.show("wrap", ContactState::Ended), "ring");
}

#[test]
fn a_call_answered_elsewhere_opens_once_the_other_is_held() {
    let mut scene = Scene::default();
    scene.show("mine", ContactState::Active);
    assert_eq!(scene.show("ring", ContactState::Offered), "mine");
    assert_eq!(scene.show("ring", ContactState::Active), "mine");
    assert_eq!(scene.show("mine", ContactState::Held), "ring");
}

#[test]
fn the_end_of_a_call_leaves_it_open_although_a_chat_was_taken_meanwhile() {
    let mut scene = Scene::default();
    scene.show("mine", ContactState::Active);
    scene.light.choose(id("mine"));
    scene.show("chat", ContactState::Offered);
    scene.show("chat", ContactState::Active);
    assert_eq!(scene.show("mine", ContactState::WrapUp), "mine");
}

#[test]
fn a_contact_dialled_or_opened_in_the_desktop_is_opened() {
    let mut scene = Scene::default();
    scene.show("mine", ContactState::Active);
    assert_eq!(scene.show("out", ContactState::Dialing), "out");
    let mut front = contact("mine", ContactState::Active);
    front.in_front = true;
    scene.tell(front.clone());
    assert_eq!(scene.settle(), "mine");
    let mut other = contact("other", ContactState::Closed);
    other.in_front = true;
    scene.at_work = true;
    scene.tell(other);
    assert_eq!(scene.settle(), "mine", "not from under the agent's hands");
}

#[test]
fn the_open_contact_goes_by_its_new_id() {
    let mut scene = Scene::default();
    scene.show("a", ContactState::Active);
    let (from, to) = (id("a"), id("b"));
    scene.light.rename(&from, &to);
    scene.desk.apply(Change::Renamed { from, to });
    assert_eq!(scene.settle(), "b");
}

#[test]
fn holding_a_call_opens_the_other_call_that_is_talked_on_unless_the_agent_chose() {
    for (chosen, at_work, open) in [(false, false, "second"), (true, false, "1st"), (false, true, "1st")] {
        let mut scene = Scene { at_work, ..Scene::default() };
        scene.show("1st", ContactState::Active);
        scene.show("second", ContactState::Active);
        if chosen {
            scene.light.choose(id("1st"));
        }
        assert_eq!(scene.show("1st", ContactState::Held), open);
    }
    let mut scene = Scene::default();
    scene.show("1st", ContactState::Active);
    let mut chat = contact("chat", ContactState::Active);
    chat.channel = Channel::Chat;
    scene.tell(chat);
    scene.settle();
    assert_eq!(scene.show("1st", ContactState::Held), "1st");
}

#[test]
fn after_a_reload_the_active_call_is_open_even_if_another_rings() {
    let mut scene = Scene::default();
    scene.tell(contact("ring", ContactState::Offered));
    scene.tell(contact("active", ContactState::Active));
    assert_eq!(scene.settle(), "active");
}
