//! Transcripts and tables define how every event is read; properties check that any text is safe.

use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn kind(event: &Event<'_>) -> &'static str {
    match event {
        Event::Ack(_) => "ack",
        Event::AgentState(_) => "agent",
        Event::Mute(_) => "mute",
        Event::AgentLeg(_) => "agent-leg",
        Event::Contact(_) => "contact",
        Event::Untyped { .. } => "untyped",
        Event::SessionStart(_) => "session-start",
        Event::SessionEnd => "session-end",
        Event::Page { .. } => "page",
        Event::Indicator { .. } => "indicator",
        Event::Aside { .. } => "aside",
        Event::SessionInfo => "session-info",
        Event::Unknown { .. } => "unknown",
        Event::Broken { .. } => "broken",
    }
}

fn events(message: &Value) -> Vec<Event<'static>> {
    // Events borrow from their message.
    match decode(message.to_string().leak()) {
        Ok(Inbound::Events { events, .. }) => events,
        other => panic!("{message} came out as {other:?}"),
    }
}

fn one(event: Value) -> Event<'static> {
    let mut events = events(&json!({"issuer": "MAX", "contactId": null, "events": [event]}));
    assert_eq!(events.len(), 1);
    events.remove(0)
}

#[test]
fn every_line_of_the_transcripts_decodes_as_expected() {
    for (name, text) in [
        ("max-call", include_str!("../../../../transcripts/max-call.jsonl")),
        ("max-cxa-call", include_str!("../../../../transcripts/max-cxa-call.jsonl")),
        ("max-kinds", include_str!("../../../../transcripts/max-kinds.jsonl")),
    ] {
        for (number, line) in text.lines().enumerate() {
            let line: Value = serde_json::from_str(line).unwrap();
            if line["from"] == "panel" {
                continue;
            }
            let decoded = match decode(&line["message"].to_string()) {
                Ok(Inbound::Events { events, .. }) => json!(events.iter().map(kind).collect::<Vec<_>>()),
                Ok(Inbound::Foreign { .. }) => json!("foreign"),
                Err(error) => json!(error.words()),
            };
            assert_eq!(decoded, line["kind"], "{name}, line {}", number + 1);
        }
    }
}

#[test]
fn every_documented_type_has_a_place() {
    // The CXone Agent SDK's list of get-next-event types, and those that third parties add.
    for name in [
        "UpdatePermissions",
        "UpdateUnavailableCodes",
        "UpdateIndicators",
        "UpdateMessages",
        "UpdateSkills",
        "AgentAssist",
        "UpdateCallbacks",
        "PromiseKeeper",
        "PromiseKeeperStatus",
        "VoiceMailPlayBackEvent",
        "NetworkOfflineEvent",
        "AgentWorkflowConfiguration",
        "UpdateDialerCampaigns",
        "NaturalCallingSkillList",
        "Conference",
        "HoursOfOperation",
        "AgentWorkflowCreatePayload",
        "SmartReachValidation",
        "CustomEvent",
        "RunApp",
        "MchAgentSettingsChangeEvent",
        "SupervisorContact",
        "UpdateTeams",
        "SessionStartFailed",
    ] {
        assert_eq!(kind(&one(json!({"Type": name, "ContactID": "1"}))), "aside", "{name}");
    }
}

#[test]
fn a_contact_id_in_every_casing_number_or_text() {
    for event in [
        json!({"Type": "CallContactEvent", "ContactID": "12"}),
        json!({"Type": "CallContactEvent", "ContactId": "12"}),
        json!({"Type": "CallContactEvent", "contactId": 12}),
        json!({"type": "callcontactevent", "contactid": 12}),
    ] {
        match one(event.clone()) {
            Event::Contact(contact) => assert_eq!(contact.id.as_str(), "12", "{event}"),
            other => panic!("{event} came out as {other:?}"),
        }
    }
}

#[test]
fn the_reason_of_an_acknowledgement_is_read_without_its_full_stop() {
    for (words, reason) in [
        ("Success", AckReason::Success),
        ("Invalid Contact Id", AckReason::ContactId),
        ("Invalid Subscription Types", AckReason::Types),
        ("Invalid Subscription Types.", AckReason::Types),
        (" invalid contact id. ", AckReason::ContactId),
        ("Something new", AckReason::Other),
        ("", AckReason::Other),
    ] {
        let Event::Ack(ack) =
            one(json!({"messageType": "ClientEventSubscriptionAcknowledge", "status": "ERROR", "reason": words}))
        else {
            panic!("no acknowledgement")
        };
        assert_eq!((ack.ok, ack.reason), (false, reason), "{words:?}");
    }
}

#[test]
fn booleans_as_text_and_as_booleans() {
    for (value, muted) in [
        (json!("True"), true),
        (json!("true"), true),
        (json!(true), true),
        (json!("False"), false),
        (json!(false), false),
    ] {
        assert_eq!(one(json!({"Type": "Mute", "AgentMuted": value})), Event::Mute(muted));
    }
}

#[test]
fn an_invalid_envelope_is_refused_and_a_foreign_one_ignored() {
    for text in [
        "",
        "null",
        "7",
        "\"MAX\"",
        "[]",
        "{",
        "{\"issuer\":\"MAX\",\"events\":7}",
        "{\"issuer\":\"MAX\",\"events\":{}}",
    ] {
        assert!(decode(text).is_err(), "{text}");
    }
    for text in [
        "{}",
        "{\"issuer\":\"max\",\"events\":[]}",
        "{\"issuer\":null,\"events\":[]}",
        "{\"issuer\":\"MAX\"}",
        "{\"issuer\":\"MAX\",\"events\":null}",
    ] {
        assert!(matches!(decode(text), Ok(Inbound::Foreign { .. })), "{text}");
    }
    assert_eq!(decode(&" ".repeat(LONGEST_MESSAGE + 1)), Err(Malformed::TooLong(LONGEST_MESSAGE)));
}

#[test]
fn a_session_token_leaves_no_trace() {
    let token = "tok-0f3a==";
    for message in [
        json!({"issuer": "MAX", "events": [{"messageType": "SessionInfo", "sessionToken": token}]}),
        json!({"issuer": "CXA", "events": [{"Type": "sessioninfo", "SESSIONTOKEN": token}]}),
        json!({"issuer": "CXA", "events": [{"Type": "New", "inner": [{"a": {"sessionToken": token}}]}]}),
        json!({"issuer": "CXA", "events": [{"Type": "CallContactEvent", "ContactID": 1, "SessionToken": token}]}),
        json!({"issuer": "CXA", "events": [{"Type": "AgentSessionStart", "accessToken": token}]}),
        json!({"issuer": "CXA", "events": [{"sessionToken": token}]}),
        json!({"issuer": "CXoneAgent", "messageType": "Token", "token": token}),
        json!({"issuer": "CXoneAgent", "token": token, "events": [{"token": token}]}),
        json!({"issuer": {"token": token}, "events": []}),
        json!({"issuer": [{"token": token}]}),
        json!({"issuer": "MAX", "contactId": {"token": token}, "events": []}),
    ] {
        let decoded = format!("{:?}", decode(&message.to_string()));
        assert!(!decoded.contains(token), "{message} left {decoded}");
    }
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!("True")),
        Just(json!("Active")),
        Just(json!({"State": "Available"})),
        Just(json!([{"State": 7}, "x"])),
    ]
}

fn event_like() -> impl Strategy<Value = Value> {
    let types = prop::sample::select(vec![
        "CallContactEvent",
        "ChatContactEvent",
        "EmailContactEvent",
        "VoiceMailContactEvent",
        "WorkItemContactEvent",
        "DigitalContactEvent",
        "AgentState",
        "AgentLeg",
        "Mute",
        "PopURL",
        "PageOpen",
        "Indicator",
        "AgentSessionStart",
        "AgentSessionEnd",
        "ClientEventSubscriptionAcknowledge",
        "SessionInfo",
        "CustomEvent",
        "Новое",
    ]);
    let names = prop::sample::select(vec![
        "ContactID",
        "contactId",
        "Status",
        "status",
        "FinalState",
        "CurrentState",
        "NextStates",
        "StartTimeUTC",
        "URL",
        "AgentMuted",
        "reason",
        "MasterID",
        "RefusalTimeout",
        "sessionToken",
        "Name",
    ]);
    (types, prop::collection::vec((names, scalar()), 0..10)).prop_map(|(kind, fields)| {
        let mut map: serde_json::Map<String, Value> =
            fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        map.insert("Type".to_owned(), kind.into());
        Value::Object(map)
    })
}

proptest! {
    #[test]
    fn any_text_is_safe(text in ".{0,200}") {
        let _ = decode(&text);
    }

    #[test]
    fn every_event_of_a_batch_comes_out_in_order(batch in prop::collection::vec(event_like(), 0..8)) {
        let expected = batch.len();
        let message = json!({"issuer": "CXA", "contactId": "5", "events": batch});
        prop_assert_eq!(events(&message).len(), expected);
    }

    #[test]
    fn a_message_cut_anywhere_is_refused_and_never_misread(at in 0_usize..300) {
        let whole = include_str!("../../../../transcripts/max-kinds.jsonl").lines().next().unwrap();
        let message = serde_json::from_str::<Value>(whole).unwrap()["message"].to_string();
        if at < message.len() && message.is_char_boundary(at) {
            prop_assert!(decode(&message[..at]).is_err());
        }
    }
}
