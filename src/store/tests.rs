//! The store without a browser: signals work under any reactive owner.

use super::{drafts::Draft, *};
use crate::test_desktops::AROUND;
use deskpane_desk::{
    clock::Millis,
    model::{
        AgentControl, AgentIntent, Appearance, Board, Change, Channel, CommandStatus, Contact, ContactId, ContactState,
        Denial, Directory, Intent, Listing, Refusal,
    },
    view_model::announcements::Announcement,
};
use leptos::prelude::*;
use std::{rc::Rc, sync::Arc};

const TEST: Desktop = &AROUND;
const NOW: Millis = Millis(1_000);

fn store() -> (Owner, Store) {
    let owner = Owner::new();
    let store = owner.with(|| {
        let notes = NoteStore::empty("test");
        Store::new(TEST, notes, Diagnostics::new(), NOW)
    });
    (owner, store)
}

/// Applies changes, and writes everything.
fn hear(store: Store, changes: Vec<Change>, now: Millis) {
    store.apply(changes, now);
    store.catch_up();
}

fn contact(id: &str, state: ContactState) -> Change {
    Change::Contact(Arc::new(Contact::new(ContactId::new(id).unwrap(), Channel::Voice, state)))
}

#[test]
fn a_ringing_contact_is_announced_once() {
    let (_owner, store) = store();
    hear(store, vec![contact("1", ContactState::Offered)], NOW);
    hear(store, vec![contact("1", ContactState::Queued), contact("1", ContactState::Offered)], NOW);
    hear(store, vec![contact("1", ContactState::Ended), contact("1", ContactState::Offered)], NOW);
    assert_eq!(store.announced.with_untracked(Vec::len), 1);
    store.tick(Millis(60_000));
    assert_eq!(store.announced.with_untracked(Vec::len), 0);
}

#[test]
fn arrivals_and_waiting_contacts_are_reported_when_they_change() {
    let (_owner, store) = store();
    let told = Rc::new(std::cell::RefCell::new(Vec::new()));
    let own = told.clone();
    store.on_arrivals(Rc::new(move |now: Arrivals| {
        own.borrow_mut().push((now.fresh.len(), now.waiting.len(), store.is_talking()));
    }));
    hear(store, vec![contact("1", ContactState::Active), contact("2", ContactState::Offered)], NOW);
    hear(store, vec![contact("3", ContactState::Held)], NOW);
    hear(store, vec![contact("2", ContactState::Held)], NOW);
    assert_eq!(*told.borrow(), [(1, 1, true), (0, 0, true)]);
}

#[test]
fn an_ended_contact_moves_to_the_closed_ones_and_loses_its_row() {
    let (_owner, store) = store();
    hear(store, vec![contact("1", ContactState::Active)], NOW);
    let [key] = store.order.get_untracked()[..] else { panic!() };
    assert!(store.row(key).is_some() && store.is_open("1"));
    hear(store, vec![contact("1", ContactState::Ended)], NOW);
    assert!(store.row(key).is_none() && !store.is_open("1"));
    assert_eq!((store.order.get_untracked().len(), store.closed().len()), (0, 1));
}

#[test]
fn the_focus_is_asked_for_before_a_contact_leaves() {
    let (_owner, store) = store();
    hear(store, vec![contact("1", ContactState::Active)], NOW);
    let page = show(store, FakePage { is_writing: true, ..FakePage::default() });
    hear(store, vec![contact("1", ContactState::Ended)], NOW);
    assert_eq!(*page.listed.borrow(), [1], "it was still on the page");
    assert_eq!(store.take_interrupted_note("2"), None);
    assert_eq!(store.take_interrupted_note("1"), Some((2, 3)));
    assert_eq!(store.take_interrupted_note("1"), None);
}

#[test]
fn after_a_flood_the_order_is_right() {
    let (_owner, store) = store();
    let left: Vec<_> =
        (0..100).map(|n| store.apply(vec![contact(&n.to_string(), ContactState::Active)], NOW)).collect();
    assert!(matches!((left[0], left[99]), (NextRender::Order, NextRender::Until(_))));
    assert_eq!(store.order.with_untracked(Vec::len), 0);
    store.catch_up();
    assert_eq!(store.order.with_untracked(Vec::len), 100);
}

#[test]
fn a_command_that_is_not_accepted_shows_as_refused() {
    let (_owner, store) = store();
    hear(store, vec![contact("1", ContactState::Active)], NOW);
    store.command(&ContactId::new("1").unwrap(), Intent::Hold(true));
    let row = store.row(store.order.get_untracked()[0]).unwrap();
    let lives: Vec<_> = row.entry.get_untracked().commands.values().map(|record| record.status.clone()).collect();
    assert_eq!(lives, [CommandStatus::Refused(Refusal::Denied(Denial::NotConnected))]);
}

#[test]
fn a_refused_agent_command_is_shown_and_announced() {
    let (_owner, store) = store();
    store.agent_command(AgentIntent::Ready);
    let status = store.board.with_untracked(|board| board.commands[&AgentControl::Ready].status.clone());
    assert_eq!(status, CommandStatus::Refused(Refusal::Denied(Denial::NotConnected)));
    let announced = store.announced.get_untracked();
    assert!(matches!(store.announcement(announced[0]), Some(Announcement::AgentCommandFailed(_))));
}

#[test]
fn a_lookup_touches_nothing_else() {
    let (_owner, store) = store();
    let found = Directory { query: "ada".into(), records: Listing::Failed, ..Directory::default() };
    hear(store, vec![Change::Directory(Box::new(found.clone()))], NOW);
    assert_eq!(*store.directory.get_untracked(), found);
    assert_eq!(*store.board.get_untracked(), Board::default());
}

#[test]
fn a_draft_is_kept_apart_from_other_fields() {
    let (_owner, store) = store();
    let [number, message] = ["number", "message"].map(|field| Draft::passing(store.drafts, field));
    number.set("+1302".into());
    assert_eq!((number.now(), message.now()), ("+1302".into(), String::new()));
    number.set(String::new());
    assert_eq!(number.now(), "");
}

#[test]
fn repeated_entries_are_one_entry() {
    let (_owner, store) = store();
    for _ in 0..1_000 {
        store.diagnostics.rejected(Fact::WrongWindow, "https://a.example", None, NOW);
    }
    assert_eq!(store.diagnostics.read(|record| record.entries.len()), 1);
    for n in 0..1_000 {
        store.diagnostics.rejected(Fact::WrongOrigin, &format!("https://{n}.example"), Some(1), NOW);
    }
    let record = store.diagnostics.read(|record| (record.counts, record.entries.len()));
    assert_eq!(record, ([0, 0, 0, 0, 1_000, 1_000], 200));
}

#[test]
fn the_first_place_is_named_at_which_messages_stop() {
    let (_owner, store) = store();
    let stopped = || store.diagnostics.read(|record| format!("{:?}", record.stopped()));
    assert_eq!(stopped(), "Silent");
    store.diagnostics.rejected(Fact::WrongWindow, "https://a.example", None, NOW);
    assert_eq!(stopped(), "Window");
    store.diagnostics.rejected(Fact::WrongOrigin, "https://b.example", None, NOW);
    assert_eq!(stopped(), "Origin(\"https://b.example\")");
    store.diagnostics.count(Fact::Received);
    store.diagnostics.unreadable("a message without content", None, NOW);
    assert_eq!(stopped(), "Unread");
    store.diagnostics.count(Fact::Received);
    assert_eq!(stopped(), "Nowhere");
}

fn renamed(from: &str, to: &str) -> Change {
    let [from, to] = [from, to].map(|id| ContactId::new(id).unwrap());
    Change::Renamed { from, to }
}

#[test]
fn a_renamed_contact_keeps_its_row() {
    let (_owner, store) = store();
    hear(store, vec![contact("1", ContactState::Active), contact("5", ContactState::Active)], NOW);
    let key = store.order.get_untracked()[0];
    hear(store, vec![renamed("1", "2"), contact("2", ContactState::Closed)], NOW);
    let row = store.row(key).unwrap();
    assert_eq!((row.id.get_untracked(), row.entry.get_untracked().contact.id.as_str()), ("2".into(), "2"));
    assert!(!store.is_open("1") && store.is_open("2"));
    assert_eq!(store.order.with_untracked(Vec::len), 2);
    hear(store, vec![contact("1", ContactState::Active)], NOW);
    assert_eq!(store.order.with_untracked(Vec::len), 3, "the next one under the old id is somebody else");
}

#[test]
fn of_two_contacts_that_are_one_the_card_the_agent_writes_on_stays() {
    for writing in [false, true] {
        let (_owner, store) = store();
        hear(store, vec![contact("1", ContactState::Active), contact("2", ContactState::Active)], NOW);
        let [moved, there] = store.order.get_untracked()[..] else { panic!() };
        show(store, FakePage { is_writing: writing, ..FakePage::default() });
        hear(store, vec![renamed("1", "2")], NOW);
        assert_eq!(store.order.get_untracked(), [if writing { moved } else { there }]);
        assert!(store.row(if writing { there } else { moved }).is_none());
        let row = store.row(store.order.get_untracked()[0]).unwrap();
        assert_eq!(row.id.get_untracked(), "2");
    }
}

#[test]
fn changes_of_ended_contacts_are_reported() {
    let (_owner, store) = store();
    hear(store, vec![contact("1", ContactState::Active), contact("1", ContactState::Ended)], NOW);
    let muted = Memo::new(move |_| store.closed_one("1").is_some_and(|contact| contact.muted));
    assert!(!muted.get_untracked());
    let mut late = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, ContactState::Ended);
    late.muted = true;
    hear(store, vec![Change::Contact(Arc::new(late))], NOW);
    assert!(muted.get_untracked());
}

#[test]
fn the_desktops_theme_reaches_the_theme_controller() {
    let (_owner, store) = store();
    let seen = Rc::new(std::cell::Cell::new(None));
    let own = seen.clone();
    store.on_appearance(Rc::new(move |appearance| own.set(appearance.dark)));
    let appearance = Appearance { dark: Some(true), ..Appearance::default() };
    hear(store, vec![Change::Appearance(appearance)], NOW);
    assert_eq!(seen.get(), Some(true));
}

/// A page that answers as configured, and records the contacts it was asked about.
#[derive(Default)]
struct FakePage {
    store: Option<Store>,
    has_focus: bool,
    is_writing: bool,
    left: std::cell::RefCell<Vec<u32>>,
    /// How many contacts were on the page whenever one was about to leave it.
    listed: std::cell::RefCell<Vec<usize>>,
}

impl DomAccess for FakePage {
    fn has_focus(&self, _: u32) -> bool {
        self.has_focus
    }

    fn card_position(&self, key: u32) -> CardPosition {
        self.left.borrow_mut().push(key);
        CardPosition { scrolled: 7, selection: Some((1, 2)) }
    }

    fn before_change(&self) {}

    fn before_leaving(&self, id: &ContactId) -> Option<InterruptedNote> {
        self.listed.borrow_mut().extend(self.store.map(|store| store.order.with_untracked(Vec::len)));
        self.is_writing.then(|| InterruptedNote { contact: id.clone(), selection: (2, 3) })
    }
}

fn show(store: Store, page: FakePage) -> Rc<FakePage> {
    let page = Rc::new(FakePage { store: Some(store), ..page });
    store.set_dom_access(page.clone());
    page
}

fn opened(store: Store) -> String {
    store.row(store.opened.get_untracked()).map(|row| row.id.get_untracked()).unwrap_or_default()
}

#[test]
fn one_contact_is_open_and_each_is_found_as_it_was_left() {
    let (_owner, store) = store();
    let page = show(store, FakePage { has_focus: false, ..FakePage::default() });
    hear(store, vec![contact("1", ContactState::Active), contact("2", ContactState::Held)], NOW);
    let [first, second] = store.order.get_untracked()[..] else { panic!() };
    let is_open = |key| store.row(key).is_some_and(|row| row.open.get_untracked());
    assert_eq!((opened(store).as_str(), is_open(first), is_open(second)), ("1", true, false));
    store.open_contact(second);
    assert_eq!((opened(store).as_str(), is_open(first), is_open(second)), ("2", false, true));
    assert_eq!(*page.left.borrow(), [first]);
    assert_eq!(store.take_position(second), CardPosition::default());
    store.open_contact(first);
    assert_eq!(store.take_position(first).scrolled, 7);
    store.open_contact(99);
    assert_eq!(opened(store), "1");
}

#[test]
fn a_call_that_rings_waits_in_its_row_while_the_agent_is_at_work_and_opens_when_it_is_answered() {
    let (_owner, store) = store();
    show(store, FakePage { has_focus: true, ..FakePage::default() });
    hear(store, vec![contact("1", ContactState::WrapUp)], NOW);
    hear(store, vec![contact("2", ContactState::Offered)], NOW);
    assert_eq!(opened(store), "1");
    store.command(&ContactId::new("2").unwrap(), Intent::Refuse);
    assert_eq!(opened(store), "1");
    store.command(&ContactId::new("2").unwrap(), Intent::Answer);
    assert_eq!(opened(store), "2");
    hear(store, vec![contact("2", ContactState::Ended)], NOW);
    assert_eq!(opened(store), "1");
    hear(store, vec![contact("1", ContactState::Ended)], NOW);
    assert_eq!(store.opened.get_untracked(), 0);
}

#[test]
fn the_open_contact_stays_open_under_its_new_id_also_where_two_become_one() {
    let (_owner, store) = store();
    hear(store, vec![contact("1", ContactState::Active), contact("2", ContactState::Active)], NOW);
    assert_eq!(opened(store), "1");
    hear(store, vec![renamed("1", "2")], NOW);
    assert_eq!((opened(store).as_str(), store.order.with_untracked(Vec::len)), ("2", 1));
    assert!(store.row(store.opened.get_untracked()).is_some_and(|row| row.open.get_untracked()));
}
