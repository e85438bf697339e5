//! The store without a browser: signals work under any reactive owner.

use super::*;
use deskpane_protocol::desk::Channel;

const NOW: Millis = Millis(1_000);

fn store() -> (Owner, Store) {
    let owner = Owner::new();
    let store = owner.with(|| {
        let notes = NoteBook::empty("test");
        Store::new(Desktop { id: "test", name: "Test" }, notes, Diagnostics::new(), NOW)
    });
    (owner, store)
}

fn contact(id: &str, state: ContactState) -> Change {
    Change::Contact(Arc::new(Contact::new(ContactId::new(id).unwrap(), Channel::Voice, state)))
}

#[test]
fn a_contact_that_rings_is_news_exactly_once() {
    let (_owner, store) = store();
    store.apply(vec![contact("1", ContactState::Offered)], NOW);
    store.apply(vec![contact("1", ContactState::Queued), contact("1", ContactState::Offered)], NOW);
    store.apply(vec![contact("1", ContactState::Ended), contact("1", ContactState::Offered)], NOW);
    assert_eq!(store.news.with_untracked(Vec::len), 1);
}

#[test]
fn an_ended_contact_moves_to_the_closed_ones_and_its_row_goes() {
    let (_owner, store) = store();
    let id = ContactId::new("1").unwrap();
    store.apply(vec![contact("1", ContactState::Active)], NOW);
    assert!(store.row(&id).is_some());
    store.apply(vec![contact("1", ContactState::Ended)], NOW);
    assert!(store.row(&id).is_none());
    assert_eq!((store.order.get_untracked().len(), store.closed.get_untracked().len()), (0, 1));
}

#[test]
fn the_focus_is_asked_for_before_a_contact_leaves() {
    let (_owner, store) = store();
    store.apply(vec![contact("1", ContactState::Active)], NOW);
    let ask = move |id: &ContactId| {
        assert_eq!(store.order.with_untracked(Vec::len), 1);
        Some(Stranded::Note(id.clone(), 2, 3))
    };
    store.on_leaving(Rc::new(ask));
    store.apply(vec![contact("1", ContactState::Ended)], NOW);
    assert_eq!(store.stranded.get_untracked(), Some(Stranded::Note(ContactId::new("1").unwrap(), 2, 3)));
}

#[test]
fn a_command_nobody_takes_shows_as_refused() {
    let (_owner, store) = store();
    let id = ContactId::new("1").unwrap();
    store.apply(vec![contact("1", ContactState::Active)], NOW);
    store.command(&id, Intent::Hold(true));
    let lives: Vec<_> =
        store.row(&id).unwrap().commands.get_untracked().into_iter().map(|record| record.life).collect();
    assert_eq!(lives, [Life::Refused(Refusal::Denied(Denial::NotConnected))]);
}

#[test]
fn a_flood_of_the_same_is_one_entry() {
    let (_owner, store) = store();
    for _ in 0..1_000 {
        store.diagnostics.rejected(Fact::WrongWindow, "https://a.example", None, NOW);
    }
    for n in 0..1_000 {
        store.diagnostics.rejected(Fact::WrongOrigin, &format!("https://{n}.example"), Some(1), NOW);
    }
    store.diagnostics.publish();
    let record = store.diagnostics.shown.get_untracked();
    assert_eq!((record.counts, record.entries.len()), ([0, 0, 0, 0, 1_000, 1_000], 200));
}
