//! Interactions, outcomes and themes, as far as they are reported.

use super::*;
use deskpane_desk::model::{Channel, Direction, Presence, Queue};

#[test]
fn an_assignment_is_the_only_report_before_the_end() {
    let mut bench = Bench::new();
    bench.assigned("g", "Demo<-", "telephony", "+59829001234");
    let contact = bench.contact("g");
    assert_eq!((&contact.channel, &contact.state), (&Channel::Voice, &ContactState::Assigned));
    assert_eq!((contact.direction, &contact.queue), (Some(Direction::Inbound), &Some(Queue::Campaign("Demo".into()))));
    assert_eq!(contact.customer.address.as_deref(), Some("+59829001234"));
    let id = ContactId::new("g").unwrap();
    assert_eq!(bench.desk.entry(&id).unwrap().controls, [], "there is no button that could act");
    assert!(bench.desk.agent().unreported);
    assert_eq!(bench.desk.agent().presence, None::<Presence>);
}

#[test]
fn channels_have_their_place_and_others_keep_their_word() {
    let mut bench = Bench::new();
    for (word, channel) in [
        ("telephony", Channel::Voice),
        ("Webchat", Channel::Chat),
        ("sms", Channel::Sms),
        ("email", Channel::Email),
        ("whatsapp", Channel::Digital(Some("whatsapp".into()))),
        ("pigeon", Channel::Digital(Some("pigeon".into()))),
    ] {
        bench.assigned(word, "Demo", word, "c");
        assert_eq!(bench.contact(word).channel, channel);
        assert_eq!(bench.contact(word).work.again.as_ref().unwrap().channel, word);
    }
    bench.event("assignedInteraction", json!({"guid": "bare"}));
    assert_eq!((&bench.contact("bare").channel, &bench.contact("bare").work.again), (&Channel::Digital(None), &None));
}

#[test]
fn an_end_has_its_time_of_arrival_not_another_clocks() {
    // The interaction begins at 10:00:00 and ends at 10:10:00.
    for (date, text) in [
        ("2026-01-01 10:09:59", None),
        ("2026-01-01T10:11:00Z", None),
        ("2026-01-01 10:05:00", Some("2026-01-01 10:05:00")),
        ("2026-01-01 07:10:00", Some("2026-01-01 07:10:00")),
        ("2025-12-31 10:10:00", Some("2025-12-31 10:10:00")),
        ("2026-01-02 10:10:00", Some("2026-01-02 10:10:00")),
        ("2023-48-13 06:48:51", Some("2023-48-13 06:48:51")),
        ("<i>soon</i>", Some("<i>soon</i>")),
        ("", None),
    ] {
        let mut bench = Bench::new();
        bench.assigned("g", "Demo", "sms", "c");
        bench.now = bench.now + Span::seconds(600);
        bench.event("finishedInteraction", json!({"guid": "g", "finishDate": date}));
        let contact = bench.over("g");
        assert_eq!(contact.since, Millis::parse("2026-01-01T10:10:00Z"), "{date}");
        assert_eq!(contact.details.first().map(|field| field.value.as_str()), text, "{date}");
    }
}

#[test]
fn an_outcome_is_shown_before_and_after_the_end_and_the_last_one_counts() {
    let mut bench = Bench::new();
    bench.assigned("g", "Demo", "sms", "c");
    let outcome = |value: &str| json!({"guid": "g", "comment": "<b>x</b>", "levelsId": [1], "levelsValue": [value]});
    let value = |contact: &Contact| contact.work.recorded.as_ref().unwrap().levels[0].value.clone().unwrap();
    bench.event("sentDisposition", outcome("Sale"));
    assert_eq!(value(bench.contact("g")), "Sale");
    bench.event("finishedInteraction", json!({"guid": "g", "finishDate": ""}));
    assert_eq!(value(bench.over("g")), "Sale");
    bench.event("sentDisposition", outcome("No sale"));
    assert_eq!(value(bench.over("g")), "No sale");
    assert_eq!(bench.over("g").work.recorded.as_ref().unwrap().comment, "<b>x</b>");
    assert_eq!(bench.notes, []);
}

#[test]
fn messages_about_an_unknown_interaction_are_only_noted() {
    let mut bench = Bench::new();
    bench.event("finishedInteraction", json!({"guid": "g"}));
    bench.event("sentDisposition", json!({"guid": "g", "comment": "x"}));
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len(), bench.notes.len()), (0, 0, 2));
}

#[test]
fn an_interaction_that_is_assigned_again_is_open_again() {
    let mut bench = Bench::new();
    bench.assigned("g", "Demo<-", "sms", "c");
    bench.event("finishedInteraction", json!({"guid": "g"}));
    bench.event("assignedInteraction", json!({"guid": "g", "campaign": "Other"}));
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len()), (1, 0));
    let contact = bench.contact("g");
    assert_eq!((&contact.queue, &contact.state), (&Some(Queue::Campaign("Other".into())), &ContactState::Assigned));
    assert_eq!(contact.work.again.as_ref().unwrap().client, "c");
}

#[test]
fn an_outcome_that_comes_before_its_interaction_waits_for_it() {
    let mut bench = Bench::new();
    bench.event("sentDisposition", json!({"guid": "g", "comment": "as agreed"}));
    assert_eq!((bench.desk.order().len(), bench.notes.len()), (0, 1));
    bench.assigned("g", "Demo<-", "sms", "c");
    assert_eq!(bench.contact("g").work.recorded.as_ref().unwrap().comment, "as agreed");
    bench.event("finishedInteraction", json!({"guid": "g"}));
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len()), (0, 1));
}

#[test]
fn plain_colours_and_themes_are_adopted() {
    let mut bench = Bench::new();
    bench.event("changedTheme", json!({"dark": "true", "primary": "#0a0"}));
    bench.event("changedLanguage", json!("pt_BR"));
    let looks = bench.desk.appearance().clone();
    assert_eq!((looks.dark, looks.language.as_deref()), (Some(true), Some("pt-BR")));
    assert_eq!(looks.primary.map(Colour::to_text).as_deref(), Some("#00aa00"));
    bench.event("changedTheme", json!({"primary": "url(https://evil.example)"}));
    let looks = bench.desk.appearance();
    assert_eq!((looks.dark, looks.primary), (Some(true), None));
    bench.event("changedLanguage", json!("<script>"));
    assert_eq!(bench.desk.appearance().language.as_deref(), Some("pt-BR"));
    assert_eq!(bench.notes.len(), 1);
}

#[test]
fn a_flood_is_refused_and_reported_and_ended_interactions_are_bounded() {
    let mut bench = Bench::new();
    for n in 0..2_000 {
        bench.assigned(&format!("g{n}"), &format!("Campaign {n}"), "sms", "c");
    }
    assert_eq!(bench.desk.order().len(), BOUNDS.open);
    let caution = Some(Problem::TooManyContacts);
    assert_eq!(bench.desk.connection(), &Connection::Connected { since: bench.now, caution });
    for n in 0..BOUNDS.open {
        bench.event("finishedInteraction", json!({"guid": format!("g{n}")}));
    }
    assert_eq!(bench.desk.connection(), &Connection::Connected { since: bench.now, caution: None });
    assert_eq!((bench.desk.order().len(), bench.desk.board().choices.campaigns.len()), (0, MOST_CAMPAIGNS));
}

#[test]
fn a_frame_that_never_speaks_is_explained_with_the_vendors_switch() {
    let mut bench = Bench::new();
    let since = bench.now;
    bench.message(&json!({"event": "resize", "data": 5}));
    bench.pass(Span::seconds(31));
    let switch = FrameSwitch { name: SWITCH, guards: Guarded::Page, origin: OWN.to_owned() };
    let problem = Some(Problem::FrameSilent(switch));
    assert_eq!(bench.desk.connection(), &Connection::Waiting { since, problem });
}
