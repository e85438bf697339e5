//! When a command is available, what it posts, and its result.

use super::*;
use deskpane_desk::{
    model::{Control::*, CustomerCard},
    safe::ImageAddress,
};

fn denied(denial: Denial) -> Availability {
    Availability::Denied(denial)
}

#[test]
fn commands_are_offered_exactly_when_the_desktops_own_buttons_would_be() {
    for (status, inbound, allowed) in [
        ("Incoming", "True", vec![Answer, Refuse]),
        ("Ringing", "False", vec![HangUp]),
        ("Dialing", "False", vec![HangUp]),
        ("Active", "True", vec![Hold, Mute, Mask, Record, HangUp]),
        ("Holding", "True", vec![Hold, Mute]),
        ("Masking", "True", vec![Mute, Mask]),
        ("Joined", "True", vec![Mute, Mask, Record, HangUp]),
        ("Disconnected", "True", vec![]),
        ("Preview", "True", vec![]),
        ("Levitating", "True", vec![]),
    ] {
        let mut bench = Bench::connected();
        bench.events(json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": status, "IsInbound": inbound, "FinalState": "False"}]));
        assert_eq!(bench.allowed("1"), allowed, "{status}");
        bench.events(json!([{"Type": "Mute", "AgentMuted": "True"}]));
        assert_eq!(bench.allowed("1").contains(&HangUp), status == "Dialing" || inbound == "False", "{status}, muted");
    }
}

#[test]
fn a_denied_command_says_why() {
    let mut bench = Bench::connected();
    bench.call("1", "Incoming");
    assert_eq!(bench.availability("1", Hold), denied(Denial::State(ContactState::Offered)));
    bench.call("1", "Masking");
    assert_eq!(bench.availability("1", HangUp), denied(Denial::Masked));
    bench.call("1", "Active");
    bench.events(json!([{"Type": "Mute", "AgentMuted": "True"}]));
    assert_eq!(bench.availability("1", HangUp), denied(Denial::Muted));
    bench.events(json!([{"Type": "CallContactEvent", "ContactID": "1", "IsLogging": "True"}]));
    assert_eq!(bench.availability("1", Record), denied(Denial::Recording));
    bench.events(json!([{"Type": "AgentSessionStart", "CanMask": "False"}]));
    assert_eq!(bench.availability("1", Mask), denied(Denial::Permission));
    bench.pass(Span::seconds(63));
    assert_eq!(bench.availability("1", Hold), denied(Denial::NotConnected));
    assert_eq!(bench.give("1", Intent::Hold(true)), Err(Denial::NotConnected));
    assert_eq!(bench.give("9", Intent::Answer), Err(Denial::Unknown));
}

#[test]
fn only_calls_take_commands() {
    let mut bench = Bench::connected();
    bench.events(json!([{"Type": "ChatContactEvent", "ContactID": 1, "Status": "Incoming"}]));
    assert!(bench.desk.entry(&id("1")).unwrap().controls.is_empty());
    assert_eq!(bench.give("1", Intent::Answer), Err(Denial::Channel));
}

#[test]
fn a_toggle_is_sent_once_until_its_effect_shows() {
    let mut bench = Bench::connected();
    bench.call("1", "Active");
    assert!(bench.give("1", Intent::Hold(true)).is_ok());
    assert_eq!(bench.give("1", Intent::Hold(true)), Err(Denial::InFlight));
    assert_eq!(
        (bench.availability("1", Hold), bench.status("1", Hold)),
        (denied(Denial::InFlight), CommandStatus::Sent)
    );
    assert_eq!(bench.sent(), ["HoldEvent"]);
    bench.call("1", "Holding");
    assert_eq!(
        (bench.availability("1", Hold), bench.status("1", Hold)),
        (Availability::Allowed, CommandStatus::Confirmed)
    );
    // The intent is a state: held is held.
    assert_eq!(bench.give("1", Intent::Hold(true)), Err(Denial::State(ContactState::Held)));
    assert!(bench.give("1", Intent::Hold(false)).is_ok());
    assert_eq!(bench.sent(), ["HoldEvent"]);
    bench.call("1", "Active");
    assert_eq!(bench.status("1", Hold), CommandStatus::Confirmed);
}

#[test]
fn every_command_is_confirmed_by_the_event_that_shows_it() {
    let mute = |on: &str| json!([{"Type": "Mute", "AgentMuted": on}]);
    let call = |status: &str, logging: &str, last: &str| json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": status, "IsInbound": "True", "IsLogging": logging, "FinalState": last}]);
    let mut bench = Bench::connected();
    bench.call("1", "Incoming");
    for (intent, wire, effect) in [
        (Intent::Answer, "AnswerEvent", call("Active", "False", "False")),
        (Intent::Mute(true), "MuteEvent", mute("True")),
        (Intent::Mute(false), "MuteEvent", mute("False")),
        (Intent::Mask(true), "MaskEvent", call("Masking", "False", "False")),
        (Intent::Mask(false), "MaskEvent", call("Active", "False", "False")),
        (Intent::Record(true), "RecordEvent", call("Active", "True", "False")),
        (Intent::HangUp, "HangupEvent", call("Disconnected", "True", "False")),
    ] {
        let control = intent.control();
        bench.give("1", intent).unwrap();
        assert_eq!((bench.sent(), bench.status("1", control)), (vec![wire.to_owned()], CommandStatus::Sent));
        bench.events(effect);
        assert_eq!(bench.status("1", control), CommandStatus::Confirmed, "{wire}");
    }
}

#[test]
fn a_command_without_effect_is_reported_and_may_be_given_again() {
    let mut bench = Bench::connected();
    bench.call("1", "Active");
    bench.give("1", Intent::Mute(true)).unwrap();
    bench.pass(Span::seconds(6));
    assert_eq!(
        (bench.status("1", Mute), bench.availability("1", Mute)),
        (CommandStatus::NoEffect, Availability::Allowed)
    );
}

#[test]
fn max_stops_no_recording() {
    let mut bench = Bench::connected();
    bench.events(json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": "Active", "IsLogging": "True"}]));
    assert_eq!(bench.give("1", Intent::Record(false)), Err(Denial::Recording));
    assert_eq!(bench.sent(), Vec::<String>::new());
}

#[test]
fn with_several_calls_commands_that_could_hit_another_are_unavailable() {
    let mut bench = Bench::connected();
    bench.call("1", "Active");
    assert_eq!(bench.desk.command_target(), &CommandTarget::One(id("1")));
    bench.call("2", "Incoming");
    // Each command still has one call that would react to it.
    assert_eq!(
        (bench.allowed("2"), bench.allowed("1")),
        (vec![Answer, Refuse], vec![Hold, Mute, Mask, Record, HangUp])
    );
    bench.call("2", "Active");
    assert_eq!((bench.allowed("1"), bench.allowed("2")), (vec![Mute], vec![Mute]));
    assert_eq!(
        (bench.availability("1", HangUp), bench.desk.command_target()),
        (denied(Denial::Several), &CommandTarget::Several)
    );
    bench.call("1", "Holding");
    // Hold would resume the one or hold the other; hanging up can only end the active one.
    assert_eq!((bench.allowed("1"), bench.allowed("2")), (vec![Mute], vec![Mute, Mask, Record, HangUp]));
    bench.call("1", "Disconnected");
    assert_eq!(
        (bench.allowed("2"), bench.desk.command_target()),
        (vec![Hold, Mute, Mask, Record, HangUp], &CommandTarget::One(id("2")))
    );
    // A chat is no call, and blocks nothing.
    bench.events(json!([{"Type": "ChatContactEvent", "ContactID": 3, "Status": "Active"}]));
    assert_eq!(bench.allowed("2"), [Hold, Mute, Mask, Record, HangUp]);
}

#[test]
fn a_command_in_flight_blocks_its_kind_on_every_call() {
    let mut bench = Bench::connected();
    bench.call("1", "Active");
    bench.call("2", "Active");
    bench.give("1", Intent::Mute(true)).unwrap();
    assert_eq!(bench.availability("2", Mute), denied(Denial::InFlight));
    assert_eq!(bench.give("2", Intent::Mute(true)), Err(Denial::InFlight));
    bench.events(json!([{"Type": "Mute", "AgentMuted": "True"}]));
    assert_eq!(
        (bench.status("1", Mute), bench.availability("2", Mute)),
        (CommandStatus::Confirmed, Availability::Allowed)
    );
}

#[test]
fn a_contact_panel_knows_of_calls_it_does_not_show() {
    let mut bench = Bench::new(json!({"origins": ["https://max.example.com"]}), Some("1"));
    bench.found();
    bench.ack("OK", "Success");
    bench.call("1", "Active");
    bench.call("2", "Active");
    assert_eq!(bench.availability("1", Hold), denied(Denial::Several));
}

#[test]
fn ids_beyond_what_javascript_keeps_apart_stay_as_they_are() {
    for (given, sent) in [
        ("9007199254740991", json!(9_007_199_254_740_991_u64)),
        ("9007199254740993", json!("9007199254740993")),
        ("98765432109876543210987", json!("98765432109876543210987")),
        (" 0042 ", json!(42)),
    ] {
        let mut bench = Bench::new(json!({"origins": ["https://max.example.com"]}), Some(given));
        bench.found();
        assert_eq!(bench.posts[1]["contactId"], sent);
        bench.ack("OK", "Success");
        let contact = given.trim().trim_start_matches('0');
        bench.call(contact, "Active");
        bench.posts.clear();
        bench.give(contact, Intent::Card(CustomerCard { name: "Ada".into(), picture: None })).unwrap();
        assert_eq!(bench.posts[0]["contactId"], sent);
    }
}

#[test]
fn the_customer_card_names_its_contact_and_waits_for_nothing() {
    let mut bench = Bench::connected();
    bench.call("4711", "Active");
    let card = CustomerCard { name: "Ada".into(), picture: ImageAddress::parse("https://a.example/ada.png") };
    bench.give("4711", Intent::Card(card)).unwrap();
    assert_eq!(
        bench.posts,
        [
            json!({"messageType": "ContactCardData", "contactId": 4711, "contactCardData": {"name": "Ada", "userImg": "https://a.example/ada.png"}})
        ]
    );
    assert_eq!(
        (bench.status("4711", Card), bench.availability("4711", Card)),
        (CommandStatus::Unreported, Availability::Allowed)
    );
}
