//! Events and the desk.

use super::*;
use deskpane_desk::model::{Channel, Direction, Line, NextState, Queue, Relation};

#[test]
fn a_call_from_its_first_event() {
    let mut bench = Bench::connected();
    bench.events(json!([{"Type": "CallContactEvent", "ContactID": "7", "Status": "Incoming", "ANI": "3035550123",
        "DNIS": "8005550100", "Skill": "Billing", "IsInbound": "True", "StartTimeUTC": "2026-01-01T09:59:50Z",
        "LastStateChangeTimeUTC": "2026-01-01T09:59:55Z", "ScreenPopUrl": "https://crm.example/1", "IsLogging": "False",
        "FinalState": "False", "OtherInformation": "<b>VIP</b>", "MasterID": "6", "Timeout": ""}]));
    let call = bench.contact("7");
    assert_eq!((&call.channel, call.direction), (&Channel::Voice, Some(Direction::Inbound)));
    assert_eq!(call.customer.address.as_deref(), Some("3035550123"));
    assert_eq!(call.queue, Some(Queue::Skill("Billing".into())));
    assert_eq!((call.started, call.since), (Some(Millis(START - 10_000)), Some(Millis(START - 5_000))));
    assert_eq!(call.links.iter().map(|l| (l.relation, l.id.as_str())).collect::<Vec<_>>(), [(Relation::Master, "6")]);
    assert!(call.screen_pops[0].link.is_some());
    let details: Vec<_> = call.details.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
    assert_eq!(details, [("OtherInformation", "<b>VIP</b>")]);
}

#[test]
fn every_status_of_a_call() {
    for (status, state) in [
        ("Incoming", ContactState::Offered),
        ("Ringing", ContactState::Offered),
        ("Dialing", ContactState::Dialing),
        ("Active", ContactState::Active),
        ("Holding", ContactState::Held),
        ("hold", ContactState::Held),
        ("Joined", ContactState::Conference),
        ("Masking", ContactState::Active),
        ("Disconnected", ContactState::WrapUp),
        ("CallBackDisconnected", ContactState::WrapUp),
        ("Preview", ContactState::Preview),
        ("NaturalCallRinging", ContactState::Dialing),
        ("NaturalCallAMD", ContactState::Dialing),
        ("NaturalCallDialing", ContactState::Dialing),
        ("inqueue", ContactState::Queued),
        ("transfer", ContactState::Transferring),
        ("Levitating", ContactState::Other("Levitating".into())),
    ] {
        let mut bench = Bench::connected();
        bench.call("1", status);
        assert_eq!((&bench.contact("1").state, bench.contact("1").masked), (&state, status == "Masking"), "{status}");
    }
}

#[test]
fn wrap_up_is_not_the_end_and_the_end_is() {
    let mut bench = Bench::connected();
    bench.call("1", "Active");
    bench.call("1", "Disconnected");
    assert_eq!(bench.contact("1").state, ContactState::WrapUp);
    bench.events(
        json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": "Disconnected", "FinalState": "True"}]),
    );
    assert!(bench.desk.entry(&id("1")).is_none());
    // The end of an unknown contact makes no card.
    bench.events(
        json!([{"Type": "CallContactEvent", "ContactID": "2", "Status": "Disconnected", "FinalState": "True"}]),
    );
    assert_eq!(bench.desk.order().len(), 0);
}

#[test]
fn an_event_with_fewer_fields_removes_nothing() {
    let mut bench = Bench::connected();
    bench.events(
        json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": "Active", "ANI": "555", "Skill": "Billing",
        "StartTimeUTC": "2026-01-01T09:00:00Z", "IsLogging": "True", "Label": "gold"}]),
    );
    bench.events(json!([{"type": "callcontactevent", "contactId": 1, "status": "Holding"}]));
    let call = bench.contact("1");
    assert_eq!(
        (call.customer.address.as_deref(), call.queue.as_ref().map(Queue::name)),
        (Some("555"), Some("Billing"))
    );
    assert_eq!((call.recording, call.details.len(), call.since), (true, 1, Some(Millis(START))));
}

#[test]
fn an_outbound_call_is_named_by_the_number_it_goes_to() {
    let mut bench = Bench::connected();
    bench.events(json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": "Dialing", "ANI": "8005550100",
        "DNIS": "3035550123", "IsInbound": "False"}]));
    assert_eq!(bench.contact("1").customer.address.as_deref(), Some("3035550123"));
}

#[test]
fn a_stamp_from_a_clock_that_runs_ahead_is_now() {
    let mut bench = Bench::connected();
    bench.events(json!([{"Type": "CallContactEvent", "ContactID": "1", "Status": "Active", "StartTimeUTC": "2027-01-01T00:00:00Z",
        "LastStateChangeTimeUTC": "2027-01-01T00:00:00Z"}]));
    assert_eq!((bench.contact("1").started, bench.contact("1").since), (Some(Millis(START)), Some(Millis(START))));
}

#[test]
fn every_kind_of_contact() {
    let mut bench = Bench::connected();
    let cases = [
        (
            json!({"Type": "ChatContactEvent", "ContactID": 1, "Status": "Incoming", "FromAddress": "ada"}),
            Channel::Chat,
            ContactState::Offered,
            Some("ada"),
        ),
        (
            json!({"Type": "TextContactEvent", "ContactID": 1, "Status": "Interrupted", "FromAddress": "ada"}),
            Channel::Chat,
            ContactState::Interrupted,
            Some("ada"),
        ),
        (
            json!({"Type": "EmailContactEvent", "ContactId": "1", "Status": "Holding"}),
            Channel::Email,
            ContactState::Held,
            None,
        ),
        (
            json!({"Type": "VoiceMailContactEvent", "ContactId": "1", "Status": "Active", "From": "555"}),
            Channel::Voicemail,
            ContactState::Active,
            Some("555"),
        ),
        (
            json!({"Type": "WorkItemContactEvent", "ContactID": "1", "Status": "Transfer", "WorkItemType": "Refund"}),
            Channel::WorkItem,
            ContactState::Transferring,
            Some("Refund"),
        ),
        (
            json!({"Type": "DigitalContactEvent", "ContactID": "1", "Status": "new", "ChannelType": "whatsapp", "CustomerId": "c"}),
            Channel::Digital(Some("whatsapp".into())),
            ContactState::Other("new".into()),
            Some("c"),
        ),
    ];
    for (at, (mut event, channel, state, address)) in cases.into_iter().enumerate() {
        let number = format!("{}", at + 1);
        let key = if event.get("ContactID").is_some() { "ContactID" } else { "ContactId" };
        event[key] = json!(number);
        bench.events(json!([event]));
        let contact = bench.contact(&number);
        assert_eq!(
            (&contact.channel, &contact.state, contact.customer.address.as_deref()),
            (&channel, &state, address)
        );
        bench.events(
            json!([{"Type": event["Type"], "ContactID": number, "Status": "Disconnected", "FinalState": true}]),
        );
        assert!(bench.desk.entry(&id(&number)).is_none());
    }
}

#[test]
fn an_offer_that_expires_says_when() {
    let mut bench = Bench::connected();
    bench.events(json!([{"Type": "ChatContactEvent", "ContactID": 1, "Status": "Incoming", "RefusalTimeout": "45",
        "LastStateChangeTime": "2026-01-01T09:59:50Z"}]));
    assert_eq!(bench.contact("1").until, Some(Millis(START + 35_000)));
    bench.events(json!([{"Type": "ChatContactEvent", "ContactID": 1, "Status": "Active"}]));
    assert_eq!(bench.contact("1").until, None);
}

#[test]
fn the_agents_state_wrap_up_and_next_state() {
    let mut bench = Bench::connected();
    bench.events(json!([{"Type": "AgentState", "CurrentState": "Unavailable", "CurrentOutReason": "Lunch",
        "StartTimeUTC": "2026-01-01T09:30:00Z", "IsAcw": "False"}]));
    let agent = bench.desk.agent();
    assert_eq!((&agent.presence, agent.reason.as_deref()), (&Some(Presence::Unavailable), Some("Lunch")));
    assert_eq!((agent.since, agent.wrap_up), (Some(Millis(START - 1_800_000)), None));
    bench.events(json!([{"Type": "AgentState", "CurrentState": "Unavailable", "CurrentOutReason": "",
        "StartTimeUTC": "2026-01-01T09:59:00Z", "IsAcw": "True", "AcwTimeout": "90", "NextStates": [{"State": "Available", "OutReason": ""}]}]));
    let agent = bench.desk.agent();
    assert_eq!(agent.reason, None);
    assert_eq!(agent.wrap_up, Some(WrapUp { until: Some(Millis(START + 30_000)) }));
    assert_eq!(agent.next, [NextState { presence: Presence::Available, reason: None }]);
}

#[test]
fn leg_session_pages_and_indicators_find_their_place() {
    let mut bench = Bench::connected();
    bench.call("1", "Active");
    bench.events(json!([
        {"Type": "AgentLeg", "Status": "Active", "FinalState": "False"},
        {"Type": "PopURL", "ContactId": "1", "URL": "https://crm.example/pop", "TabTitle": "CRM"},
        {"Type": "PageOpen", "ContactID": "1", "PageUri": "javascript:alert(1)", "Action": "OPEN"},
        {"Type": "Indicator", "ContactID": "1", "Name": "Gold", "ToolTip": "Gold customer", "IndicatorState": "On"},
        {"Type": "PopURL", "URL": "https://crm.example/nobody"},
    ]));
    assert_eq!(bench.desk.agent().line, Some(Line::Active));
    let call = bench.contact("1");
    let pages: Vec<_> = call.screen_pops.iter().map(|pop| (pop.title.as_deref(), pop.link.is_some())).collect();
    assert_eq!(pages, [(Some("CRM"), true), (None, false)]);
    assert_eq!(call.details.last().map(|field| field.value.as_str()), Some("Gold customer"));
    assert_eq!(bench.notes.last().map(|note| note.kind), Some(NoteKind::Event));
    bench.events(json!([
        {"Type": "PageOpen", "ContactID": "1", "PageUri": "javascript:alert(1)", "Action": "CLOSE"},
        {"Type": "Indicator", "ContactID": "1", "Name": "Gold", "IndicatorState": "Off"},
        {"Type": "RemoteAgentSessionEnd", "Message": "SessionTimeout"},
    ]));
    assert_eq!(bench.desk.agent().presence, Some(Presence::LoggedOut));
    assert_eq!(bench.desk.order().len(), 0);
}

#[test]
fn unknown_and_malformed_events_are_kept_for_the_integrator() {
    let mut bench = Bench::connected();
    bench.events(json!([{"Type": "Brandnew", "a": 1, "sessionToken": "t"}, 7]));
    bench.message(&json!("nonsense"));
    bench.message(&json!({"issuer": "Other"}));
    let kinds: Vec<_> = bench.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::Unknown, NoteKind::Malformed, NoteKind::Malformed, NoteKind::Foreign]);
    assert_eq!(bench.notes[0].text, r#"{"Type":"Brandnew","a":1,"sessionToken":"[hidden]"}"#);
}

#[test]
fn more_fields_than_are_kept_are_said_to_be_missing_and_hide_none_that_has_a_place() {
    let mut bench = Bench::connected();
    let mut event = json!({"ContactID": "1"});
    (0..300).for_each(|number| event[format!("Custom{number}")] = json!("x"));
    // The last by name: they come behind the others.
    (event["Status"], event["Type"]) = (json!("Active"), json!("CallContactEvent"));
    bench.events(json!([event]));
    assert_eq!(bench.contact("1").state, ContactState::Active);
    assert_eq!((bench.contact("1").details.len(), bench.contact("1").details.is_cut()), (300, false));
    (300..600).for_each(|number| event[format!("Custom{number}")] = json!("x"));
    bench.events(json!([event]));
    assert!(bench.contact("1").details.is_cut());
}

#[test]
fn a_contact_panel_shows_its_contact_and_what_continues_it() {
    let mut bench = Bench::new(json!({"origins": ["https://max.example.com"]}), Some("1"));
    bench.found();
    bench.ack("OK", "Success");
    bench.call("1", "Active");
    bench.call("2", "Incoming");
    bench.events(json!([{"Type": "CallContactEvent", "ContactID": "3", "Status": "Active", "MasterID": "1"}]));
    let shown: Vec<_> = bench.desk.order().map(ContactId::as_str).collect();
    assert_eq!(shown, ["1", "3"]);
}

#[test]
fn max_may_name_the_panels_contact() {
    let mut bench = Bench::new(json!({"origins": ["https://max.example.com"]}), None);
    bench.found();
    bench.call("2", "Active");
    bench.events(json!([
        {"Type": "CallContactEvent", "ContactID": "1", "Status": "Incoming"},
        {"Type": "CallContactEvent", "ContactID": "2", "Status": "Active"},
        {"messageType": "ClientEventSubscriptionAcknowledge", "contactId": 1, "status": "OK", "reason": "Success"},
    ]));
    assert_eq!(bench.desk.order().map(ContactId::as_str).collect::<Vec<_>>(), ["1"]);
}

#[test]
fn contacts_that_ended_during_a_gap_are_removed() {
    let mut bench = Bench::connected();
    bench.call("1", "Active");
    bench.call("2", "Active");
    bench.window(WindowEvent::Leaving);
    bench.window(WindowEvent::Shown);
    bench.events(json!([
        {"messageType": "ClientEventSubscriptionAcknowledge", "status": "OK", "reason": "Success"},
        {"Type": "CallContactEvent", "ContactID": "2", "Status": "Active"},
        // It is about every call and names none.
        {"Type": "Mute", "AgentMuted": "True"},
    ]));
    bench.pass(Span::seconds(3));
    assert_eq!(bench.desk.order().map(ContactId::as_str).collect::<Vec<_>>(), ["2"]);
}

#[test]
fn a_flood_of_contacts_stops_at_the_bound_and_is_reported() {
    let mut bench = Bench::connected();
    let flood: Vec<_> =
        (1..=2_100).map(|n| json!({"Type": "ChatContactEvent", "ContactID": n, "Status": "Active"})).collect();
    bench.events(json!(flood));
    assert_eq!(bench.desk.order().len(), crate::max::session::contacts::MOST_OPEN);
    assert!(matches!(bench.desk.connection(), Connection::Connected { caution: Some(Problem::TooManyContacts), .. }));
    bench.events(json!([{"Type": "ChatContactEvent", "ContactID": 1, "Status": "Disconnected", "FinalState": "True"}]));
    assert!(matches!(bench.desk.connection(), Connection::Connected { caution: None, .. }));
}
