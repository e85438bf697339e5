//! Starting a chat: when it is available, what is sent, and its result.

use super::*;
use crate::roxchat::wire::FAULT_CODES;
use deskpane_desk::model::{FaultKind, Refusal};

/// A visitor with a known visit whose chat 1 is closed.
fn closed() -> Bench {
    let mut bench = Bench::new();
    bench.wrote("v", 1, "visitor", "Hello");
    bench.closed("v", 1);
    bench
}

fn started() -> Bench {
    let mut bench = closed();
    bench.start("v").unwrap();
    bench
}

#[test]
fn it_is_offered_only_when_visitor_and_visit_are_known_and_the_chat_is_closed() {
    let mut bench = Bench::new();
    bench.closed("v", 1);
    assert_eq!(bench.may_start("v"), Availability::Denied(Denial::NoSession));
    assert_eq!(bench.start("v"), Err(Denial::NoSession));
    bench.wrote("v", 1, "visitor", "Hello");
    assert_eq!(bench.may_start("v"), Availability::Denied(Denial::State(ContactState::Active)));
    bench.closed("v", 1);
    assert_eq!(bench.may_start("v"), Availability::Allowed);
    bench.event("visitorSelected", json!({"roxchatVisitorId": "w", "sessionId": "s"}));
    assert_eq!(bench.may_start("w"), Availability::Denied(Denial::State(ContactState::Unknown)));
    assert_eq!(bench.start("nobody"), Err(Denial::Unknown));
    assert_eq!(bench.posts, Vec::<Value>::new());
}

#[test]
fn it_is_sent_once_with_visitor_and_visit_and_confirmed_by_what_follows() {
    let mut bench = started();
    let params = json!({"roxchatVisitorId": "v", "sessionId": "s-v"});
    assert_eq!(bench.posts, [json!({"action": "start_outgoing_chat", "params": params})]);
    assert_eq!(
        (bench.start_status("v"), bench.may_start("v")),
        (CommandStatus::Sent, Availability::Denied(Denial::InFlight))
    );
    assert_eq!(bench.start("v"), Err(Denial::InFlight));
    bench.wrote("other", 5, "visitor", "Hello");
    bench.wrote("v", 1, "info", "The visitor is looking at a page");
    bench.closed("v", 1);
    assert_eq!(bench.start_status("v"), CommandStatus::Sent, "none of that shows a beginning");
    bench.wrote("v", 2, "operator", "Good day");
    assert_eq!((bench.start_status("v"), bench.state("v")), (CommandStatus::Confirmed, &ContactState::Active));
}

#[test]
fn the_opening_of_the_chat_and_even_its_end_confirm_too() {
    let mut bench = started();
    bench.event("visitorSelected", json!({"roxchatVisitorId": "v", "chatId": 1, "sessionId": "s-v"}));
    assert_eq!(
        (bench.start_status("v"), bench.state("v")),
        (CommandStatus::Confirmed, &ContactState::Closed),
        "until somebody writes"
    );
    let mut bench = started();
    bench.event("visitorSelected", json!({"roxchatVisitorId": "v", "chatId": 2, "sessionId": "s-v"}));
    assert_eq!((bench.start_status("v"), bench.state("v")), (CommandStatus::Confirmed, &ContactState::Active));
    let mut bench = started();
    bench.closed("v", 2);
    assert_eq!((bench.start_status("v"), bench.state("v")), (CommandStatus::Confirmed, &ContactState::Closed));
}

#[test]
fn silence_becomes_no_effect_and_a_late_start_still_counts() {
    let mut bench = started();
    bench.pass(Span::seconds(9));
    assert_eq!(bench.start_status("v"), CommandStatus::Sent);
    bench.pass(Span::seconds(2));
    assert_eq!((bench.start_status("v"), bench.may_start("v")), (CommandStatus::NoEffect, Availability::Allowed));
    bench.event("visitorSelected", json!({"roxchatVisitorId": "v", "chatId": 1}));
    assert_eq!(bench.start_status("v"), CommandStatus::NoEffect, "the agent may just look at the old chat");
    bench.wrote("v", 2, "operator", "Good day");
    assert_eq!(bench.start_status("v"), CommandStatus::Confirmed);
    bench.closed("v", 2);
    bench.start("v").unwrap();
    bench.pass(Span::seconds(100));
    bench.wrote("v", 2, "visitor", "Hello again");
    assert_eq!(bench.start_status("v"), CommandStatus::NoEffect, "that is so long ago that it began without us");
}

#[test]
fn every_code_is_a_refusal_in_words_however_it_comes() {
    for (code, kind) in FAULT_CODES {
        for message in [
            json!({"source": "roxchat", "event": "failed", "params": {"roxchatVisitorId": "v", "error": code}}),
            json!({"source": "roxchat", "event": "failed", "params": {"sessionId": "s-v", "error": {"code": code}}}),
            json!({"source": "roxchat", "error": code}),
            json!({"source": "roxchat", "event": "notificationAdded",
                "params": {"notification": {"id": "n", "kind": "error", "text": code, "sessionId": "s-v"}}}),
        ] {
            let mut bench = started();
            bench.message(&json!(message.to_string()));
            let CommandStatus::Refused(Refusal::Vendor(fault)) = bench.start_status("v") else { panic!("{message}") };
            assert_eq!((fault.kind, fault.words.as_str()), (kind, code));
            assert_eq!(bench.may_start("v"), Availability::Allowed);
        }
    }
}

#[test]
fn a_failed_start_is_shown_on_its_visitor_or_noted_without_one() {
    let mut bench = closed();
    bench.event("failed", json!({"roxchatVisitorId": "v", "error": "no_tariff_option"}));
    assert!(matches!(
        bench.start_status("v"),
        CommandStatus::Refused(Refusal::Vendor(Fault { kind: FaultKind::Tariff, .. }))
    ));
    bench.message(&json!({"source": "roxchat", "error": "no_tariff_option"}));
    assert_eq!(bench.notes.last().map(|note| note.title.as_str()), Some("no_tariff_option"));
}

#[test]
fn a_customers_text_refuses_no_command() {
    let mut bench = started();
    bench.wrote("v", 1, "visitor", "visitor_already_in_chat");
    assert_eq!(bench.start_status("v"), CommandStatus::Confirmed);
}

#[test]
fn a_start_goes_with_the_visitor_who_logs_in() {
    let mut bench = started();
    bench.authorized("v", "new", "7925");
    assert_eq!(
        (bench.start_status("new"), bench.may_start("new")),
        (CommandStatus::Sent, Availability::Denied(Denial::InFlight))
    );
    bench.wrote("new", 2, "operator", "Good day");
    assert_eq!(bench.start_status("new"), CommandStatus::Confirmed);
}

#[test]
fn a_reload_loses_the_start_and_takes_the_button_until_the_page_is_back() {
    let mut bench = started();
    bench.window(WindowEvent::FrameLoading);
    assert_eq!(bench.start_status("v"), CommandStatus::Refused(Refusal::Lost));
    assert_eq!(bench.may_start("v"), Availability::Denied(Denial::NotConnected));
    assert_eq!(bench.start("v"), Err(Denial::NotConnected));
    bench.window(WindowEvent::FrameLoaded);
    assert_eq!(bench.may_start("v"), Availability::Allowed);
    bench.wrote("v", 2, "operator", "Good day");
    assert_eq!(bench.start_status("v"), CommandStatus::Confirmed, "it was not lost after all");
}

#[test]
fn no_other_command_is_taken() {
    let mut bench = closed();
    let command = Command { contact: id("v"), intent: Intent::HangUp };
    assert_eq!(bench.session.command(command, bench.now), Err(Denial::NotTaken));
    assert_eq!(bench.session.agent_command(deskpane_desk::model::AgentIntent::Ready, bench.now), Err(Denial::NotTaken));
}
