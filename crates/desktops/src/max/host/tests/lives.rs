//! The life cycle of contacts, as a subscriber to everything sees it.

use super::*;

fn told(host: &mut MaxHost, act: Act) -> Vec<String> {
    host.act(act, NOW);
    short(&events(host, SPACE))
}

#[test]
fn a_call_from_ringing_to_the_end_of_wrap_up() {
    let mut host = subscribed(Flavour::Max, r#"["all"]"#);
    assert_eq!(told(&mut host, Act::SetState(Chosen::Available)), ["AgentState Available"]);
    let told_of = told(&mut host, Act::Incoming(call()));
    assert_eq!(told_of, ["CallContactEvent Incoming", "AgentState InboundContact"]);
    let no = only(&host).no;
    assert_eq!(told(&mut host, Act::Press(no, Button::Accept)), ["CallContactEvent Active"]);
    let told_of = told(&mut host, Act::Press(no, Button::HangUp));
    assert_eq!(told_of, ["CallContactEvent Disconnected", "AgentState Unavailable"]);
    assert!(host.state().wrap_up);
    let told_of = told(&mut host, Act::Press(no, Button::FinishWrapUp));
    assert_eq!(told_of, ["CallContactEvent Disconnected!", "AgentState Available"]);
    assert!(!host.state().wrap_up && host.contacts().is_empty() && host.front().is_none());
}

#[test]
fn without_wrap_up_a_call_is_over_at_once() {
    for (no_wrap_up, events) in [(false, 2), (true, 1)] {
        let mut host = subscribed(Flavour::Max, r#"["contacts"]"#);
        host.fault_injection.no_wrap_up = no_wrap_up;
        host.act(Act::Incoming(ContactSpec { wrap_up: false, ..call() }), NOW);
        let no = only(&host).no;
        host.act(Act::Press(no, Button::Accept), NOW);
        posts(&mut host, SPACE);
        let told_of = told(&mut host, Act::CustomerHangsUp(no));
        assert_eq!((told_of.len(), told_of.last().unwrap().as_str()), (events, "CallContactEvent Disconnected!"));
        assert!(host.contacts().is_empty());
    }
}

#[test]
fn a_wrap_up_with_a_limit_ends_by_itself() {
    let mut host = subscribed(Flavour::Max, r#"["all"]"#);
    host.act(Act::Incoming(ContactSpec { wrap_up_seconds: 30, ..call() }), NOW);
    let no = only(&host).no;
    host.act(Act::Press(no, Button::Accept), NOW);
    host.act(Act::CustomerHangsUp(no), NOW);
    assert_eq!(events(&mut host, SPACE).last().unwrap()["AcwTimeout"], "30");
    host.wake(Millis(NOW.0 + 29_999));
    assert_eq!(host.contacts().len(), 1);
    host.wake(Millis(NOW.0 + 30_000));
    assert!(host.contacts().is_empty());
}

#[test]
fn a_refused_call_leaves_the_agent_unavailable() {
    let mut host = subscribed(Flavour::Max, r#"["all"]"#);
    host.act(Act::SetState(Chosen::Available), NOW);
    host.act(Act::Incoming(call()), NOW);
    posts(&mut host, SPACE);
    send(&mut host, "RefuseEvent");
    assert_eq!(short(&events(&mut host, SPACE)), ["CallContactEvent Disconnected!", "AgentState Unavailable"]);
    assert_eq!((host.state().state.as_str(), host.state().reason.as_str()), ("Unavailable", "Refused"));
}

#[test]
fn a_state_chosen_during_a_call_is_announced_and_comes_after_it() {
    let mut host = subscribed(Flavour::Max, r#"["agent"]"#);
    host.act(Act::Dial(call()), NOW);
    posts(&mut host, SPACE);
    host.act(Act::SetState(Chosen::Unavailable("Lunch".to_owned())), NOW);
    let state = events(&mut host, SPACE).remove(0);
    assert_eq!((&state["CurrentState"], &state["NextIsAcw"]), (&"OutboundContact".into(), &"True".into()));
    assert_eq!(state["NextStates"][0]["OutReason"], "Lunch");
    let no = only(&host).no;
    host.act(Act::CustomerHangsUp(no), NOW);
    assert_eq!(host.state().reason, "Lunch");
}

#[test]
fn consultation_conference_and_parting() {
    let mut host = subscribed(Flavour::Max, r#"["all"]"#);
    host.act(Act::Incoming(call()), NOW);
    let first = only(&host).no;
    host.act(Act::Press(first, Button::Accept), NOW);
    posts(&mut host, SPACE);
    let told_of = told(&mut host, Act::Consult(first, call()));
    assert_eq!(told_of, ["CallContactEvent Holding", "CallContactEvent Dialing", "AgentState OutboundConsult"]);
    let colleague = host.contacts()[1].clone();
    assert_eq!((colleague.master, colleague.parent, host.front()), (first, Some(first), Some(colleague.no)));
    host.act(Act::FarEndAnswers(colleague.no), NOW);
    host.act(Act::Join(first), NOW);
    assert!(host.contacts().iter().all(|c| c.status == Status::Joined));
    host.act(Act::Press(colleague.no, Button::HangUp), NOW);
    assert_eq!(only(&host).status, Status::Active);
}

#[test]
fn a_transfer_goes_on_under_a_new_id_linked_to_the_old() {
    let mut host = subscribed(Flavour::Max, r#"["contacts"]"#);
    host.act(Act::Incoming(call()), NOW);
    let old = only(&host).no;
    host.act(Act::Press(old, Button::Accept), NOW);
    posts(&mut host, SPACE);
    host.act(Act::TransferIn(Some(old), call()), NOW);
    let told = events(&mut host, SPACE);
    assert_eq!(short(&told), ["CallContactEvent Disconnected!", "CallContactEvent Active"]);
    assert_eq!((&told[1]["MasterID"], &told[1]["ParentContactId"]), (&told[0]["ContactID"], &told[0]["ContactID"]));
    host.act(Act::TransferIn(None, call()), NOW);
    assert_ne!(host.contacts()[1].parent, Some(old));
}

#[test]
fn other_contacts_are_not_affected() {
    for (kind, offered, last) in [
        (Kind::Chat, "ChatContactEvent Incoming", "ChatContactEvent Disconnected"),
        (Kind::Email, "EmailContactEvent Incoming", "EmailContactEvent Disconnected!"),
        (Kind::Voicemail, "VoiceMailContactEvent Incoming", "VoiceMailContactEvent Discarded!"),
        (Kind::WorkItem, "WorkItemContactEvent Incoming", "WorkItemContactEvent Disconnected!"),
        (Kind::Digital, "DigitalContactEvent Incoming", "DigitalContactEvent Disconnected"),
    ] {
        let mut host = subscribed(Flavour::Max, r#"["contacts"]"#);
        assert_eq!(told(&mut host, Act::Incoming(ContactSpec { kind, ..call() })), [offered]);
        let no = only(&host).no;
        told(&mut host, Act::Press(no, Button::Accept));
        assert_eq!(told(&mut host, Act::Press(no, Button::HangUp)), [last]);
    }
}

#[test]
fn an_email_yields_to_a_call_and_comes_back() {
    let mut host = subscribed(Flavour::Max, r#"["contacts"]"#);
    host.act(Act::Incoming(ContactSpec { kind: Kind::Email, ..call() }), NOW);
    let email = only(&host).no;
    host.act(Act::Press(email, Button::Accept), NOW);
    host.act(Act::Incoming(call()), NOW);
    let no = host.contacts()[1].no;
    host.act(Act::Press(no, Button::Accept), NOW);
    assert_eq!(host.contact(email).unwrap().status, Status::Interrupted);
    host.act(Act::CustomerHangsUp(no), NOW);
    assert_eq!(host.contact(email).unwrap().status, Status::Active);
}

#[test]
fn a_burst_comes_in_messages_of_the_size_asked_for_and_ends_with_what_is_the_case() {
    let mut host = subscribed(Flavour::Max, r#"["all"]"#);
    host.act(Act::Incoming(call()), NOW);
    let no = only(&host).no;
    host.act(Act::Press(no, Button::Accept), NOW);
    posts(&mut host, SPACE);
    for (per_message, messages) in [(1, 1000), (300, 4)] {
        host.act(Act::Burst { events: 1000, per_message }, NOW);
        let posts = posts(&mut host, SPACE);
        assert_eq!(posts.len(), messages);
        let last = posts.last().unwrap()["events"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(short(&[last]), ["CallContactEvent Active"]);
    }
}

#[test]
fn a_session_ends_with_its_interactions_and_starts_again() {
    let mut host = subscribed(Flavour::Max, r#"["all"]"#);
    host.act(Act::Dial(call()), NOW);
    posts(&mut host, SPACE);
    assert_eq!(
        told(&mut host, Act::EndSession),
        ["CallContactEvent Disconnected!", "AgentState LoggedOut", "AgentLeg Disconnected!", "AgentSessionEnd "]
    );
    assert_eq!(told(&mut host, Act::Incoming(call())), Vec::<String>::new());
    assert_eq!(
        told(&mut host, Act::StartSession),
        ["AgentSessionStart ", "AgentLeg Active", "MchAgentSettingsChangeEvent ", "AgentState Unavailable"]
    );
}

#[test]
fn a_customer_card_is_shown_at_max_only() {
    for flavour in [Flavour::Max, Flavour::Cxa] {
        let mut host = subscribed(flavour, r#"["all"]"#);
        host.act(Act::Incoming(call()), NOW);
        let card =
            r#"{"messageType":"ContactCardData","contactCardData":{"name":"Ada","userImg":"https://a.example/a.png"}}"#;
        host.receive(&SPACE, card, NOW);
        assert_eq!(only(&host).card.is_some(), flavour == Flavour::Max);
    }
}

#[test]
fn cxone_agent_clears_a_stuck_call_without_saying_what_it_is() {
    for (kind, type_, status) in [
        (Kind::Call, None, "Disconnected"),
        (Kind::Voicemail, Some("VoiceMailContactEvent"), "Discarded"),
        (Kind::WorkItem, Some("WorkItemContactEvent"), "Disconnected"),
    ] {
        let mut host = subscribed(Flavour::Cxa, r#"["all"]"#);
        host.act(Act::Incoming(ContactSpec { kind, ..call() }), NOW);
        posts(&mut host, SPACE);
        let no = only(&host).no;
        host.act(Act::Clear(no), NOW);
        let cleared = events(&mut host, SPACE).remove(0);
        assert_eq!((cleared.get("Type"), cleared["type"].as_str(), &cleared["status"]), (None, type_, &status.into()));
        assert!(host.contacts().is_empty());
    }
    let mut host = subscribed(Flavour::Cxa, r#"["all"]"#);
    host.act(Act::Incoming(ContactSpec { kind: Kind::Chat, ..call() }), NOW);
    let no = only(&host).no;
    host.act(Act::Clear(no), NOW);
    assert_eq!(host.contacts().len(), 1, "nothing else is ever cleared");
}

#[test]
fn events_come_twice_and_late() {
    let mut host = subscribed(Flavour::Max, r#"["contacts"]"#);
    host.fault_injection = FaultInjection { repeats: true, late_events: true, ..FaultInjection::default() };
    let incoming = "CallContactEvent Incoming";
    assert_eq!(told(&mut host, Act::Incoming(call())), [incoming, incoming]);
    host.fault_injection.repeats = false;
    let no = only(&host).no;
    assert_eq!(told(&mut host, Act::Press(no, Button::Reject)), ["CallContactEvent Disconnected!"]);
    host.wake(host.wake_at().unwrap());
    assert_eq!(short(&events(&mut host, SPACE)), [incoming]);
}

#[test]
fn an_event_has_what_the_published_parsers_need() {
    for (kind, texts, flags) in [
        (
            Kind::Call,
            &["MasterID", "ScreenPopUrl"][..],
            &["OriginalState", "ComplianceRecord", "ConfirmationRequired", "FinalState"][..],
        ),
        (Kind::WorkItem, &["StartTime", "LastStateChangeTime", "SessionId"], &["FinalState"]),
    ] {
        for flavour in [Flavour::Max, Flavour::Cxa] {
            let mut host = subscribed(flavour, r#"["all"]"#);
            host.act(Act::Incoming(ContactSpec { kind, ..call() }), NOW);
            let event = events(&mut host, SPACE).remove(0);
            assert!(texts.iter().all(|name| event[*name].is_string()), "{event}");
            assert!(flags.iter().all(|name| event[*name] == "True" || event[*name] == "False"), "{event}");
        }
    }
}
