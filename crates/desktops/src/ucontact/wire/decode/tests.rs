//! The transcript and tables define how every event is read; properties check that any text is safe.

use super::*;
use deskpane_desk::kit::json::LONGEST_WRITTEN;
use proptest::prelude::*;
use serde_json::json;

const TRANSCRIPT: &str = include_str!("../../../../transcripts/ucontact-interaction.jsonl");

fn kind(event: &Event) -> &'static str {
    match event {
        Event::Assigned { .. } => "assigned",
        Event::Finished { .. } => "finished",
        Event::Disposed { .. } => "disposed",
        Event::Theme { .. } => "theme",
        Event::Language(_) => "language",
        Event::Unknown { .. } => "unknown",
        Event::Broken { .. } => "broken",
    }
}

fn read(message: &Value) -> Event {
    decode(&message.to_string()).unwrap_or_else(|error| panic!("{message}: {error:?}"))
}

fn lines() -> impl Iterator<Item = Value> {
    TRANSCRIPT.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn every_line_of_the_transcript_decodes_as_expected() {
    for line in lines().filter(|line| line["from"] == "desktop") {
        assert_eq!(kind(&read(&line["message"])), line["kind"], "{line}");
    }
}

#[test]
fn levels_are_paired_whatever_their_types() {
    let level = |id: Option<&str>, value: Option<&str>| DispositionLevel {
        id: id.map(str::to_owned),
        value: value.map(str::to_owned),
    };
    for (ids, values, expected) in [
        (
            json!(["1", 2]),
            json!(["Sale", "Done"]),
            vec![level(Some("1"), Some("Sale")), level(Some("2"), Some("Done"))],
        ),
        (json!([7]), json!(["A", "B"]), vec![level(Some("7"), Some("A")), level(None, Some("B"))]),
        (json!([null, 5]), json!(["A", "B"]), vec![level(None, Some("A")), level(Some("5"), Some("B"))]),
        (json!(9), json!("A"), vec![level(Some("9"), Some("A"))]),
        (json!(null), json!([]), vec![]),
        (json!([null]), json!([""]), vec![]),
        (json!([{"a": 1}]), json!([["x"]]), vec![level(Some("{\"a\":1}"), Some("[\"x\"]"))]),
    ] {
        let data = json!({"guid": "g", "comment": "c", "levelsId": ids, "levelsValue": values});
        let Event::Disposed { disposition, .. } = read(&json!({"event": "sentDisposition", "data": data})) else {
            panic!("{data}")
        };
        assert_eq!(disposition.levels, expected, "{data}");
    }
}

#[test]
fn a_theme_may_be_partial_and_its_boolean_a_text() {
    for (data, dark, primary) in [
        (json!({"dark": true, "primary": "#fff"}), Some(true), Some("#fff")),
        (json!({"dark": "false"}), Some(false), None),
        (json!({"primary": "teal"}), None, Some("teal")),
        (json!({"Dark": "True", "primary": null}), Some(true), None),
    ] {
        let event = read(&json!({"event": "changedTheme", "data": data}));
        assert_eq!(event, Event::Theme { dark, primary: primary.map(str::to_owned) }, "{data}");
    }
    for data in [json!({}), json!({"dark": "night"}), json!(null), json!("dark")] {
        assert_eq!(kind(&read(&json!({"event": "changedTheme", "data": data}))), "broken", "{data}");
    }
}

#[test]
fn a_language_is_a_tag_and_nothing_else() {
    for (text, tag) in [("en", "en"), (" es-UY ", "es-UY"), ("pt_BR", "pt-BR"), ("zh-Hant-TW", "zh-Hant-TW")] {
        assert_eq!(read(&json!({"event": "changedLanguage", "data": text})), Event::Language(tag.into()));
    }
    for data in [json!(""), json!("e"), json!("<b>"), json!("en us"), json!({"language": "en"}), json!(5), json!(null)]
    {
        assert_eq!(kind(&read(&json!({"event": "changedLanguage", "data": data}))), "broken", "{data}");
    }
}

#[test]
fn objects_texts_and_texts_within_are_the_same() {
    let data = json!({"guid": "g", "campaign": "Demo<-", "channel": "sms", "clientId": 598});
    let plain = json!({"event": "assignedInteraction", "data": data});
    let expected = read(&plain);
    assert!(matches!(&expected, Event::Assigned { client: Some(client), .. } if client == "598"));
    for other in [
        json!(plain.to_string()),
        json!({"event": "assignedInteraction", "data": data.to_string()}),
        json!({"Event": "AssignedInteraction", "data": {"GUID": "g", "Campaign": "Demo<-", "channel": "sms", "clientid": "598"}}),
    ] {
        assert_eq!(read(&other), expected, "{other}");
    }
}

#[test]
fn texts_that_are_not_messages_of_the_desktop() {
    for (text, expected) in [
        ("", Malformed::NoObject),
        ("null", Malformed::NoObject),
        ("[{}]", Malformed::NoObject),
        ("\"x\"", Malformed::NoObject),
        ("{}", Malformed::Without("an event")),
        (r#"{"event":" "}"#, Malformed::Without("an event")),
        (r#"{"event":7}"#, Malformed::Without("an event")),
    ] {
        assert_eq!(decode(text), Err(expected), "{text}");
    }
    assert_eq!(decode(&" ".repeat(LONGEST_MESSAGE + 1)), Err(Malformed::TooLong(LONGEST_MESSAGE)));
}

#[test]
fn an_unknown_event_is_kept_without_secrets() {
    let Event::Unknown { name, text } = read(&json!({"event": "new", "data": {"authToken": "s3cret", "a": 1}})) else {
        panic!("not unknown")
    };
    assert_eq!((name.as_str(), text.contains("s3cret"), text.contains("\"a\":1")), ("new", false, true));
}

#[test]
fn no_secret_stands_in_what_should_be_a_text() {
    let nested = json!({"authToken": "s3cret", "a": 1});
    for data in [
        json!({"guid": "g", "comment": nested}),
        json!({"guid": "g", "levelsId": nested}),
        json!({"guid": "g", "levelsValue": [nested]}),
    ] {
        let event = read(&json!({"event": "sentDisposition", "data": data}));
        assert!(matches!(event, Event::Disposed { .. }) && !format!("{event:?}").contains("s3cret"), "{event:?}");
    }
    let event = read(&json!({"event": "new", "data": nested.to_string()}));
    assert!(matches!(event, Event::Unknown { .. }) && !format!("{event:?}").contains("s3cret"), "{event:?}");
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        prop::sample::select(vec!["true", "en", "g", "{\"guid\":\"g\"}", "2026-01-01 10:00:00"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let names = prop::sample::select(vec![
            "guid",
            "campaign",
            "channel",
            "clientId",
            "finishDate",
            "comment",
            "levelsId",
            "levelsValue",
            "dark",
            "primary",
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
        "assignedInteraction",
        "finishedInteraction",
        "sentDisposition",
        "changedTheme",
        "changedLanguage",
        "other",
    ])
}

proptest! {
    #[test]
    fn any_text_is_safe(text in ".{0,200}") {
        let _ = decode(&text);
    }

    #[test]
    fn any_data_of_a_known_event_is_read_or_reported_as_broken(event in event_name(), data in value()) {
        let message = json!({"event": event, "data": data});
        let as_object = read(&message);
        let allowed = match event {
            "assignedInteraction" => ["assigned", "broken"],
            "finishedInteraction" => ["finished", "broken"],
            "sentDisposition" => ["disposed", "broken"],
            "changedTheme" => ["theme", "broken"],
            "changedLanguage" => ["language", "broken"],
            _ => ["unknown", "unknown"],
        };
        prop_assert!(allowed.contains(&kind(&as_object)), "{as_object:?}");
        prop_assert_eq!(read(&Value::from(message.to_string())), as_object);
    }

    #[test]
    fn nothing_that_is_kept_is_longer_than_it_may_be(length in 0_usize..9_000, many in 0_usize..25) {
        let long = "я".repeat(length);
        let list = vec![long.clone(); many];
        let data = json!({"guid": "g", "comment": long, "levelsId": list, "levelsValue": list});
        let Event::Disposed { disposition, .. } = read(&json!({"event": "sentDisposition", "data": data})) else {
            panic!("not a disposition")
        };
        prop_assert!(disposition.comment.len() <= LONGEST_WRITTEN && disposition.levels.len() <= MOST_LEVELS);
        let parts = disposition.levels.iter().flat_map(|level| [&level.id, &level.value]).flatten();
        prop_assert!(parts.map(String::len).all(|length| length <= LONGEST_NAME));
    }
}
