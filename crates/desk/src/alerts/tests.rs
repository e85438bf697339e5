use super::*;
use crate::{model::Channel, preferences::Tone};

const NOW: Millis = Millis(1_000_000);

fn contact(id: &str, state: ContactState, since: Option<i64>) -> Contact {
    let mut contact = Contact::new(ContactId::new(id).unwrap(), Channel::Voice, state);
    contact.since = since.map(Millis);
    contact
}

fn after(seconds: i64) -> Millis {
    NOW + Span::seconds(seconds)
}

#[test]
fn an_incoming_contact_is_announced_once_however_often_it_is_reported() {
    let mut offers = OfferLog::default();
    let ringing = contact("1", ContactState::Offered, Some(5));
    assert!(offers.report(&ringing, NOW));
    assert!(!offers.report(&ringing, after(60)));
    assert_eq!(offers.waiting().count(), 1);
    offers.report(&contact("1", ContactState::Active, Some(9)), after(61));
    assert_eq!(offers.waiting().count(), 0);
}

#[test]
fn a_contact_that_is_offered_again_is_news_again() {
    let told = |states: &[(ContactState, i64)], stamps: bool| {
        let mut offers = OfferLog::default();
        let one = |(state, at): &(ContactState, i64)| {
            let since = stamps.then_some(at * 1_000);
            offers.report(&contact("1", state.clone(), since), after(*at))
        };
        states.iter().map(one).filter(|news| *news).count()
    };
    use ContactState::{Ended, Offered, Queued};
    for stamps in [false, true] {
        assert_eq!(told(&[(Offered, 0), (Queued, 5), (Offered, 8)], stamps), 2, "refused, and offered again");
        assert_eq!(told(&[(Offered, 0), (Ended, 5), (Offered, 9)], stamps), 2);
        assert_eq!(told(&[(Offered, 0), (Queued, 0), (Offered, 0)], stamps), 1, "corrected at once");
        assert_eq!(told(&[(Offered, 0), (Offered, 30)], stamps), 1);
    }
}

#[test]
fn announcements_are_not_repeated_after_a_reload_unless_offered_again() {
    let mut offers = OfferLog::default();
    offers.report(&contact("1", ContactState::Offered, Some(5_000)), NOW);
    offers.report(&contact("2", ContactState::Offered, None), NOW);
    let again = || OfferLog::from_text(&offers.to_text());
    for (id, since, news) in [
        ("1", Some(5_000), false),
        ("1", Some(7_000), false),
        ("1", Some(95_000), true),
        ("1", None, false),
        ("2", None, false),
        ("2", Some(5), false),
        ("3", Some(5_000), true),
    ] {
        assert_eq!(again().report(&contact(id, ContactState::Offered, since), after(2)), news, "{id} {since:?}");
    }
}

#[test]
fn text_that_is_not_ours_is_an_empty_memory() {
    for text in ["", "null", "{}", "[1,[],[\"\"],[null,2]]"] {
        assert_eq!(OfferLog::from_text(text).to_text(), "[]");
    }
}

#[test]
fn an_assigned_contact_is_announced_once_without_waiting() {
    let mut offers = OfferLog::default();
    assert!(offers.report(&contact("1", ContactState::Assigned, None), NOW));
    assert_eq!(offers.waiting().count(), 0);
    offers.report(&contact("1", ContactState::WrapUp, None), after(60));
    assert!(!offers.report(&contact("1", ContactState::Assigned, None), after(90)));
    let mut started = contact("2", ContactState::Assigned, None);
    started.direction = Some(Direction::Outbound);
    assert!(!offers.report(&started, NOW), "the agent began it");
}

#[test]
fn a_renamed_contact_is_known_and_the_next_under_its_old_id_is_not() {
    let mut offers = OfferLog::default();
    let [one, two] = ["1", "2"].map(|id| contact(id, ContactState::Offered, None));
    offers.report(&one, NOW);
    offers.rename(&one.id, &two.id);
    assert!(!offers.report(&two, after(5)));
    assert!(offers.report(&one, after(5)));
    assert_eq!(offers.waiting().count(), 2);
}

const SOFT: Scene = Scene { tone: Tone::Soft, is_talking: false };

#[test]
fn the_bell_sounds_until_the_contact_is_taken() {
    let mut ringer = Ringer::default();
    let one = contact("1", ContactState::Offered, None);
    assert_eq!(ringer.ring(|_| true, SOFT, NOW), RingCommand::Unchanged);
    ringer.incoming(&one, NOW);
    let strikes: Vec<_> = (0..8).map(|second| ringer.ring(|_| true, SOFT, after(second))).collect();
    let sounds = strikes.iter().filter(|ring| **ring == RingCommand::Sound { loud: false }).count();
    assert_eq!((sounds, ringer.wake_at()), (3, Some(after(9))));
    assert_eq!(ringer.ring(|_| false, SOFT, after(8)), RingCommand::Silence);
    assert_eq!((ringer.ring(|_| true, SOFT, after(9)), ringer.wake_at()), (RingCommand::Unchanged, None));
}

#[test]
fn it_gives_up_and_can_be_switched_off_and_on() {
    let mut ringer = Ringer::default();
    ringer.incoming(&contact("1", ContactState::Offered, None), NOW);
    let loud = Scene { tone: Tone::Loud, ..SOFT };
    assert_eq!(ringer.ring(|_| true, loud, NOW), RingCommand::Sound { loud: true });
    assert_eq!(ringer.ring(|_| true, Scene { tone: Tone::Off, ..SOFT }, after(1)), RingCommand::Silence);
    assert_eq!(ringer.ring(|_| true, SOFT, after(2)), RingCommand::Sound { loud: false });
    assert_eq!(ringer.ring(|_| true, SOFT, after(46)), RingCommand::Silence);
    assert_eq!(ringer.wake_at(), None);
}

#[test]
fn during_a_conversation_the_sound_is_soft_and_single() {
    let mut ringer = Ringer::default();
    ringer.incoming(&contact("1", ContactState::Offered, None), NOW);
    let talking = Scene { tone: Tone::Loud, is_talking: true };
    let strikes: Vec<_> = (0..12).map(|second| ringer.ring(|_| true, talking, after(second))).collect();
    assert_eq!(strikes.iter().filter(|ring| **ring != RingCommand::Unchanged).count(), 1);
    assert_eq!(strikes.first(), Some(&RingCommand::Sound { loud: false }));
    assert_eq!(ringer.ring(|_| true, SOFT, after(12)), RingCommand::Sound { loud: false }, "the other call is over");
}

#[test]
fn an_assigned_contact_sounds_once() {
    let mut ringer = Ringer::default();
    ringer.incoming(&contact("1", ContactState::Assigned, None), NOW);
    assert_eq!(ringer.ring(|_| false, SOFT, NOW), RingCommand::Sound { loud: false });
    assert_eq!(ringer.ring(|_| false, SOFT, after(3)), RingCommand::Silence);
}
