//! Injected faults, and what never fails.

use super::*;
use proptest::prelude::*;

fn about(id: &str) -> Value {
    json!({ "interactionId": id })
}

#[test]
fn a_silent_desktop_neither_hears_nor_speaks() {
    let (mut host, id) = active(Channel::Voice);
    host.fault_injection.silent = true;
    send(&mut host, "interactions.voice", "mute", about(&id));
    host.act(Act::Hold(id, true), NOW);
    assert_eq!(host.poll(), None);
    assert!(!only(&host).muted && only(&host).held);
}

#[test]
fn commands_are_lost_late_or_without_effect() {
    let (mut host, id) = active(Channel::Voice);
    host.fault_injection.drop_next = 2;
    for _ in 0..2 {
        assert_eq!(told(&mut host, "interactions.voice", "mute", about(&id)), Vec::<String>::new());
    }
    assert_eq!(told(&mut host, "interactions.voice", "mute", about(&id)).len(), 2);
    host.fault_injection.without_effect = true;
    let acknowledged = told(&mut host, "interactions.voice", "unmute", about(&id));
    assert_eq!(acknowledged, ["interactions/voice/unmute-acknowledged"]);
    assert!(only(&host).muted);
    host.fault_injection.without_effect = false;
    host.fault_injection.delay_ms = 300;
    send(&mut host, "interactions.voice", "unmute", about(&id));
    host.fault_injection.delay_ms = 0;
    send(&mut host, "interactions.voice", "customerHold", about(&id));
    assert_eq!(
        topics(&mut host),
        ["interactions/voice/hold-acknowledged", "interactions/voice/customer-hold-received"]
    );
    assert_eq!(host.wake_at(), Some(NOW + Span(300)));
    host.wake(NOW + Span(300));
    assert_eq!(topics(&mut host).len(), 2);
}

#[test]
fn the_next_command_fails_as_arranged_and_the_one_after_does_not() {
    for (failure, code, level) in
        [(Failure::BadParameters, 1003, "error"), (Failure::Refused, 7005, "error"), (Failure::Gone, 7005, "error")]
    {
        let (mut host, id) = active(Channel::Voice);
        host.fault_injection.fail_next = Some(failure);
        send(&mut host, "interactions.voice", "mute", about(&id));
        let failed = posts(&mut host).remove(0);
        assert_eq!(failed.topic, "interactions/voice/mute-acknowledged");
        assert_eq!((&failed.error["code"], &failed.error["level"]), (&json!(code), &json!(level)), "{failure:?}");
        let there = told(&mut host, "interactions.voice", "mute", about(&id)).len() == 2;
        assert_eq!(there, failure != Failure::Gone);
    }
}

#[test]
fn a_lost_interaction_is_given_up_as_the_sdk_does() {
    let (mut host, id) = active(Channel::Voice);
    host.act(Act::Lose(id.clone()), NOW);
    assert_eq!(host.poll(), None);
    send(&mut host, "interactions", "end", about(&id));
    let fatal = posts(&mut host);
    assert_eq!((fatal.len(), &fatal[0].error["level"]), (1, &json!("interaction-fatal")));
    assert!(host.state().interactions.is_empty());
    // Where the SDK's error is no end, the platform says that it is over.
    let (mut host, id) = active(Channel::Voice);
    host.act(Act::Lose(id.clone()), NOW);
    assert_eq!(
        told(&mut host, "interactions.voice", "customerHold", about(&id)),
        ["interactions/voice/hold-acknowledged!7011", "interactions/work-ended-received"]
    );
}

#[test]
fn a_hold_may_fail_after_its_acknowledgement() {
    let (mut host, id) = active(Channel::Voice);
    host.fault_injection.fail_next = Some(Failure::HoldError);
    assert_eq!(
        told(&mut host, "interactions.voice", "customerHold", about(&id)),
        ["interactions/voice/hold-acknowledged", "interactions/voice/customer-hold-error!7011"]
    );
    assert!(!only(&host).held);
    host.act(Act::HoldFails(id, false), NOW);
    assert_eq!(topics(&mut host), ["interactions/voice/customer-resume-error!7013"]);
}

#[test]
fn a_log_out_may_be_blocked_for_nothing() {
    let mut host = logged_in();
    host.fault_injection.fail_next = Some(Failure::LogOutBlocked);
    let topic = "session/state-change-request-acknowledged";
    assert_eq!(told(&mut host, "authentication", "logout", json!({})), [format!("{topic}!4000")]);
    assert_eq!(told(&mut host, "authentication", "logout", json!({})), [topic, "session/ended"]);
}

#[test]
fn an_accept_that_is_not_supported_is_acknowledged() {
    let (mut host, id) = offered(Channel::Voice);
    host.fault_injection.accept_supported = false;
    assert_eq!(told(&mut host, "interactions", "accept", about(&id)), ["interactions/accept-acknowledged"]);
    assert!(matches!(only(&host).stage, Stage::Offered(_)));
}

#[test]
fn strays_are_posted_and_change_nothing() {
    let (mut host, _) = active(Channel::Voice);
    let before = host.state();
    for stray in Stray::ALL {
        host.act(Act::Send(stray), NOW);
        assert!(
            matches!(host.poll(), Some(HostOutput::Post { to: target_origin, .. }) if target_origin == CRM),
            "{stray:?}"
        );
        while host.poll().is_some() {}
    }
    assert_eq!(host.state(), before);
}

#[test]
fn every_command_checks_its_parameters_on_its_own_topic() {
    let mut host = logged_in();
    for entry in table::TABLE {
        let (path, command) = entry.path.rsplit_once('.').unwrap_or(("", entry.path));
        send(&mut host, path, command, json!({ "interactionId": "no-uuid" }));
        for post in posts(&mut host) {
            if entry.needs.is_empty() {
                continue;
            }
            assert_eq!(post.topic, entry.topic, "{}", entry.path);
            if post.error["code"] == 1003 {
                assert!(post.error["data"]["problems"].is_string());
            }
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    let id = (0..9_u64).prop_map(|number| ids::fixed(0x5c11_0000, number));
    let channel = prop::sample::select(Channel::ALL.to_vec());
    prop_oneof![
        Just(Act::LogIn("K".into())),
        Just(Act::LogOut),
        channel.prop_map(|channel| Act::Offer(spec(channel))),
        id.clone().prop_map(Act::Accept),
        id.clone().prop_map(Act::CustomerLeaves),
        id.clone().prop_map(Act::EndWrapUp),
        id.clone().prop_map(Act::Lose),
        id.clone().prop_map(Act::TransferAnswered),
        (id.clone(), any::<bool>()).prop_map(|(id, on)| Act::Hold(id, on)),
        (id, any::<bool>()).prop_map(|(id, warm)| Act::Transfer(id, Target::Queue(queues()[0].0.clone()), warm)),
    ]
}

fn command() -> impl Strategy<Value = String> {
    let id = (0..9_u64).prop_map(|number| ids::fixed(0x5c11_0000, number));
    let paths: Vec<&'static str> = table::TABLE.iter().map(|entry| entry.path).collect();
    (prop::sample::select(paths), id).prop_map(|(path, id)| {
        let (module, command) = path.rsplit_once('.').unwrap_or(("", path));
        let data = json!({
            "interactionId": id, "resourceId": colleagues()[0].0, "queueId": queues()[0].0, "message": "m",
            "phoneNumber": "+1", "noteId": id, "title": "t", "body": "b", "digit": "1", "contactId": id,
            "dispositionId": SkylightHost::dispositions()[0].0, "extensionValue": EXTENSIONS[0].value, "typing": true,
            "direction": "inbound", "state": "ready", "tenantId": ids::TENANT, "transferType": "warm",
            "transferExtension": { "type": "pstn", "value": "+1" }, "username": "u", "password": "p",
        });
        serde_json::to_string(&ControllerMessage::command(module, command, Some(data))).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_that_is_received_panics(text in ".{0,200}") {
        let (mut host, _) = active(Channel::Voice);
        host.receive(CRM, &text, NOW);
        let inside = json!({ "skylightController": true, "module": text, "command": text, "data": text });
        host.receive(CRM, &inside.to_string(), NOW);
    }

    #[test]
    fn any_history_survives_a_reload(steps in prop::collection::vec((act(), command()), 0..60)) {
        let mut host = connected();
        let mut now = NOW;
        for (act, text) in steps {
            now = now + Span::seconds(7);
            host.act(act, now);
            host.receive(CRM, &text, now);
            host.wake(now);
            prop_assert!(host.wake_at().is_none_or(|at| at > now));
            while host.poll().is_some() {}
            let again = SkylightHost::restore(&host.save().unwrap(), now).unwrap();
            prop_assert_eq!(again.state(), host.state());
        }
    }
}
