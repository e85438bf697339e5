//! Calls: how they begin, what commands do to them, how they end.

use super::*;

const VOICE: &str = "interactions.voice";

fn about(id: &str) -> Value {
    json!({ "interactionId": id })
}

#[test]
fn an_inbound_call_from_offer_to_the_end_of_its_wrap_up() {
    let mut host = logged_in();
    let call = OfferSpec { script: true, pops: vec![Pop::Record], force_disposition: true, ..spec(Channel::Voice) };
    host.act(Act::Offer(call), NOW);
    let offer = posts(&mut host).remove(0);
    assert_eq!(offer.topic, "interactions/work-offer-received");
    assert_eq!(offer.response["customer"], "+15550142");
    assert_eq!(offer.response["contact"]["attributes"]["name"], "Ada Byron");
    assert_eq!(Millis::parse(offer.response["timeout"].as_str().unwrap()), Some(NOW + Span::seconds(60)));
    let id = only(&host).id;
    assert_eq!(
        told(&mut host, "interactions", "accept", about(&id)),
        [
            "interactions/accept-acknowledged",
            "interactions/work-accepted-received",
            "interactions/resource-added-received",
            "interactions/wrapup-details-received",
            "interactions/disposition-codes-received",
            "interactions/custom-fields-received",
            "interactions/script-received",
            "interactions/screen-pop-received",
            "interactions/voice/customer-connected",
        ]
    );
    assert_eq!(acted(&mut host, Act::CustomerLeaves(id.clone())), ["interactions/wrapup-started"]);
    assert_eq!(
        told(&mut host, "interactions", "endWrapup", about(&id)),
        ["interactions/end-wrapup-acknowledged", "interactions/wrapup-ended", "interactions/work-ended-received"]
    );
    assert!(host.state().interactions.is_empty());
}

#[test]
fn hold_mute_and_recording_are_acknowledged_first_and_true_later() {
    let (mut host, id) = active(Channel::Voice);
    let voice = |topic: &str| format!("interactions/voice/{topic}");
    for (command, acknowledged, received) in [
        ("customerHold", "hold-acknowledged", voice("customer-hold-received")),
        ("customerResume", "resume-acknowledged", voice("customer-resume-received")),
        ("mute", "mute-acknowledged", voice("resource-mute-received")),
        ("unmute", "unmute-acknowledged", voice("resource-unmute-received")),
        ("startRecording", "start-recording-acknowledged", voice("recording-start-received")),
        ("stopRecording", "stop-recording-acknowledged", voice("recording-end-received")),
    ] {
        assert_eq!(told(&mut host, VOICE, command, about(&id)), [voice(acknowledged), received], "{command}");
    }
    send(&mut host, VOICE, "customerHold", about(&id));
    send(&mut host, VOICE, "mute", about(&id));
    send(&mut host, VOICE, "startRecording", about(&id));
    let state = only(&host);
    assert!(state.held && state.muted && state.recording);
    // The popup's own buttons tell the same without an acknowledgement.
    posts(&mut host);
    assert_eq!(acted(&mut host, Act::Hold(id, false)), ["interactions/voice/customer-resume-received"]);
}

#[test]
fn a_command_in_the_wrong_state_fails_with_its_own_error() {
    let (mut host, id) = offered(Channel::Voice);
    assert_eq!(told(&mut host, VOICE, "mute", about(&id)), ["interactions/voice/mute-acknowledged!7005"]);
    assert_eq!(told(&mut host, "interactions", "endWrapup", about(&id)), ["interactions/end-wrapup-acknowledged!4011"]);
    assert_eq!(
        told(&mut host, "interactions", "end", about(&id)),
        ["interactions/end-acknowledged", "interactions/work-rejected-received"]
    );
    let (mut host, id) = active(Channel::Email);
    assert_eq!(told(&mut host, VOICE, "customerHold", about(&id)), ["interactions/voice/hold-acknowledged!7011"]);
}

#[test]
fn an_offer_runs_out() {
    let (mut host, id) = offered(Channel::Voice);
    let at = NOW + Span::seconds(60);
    for _ in 0..9 {
        let next = host.wake_at().unwrap();
        host.wake(next);
        if next >= at {
            break;
        }
    }
    assert!(topics(&mut host).contains(&"interactions/work-rejected-received".to_owned()));
    send(&mut host, "interactions", "accept", about(&id));
    let gone = posts(&mut host).remove(0);
    assert_eq!((&gone.error["code"], &gone.error["level"]), (&json!(4004), &json!("interaction-fatal")));
    assert_eq!(gone.error["data"]["interactionId"], id);
    assert_eq!(gone.error["data"]["apiResponse"]["status"], 404);
}

#[test]
fn the_vendors_example_of_a_dial_is_kept_with_its_metadata() {
    let mut host = logged_in();
    let metadata =
        json!({ "campaignId": "5738012", "listName": "Agent 007's List", "customer": { "stateCode": "AZ" } });
    let dial = json!({
        "phoneNumber": "+2505550199", "direction": "agent-initiated", "interactionMetadata": metadata,
    });
    let topics = told(&mut host, VOICE, "dial", dial);
    assert_eq!(
        topics[..5],
        [
            "interactions/voice/dial-send-acknowledged",
            "interactions/work-offer-received",
            "interactions/work-initiated-received",
            "interactions/work-accepted-received",
            "interactions/resource-added-received",
        ]
    );
    let call = only(&host);
    assert_eq!((call.metadata, call.stage), (Some(metadata), Stage::Dialling));
    assert_eq!(acted(&mut host, Act::CustomerAnswers(call.id)), ["interactions/voice/customer-connected"]);
    assert_eq!(only(&host).stage, Stage::Active);
}

#[test]
fn a_dial_is_cancelled_until_somebody_answers() {
    let mut host = logged_in();
    told(&mut host, VOICE, "dial", json!({ "phoneNumber": "+2505550199" }));
    let id = only(&host).id;
    assert_eq!(
        told(&mut host, VOICE, "cancelDial", about(&id)),
        ["interactions/voice/cancel-dial-acknowledged", "interactions/work-ended-received"]
    );
    let (mut host, id) = active(Channel::Voice);
    assert_eq!(told(&mut host, VOICE, "cancelDial", about(&id)), ["interactions/voice/cancel-dial-acknowledged!7020"]);
}

#[test]
fn digits_need_an_active_call_and_the_phone_in_the_browser() {
    let (mut host, id) = active(Channel::Voice);
    let digit = |digit: &str| json!({ "interactionId": id, "digit": digit });
    for key in ["4", "#"] {
        assert_eq!(told(&mut host, VOICE, "sendDigits", digit(key)), ["interactions/voice/send-digits-acknowledged"]);
    }
    assert_eq!(only(&host).digits, "4#");
    assert_eq!(told(&mut host, VOICE, "sendDigits", digit("44")), ["interactions/voice/send-digits-acknowledged!1003"]);
    let other = json!({ "interactionId": ids::TENANT, "digit": "1" });
    assert_eq!(
        told(&mut host, VOICE, "sendDigits", other),
        ["errors/error/failed-to-send-digits-invalid-interaction!7001"]
    );
    host.act(Act::GoReady(1), NOW);
    posts(&mut host);
    assert_eq!(told(&mut host, VOICE, "sendDigits", digit("1")), ["errors/error/no-twilio-integration!7002"]);
}

#[test]
fn a_warm_transfer_is_answered_and_the_agent_leaves() {
    let (mut host, id) = active(Channel::Voice);
    let (colleague, _) = colleagues().remove(0);
    let to = json!({ "interactionId": id, "resourceId": colleague, "transferType": "warm" });
    assert_eq!(
        told(&mut host, "interactions", "transferToResource", to),
        [
            "interactions/voice/customer-transfer-acknowledged",
            "interactions/voice/transfer-started",
            "interactions/voice/customer-hold-received",
        ]
    );
    assert_eq!(
        acted(&mut host, Act::TransferAnswered(id.clone())),
        ["interactions/voice/transfer-connected", "interactions/resource-added-received"]
    );
    assert_eq!(only(&host).people[0].id, colleague);
    let mute = json!({ "interactionId": id, "targetResourceId": colleague });
    told(&mut host, VOICE, "mute", mute);
    let call = only(&host);
    assert!(call.people[0].muted && !call.muted);
    assert_eq!(
        told(&mut host, "interactions", "end", about(&id)),
        ["interactions/end-acknowledged", "interactions/wrapup-started"]
    );
}

#[test]
fn only_a_waiting_transfer_to_the_same_place_can_be_cancelled() {
    let (mut host, id) = active(Channel::Voice);
    let (queue, _) = queues().remove(0);
    let to = json!({ "interactionId": id, "queueId": queue, "transferType": "warm" });
    told(&mut host, "interactions", "transferToQueue", to);
    let cancel = json!({ "interactionId": id, "transferResourceId": colleagues()[0].0 });
    assert_eq!(
        told(&mut host, "interactions", "cancelResourceTransfer", cancel),
        ["interactions/voice/cancel-transfer-acknowledged!4023"]
    );
    let cancel = json!({ "interactionId": id, "transferQueueId": queue });
    assert_eq!(
        told(&mut host, "interactions", "cancelQueueTransfer", cancel),
        ["interactions/voice/cancel-transfer-acknowledged", "interactions/voice/transfer-cancelled"]
    );
    assert_eq!(only(&host).transfer, None);
}

#[test]
fn a_cold_transfer_takes_the_call_away() {
    let (mut host, id) = active(Channel::Voice);
    let line = json!({ "type": "pstn", "value": "+15550100999" });
    let to = json!({ "interactionId": id, "transferExtension": line });
    assert_eq!(
        told(&mut host, "interactions", "transferToExtension", to),
        [
            "interactions/voice/customer-transfer-acknowledged",
            "interactions/voice/transfer-started",
            "interactions/wrapup-started",
        ]
    );
    let nowhere = json!({ "interactionId": id, "resourceId": ids::TENANT });
    send(&mut host, "interactions", "transferToResource", nowhere);
    let failed = posts(&mut host).remove(0).error;
    assert_eq!(failed["code"], 4022);
    assert_eq!(failed["data"]["requestedTransfer"]["transferType"], "cold-transfer");
}

#[test]
fn people_join_and_leave() {
    let (mut host, id) = active(Channel::Voice);
    host.act(Act::Join(id.clone(), "+15550111".into(), true), NOW);
    let joined = posts(&mut host).remove(0);
    assert_eq!(joined.topic, "interactions/resource-added-received");
    assert_eq!(joined.response["extraParams"]["externalResource"], true);
    let person = only(&host).people[0].id.clone();
    assert_eq!(acted(&mut host, Act::Leave(id, person)), ["interactions/resource-removed-received"]);
    assert!(only(&host).people.is_empty());
}
