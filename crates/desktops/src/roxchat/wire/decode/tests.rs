//! Transcripts and tables define how every event is read; properties check that any text is safe.

use super::*;
use crate::roxchat::wire::{KINDS, message_kind};
use deskpane_desk::kit::json::{LONGEST_NAME, LONGEST_WRITTEN};
use deskpane_desk::model::work::Speaker;
use proptest::prelude::*;
use serde_json::{Value, json};

const CHAT: &str = include_str!("../../../../transcripts/roxchat-chat.jsonl");
const AUTHORIZED: &str = include_str!("../../../../transcripts/roxchat-authorized.jsonl");
const KIND_LINES: &str = include_str!("../../../../transcripts/roxchat-kinds.jsonl");

fn kind(event: &Event) -> &'static str {
    match event {
        Event::MessageAdded { .. } => "message",
        Event::ChatClosed(_) => "closed",
        Event::Authorized { .. } => "authorized",
        Event::Selected(_) => "selected",
        Event::NoticeAdded(_) => "notice",
        Event::NoticeRemoved(_) => "notice-removed",
        Event::Unknown { .. } => "unknown",
        Event::Broken { .. } => "broken",
    }
}

fn read(message: &Value) -> Event {
    decode(&message.to_string()).unwrap_or_else(|error| panic!("{message}: {error:?}")).event
}

fn lines(transcript: &str) -> impl Iterator<Item = Value> {
    transcript.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn every_line_of_the_transcripts_decodes_as_expected() {
    for line in [CHAT, AUTHORIZED, KIND_LINES].into_iter().flat_map(lines).filter(|line| line["from"] == "desktop") {
        assert_eq!(kind(&read(&line["message"])), line["kind"], "{line}");
    }
}

#[test]
fn every_kind_of_message_is_known_with_who_writes_it() {
    let mut seen = Vec::new();
    for line in lines(KIND_LINES) {
        let Event::MessageAdded { kind, .. } = read(&line["message"]) else { panic!("{line}") };
        let speaker = match message_kind(&kind).0 {
            Speaker::Customer => "customer",
            Speaker::Agent => "agent",
            Speaker::System => "system",
        };
        assert_eq!(speaker, line["speaker"], "{kind}");
        seen.push(kind);
    }
    assert_eq!(seen, KINDS.map(|(name, ..)| name));
}

#[test]
fn the_closing_of_a_chat_from_a_messenger_in_full() {
    let line = lines(CHAT).nth(2).unwrap();
    let Event::ChatClosed(about) = read(&line["message"]) else { panic!("{line}") };
    let text = |text: &str| Some(text.to_owned());
    let expected = About {
        visitor: Visitor {
            id: ContactId::new("c3fa5841c772895f8645b33ac784f694").unwrap(),
            provided: FieldValue::Present("12345".into()),
            siebel: FieldValue::Present("4-1GQJDL78".into()),
        },
        chat: text("1024"),
        session: None,
        task: None,
        channel: ChannelFacts {
            id: text("073afd9ccfee448dba19a5c974940bfc"),
            kind: text("skype"),
            user: text("16248561"),
            name: text("John Doe"),
        },
    };
    assert_eq!(*about, expected);
}

#[test]
fn spelling_and_types_may_vary() {
    let plain = json!({"source": "roxchat", "event": "visitorSelected",
        "params": {"roxchatVisitorId": "v", "chatId": 5, "siebelId": "4-1", "sessionId": "s"}});
    let expected = read(&plain);
    for other in [
        json!({"source": "RoxChat", "event": "VisitorSelected",
            "params": {"RoxchatVisitorID": " v ", "chatid": "5", "SiebelId": "4-1", "sessionID": "s"}}),
        json!(plain.to_string()),
        json!({"source": "roxchat", "event": "visitorSelected", "params": plain["params"].to_string()}),
    ] {
        assert_eq!(read(&other), expected, "{other}");
    }
}

#[test]
fn null_absent_and_empty_are_distinguished_where_it_matters() {
    for (siebel, told) in [
        (json!({"siebelId": null}), FieldValue::Empty),
        (json!({"siebelId": " "}), FieldValue::Empty),
        (json!({}), FieldValue::Absent),
        (json!({"siebelId": 0}), FieldValue::Present("0".into())),
    ] {
        let mut new = siebel.clone();
        new["roxchatVisitorId"] = json!("n");
        let event = read(&json!({"source": "roxchat", "event": "visitorAuthorized", "params": {"new": new}}));
        let Event::Authorized { old: None, new } = event else { panic!("{event:?}") };
        assert_eq!(new.siebel, told, "{siebel}");
    }
}

#[test]
fn texts_that_are_not_messages_of_the_workspace() {
    for (text, expected) in [
        ("", Malformed::NoObject),
        ("null", Malformed::NoObject),
        ("[]", Malformed::NoObject),
        ("roxchat", Malformed::NoObject),
        ("\"roxchat\"", Malformed::NoObject),
        ("{}", Malformed::Foreign(String::new())),
        (r#"{"source":"webpack"}"#, Malformed::Foreign("webpack".into())),
        (r#"{"source":["roxchat"]}"#, Malformed::Foreign(String::new())),
    ] {
        assert_eq!(decode(text), Err(expected), "{text}");
    }
    assert_eq!(decode(&" ".repeat(LONGEST_MESSAGE + 1)), Err(Malformed::TooLong(LONGEST_MESSAGE)));
}

#[test]
fn incomplete_events_are_malformed_and_unknown_ones_kept_without_secrets() {
    for (event, params) in [
        ("newMessageAdded", json!({"messageText": "x"})),
        ("chatClosedByOperator", json!(null)),
        ("visitorSelected", json!({"roxchatVisitorId": "x".repeat(200)})),
        ("visitorAuthorized", json!({"old": {"roxchatVisitorId": "o"}})),
        ("notificationAdded", json!({"notification": {"text": "x"}})),
        ("notificationRemoved", json!([])),
    ] {
        let event = read(&json!({"source": "roxchat", "event": event, "params": params}));
        assert_eq!(kind(&event), "broken", "{event:?}");
    }
    let Event::Unknown { name, text } =
        read(&json!({"source": "roxchat", "event": "new", "params": {"authToken": "s3cret", "a": 1}}))
    else {
        panic!("not unknown")
    };
    assert_eq!((name.as_str(), text.contains("s3cret"), text.contains("\"a\":1")), ("new", false, true));
}

#[test]
fn no_secret_stands_in_what_should_be_a_text() {
    let params = json!({"roxchatVisitorId": "v", "messageType": "visitor", "messageText": {"authToken": "s3cret"}});
    let event = read(&json!({"source": "roxchat", "event": "newMessageAdded", "params": params}));
    assert!(matches!(event, Event::MessageAdded { .. }) && !format!("{event:?}").contains("s3cret"), "{event:?}");
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        prop::sample::select(vec!["visitor", "no_tariff_option", "<b>x</b>", "v", "{\"a\":1}"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let names = prop::sample::select(vec![
            "roxchatVisitorId",
            "chatId",
            "sessionId",
            "siebelId",
            "SiebelId",
            "kind",
            "messageText",
            "old",
            "new",
            "notification",
            "id",
            "text",
            "channelType",
            "error",
            "authToken",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((names, inner), 0..8).prop_map(|fields| {
                Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
            }),
        ]
    })
}

fn event_name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "newMessageAdded",
        "chatClosedByOperator",
        "visitorAuthorized",
        "visitorSelected",
        "notificationAdded",
        "notificationRemoved",
        "other",
    ])
}

proptest! {
    #[test]
    fn any_text_is_safe(text in ".{0,200}") {
        let _ = decode(&text);
    }

    #[test]
    fn any_data_of_a_known_event_is_read_or_reported_as_broken(event in event_name(), params in value()) {
        let message = json!({"source": "roxchat", "event": event, "params": params});
        let as_object = decode(&message.to_string());
        let kind = kind(&as_object.as_ref().unwrap().event);
        let allowed = match event {
            "newMessageAdded" => ["message", "broken"],
            "chatClosedByOperator" => ["closed", "broken"],
            "visitorAuthorized" => ["authorized", "broken"],
            "visitorSelected" => ["selected", "broken"],
            "notificationAdded" => ["notice", "broken"],
            "notificationRemoved" => ["notice-removed", "broken"],
            _ => ["unknown", "unknown"],
        };
        prop_assert!(allowed.contains(&kind), "{kind}");
        prop_assert_eq!(decode(&Value::from(message.to_string()).to_string()), as_object);
    }

    #[test]
    fn nothing_that_is_kept_is_longer_than_it_may_be(length in 0_usize..40_000) {
        let long = "я".repeat(length);
        let message = json!({"source": "roxchat", "event": "newMessageAdded", "params": {
            "roxchatVisitorId": "v", "messageText": long, "kind": long, "chatId": long, "siebelId": long}});
        let Event::MessageAdded { about, kind, text } = read(&message) else { panic!("not a message") };
        prop_assert_eq!(text.len(), (length * 2).min(LONGEST_WRITTEN));
        prop_assert!(kind.len() <= LONGEST_NAME && about.chat.unwrap_or_default().len() <= LONGEST_NAME);
    }

    #[test]
    fn a_message_cut_anywhere_is_refused_and_never_misread(at in 0_usize..400) {
        let message = lines(CHAT).next().unwrap()["message"].to_string();
        if at < message.len() && message.is_char_boundary(at) {
            prop_assert!(decode(&message[..at]).is_err());
        }
    }
}
