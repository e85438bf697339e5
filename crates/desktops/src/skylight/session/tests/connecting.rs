//! The window, the handshake, and commands that were sent before a loss.

use super::*;

#[test]
fn the_handshake_is_the_vendors_and_state_is_fetched_after_it() {
    let mut bench = Bench::fresh();
    bench.window(WindowEvent::Absent);
    assert_eq!(bench.desk.connection(), &Connection::Stopped(Problem::NotOpened));
    bench.window(WindowEvent::Opened);
    assert_eq!(bench.desk.connection(), &Connection::Opening);
    assert_eq!(bench.sent(), Vec::<String>::new());
    bench.shell("loaded");
    assert_eq!(bench.posts, [json!({"skylightController": true, "controllerInit": true})]);
    bench.posts.clear();
    bench.shell("target-origin-defined");
    assert_eq!(bench.posts, [json!({"skylightController": true, "command": "dumpState"})]);
    assert!(matches!(bench.desk.connection(), Connection::Connected { caution: None, .. }));
}

#[test]
fn a_window_bound_before_answers_with_a_harmless_error() {
    let mut bench = Bench::fresh();
    bench.window(WindowEvent::Regained);
    assert_eq!(bench.sent(), ["init"]);
    bench.message(&json!({"error": true, "topic": "skylight/target-origin-already-defined"}));
    assert_eq!(bench.sent(), ["dumpState"]);
    bench.says("state", json!({"interactions": {}, "session": {}, "user": {}}));
    assert!(matches!(bench.desk.connection(), Connection::Connected { caution: None, .. }));
    assert_eq!(bench.notes, []);
}

#[test]
fn without_a_connection_every_control_is_denied_with_the_reason() {
    let mut bench = Bench::on_a_call();
    for event in [WindowEvent::Closed, WindowEvent::Blocked, WindowEvent::Absent] {
        bench.window(event);
        assert_eq!(bench.give(CALL, Intent::Hold(true)), Err(Denial::NotConnected));
        assert_eq!(bench.give_agent(AgentIntent::Ready), Err(Denial::NotConnected));
        assert_eq!(bench.availability(CALL, Control::Hold), Availability::Denied(Denial::NotConnected));
        assert_eq!(bench.agent_availability(AgentControl::LogOut), Availability::Denied(Denial::NotConnected));
        assert_eq!(bench.desk.agent().presence, None);
    }
    assert_eq!(bench.sent(), Vec::<String>::new());
}

#[test]
fn a_reload_of_the_window_keeps_contacts_and_says_that_commands_are_lost() {
    let mut bench = Bench::on_a_call();
    bench.says("interactions/voice/customer-hold-received", json!({"interactionId": CALL}));
    bench.give(CALL, Intent::Hold(false)).unwrap();
    bench.shell("closed");
    assert_eq!(bench.desk.connection(), &Connection::Opening);
    assert_eq!(bench.status(CALL, Control::Hold), CommandStatus::Refused(Refusal::Lost));
    bench.posts.clear();
    bench.shell("loaded");
    bench.shell("target-origin-defined");
    assert_eq!(bench.sent(), ["init", "dumpState"]);
    let call = json!({"interaction-id": CALL, "channel-type": "voice", "direction": "inbound"});
    let session = json!({"session-id": "s", "state": "notready", "resource-id": AGENT});
    bench.says("state", json!({"interactions": {"active": {CALL: call}}, "session": session}));
    assert_eq!(bench.contact(CALL).state, ContactState::Held);
    assert_eq!(bench.availability(CALL, Control::Hold), Availability::Allowed);
}

#[test]
fn a_quiet_window_is_asked_whether_it_lives() {
    let mut bench = Bench::logged_in();
    bench.pass(Span::seconds(46));
    assert_eq!(bench.sent(), ["init"]);
    bench.pass(Span::seconds(5));
    let trouble = Connection::Trying { attempt: 1, problem: Some(Problem::WentSilent), next: None };
    assert_eq!(bench.desk.connection(), &trouble);
    bench.says("session/heartbeat-response", json!({}));
    assert!(matches!(bench.desk.connection(), Connection::Connected { .. }));
}

#[test]
fn heartbeats_change_nothing() {
    let mut bench = Bench::logged_in();
    let before = format!("{:?}", bench.desk);
    for _ in 0..100 {
        bench.says("session/heartbeat-response", json!({"heartbeatDelay": 16.6}));
    }
    assert_eq!(format!("{:?}", bench.desk), before);
    assert_eq!((bench.sent(), bench.notes), (Vec::new(), Vec::new()));
}

#[test]
fn unknown_topics_are_kept_for_the_integrator_and_malformed_messages_counted() {
    let mut bench = Bench::logged_in();
    bench.says("interactions/brand-new", json!({"interactionId": CALL, "token": "s3cret"}));
    bench.message(&json!([1]));
    bench.message(&json!({"hello": 1}));
    let kinds: Vec<_> = bench.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::Unknown, NoteKind::Malformed, NoteKind::Malformed]);
    assert!(!format!("{:?}", bench.notes).contains("s3cret"));
    assert_eq!(bench.desk.order().len(), 0);
}

#[test]
fn skylights_own_problems_are_shown_and_expire() {
    let mut bench = Bench::logged_in();
    bench.fails("errors/error/mqtt-lost-connection", 6000, "error", json!({}));
    let caution = |bench: &Bench| match bench.desk.connection() {
        Connection::Connected { caution, .. } => caution.clone(),
        other => panic!("{other:?}"),
    };
    assert!(matches!(caution(&bench), Some(Problem::Trouble(Fault { kind: FaultKind::Server, .. }))));
    bench.pass(Span::seconds(40));
    bench.says("session/heartbeat-response", json!({}));
    bench.pass(Span::seconds(40));
    bench.says("session/heartbeat-response", json!({}));
    bench.pass(Span::seconds(41));
    assert_eq!(caution(&bench), None);
    bench.fails("session/heartbeat-response", 2003, "session-fatal", json!({}));
    assert!(matches!(caution(&bench), Some(Problem::Trouble(Fault { kind: FaultKind::Session, .. }))));
    bench.fails("errors/warn/sqs-loop-ended", 5004, "warn", json!({}));
    bench.says("session/started", json!({"sessionId": "s2"}));
    assert_eq!(caution(&bench), None);
}

#[test]
fn a_skylight_without_dump_state_blocks_nothing() {
    let kept = Bench::on_a_call().kept;
    let mut bench = Bench::again(kept.as_deref(), Millis(START));
    bench.window(WindowEvent::Regained);
    bench.message(&json!({"error": true, "topic": "skylight/target-origin-already-defined"}));
    assert!(matches!(bench.desk.connection(), Connection::Connected { caution: None, .. }));
    bench.pass(Span::seconds(9));
    let untold = Connection::Connected { since: Millis(START), caution: Some(Problem::StateUntold) };
    assert_eq!(bench.desk.connection(), &untold);
    assert_eq!(bench.sent(), ["init", "dumpState", "dumpState", "getRunningSessionState", "getUserConfig"]);
    for control in [AgentControl::NotReady, AgentControl::Mode, AgentControl::Dial, AgentControl::LogOut] {
        assert_eq!(bench.agent_availability(control), Availability::Allowed, "{control:?}");
    }
    // The snapshot's contacts are shown, and can be worked on.
    let call = bench.contact(CALL);
    assert_eq!((&call.state, call.customer.address.as_deref()), (&ContactState::Active, Some("+13025150674")));
    assert_eq!(bench.availability(CALL, Control::Hold), Availability::Allowed);
    bench.says("session/get-user-config-response", json!({"result": {"extensions": [{"value": "x-1"}]}}));
    assert_eq!(bench.agent_availability(AgentControl::Ready), Availability::Allowed);
    bench.says("session/get-running-session-state", json!({"state": "notready", "sessionId": "s"}));
    assert_eq!(bench.desk.agent().presence, Some(Presence::Unavailable));
    bench.says("interactions/work-offer-received", offer(CHAT, "messaging"));
    assert_eq!(bench.contact(CHAT).state, ContactState::Offered);
    bench.says("interactions/work-ended-received", json!({"interactionId": CALL}));
    assert_eq!(bench.desk.order().len(), 1);
    assert!(!bench.kept.unwrap().contains(CALL), "what is over is kept no longer");
}

#[test]
fn a_late_state_ends_the_warning() {
    let mut bench = Bench::fresh();
    bench.window(WindowEvent::Opened);
    bench.shell("target-origin-defined");
    bench.pass(Span::seconds(20));
    bench.says("state", json!({"interactions": {}, "session": {}, "user": {}}));
    assert!(matches!(bench.desk.connection(), Connection::Connected { caution: None, .. }));
    assert_eq!(bench.agent_availability(AgentControl::Dial), Availability::Denied(Denial::LoggedOut));
}

#[test]
fn tokens_that_a_log_in_publishes_leave_no_trace() {
    let mut bench = Bench::logged_in();
    for (topic, response) in [
        ("sessions/get-new-token-response", json!({"result": "s3cret", "ttl": 3600})),
        ("sessions/get-new-token-response", json!("s3cret")),
        ("authentication/cognito-auth-response", json!("s3cret")),
        ("authentication/auth-info-response", json!({"clientId": "s3cret"})),
        ("authentication/brand-new-auth-response", json!("s3cret")),
    ] {
        bench.says(topic, response);
        let told = format!("{:?} {:?} {:?}", bench.notes, bench.kept, bench.desk);
        assert!(!told.contains("s3cret"), "{topic}: {told}");
    }
}

#[test]
fn an_outgoing_call_confirms_the_dialling_of_its_own_number_alone() {
    let dial = |bench: &mut Bench| {
        let request = deskpane_desk::model::DialRequest { number: "+1 302 515-0674".into(), ..Default::default() };
        bench.give_agent(AgentIntent::Dial(Box::new(request))).unwrap();
    };
    for (customer, confirmed) in [("+13025150674", true), ("13025150674", true), ("+13039999999", false), ("Ada", true)]
    {
        let mut bench = Bench::logged_in();
        dial(&mut bench);
        let mut offered = offer(CALL, "voice");
        (offered["direction"], offered["customer"]) = (json!("agent-initiated"), json!(customer));
        bench.says("interactions/work-offer-received", offered);
        let statuses = bench.desk.board().commands.values().map(|record| record.status.clone());
        assert_eq!(statuses.collect::<Vec<_>>().contains(&CommandStatus::Confirmed), confirmed, "{customer}");
    }
}
