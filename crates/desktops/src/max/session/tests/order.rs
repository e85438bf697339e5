//! Events that come twice, late, or before their contact.

use super::*;

/// A call event stamped this many seconds after the beginning.
fn call(status: &str, last: bool, second: i64) -> Value {
    json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": status, "IsInbound": "True",
        "FinalState": if last { "True" } else { "False" }, "LastStateChangeTimeUTC": Millis(START + second * 1_000).stamp(),
        "StartTimeUTC": Millis(START).stamp()}])
}

fn is_open(bench: &Bench) -> bool {
    bench.desk.entry(&id("1")).is_some()
}

#[test]
fn ended_contacts_stay_ended() {
    for known in [true, false] {
        let mut bench = Bench::connected();
        bench.pass(Span::seconds(20));
        if known {
            bench.events(call("Active", false, 5));
        }
        bench.events(call("Disconnected", true, 10));
        for late in [call("Disconnected", false, 10), call("Active", false, 5), call("Incoming", false, 0)] {
            bench.events(late.clone());
            assert!(!is_open(&bench), "{late} brought it back");
        }
        bench.call("2", "Active");
        assert!(bench.allowed("2").contains(&Control::HangUp));
    }
}

#[test]
fn a_contact_that_is_offered_after_its_end_has_a_new_life() {
    let mut bench = Bench::connected();
    bench.pass(Span::seconds(20));
    bench.events(call("Incoming", false, 5));
    bench.events(call("Disconnected", true, 10));
    bench.events(call("Incoming", false, 15));
    assert_eq!(bench.contact("1").state, ContactState::Offered);
    // Without stamps, an offer is the clearest sign.
    bench.call("7", "Active");
    let over = json!([{"Type": "CallContactEvent", "ContactID": "7", "Status": "Disconnected", "FinalState": "True"}]);
    bench.events(over);
    bench.call("7", "Active");
    assert!(bench.desk.entry(&id("7")).is_none());
    bench.call("7", "Incoming");
    assert!(bench.desk.entry(&id("7")).is_some());
}

#[test]
fn a_presumed_end_does_not_block_later_events() {
    let mut bench = Bench::connected();
    bench.events(call("Active", false, 0));
    bench.window(WindowEvent::Leaving);
    bench.window(WindowEvent::Shown);
    bench.ack("OK", "Success");
    bench.pass(Span::seconds(3));
    assert!(!is_open(&bench));
    bench.events(call("Active", false, 0));
    assert!(is_open(&bench), "MAX says that it goes on");
    bench.window(WindowEvent::Leaving);
    bench.window(WindowEvent::Shown);
    bench.ack("OK", "Success");
    bench.pass(Span::seconds(3));
    bench.events(call("Disconnected", true, 2));
    bench.events(call("Active", false, 0));
    assert!(!is_open(&bench), "once MAX has said so, it is over");
}

#[test]
fn a_late_event_takes_no_call_out_of_wrap_up() {
    let mut bench = Bench::connected();
    bench.events(call("Active", false, 5));
    bench.events(call("Disconnected", false, 10));
    bench.events(call("Active", false, 5));
    assert_eq!(bench.contact("1").state, ContactState::WrapUp);
    bench.events(call("Disconnected", true, 10));
    assert!(!is_open(&bench));
}

#[test]
fn a_call_that_was_answered_rings_again_by_no_late_event() {
    for (answered, late) in [("Active", "Incoming"), ("Holding", "Incoming"), ("Joined", "Dialing")] {
        let mut bench = Bench::connected();
        bench.pass(Span::seconds(20));
        bench.events(call(answered, false, 5));
        let before = bench.contact("1").clone();
        bench.events(call(late, false, 0));
        assert_eq!(bench.contact("1"), &before, "{late} after {answered}");
        bench.events(call("Incoming", false, 15));
        assert_eq!(bench.contact("1").state, ContactState::Offered, "what is later is news");
    }
}

#[test]
fn pages_and_indicators_wait_for_their_contact() {
    let mut bench = Bench::connected();
    bench.events(json!([{"Type": "PopURL", "ContactId": "4711", "URL": "https://crm.example/case/9", "TabTitle": "Case"},
        {"Type": "Indicator", "ContactID": "4711", "Name": "Gold", "ToolTip": "Gold customer", "IndicatorState": "On"}]));
    assert_eq!((bench.desk.order().len(), bench.notes.len()), (0, 2), "and are shown to the integrator meanwhile");
    assert_eq!(bench.give("4711", Intent::Answer), Err(Denial::Unknown));
    bench.events(json!([{"Type": "Mute", "AgentMuted": "False"}]));
    assert_eq!(bench.desk.order().len(), 0);
    bench.call("4711", "Incoming");
    let call = bench.contact("4711");
    assert_eq!(call.screen_pops[0].title.as_deref(), Some("Case"));
    assert_eq!(call.details.last().map(|field| field.value.as_str()), Some("Gold customer"));
    // Data of an ended contact waits for nothing.
    bench.events(
        json!([{"Type": "CallContactEvent", "ContactID": "4711", "Status": "Disconnected", "FinalState": "True"}]),
    );
    bench.events(json!([{"Type": "PopURL", "ContactId": "4711", "URL": "https://crm.example/late"}]));
    bench.call("4711", "Active");
    assert_eq!(bench.desk.order().len(), 0);
}

#[test]
fn a_flood_of_facts_takes_no_room_from_contacts() {
    let mut bench = Bench::connected();
    let flood: Vec<_> =
        (1..=3_000).map(|n| json!({"Type": "PopURL", "ContactId": n, "URL": "https://crm.example/"})).collect();
    bench.events(json!(flood));
    bench.call("9999", "Incoming");
    assert_eq!(bench.desk.order().len(), 1);
}

#[test]
fn a_contact_that_leaves_a_contact_panel_is_reported_as_ended() {
    let mut bench = Bench::new(json!({"origins": ["https://max.example.com"]}), Some("1"));
    bench.found();
    bench.ack("OK", "Success");
    let linked =
        |master: &str| json!([{"Type": "CallContactEvent", "ContactID": "3", "Status": "Active", "MasterID": master}]);
    bench.events(linked("1"));
    assert_eq!(bench.desk.order().len(), 1);
    bench.events(linked("2"));
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len()), (0, 1));
    bench.events(linked("1"));
    assert_eq!(bench.desk.order().len(), 1);
}
