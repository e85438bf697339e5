//! When a command is available, what it posts, and its result.

use super::*;
use deskpane_desk::model::{
    Digits,
    work::{CustomerRecord, Destination, LineKind, Target},
};

#[test]
fn available_commands_state_by_state() {
    let names = |bench: &Bench, id| {
        let place = bench.desk.entry(&super::id(id)).unwrap();
        let allowed = place.controls.iter().filter(|control_state| control_state.availability == Availability::Allowed);
        allowed.map(|control_state| control_state.control).collect::<Vec<_>>()
    };
    let mut bench = Bench::logged_in();
    bench.says("interactions/work-offer-received", offer(CALL, "voice"));
    assert_eq!(names(&bench, CALL), [Control::Refuse]);
    assert_eq!(bench.availability(CALL, Control::Answer), Availability::Denied(Denial::Unsupported));
    bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
    let talking = [
        Control::Hold,
        Control::Mute,
        Control::Record,
        Control::HangUp,
        Control::Digits,
        Control::Transfer,
        Control::SaveNote,
        Control::ListNotes,
        Control::Assign,
    ];
    assert_eq!(names(&bench, CALL), talking);
    bench.says("interactions/voice/customer-hold-received", json!({"interactionId": CALL}));
    assert_eq!(names(&bench, CALL), talking);
    bench.says("interactions/wrapup-started", json!({"interactionId": CALL}));
    assert_eq!(names(&bench, CALL), [Control::EndWrapUp, Control::SaveNote, Control::ListNotes, Control::Assign]);
    let bench = Bench::on_a_chat();
    assert_eq!(
        names(&bench, CHAT),
        [Control::HangUp, Control::Say, Control::Transfer, Control::SaveNote, Control::ListNotes, Control::Assign]
    );
}

#[test]
fn accepting_is_offered_where_the_integrator_says_that_it_works() {
    let mut bench =
        Bench::new(json!({"url": "https://skylight.example.com/", "fullControl": true}), None, Millis(START));
    bench.window(WindowEvent::Opened);
    bench.shell("target-origin-defined");
    bench.log_in();
    bench.says("interactions/work-offer-received", offer(CALL, "voice"));
    bench.give(CALL, Intent::Answer).unwrap();
    bench.says("interactions/accept-acknowledged", json!({"interactionId": CALL}));
    assert_eq!(bench.status(CALL, Control::Answer), CommandStatus::Sent);
    bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
    assert_eq!(bench.status(CALL, Control::Answer), CommandStatus::Confirmed);
}

/// Each command of the table of outcomes with its topic: a failure there is the command's.
#[test]
fn every_command_fails_on_its_own_topic_and_on_no_other() {
    let to = || Destination { target: Target::Line(LineKind::Telephone, "+1".into()), name: "+1".into() };
    let record = CustomerRecord { id: "c".into(), name: "C".into(), fields: Vec::new() };
    let commands = [
        (Intent::Hold(true), "interactions/voice/hold-acknowledged"),
        (Intent::Mute(true), "interactions/voice/mute-acknowledged"),
        (Intent::Record(true), "interactions/voice/start-recording-acknowledged"),
        (Intent::HangUp, "interactions/end-acknowledged"),
        (Intent::Digits(Digits::new("1").unwrap()), "interactions/voice/send-digits-acknowledged"),
        (Intent::Transfer(to(), true), "interactions/voice/customer-transfer-acknowledged"),
        (Intent::SaveNote("x".into()), "interactions/create-note-response"),
        (Intent::ListNotes, "interactions/get-notes-response"),
        (Intent::Assign(Some(record)), "interactions/contact-assign-acknowledged"),
        (Intent::WrapUp(false), "interactions/disable-wrapup-acknowledged"),
        (Intent::Dispose(Some("d".into())), "interactions/disposition-code-changed"),
    ];
    for (intent, topic) in &commands {
        let mut bench = Bench::on_a_call();
        let codes = json!({"dispositions": [{"dispositionId": "d", "name": "Sold"}]});
        bench
            .says("interactions/disposition-codes-received", json!({"interactionId": CALL, "dispositionCodes": codes}));
        bench.says(
            "interactions/wrapup-details-received",
            json!({"interactionId": CALL, "wrapupUpdateAllowed": true, "wrapupEnabled": true}),
        );
        bench.give(CALL, intent.clone()).unwrap_or_else(|denial| panic!("{intent:?}: {denial:?}"));
        for (_, other) in commands.iter().filter(|(_, other)| other != topic) {
            bench.fails(other, 7001, "error", json!({"interactionId": CALL}));
        }
        bench.fails(topic, 7001, "error", json!({"interactionId": "another"}));
        assert_eq!(bench.status(CALL, intent.control()), CommandStatus::Sent, "{intent:?}");
        assert_eq!(bench.availability(CALL, intent.control()), Availability::Denied(Denial::InFlight), "{intent:?}");
        bench.fails(topic, 7001, "error", json!({"interactionId": CALL}));
        assert_eq!(bench.status(CALL, intent.control()), refused(FaultKind::Telephony, 7001), "{intent:?}");
        assert_eq!(bench.availability(CALL, intent.control()), Availability::Allowed, "{intent:?}");
    }
}

#[test]
fn an_acknowledgement_is_not_the_effect() {
    let mut bench = Bench::on_a_call();
    bench.give(CALL, Intent::Hold(true)).unwrap();
    assert_eq!(
        bench.posts[0],
        json!({"skylightController": true, "module": "interactions", "subModule": "voice",
        "command": "customerHold", "data": {"interactionId": CALL}})
    );
    bench.says("interactions/voice/hold-acknowledged", json!({"interactionId": CALL}));
    assert_eq!(
        (bench.status(CALL, Control::Hold), &bench.contact(CALL).state),
        (CommandStatus::Sent, &ContactState::Active)
    );
    bench.says("interactions/voice/customer-hold-received", json!({"interactionId": CALL}));
    assert_eq!(bench.status(CALL, Control::Hold), CommandStatus::Confirmed);
}

#[test]
fn a_hold_that_fails_after_its_acknowledgement_says_so() {
    let mut bench = Bench::on_a_call();
    bench.give(CALL, Intent::Hold(true)).unwrap();
    bench.says("interactions/voice/hold-acknowledged", json!({"interactionId": CALL}));
    bench.fails("interactions/voice/customer-hold-error", 7011, "interaction-error", json!({"interactionId": CALL}));
    assert_eq!(bench.status(CALL, Control::Hold), refused(FaultKind::Telephony, 7011));
}

#[test]
fn two_calls_do_not_get_in_each_others_way() {
    let mut bench = Bench::on_a_call();
    bench.says("interactions/work-offer-received", offer("two", "voice"));
    bench.says("interactions/work-accepted-received", json!({"interactionId": "two"}));
    bench.give(CALL, Intent::Hold(true)).unwrap();
    bench.give("two", Intent::Hold(true)).unwrap();
    bench.says("interactions/voice/customer-hold-received", json!({"interactionId": "two"}));
    assert_eq!(
        (bench.status(CALL, Control::Hold), bench.status("two", Control::Hold)),
        (CommandStatus::Sent, CommandStatus::Confirmed)
    );
}

#[test]
fn an_interaction_that_is_gone_leaves() {
    let mut bench = Bench::on_a_call();
    bench.give(CALL, Intent::HangUp).unwrap();
    let data = json!({"interactionId": CALL, "apiResponse": {"status": 404}});
    bench.fails("interactions/end-acknowledged", 4003, "interaction-fatal", data);
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len()), (0, 1));
}

#[test]
fn a_forced_outcome_comes_before_the_end_of_wrap_up() {
    let mut bench = Bench::on_a_call();
    let codes = json!({"forceSelect": true, "dispositions": [{"dispositionId": "d", "name": "Sold"}]});
    bench.says("interactions/disposition-codes-received", json!({"interactionId": CALL, "dispositionCodes": codes}));
    bench.says("interactions/wrapup-started", json!({"interactionId": CALL}));
    assert_eq!(bench.give(CALL, Intent::EndWrapUp), Err(Denial::DispositionFirst));
    bench.give(CALL, Intent::Dispose(Some("d".into()))).unwrap();
    bench.says(
        "interactions/disposition-code-changed",
        json!({"interactionId": CALL, "disposition": {"dispositionId": "d"}}),
    );
    bench.give(CALL, Intent::EndWrapUp).unwrap();
    // Deselecting it, here or in Skylight's own window, leaves none chosen.
    bench.says("interactions/disposition-code-changed", json!({"interactionId": CALL, "resourceId": AGENT}));
    assert_eq!(bench.contact(CALL).work.disposition, None);
}

#[test]
fn keys_are_pressed_one_after_the_other_and_all_must_be_taken() {
    let mut bench = Bench::on_a_call();
    bench.give(CALL, Intent::Digits(Digits::new("1#").unwrap())).unwrap();
    let digits: Vec<_> = bench.posts.iter().map(|post| post["data"]["digit"].clone()).collect();
    assert_eq!(digits, ["1", "#"]);
    bench.says("interactions/voice/send-digits-acknowledged", json!({"interactionId": CALL, "digitSent": "1"}));
    assert_eq!(bench.status(CALL, Control::Digits), CommandStatus::Sent);
    bench.says("interactions/voice/send-digits-acknowledged", json!({"interactionId": CALL, "digitSent": "#"}));
    assert_eq!(bench.status(CALL, Control::Digits), CommandStatus::Confirmed);
    bench.give(CALL, Intent::Digits(Digits::new("2").unwrap())).unwrap();
    bench.fails("errors/error/no-twilio-integration", 7008, "error", json!({}));
    assert_eq!(bench.status(CALL, Control::Digits), refused(FaultKind::Telephony, 7008));
    for text in ["", "12a", "+1", "１"] {
        assert_eq!(Digits::new(text), None, "{text}");
    }
}

#[test]
fn a_note_is_created_once_and_then_updated() {
    let mut bench = Bench::on_a_call();
    assert_eq!(bench.give(CALL, Intent::SaveNote(" \n".into())), Err(Denial::Empty));
    bench.give(CALL, Intent::SaveNote("\n First line \nmore".into())).unwrap();
    assert_eq!(bench.posts[0]["data"]["title"], "First line");
    bench.says("interactions/create-note-response", json!({"result": {"noteId": "n-1"}}));
    bench.posts.clear();
    bench.give(CALL, Intent::SaveNote("Second".into())).unwrap();
    assert_eq!(
        (bench.posts[0]["command"].as_str(), bench.posts[0]["data"]["noteId"].as_str()),
        (Some("updateNote"), Some("n-1"))
    );
    bench.says("interactions/update-note-response", json!({"result": {}}));
    let notes = &bench.contact(CALL).work.notes;
    assert_eq!((notes.len(), notes[0].body.as_str()), (1, "Second"));
    bench.give(CALL, Intent::ListNotes).unwrap();
    bench.says(
        "interactions/get-notes-response",
        json!({"result": [{"noteId": "n-1", "body": "Second"}, {"noteId": "n-2", "body": "Ann's"}]}),
    );
    assert_eq!(bench.contact(CALL).work.notes.len(), 2);
}

#[test]
fn writing_goes_to_the_module_that_carries_the_conversation() {
    let mut bench = Bench::on_a_chat();
    assert_eq!(bench.give(CHAT, Intent::Say("  ".into())), Err(Denial::Empty));
    bench.give(CHAT, Intent::Say("Hello".into())).unwrap();
    assert_eq!(bench.posts[0]["subModule"], "messaging");
    bench.says("interactions/messaging/send-message-acknowledged", json!(true));
    assert_eq!(bench.status(CHAT, Control::Say), CommandStatus::Confirmed);

    let mut bench = Bench::logged_in();
    let mut smooch = offer(CHAT, "messaging");
    smooch["source"] = json!("smooch");
    bench.says("interactions/work-offer-received", smooch);
    bench.says("interactions/work-accepted-received", json!({"interactionId": CHAT}));
    bench.give(CHAT, Intent::Say("Hello".into())).unwrap();
    assert_eq!(bench.posts[0]["subModule"], "smoochMessaging");
    let topic = "interactions/smooch-messaging/message-received";
    bench.says(
        topic,
        json!({"interactionId": CHAT, "id": "1", "from": "customer", "content": {"text": "Are you there?"}}),
    );
    assert_eq!(bench.status(CHAT, Control::Say), CommandStatus::Sent, "what the customer writes is no answer");
    bench.says(topic, json!({"interactionId": CHAT, "id": "2", "from": "agent", "content": {"text": "Hello"}}));
    assert_eq!(bench.status(CHAT, Control::Say), CommandStatus::Confirmed);
    assert_eq!(bench.contact(CHAT).work.transcript.len(), 2);
}

#[test]
fn every_target_of_a_transfer_and_its_cancel() {
    for (target, command, cancel, field) in [
        (Target::Resource("r".into()), "transferToResource", "cancelResourceTransfer", "transferResourceId"),
        (Target::Queue("q".into()), "transferToQueue", "cancelQueueTransfer", "transferQueueId"),
        (
            Target::Line(LineKind::Sip, "sip:a@b".into()),
            "transferToExtension",
            "cancelExtensionTransfer",
            "transferExtension",
        ),
    ] {
        let mut bench = Bench::on_a_call();
        let to = Destination { target, name: "Ann".into() };
        bench.give(CALL, Intent::Transfer(to, true)).unwrap();
        assert_eq!(bench.posts.remove(0)["command"], command);
        let value = if field == "transferExtension" { json!({"type": "sip", "value": "sip:a@b"}) } else { json!("x") };
        let ack = json!({"interactionId": CALL, field: value, "transferType": "warm-transfer"});
        bench.says("interactions/voice/customer-transfer-acknowledged", ack);
        assert_eq!(bench.status(CALL, Control::Transfer), CommandStatus::Sent);
        bench.says("interactions/voice/transfer-started", json!({"interactionId": CALL}));
        assert_eq!(bench.status(CALL, Control::Transfer), CommandStatus::Confirmed);
        assert_eq!(bench.availability(CALL, Control::Transfer), Availability::Denied(Denial::Transferring));
        bench.says("interactions/voice/transfer-connected", json!({"interactionId": CALL}));
        assert!(bench.contact(CALL).work.transfer.as_ref().unwrap().connected);
        bench.give(CALL, Intent::CancelTransfer).unwrap();
        assert_eq!(bench.posts[0]["command"], cancel);
        assert!(bench.posts[0]["data"][field] != Value::Null);
        bench.says("interactions/voice/transfer-cancelled", json!({"interactionId": CALL}));
        assert_eq!(bench.status(CALL, Control::CancelTransfer), CommandStatus::Confirmed);
    }
}

#[test]
fn a_record_is_assigned_and_taken_back() {
    let mut bench = Bench::on_a_call();
    let record = CustomerRecord { id: "c-1".into(), name: "Jane".into(), fields: Vec::new() };
    bench.give(CALL, Intent::Assign(Some(record.clone()))).unwrap();
    bench.says("interactions/contact-assign-acknowledged", json!({"interactionId": CALL, "contactId": "c-1"}));
    assert_eq!(bench.contact(CALL).work.record, Some(record));
    bench.posts.clear();
    bench.give(CALL, Intent::Assign(None)).unwrap();
    assert_eq!(bench.posts[0]["data"], json!({"interactionId": CALL, "contactId": "c-1"}));
    bench.says("interactions/contact-unassign-acknowledged", json!({"interactionId": CALL}));
    assert_eq!(bench.contact(CALL).work.record, None);
    assert_eq!(bench.give(CALL, Intent::Assign(None)), Err(Denial::NotTaken));
}

#[test]
fn metadata_goes_where_the_integrator_says() {
    let request =
        deskpane_desk::model::DialRequest { number: "+1".into(), customer: "John".into(), ..Default::default() };
    for (place, expected) in [
        ("flat", json!({"customer": {"name": "John"}})),
        ("outboundDialer", json!({"outboundDialer": {"customer": {"name": "John"}}})),
        ("both", json!({"customer": {"name": "John"}, "outboundDialer": {"customer": {"name": "John"}}})),
    ] {
        let mut bench =
            Bench::new(json!({"url": "https://skylight.example.com/", "dialMetadata": place}), None, Millis(START));
        bench.window(WindowEvent::Opened);
        bench.shell("target-origin-defined");
        bench.log_in();
        bench.give_agent(AgentIntent::Dial(Box::new(request.clone()))).unwrap();
        assert_eq!(bench.posts[0]["data"], json!({"phoneNumber": "+1", "interactionMetadata": expected}));
    }
    let mut bench = Bench::logged_in();
    bench
        .give_agent(AgentIntent::Dial(Box::new(deskpane_desk::model::DialRequest {
            number: "+1".into(),
            ..Default::default()
        })))
        .unwrap();
    assert_eq!(bench.posts[0]["data"], json!({"phoneNumber": "+1"}), "only the number is needed");
}

#[test]
fn an_answer_is_the_last_commands_not_that_of_one_given_up_before() {
    let mut bench = Bench::on_a_call();
    bench.give(CALL, Intent::Hold(true)).unwrap();
    bench.pass(Span::seconds(9));
    let second = bench.give(CALL, Intent::Hold(true)).unwrap();
    bench.fails("interactions/voice/hold-acknowledged", 7011, "error", json!({"interactionId": CALL}));
    let record = &bench.desk.entry(&id(CALL)).unwrap().commands[&Control::Hold];
    assert_eq!((record.id, &record.status), (second, &refused(FaultKind::Telephony, 7011)));
    assert_eq!(bench.availability(CALL, Control::Hold), Availability::Allowed);
}
