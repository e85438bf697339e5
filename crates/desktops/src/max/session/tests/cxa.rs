//! Where CXone Agent differs from MAX.

use super::*;

impl Bench {
    /// A panel connected to CXone Agent.
    fn in_cxa() -> Self {
        Self::in_cxa_with(json!(["all"]), None)
    }

    fn in_cxa_with(subscriptions: Value, kept: Option<&str>) -> Self {
        let max = json!({"origins": ["https://max.example.com"], "subscriptions": subscriptions});
        let mut bench = Self::begin(MaxSession::new(&config(max), None, kept), "https://max.example.com");
        bench.found();
        bench.posts.clear();
        bench
    }

    fn cxa(&mut self, events: Value) {
        self.message(&json!({"issuer": "CXA", "events": events}));
    }

    /// The batch that answers a registration.
    fn cxa_batch(&mut self, mut events: Vec<Value>) {
        events.push(json!({"messageType": "ClientEventSubscriptionAcknowledge", "status": "OK", "reason": "Success"}));
        self.cxa(json!(events));
    }

    fn shown(&self) -> Vec<&str> {
        let mut shown: Vec<_> = self.desk.order().map(ContactId::as_str).collect();
        shown.sort_unstable();
        shown
    }
}

fn event(kind: &str, contact: u64, status: &str) -> Value {
    json!({"Type": kind, "ContactID": contact.to_string(), "Status": status, "IsInbound": "True", "FinalState": "False",
        "ANI": "+13025550174", "Skill": "Billing"})
}

fn call(contact: u64, status: &str) -> Value {
    event("CallContactEvent", contact, status)
}

fn state(state: &str, wraps_up: &str) -> Value {
    json!({"Type": "AgentState", "CurrentState": state, "IsAcw": wraps_up})
}

const OTHERS: [(&str, u64); 6] = [
    ("ChatContactEvent", 11),
    ("TextContactEvent", 12),
    ("EmailContactEvent", 13),
    ("VoiceMailContactEvent", 14),
    ("WorkItemContactEvent", 15),
    ("DigitalContactEvent", 16),
];

#[test]
fn a_renewal_ends_calls_that_are_not_in_wrap_up_and_nothing_else() {
    let mut bench = Bench::in_cxa();
    bench.cxa_batch(vec![state("Available", "False")]);
    bench.cxa(json!(OTHERS.map(|(kind, contact)| event(kind, contact, "Active"))));
    bench.cxa(json!([call(1, "Active"), call(2, "Active"), call(3, "Active"), call(3, "Disconnected")]));
    bench.pass(Span::seconds(60));
    assert_eq!(bench.sent(), ["UnregisterFromClientEvents", "RegisterForClientEvents"]);
    bench.cxa_batch(vec![state("InboundContact", "False"), call(1, "Active")]);
    bench.pass(Span::seconds(3));
    assert_eq!(bench.shown(), ["1", "11", "12", "13", "14", "15", "16", "3"]);
}

#[test]
fn a_batch_from_before_the_agents_first_state_ends_nothing() {
    let mut bench = Bench::in_cxa();
    bench.cxa_batch(vec![state("InboundContact", "False"), call(1, "Active")]);
    bench.pass(Span::seconds(60));
    bench.cxa_batch(Vec::new());
    bench.pass(Span::seconds(3));
    assert_eq!(bench.shown(), ["1"]);
}

#[test]
fn a_call_that_is_cleared_without_a_type_is_over_and_begins_nothing() {
    let cleared = |contact: u64| {
        json!([{"contactId": contact, "masterId": contact, "status": "Disconnected", "callType": "VoiceContact",
            "finalState": true, "isInbound": true, "ani": "+13025550174"}])
    };
    let mut bench = Bench::in_cxa();
    bench.cxa_batch(vec![call(90_001_777, "Active")]);
    bench.cxa(cleared(90_001_777));
    bench.cxa(cleared(90_001_778));
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len()), (0, 1));
    let live = json!([{"contactId": 5, "status": "Active", "finalState": false}]);
    bench.cxa(live);
    assert_eq!((bench.desk.order().len(), bench.notes.len()), (0, 2), "the integrator sees what was for nobody");
    for (kind, status) in [("VoiceMailContactEvent", "Discarded"), ("WorkItemContactEvent", "Disconnected")] {
        bench.cxa(json!([event(kind, 8, "Active"), event(kind, 9, "Active")]));
        bench.cxa(json!([{"type": kind, "contactId": 8, "status": status}]));
        assert_eq!(bench.shown(), ["9"]);
        bench.cxa(json!([{"type": kind, "contactId": 9, "status": status, "finalState": true}]));
        bench = Bench::in_cxa();
    }
}

#[test]
fn answering_and_refusing_are_not_offered_beside_any_other_contact() {
    for (kind, contact) in OTHERS.into_iter().chain([("CallContactEvent", 2)]) {
        let mut bench = Bench::in_cxa();
        bench.cxa_batch(vec![call(1, "Incoming")]);
        assert_eq!(bench.allowed("1"), [Control::Answer, Control::Refuse]);
        bench.cxa(json!([event(kind, contact, "Active")]));
        for (control, intent) in [(Control::Answer, Intent::Answer), (Control::Refuse, Intent::Refuse)] {
            assert_eq!(bench.availability("1", control), Availability::Denied(Denial::OthersOpen), "{kind}");
            assert_eq!(bench.give("1", intent), Err(Denial::OthersOpen));
        }
        bench.cxa(json!([{"Type": kind, "ContactID": contact, "Status": "Disconnected", "FinalState": "True"}]));
        assert_eq!(bench.allowed("1"), [Control::Answer, Control::Refuse], "{kind}");
    }
    let mut max = Bench::connected();
    max.events(json!([call(1, "Incoming"), event("ChatContactEvent", 11, "Active")]));
    assert_eq!(max.allowed("1"), [Control::Answer, Control::Refuse], "MAX answers the one that rings");
}

#[test]
fn contacts_a_registration_leaves_out_are_in_the_snapshot() {
    let mut bench = Bench::in_cxa();
    bench.cxa_batch(vec![state("InboundContact", "False"), call(1, "Active"), call(2, "Active")]);
    bench.cxa(json!([call(1, "Disconnected"), event("DigitalContactEvent", 16, "Active")]));
    bench.window(WindowEvent::Leaving);
    let kept = bench.kept.clone().unwrap();
    let again = |events: Vec<Value>| {
        let mut again = Bench::in_cxa_with(json!(["all"]), Some(&kept));
        again.pass(Span::seconds(1));
        again.cxa_batch(events);
        again
    };
    let mut bench = again(vec![state("Unavailable", "True")]);
    bench.pass(Span::seconds(3));
    assert_eq!(bench.shown(), ["1", "16"], "the call that goes on is named, or is over");
    let wrap_up = bench.contact("1");
    assert_eq!((&wrap_up.state, wrap_up.since), (&ContactState::WrapUp, Some(Millis(START))));
    assert_eq!(wrap_up.customer.address.as_deref(), Some("+13025550174"));
    // It ends by its own event, or with the agent's wrap-up.
    bench.cxa(json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": "Disconnected", "FinalState": "True"}]));
    assert_eq!(bench.shown(), ["16"]);
    let bench = again(vec![state("Available", "False")]);
    assert_eq!(bench.shown(), ["16"]);
    // MAX names everything itself.
    let max = json!({"origins": ["https://max.example.com"]});
    let mut bench = Bench::begin(MaxSession::new(&config(max), None, Some(&kept)), "https://max.example.com");
    bench.found();
    bench.ack("OK", "Success");
    assert_eq!(bench.shown(), Vec::<&str>::new());
}

#[test]
fn a_snapshot_is_no_evidence_of_clocks_set_since() {
    let stamped = |contact: u64, status: &str, at: Millis| {
        let mut call = call(contact, status);
        call["LastStateChangeTimeUTC"] = json!(at.stamp());
        json!([call])
    };
    for seconds in [-3_600, -60, 60, 3_600] {
        let set = Span::seconds(seconds);
        let mut bench = Bench::in_cxa();
        bench.cxa_batch(vec![state("InboundContact", "False")]);
        bench.pass(Span::seconds(10));
        bench.cxa(stamped(1, "Incoming", bench.now));
        bench.pass(Span::seconds(10));
        bench.cxa(stamped(1, "Disconnected", bench.now));
        let over = bench.now;
        for contact in 2..5 {
            bench.pass(Span::seconds(1));
            bench.now = over + set + Span::seconds(1);
            bench.cxa(stamped(contact, "Incoming", over + Span::seconds(1)));
        }
        bench.window(WindowEvent::Leaving);
        let mut again = Bench::in_cxa_with(json!(["all"]), bench.kept.as_deref());
        again.now = bench.now;
        again.cxa_batch(vec![state("Unavailable", "True")]);
        assert_eq!(again.contact("1").since, Some(over + set), "{seconds}");
        again.pass(Span::seconds(10));
        again.cxa(stamped(5, "Incoming", Millis(again.now.0 - set.0)));
        assert_eq!(again.contact("5").since, Some(again.now), "{seconds}");
    }
}

#[test]
fn ended_contacts_are_not_in_the_snapshot() {
    let mut bench = Bench::in_cxa();
    bench.cxa_batch(vec![call(1, "Active"), call(1, "Disconnected")]);
    bench.pass(Span::seconds(1));
    assert!(bench.kept.as_ref().unwrap().contains("13025550174"));
    bench.cxa(json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": "Disconnected", "FinalState": "True"}]));
    bench.pass(Span::seconds(1));
    assert!(!bench.kept.as_ref().unwrap().contains("13025550174"));
}

#[test]
fn subscriptions_without_live_events_are_reported_with_the_line_to_write() {
    for (subscriptions, is_said) in [
        (json!(["contacts"]), true),
        (json!(["contact"]), true),
        (json!(["contact", "sessioninfo"]), true),
        (json!(["agentassist"]), true),
        (json!(["contacts", "agent"]), false),
        (json!(["all"]), false),
    ] {
        let mut bench = Bench::in_cxa_with(subscriptions.clone(), None);
        bench.cxa_batch(Vec::new());
        let said = Problem::NoLiveEvents { line: r#""subscriptions": ["all"]"#.into() };
        let caution = is_said.then_some(said);
        assert!(
            matches!(bench.desk.connection(), Connection::Connected { caution: c, .. } if *c == caution),
            "{subscriptions}"
        );
    }
    let mut max = Bench::new(json!({"origins": ["https://max.example.com"], "subscriptions": ["contacts"]}), None);
    max.found();
    max.ack("OK", "Success");
    assert!(matches!(max.desk.connection(), Connection::Connected { caution: None, .. }));
}

#[test]
fn a_recording_is_stopped_only_where_one_was_seen_to_stop() {
    let recorded = |contact: u64, on: &str| {
        let mut call = call(contact, "Active");
        call["IsLogging"] = json!(on);
        json!([call])
    };
    let mut bench = Bench::in_cxa();
    bench.cxa_batch(Vec::new());
    bench.cxa(recorded(1, "True"));
    assert_eq!(bench.give("1", Intent::Record(false)), Err(Denial::Recording));
    // The end of a call ends its recording, and masking interrupts it: neither shows anything.
    let mut over = call(1, "Disconnected");
    over["IsLogging"] = json!("False");
    bench.cxa(json!([over]));
    let mut masked = call(2, "Masking");
    masked["IsLogging"] = json!("False");
    bench.cxa(recorded(2, "True"));
    bench.cxa(json!([masked]));
    bench.cxa(recorded(2, "True"));
    assert_eq!(bench.availability("2", Control::Record), Availability::Denied(Denial::Recording));
    bench.cxa(recorded(2, "False"));
    bench.cxa(recorded(2, "True"));
    assert_eq!(bench.availability("2", Control::Record), Availability::Allowed);
    bench.give("2", Intent::Record(false)).unwrap();
    assert_eq!(bench.sent(), ["RecordEvent"]);
    bench.cxa(recorded(2, "False"));
    assert_eq!(bench.status("2", Control::Record), CommandStatus::Confirmed);
}

#[test]
fn record_is_not_offered_beside_a_recorded_call_whose_recording_it_would_stop() {
    let mut bench = Bench::in_cxa();
    let mut first = call(1, "Holding");
    first["IsLogging"] = json!("True");
    bench.cxa_batch(vec![first, call(2, "Active")]);
    assert_eq!(bench.availability("2", Control::Record), Availability::Denied(Denial::Several));
    bench.cxa(json!([call(1, "Disconnected")]));
    assert_eq!(bench.availability("2", Control::Record), Availability::Allowed);
}
