//! What a ledger records of a day.

use super::*;

/// A call that rings 10 s, is talked on 60 s, held 20 s, talked on 30 s and wrapped up 15 s.
fn call(page: &mut Page, id: &str) {
    for (state, time) in [
        (ContactState::Offered, 10),
        (ContactState::Active, 60),
        (ContactState::Held, 20),
        (ContactState::Active, 30),
        (ContactState::WrapUp, 15),
        (ContactState::Ended, 0),
    ] {
        page.contact(id, state, None);
        page.pass(time * SECOND);
    }
}

#[test]
fn the_totals_of_a_day_are_those_of_its_activity() {
    let mut page = Page::open(EIGHT);
    page.connect();
    page.agent(Presence::Available, "", None);
    page.pass(10 * MINUTE);
    call(&mut page, "1");
    page.pass(MINUTE);
    call(&mut page, "2");
    page.contact("3", ContactState::Offered, None);
    page.pass(20 * SECOND);
    page.contact("3", ContactState::Ended, None);
    page.agent(Presence::Unavailable, "Lunch", None);
    page.pass(30 * MINUTE);
    page.agent(Presence::LoggedOut, "", None);
    page.pass(MINUTE);
    let totals = TODAY.totals(&page.ledger);
    assert_eq!((totals.handled, totals.missed, totals.average), (2, 1, Some(Span::seconds(125))));
    let seconds = |phase| totals.phase(phase).0 / SECOND;
    assert_eq!(Phase::ALL.map(seconds), [40, 0, 180, 40, 30, 0]);
    let states: Vec<_> =
        totals.states.iter().map(|(what, time)| (what.state.name(), what.reason.as_str(), time.0)).collect();
    assert_eq!(states, [("unavailable", "Lunch", 30 * MINUTE), ("available", "", 11 * MINUTE + 290 * SECOND)]);
    assert_eq!(page.outcomes(), [Some(Outcome::Handled), Some(Outcome::Handled), Some(Outcome::Missed)]);
}

#[test]
fn a_call_over_midnight_counts_in_both_days_by_its_parts() {
    let mut page = Page::open(TODAY.to.0 - 2 * MINUTE);
    page.contact("1", ContactState::Active, None);
    page.pass(5 * MINUTE);
    page.contact("1", ContactState::Ended, None);
    let tomorrow = Day { from: TODAY.to, to: TODAY.to + Span(24 * HOUR) };
    let (today, tomorrow) = (TODAY.totals(&page.ledger), tomorrow.totals(&page.ledger));
    assert_eq!((today.phase(Phase::Talk), tomorrow.phase(Phase::Talk)), (Span(2 * MINUTE), Span(3 * MINUTE)));
    assert_eq!((today.handled, tomorrow.handled), (0, 1));
    assert_eq!(tomorrow.average, Some(Span(5 * MINUTE)));
}

#[test]
fn a_state_that_lasts_over_a_reload_is_one_and_one_that_does_not_leaves_a_gap() {
    let mut page = Page::open(EIGHT);
    page.agent(Presence::Available, "", None);
    page.contact("1", ContactState::Active, None);
    page.pass(10 * MINUTE);
    page.reload(5 * MINUTE);
    page.pass(3 * SECOND);
    page.agent(Presence::Available, "", Some(EIGHT));
    page.contact("1", ContactState::Held, Some(EIGHT + 14 * MINUTE));
    page.pass(MINUTE);
    assert_eq!(page.ledger.agent().intervals.len(), 1);
    assert_eq!(TODAY.totals(&page.ledger).states[0].1, Span(16 * MINUTE + 3 * SECOND));
    // The talk time while the page was closed is unknown; the desktop reports the start of the hold.
    assert_eq!((page.phase(Phase::Talk), page.phase(Phase::Hold)), (10 * MINUTE, 2 * MINUTE + 3 * SECOND));
    assert_eq!(page.ledger.entries().count(), 1);
}

#[test]
fn replaying_the_snapshot_adds_no_activity() {
    let mut page = Page::open(EIGHT);
    page.contact("1", ContactState::Assigned, None);
    page.pass(MINUTE);
    page.contact("1", ContactState::Ended, None);
    page.reload(HOUR);
    let mut contact = Contact::new(ContactId::new("1").unwrap(), Channel::Chat, ContactState::Assigned);
    contact.since = Some(Millis(EIGHT));
    let begun = Change::Contact(Arc::new(contact.clone()));
    (contact.state, contact.since) = (ContactState::Ended, Some(Millis(EIGHT + MINUTE)));
    page.ledger.hear_all(&[begun, Change::Contact(Arc::new(contact))], Millis(page.now));
    page.pass(MINUTE);
    assert_eq!((page.phase(Phase::Talk), page.outcomes()), (MINUTE, vec![Some(Outcome::Handled)]));
}

#[test]
fn contacts_not_reported_again_ended_when_last_seen() {
    let mut page = Page::open(EIGHT);
    page.contact("1", ContactState::Active, None);
    page.pass(10 * MINUTE);
    page.reload(HOUR);
    page.pass(HOUR);
    assert_eq!(page.phase(Phase::Talk), 10 * MINUTE);
    assert_eq!(page.outcomes(), [None]);
}

#[test]
fn a_sleep_is_no_work_unless_the_desktop_says_that_it_lasted() {
    for lasted in [true, false] {
        let mut page = Page::open(EIGHT);
        page.agent(Presence::Available, "", None);
        page.pass(10 * MINUTE);
        page.now += 8 * HOUR;
        page.ledger.see(Millis(page.now));
        page.pass(MINUTE);
        if lasted {
            page.agent(Presence::Available, "", Some(EIGHT));
        }
        page.pass(MINUTE);
        let work = if lasted { 8 * HOUR } else { 0 } + 12 * MINUTE;
        assert_eq!(TODAY.totals(&page.ledger).states[0].1, Span(work));
    }
}

#[test]
fn a_desktops_clock_that_is_off_does_not_make_a_new_call_longer() {
    let mut page = Page::open(EIGHT);
    page.connect();
    page.pass(MINUTE);
    let off = 10 * MINUTE;
    page.contact("1", ContactState::Offered, Some(page.now - off));
    page.pass(20 * SECOND);
    page.contact("1", ContactState::Active, Some(page.now - off));
    page.pass(MINUTE);
    page.contact("1", ContactState::Ended, None);
    assert!(page.phase(Phase::Ringing) <= 30 * SECOND, "{}", page.phase(Phase::Ringing));
    assert!((page.phase(Phase::Talk) - MINUTE).abs() <= SECOND);
}

#[test]
fn a_wrongly_reported_time_is_corrected() {
    let mut page = Page::open(EIGHT);
    page.contact("1", ContactState::Active, Some(EIGHT - 10 * MINUTE));
    page.pass(MINUTE);
    page.contact("1", ContactState::Active, Some(EIGHT));
    assert_eq!(page.phase(Phase::Talk), MINUTE);
}

#[test]
fn two_pages_that_see_the_same_count_it_once() {
    let (mut one, mut other) = (Page::open(EIGHT), Page::open(EIGHT + 40));
    call(&mut one, "1");
    other.agent(Presence::Available, "", None);
    call(&mut other, "1");
    for text in texts(&other.ledger) {
        one.ledger.read(&text);
    }
    assert_eq!(one.ledger.entries().count(), 1);
    let totals = TODAY.totals(&one.ledger);
    assert_eq!((totals.handled, totals.states.len()), (1, 1));
    for (phase, seconds) in [(Phase::Ringing, 10), (Phase::Talk, 90), (Phase::Hold, 20), (Phase::WrapUp, 15)] {
        assert!((totals.phase(phase).0 - seconds * SECOND).abs() <= 200, "{phase:?}: {:?}", totals.phase(phase));
    }
}

#[test]
fn a_returning_customer_is_a_new_contact_but_a_short_gap_is_not() {
    let mut page = Page::open(EIGHT);
    call(&mut page, "1");
    page.pass(MINUTE);
    page.contact("1", ContactState::Active, None);
    page.pass(MINUTE);
    page.contact("1", ContactState::Ended, None);
    assert_eq!(page.ledger.entries().count(), 1);
    page.pass(3 * HOUR);
    call(&mut page, "1");
    assert_eq!(page.outcomes(), [Some(Outcome::Handled); 2]);
}

#[test]
fn a_contact_that_goes_by_another_id_stays_the_same() {
    let mut page = Page::open(EIGHT);
    page.contact("a", ContactState::Active, None);
    page.pass(MINUTE);
    page.hear(Change::Renamed { from: ContactId::new("a").unwrap(), to: ContactId::new("b").unwrap() });
    page.pass(MINUTE);
    page.contact("b", ContactState::Ended, None);
    assert_eq!((page.ledger.entries().count(), page.phase(Phase::Talk)), (1, 2 * MINUTE));
    assert_eq!(page.outcomes(), [Some(Outcome::Handled)]);
}

#[test]
fn an_earlier_stay_is_found_again_when_the_later_one_goes_by_another_id() {
    let mut page = Page::open(EIGHT);
    for _ in 0..2 {
        page.contact("a", ContactState::Active, None);
        page.pass(MINUTE);
        page.contact("a", ContactState::Ended, None);
        page.pass(3 * HOUR);
    }
    page.hear(Change::Renamed { from: ContactId::new("a").unwrap(), to: ContactId::new("b").unwrap() });
    // Told once more of the first stay: two entries could not be told apart in storage.
    page.contact("a", ContactState::Active, Some(EIGHT + MINUTE / 2));
    let ids: Vec<_> = page.ledger.entries().map(|(_, entry)| entry.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn it_is_bounded_and_the_oldest_go_first() {
    let mut page = Page::open(EIGHT);
    page.contact("open", ContactState::Active, None);
    for n in 0..3_000 {
        page.now += 1_000;
        page.contact(&n.to_string(), ContactState::Active, None);
        page.now += 1_000;
        page.contact(&n.to_string(), ContactState::Ended, None);
    }
    assert_eq!(page.ledger.entries().count(), 2_000);
    let ids: Vec<_> = page.ledger.entries().map(|(_, entry)| entry.id.clone()).collect();
    assert_eq!((ids[0].as_str(), ids[1].as_str(), ids[1_999].as_str()), ("open", "1001", "2999"));
    for n in 0..400 {
        page.now += 1_000;
        page.contact("open", if n % 2 == 0 { ContactState::Held } else { ContactState::Active }, None);
    }
    assert!(page.ledger.entry(1).unwrap().timeline.intervals.len() <= 100);
}

#[test]
fn deleting_restarts_running_intervals() {
    let mut page = Page::open(EIGHT);
    call(&mut page, "1");
    page.agent(Presence::Available, "", None);
    page.contact("2", ContactState::Active, None);
    page.pass(MINUTE);
    page.ledger.forget(None, Millis(page.now));
    page.pass(5 * SECOND);
    assert_eq!((page.ledger.entries().count(), page.phase(Phase::Talk)), (1, 5 * SECOND));
    assert_eq!(TODAY.totals(&page.ledger).states[0].1, Span(5 * SECOND));
}

#[test]
fn the_table_is_safe_to_open_and_says_when_in_local_time() {
    let mut page = Page::open(EIGHT);
    let mut contact = Contact::new(ContactId::new("7").unwrap(), Channel::Voice, ContactState::Active);
    contact.since = Some(Millis(EIGHT));
    contact.customer.name = Some("=HYPERLINK(\"x\"), \"Ada\"".into());
    contact.customer.address = Some("+1303".into());
    page.hear(Change::Contact(Arc::new(contact)));
    page.pass(90 * SECOND);
    page.contact("7", ContactState::Ended, None);
    let table = csv(&page.ledger, TODAY, &|_| -150);
    let lines: Vec<_> = table.split("\r\n").collect();
    assert!(lines[0].starts_with("\u{feff}id,started,ended,customer"));
    assert!(lines[1].starts_with("7,2026-01-01T05:30:00.000-02:30,2026-01-01T05:31:30.000-02:30,Ada,'+13035550123,voice,,Billing,,handled,0,0,90,0,0,0"), "{}", lines[1]);
    assert_eq!(lines[2], "");
}

#[test]
fn the_file_holds_totals_states_and_spans() {
    let mut page = Page::open(EIGHT);
    page.agent(Presence::Available, "", None);
    call(&mut page, "1");
    let value: serde_json::Value = serde_json::from_str(&json(&page.ledger, TODAY, "max", &|_| 60)).unwrap();
    assert_eq!(value["from"], "2026-01-01T01:00:00.000+01:00");
    assert_eq!(value["totals"]["seconds"]["talk"], 90);
    assert_eq!(value["agent"][0]["seconds"], 135);
    assert_eq!(value["contacts"][0]["spans"][2]["phase"], "hold");
    assert_eq!(value["contacts"][0]["outcome"], "handled");
}

#[test]
fn the_picture_is_of_the_hours_in_which_something_was_done() {
    let mut page = Page::open(EIGHT + 10 * MINUTE);
    page.agent(Presence::Available, "", None);
    page.contact("1", ContactState::Active, None);
    page.contact("2", ContactState::Offered, None);
    page.pass(70 * MINUTE);
    let drawn = picture(&page.ledger, TODAY);
    assert_eq!((drawn.rows, drawn.hours.len()), (2, 2));
    assert_eq!(drawn.hours[0], (0.0, Millis(EIGHT)));
    let agent = drawn.bars.iter().find(|bar| bar.row == 0).unwrap();
    assert!((agent.at - 1.0 / 12.0).abs() < 0.001 && (agent.width - 7.0 / 12.0).abs() < 0.001);
    assert_eq!(picture(&Ledger::default(), TODAY), Picture::default());
}
