//! The dumped state, and the page's own snapshot.

use super::*;
use deskpane_desk::model::ScriptReply;

/// A state as Skylight dumps it: keys with hyphens.
fn dumped(active: Value, pending: Value) -> Value {
    json!({
        "interactions": {"pending": pending, "active": active, "past": {"old": {"interaction-id": "old"}}, "incoming": {}},
        "session": {
            "session-id": "s", "resource-id": AGENT, "state": "ready", "direction": "outbound", "expired?": false,
            "config": {
                "active-extension": {"value": "x-2"},
                "extensions": [{"value": "x-1"}, {"value": "x-2"}],
                "reason-lists": [{"id": "l", "name": "Breaks", "reasons": [{"reason-id": "r", "name": "Lunch", "sort-order": 1}]}],
            },
        },
        "user": {"user-id": AGENT, "tenants": [{"tenant-id": "t", "tenant-name": "Northwind"}]},
    })
}

fn call() -> Value {
    json!({"interaction-id": CALL, "channel-type": "voice", "direction": "inbound", "customer": "+1",
        "wrapup-details": {"wrapup-time": 30, "wrapup-enabled": true, "wrapup-update-allowed": true},
        "disposition-code-details": {"force-select": true, "dispositions": [{"disposition-id": "d", "name": "Sold"}]},
        "custom-field-details": {"custom-fields": [{"label": {"en-US": "Tier"}, "value": "Gold"}]},
        "scripts": [{"action-id": "s-1", "script": "{\"name\":\"Hello\",\"elements\":[]}"}],
        "message-history": [{"id": "m", "from": "Jane", "metadata": {"type": "customer"}, "body": {"text": "Hi"}}]})
}

#[test]
fn state_missed_before_the_connection_is_there() {
    let mut bench = Bench::connected();
    bench.says(
        "state",
        dumped(json!({CALL: call()}), json!({CHAT: {"channel-type": "messaging", "timeout": "2026-01-01T10:00:30Z"}})),
    );
    assert_eq!(bench.desk.agent().presence, Some(Presence::Available));
    assert_eq!(bench.desk.agent().extension.as_deref(), Some("x-2"));
    assert_eq!(bench.desk.agent().reasons[0].name, "Lunch");
    assert_eq!(bench.desk.agent().tenants[0].name, "Northwind");
    let contact = bench.contact(CALL);
    assert_eq!((&contact.state, contact.since), (&ContactState::Active, None));
    assert_eq!(contact.details[0].value, "Gold");
    let work = &contact.work;
    assert!(work.dispositions.as_ref().unwrap().forced && work.after.unwrap().may_switch);
    assert_eq!((work.scripts.len(), work.transcript.len()), (1, 1));
    assert_eq!(bench.contact(CHAT).state, ContactState::Offered);
    assert_eq!(bench.sent(), Vec::<String>::new());
}

#[test]
fn a_running_session_without_configuration_is_asked_for_it() {
    let mut bench = Bench::connected();
    bench.says("state", json!({"interactions": {}, "session": {"session-id": "s", "state": "notready"}, "user": {}}));
    assert_eq!(bench.sent(), ["getUserConfig"]);
    let config = json!({"extensions": [{"value": "x-7"}], "reasonLists": []});
    bench.says("session/get-user-config-response", json!({"result": config}));
    assert_eq!(bench.desk.agent().extension.as_deref(), Some("x-7"));
}

#[test]
fn contacts_that_ended_meanwhile_have_ended() {
    let mut bench = Bench::on_a_call();
    bench.shell("closed");
    bench.shell("loaded");
    bench.shell("target-origin-defined");
    bench.says("state", dumped(json!({}), json!({})));
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len()), (0, 1));
}

#[test]
fn a_missing_login_is_reported() {
    for session in [json!({}), json!({"session-id": "s", "state": "ready", "expired?": true}), json!(null)] {
        let mut bench = Bench::connected();
        bench.says("state", json!({"interactions": {}, "session": session}));
        assert_eq!(bench.desk.agent().presence, Some(Presence::LoggedOut), "{session}");
    }
}

#[test]
fn a_reload_keeps_what_skylight_does_not_repeat() {
    let mut bench = Bench::on_a_call();
    bench.says("interactions/voice/resource-mute-received", json!({"interactionId": CALL}));
    bench.says("interactions/voice/recording-start-received", json!({"interactionId": CALL}));
    bench.pass(Span::seconds(10));
    bench.says("interactions/voice/customer-hold-received", json!({"interactionId": CALL}));
    bench.says(
        "interactions/script-received",
        json!({"interactionId": CALL, "scriptId": "s-1", "script": "{\"name\":\"Hello\"}"}),
    );
    bench
        .give(CALL, Intent::Script(ScriptReply { script: "s-1".into(), answers: Default::default(), dismissed: true }))
        .unwrap();
    bench.says("interactions/send-script", json!(CALL));
    let before = bench.contact(CALL).clone();
    let kept = bench.kept.clone();

    let mut bench = Bench::again(kept.as_deref(), Millis(START + 60_000));
    bench.window(WindowEvent::Regained);
    bench.message(&json!({"error": true, "topic": "skylight/target-origin-already-defined"}));
    assert_eq!(bench.kept, kept, "nothing is forgotten before everything is fetched");
    let mut state = dumped(json!({CALL: call()}), json!({}));
    state["session"]["state"] = json!("notready");
    bench.says("state", state);
    let after = bench.contact(CALL);
    assert_eq!((&after.state, after.since, after.started), (&ContactState::Held, before.since, before.started));
    assert!(after.muted && after.recording);
    assert_eq!(after.work.scripts, [], "an answered script stays answered");
    assert_eq!(bench.desk.agent().since, Some(Millis(START)));
}

/// The acknowledgement names the interaction only, and the state holds the script as not filled in.
#[test]
fn a_script_acknowledged_after_a_reload_stays_answered() {
    let state = || dumped(json!({CALL: call()}), json!({}));
    let acknowledged = json!({"error": null, "topic": "cxengage/interactions/send-script", "response": CALL});
    let refused = json!({"error": {"code": 4021, "context": "interactions", "data": {"interactionId": CALL}, "level": "error",
        "message": "no"}, "topic": "cxengage/interactions/send-script", "response": null});
    for (answer, first, left) in
        [(&acknowledged, true, 0), (&acknowledged, false, 0), (&refused, true, 1), (&refused, false, 1)]
    {
        let mut bench = Bench::logged_in();
        bench.says("state", state());
        assert_eq!(bench.contact(CALL).work.scripts.len(), 1);
        let reply = ScriptReply { script: "s-1".into(), answers: Default::default(), dismissed: true };
        bench.give(CALL, Intent::Script(reply)).unwrap();

        let mut bench = Bench::again(bench.kept.as_deref(), Millis(START + 60_000));
        bench.window(WindowEvent::Regained);
        bench.message(&json!({"error": true, "topic": "skylight/target-origin-already-defined"}));
        if first {
            bench.message(answer);
        }
        bench.says("state", state());
        if !first {
            bench.message(answer);
        }
        bench.says("state", state());
        assert_eq!(bench.contact(CALL).work.scripts.len(), left, "{answer}, before the state: {first}");
    }
}

#[test]
fn messages_before_the_full_state_survive_the_next_reload() {
    let dialled =
        json!({"interactionId": CALL, "channelType": "voice", "direction": "agent-initiated", "customer": "+1"});
    let mut bench = Bench::logged_in();
    bench.says("interactions/work-offer-received", dialled);
    bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
    assert_eq!(bench.contact(CALL).state, ContactState::Dialing);

    let mut bench = Bench::again(bench.kept.as_deref(), Millis(START + 60_000));
    bench.window(WindowEvent::Regained);
    bench.says("interactions/voice/customer-connected", json!({"interactionId": CALL}));

    let mut bench = Bench::again(bench.kept.as_deref(), Millis(START + 61_000));
    bench.window(WindowEvent::Regained);
    bench.message(&json!({"error": true, "topic": "skylight/target-origin-already-defined"}));
    let mut call = call();
    call["direction"] = json!("agent-initiated");
    bench.says("state", dumped(json!({CALL: call}), json!({})));
    assert_eq!(bench.contact(CALL).state, ContactState::Active);
}

#[test]
fn a_dump_of_anything_is_safe() {
    for dump in [
        json!(null),
        json!([]),
        json!("x"),
        json!({"interactions": [1], "session": "x", "user": 7}),
        json!({"interactions": {"active": {"": {}, "a": null, "b": [], "c": {"interaction-id": 7}}}}),
    ] {
        let mut bench = Bench::connected();
        bench.says("state", dump);
    }
}

#[test]
fn the_whole_state_is_requested_until_it_arrives() {
    let mut bench = Bench::fresh();
    bench.window(WindowEvent::Opened);
    bench.shell("target-origin-defined");
    bench.sent();
    bench.pass(Span::seconds(30));
    assert_eq!(bench.sent(), ["dumpState", "getRunningSessionState", "getUserConfig", "dumpState"]);
    bench.says("state", dumped(json!({}), json!({})));
    bench.pass(Span::seconds(40));
    assert_eq!(bench.sent(), Vec::<String>::new());
}

#[test]
fn an_unknown_interaction_is_shown_until_the_whole_state_denies_it() {
    let mut bench = Bench::logged_in();
    bench.says("interactions/voice/customer-hold-received", json!({"interactionId": CALL}));
    assert_eq!(bench.contact(CALL).state, ContactState::Held);
    assert_eq!(bench.sent(), ["dumpState"]);
    bench.says("state", dumped(json!({}), json!({})));
    assert_eq!(bench.desk.order().len(), 0);
}

#[test]
fn a_command_without_an_answer_makes_the_panel_look_again() {
    let mut bench = Bench::on_a_call();
    bench.give(CALL, Intent::Hold(true)).unwrap();
    bench.sent();
    bench.pass(Span::seconds(9));
    assert_eq!(bench.status(CALL, Control::Hold), CommandStatus::NoEffect);
    assert_eq!(bench.sent(), ["dumpState"]);
}
