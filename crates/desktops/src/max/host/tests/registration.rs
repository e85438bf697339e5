//! Who may register, what the acknowledgement says, and which events a subscriber receives.

use super::*;
use Flavour::{Cxa, Max};
use serde_json::json;

fn ask(flavour: Flavour, mut message: Value) -> Vec<Value> {
    let mut host = MaxHost::new(flavour, NOW);
    host.act(Act::Incoming(call()), NOW);
    message["messageType"] = json!("RegisterForClientEvents");
    host.receive(&SPACE, &message.to_string(), NOW);
    posts(&mut host, SPACE)
}

#[test]
fn the_acknowledgement_for_every_contact_id_and_list_of_types() {
    let (ok, bad_id, bad_types, bad_types_cxa) =
        ("Success", "Invalid Contact Id", "Invalid Subscription Types", "Invalid Subscription Types.");
    for (id, types, max, cxa) in [
        (json!(null), json!(["all"]), ok, ok),
        (json!(7), json!(["ALL", "Contact"]), ok, ok),
        (json!("7"), json!(["contact"]), ok, ok),
        (json!(-7), json!(["contacts"]), ok, ok),
        (json!(0), json!(["all"]), bad_id, ok),
        (json!("x7"), json!(["all"]), bad_id, bad_id),
        (json!(1.5), json!(["all"]), bad_id, ok),
        (json!({}), json!(["all"]), bad_id, bad_id),
        (json!("x7"), json!([]), bad_id, bad_id),
        (json!(null), json!([]), bad_types, bad_types_cxa),
        (json!(null), json!(["everything"]), bad_types, bad_types_cxa),
        (json!(null), json!(["everything", "agent"]), ok, ok),
        (json!(null), json!(["agentassist"]), bad_types, ok),
        (json!(null), json!(null), bad_types, ok),
    ] {
        for (flavour, expected) in [(Max, max), (Cxa, cxa)] {
            let replies = ask(flavour, json!({ "contactId": id, "subscriptionTypes": types }));
            let events = replies[0]["events"].as_array().unwrap();
            let ack = if flavour == Max { &events[0] } else { &events[events.len() - 1] };
            assert_eq!(ack["messageType"], "ClientEventSubscriptionAcknowledge", "{flavour:?} {id} {types}");
            assert_eq!(ack["reason"], expected, "{flavour:?} {id} {types}");
            assert_eq!(ack["status"], if expected == ok { "OK" } else { "ERROR" });
            assert_eq!(replies.len(), 1);
        }
    }
}

#[test]
fn a_refused_window_may_try_again_at_once_and_a_subscribed_one_hears_nothing() {
    let mut host = MaxHost::new(Max, NOW);
    register(&mut host, SPACE, "[]");
    register(&mut host, SPACE, r#"["all"]"#);
    assert_eq!(posts(&mut host, SPACE).len(), 2);
    register(&mut host, SPACE, r#"["agent"]"#);
    assert!(matches!(host.poll(), Some(HostOutput::Warn(text)) if text.contains("already subscribed")));
    assert_eq!(host.poll(), None);
    send(&mut host, "UnregisterFromClientEvents");
    register(&mut host, SPACE, r#"["agent"]"#);
    assert_eq!(posts(&mut host, SPACE).len(), 1);
}

#[test]
fn the_present_state_comes_with_the_acknowledgement() {
    let call = "CallContactEvent Incoming";
    let agent = "AgentState InboundContact";
    for (types, states) in
        [("all", vec![agent, call]), ("agent", vec![agent]), ("contacts", vec![call]), ("contact", vec![])]
    {
        let replies = ask(Max, json!({ "subscriptionTypes": [types] }));
        let all = short(replies[0]["events"].as_array().unwrap());
        assert_eq!(all[1..], states, "{types}");
    }
    let cxa = ask(Cxa, json!({ "subscriptionTypes": ["contacts"] }));
    let ack = "ClientEventSubscriptionAcknowledge OK";
    assert_eq!(short(cxa[0]["events"].as_array().unwrap()), [call, ack]);
    assert_eq!((&cxa[0]["issuer"], cxa[0]["events"][1].get("contactId")), (&json!("CXA"), None));
}

#[test]
fn cxone_agent_lists_fewer_contacts_than_max() {
    let listed = |kinds: &[Kind], over: bool| {
        let mut host = MaxHost::new(Cxa, NOW);
        for kind in kinds {
            host.act(Act::Incoming(ContactSpec { kind: *kind, ..call() }), NOW);
        }
        let first = host.contacts()[0].no;
        host.act(Act::Press(first, Button::Accept), NOW);
        if over {
            host.act(Act::CustomerHangsUp(first), NOW);
        }
        register(&mut host, SPACE, r#"["contacts"]"#);
        let mut events = short(&events(&mut host, SPACE));
        assert_eq!(events.pop().as_deref(), Some("ClientEventSubscriptionAcknowledge OK"));
        events
    };
    assert_eq!(listed(&Kind::ALL, false), ["CallContactEvent Active", "WorkItemContactEvent Incoming"]);
    assert_eq!(listed(&[Kind::Call], true), Vec::<String>::new(), "nor a call in wrap-up");
    assert_eq!(listed(&[Kind::WorkItem], false), Vec::<String>::new(), "nor a work item alone");
}

#[test]
fn max_finds_the_contact_of_a_contact_panel_and_cxone_agent_echoes_what_was_sent() {
    for (flavour, id, echoed) in [(Max, json!(null), 45_870_107), (Max, json!("7"), 7), (Cxa, json!(null), 0)] {
        let mut host = MaxHost::new(flavour, NOW);
        host.act(Act::Incoming(call()), NOW);
        host.window_opened(SPACE, only(&host).no);
        let message =
            json!({ "messageType": "RegisterForClientEvents", "subscriptionTypes": ["contact"], "contactId": id });
        host.receive(&SPACE, &message.to_string(), NOW);
        assert_eq!(posts(&mut host, SPACE)[0]["contactId"].as_i64().unwrap_or(0), echoed);
    }
    assert_eq!(ask(Cxa, json!({ "subscriptionTypes": ["contact"], "contactId": "7" }))[0]["contactId"], "7");
}

#[test]
fn filters_pass_what_each_type_promises_and_cxone_agents_miss_every_contact() {
    let agent_only = vec!["AgentState InboundContact"];
    let call_only = vec!["CallContactEvent Incoming"];
    let both = vec!["CallContactEvent Incoming", "AgentState InboundContact"];
    for (types, max, cxa) in [
        (r#"["all"]"#, &both, &both),
        (r#"["agent"]"#, &agent_only, &both),
        (r#"["contacts"]"#, &call_only, &vec![]),
        (r#"["contact"]"#, &vec![], &vec![]),
        (r#"["agent","contacts"]"#, &both, &both),
    ] {
        for (flavour, expected) in [(Max, max), (Cxa, cxa)] {
            let mut host = subscribed(flavour, types);
            host.act(Act::Incoming(call()), NOW);
            assert_eq!(short(&events(&mut host, SPACE)), *expected, "{flavour:?} {types}");
        }
    }
}

#[test]
fn the_token_goes_to_those_who_asked_and_at_cxone_agent_to_all() {
    for (flavour, types, gets) in [
        (Max, r#"["all"]"#, false),
        (Max, r#"["agent"]"#, false),
        (Max, r#"["sessionInfo"]"#, true),
        (Cxa, r#"["all"]"#, true),
        (Cxa, r#"["agent"]"#, false),
        (Cxa, r#"["sessioninfo"]"#, true),
    ] {
        let mut host = MaxHost::new(flavour, NOW);
        register(&mut host, SPACE, types);
        let first = serde_json::to_string(&posts(&mut host, SPACE)).unwrap();
        assert_eq!(first.contains(&host.token()), gets, "{flavour:?} {types}");
        host.act(Act::RenewToken, NOW);
        let renewed = serde_json::to_string(&posts(&mut host, SPACE)).unwrap();
        assert_eq!(renewed.contains(&host.token()), gets, "{flavour:?} {types}");
    }
}

#[test]
fn faults_of_registrations() {
    let mut host = MaxHost::new(Max, NOW);
    host.fault_injection.silent = true;
    register(&mut host, SPACE, r#"["all"]"#);
    assert_eq!(host.poll(), None);
    host.fault_injection = FaultInjection { refuse: Some(Refusal::Types), ..FaultInjection::default() };
    register(&mut host, SPACE, r#"["all"]"#);
    assert_eq!(events(&mut host, SPACE)[0]["reason"], "Invalid Subscription Types");
    host.fault_injection = FaultInjection { ack_delay: deskpane_desk::clock::Span(500), ..FaultInjection::default() };
    register(&mut host, SPACE, r#"["all"]"#);
    assert_eq!((host.poll(), host.wake_at()), (None, Some(Millis(NOW.0 + 500))));
    host.wake(Millis(NOW.0 + 499));
    assert_eq!(host.poll(), None);
    host.wake(Millis(NOW.0 + 500));
    assert_eq!(events(&mut host, SPACE)[0]["status"], "OK");
    host.act(Act::ForgetSubscriptions, NOW);
    host.act(Act::SetState(Chosen::Available), NOW);
    assert_eq!(host.poll(), None);
}

#[test]
fn no_text_at_all_upsets_it() {
    let mut host = subscribed(Max, r#"["all"]"#);
    for text in [
        "",
        "null",
        "7",
        "[]",
        "{}",
        r#"{"messageType":7}"#,
        r#"{"messageType":"RegisterForClientEvents","subscriptionTypes":"all"}"#,
        r#"{"messageType":"HangUpEvent"}"#,
        r#"{"messageType":"ContactCardData"}"#,
        r#"{"messageType":"ContactCardData","contactCardData":{"name":"A"}}"#,
    ] {
        host.receive(&WindowId(9), text, NOW);
    }
    assert_eq!(posts(&mut host, WindowId(9)), Vec::<Value>::new());
}
