//! Interactions of every kind, with their messages in any order.

use super::*;
use crate::skylight::wire::Topic;
use deskpane_desk::model::{
    Channel, Direction,
    work::{ElementKind, Speaker},
};

#[test]
fn every_channel() {
    for (kind, source, channel) in [
        ("voice", None, Channel::Voice),
        ("sms", None, Channel::Sms),
        ("email", None, Channel::Email),
        ("work-item", None, Channel::WorkItem),
        ("messaging", Some("messaging"), Channel::Chat),
        ("messaging", Some("smooch"), Channel::Chat),
        ("messaging", Some("facebook"), Channel::Digital(Some("facebook".into()))),
        ("pigeon", None, Channel::Digital(Some("pigeon".into()))),
    ] {
        let mut bench = Bench::logged_in();
        let mut control_state = offer(CALL, kind);
        control_state["source"] = json!(source);
        bench.says("interactions/work-offer-received", control_state);
        let contact = bench.contact(CALL);
        assert_eq!((&contact.channel, &contact.state), (&channel, &ContactState::Offered), "{kind} {source:?}");
        assert_eq!(contact.direction, Some(Direction::Inbound));
        assert!(contact.until.is_some());
    }
}

#[test]
fn a_dialled_call_is_active_once_the_customer_answers() {
    let mut bench = Bench::logged_in();
    let mut control_state = offer(CALL, "voice");
    control_state["direction"] = json!("agent-initiated");
    bench.says("interactions/work-offer-received", control_state);
    bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
    assert_eq!(bench.contact(CALL).state, ContactState::Dialing);
    assert_eq!(bench.availability(CALL, Control::CancelDial), Availability::Allowed);
    bench.pass(Span::seconds(3));
    bench.says("interactions/voice/customer-connected", json!({"interactionId": CALL}));
    let call = bench.contact(CALL);
    assert_eq!((&call.state, call.since), (&ContactState::Active, Some(Millis(START + 3_000))));
}

#[test]
fn a_customer_connected_before_the_offer_is_not_forgotten() {
    let mut bench = Bench::logged_in();
    let mut control_state = offer(CALL, "voice");
    control_state["direction"] = json!("agent-initiated");
    bench.says("interactions/voice/customer-connected", json!({"interactionId": CALL}));
    bench.says("interactions/work-offer-received", control_state);
    bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
    assert_eq!(bench.contact(CALL).state, ContactState::Active);
}

#[test]
fn data_of_a_contact_may_come_before_it() {
    let mut bench = Bench::logged_in();
    bench.says(
        "interactions/script-received",
        json!({"interactionId": CALL, "scriptId": "s", "script": "{\"name\":\"Hello\"}"}),
    );
    bench.says(
        "interactions/wrapup-details-received",
        json!({"interactionId": CALL, "wrapupTime": 60, "wrapupEnabled": true}),
    );
    assert_eq!(bench.desk.order().len(), 0);
    bench.says("interactions/work-offer-received", offer(CALL, "voice"));
    let work = &bench.contact(CALL).work;
    assert_eq!((work.scripts.len(), work.after.unwrap().length), (1, Some(Span::seconds(60))));
}

#[test]
fn events_after_the_end_reopen_nothing() {
    let mut bench = Bench::on_a_call();
    bench.says("interactions/work-ended-received", json!({"interactionId": CALL}));
    for (topic, extra) in [
        ("interactions/voice/resource-mute-received", json!({})),
        ("interactions/resource-removed-received", json!({})),
        ("interactions/work-accepted-received", json!({})),
    ] {
        bench.says(topic, json!({"interactionId": CALL, "extraParams": extra}));
    }
    assert_eq!(bench.desk.order().len(), 0);
    let mut again = offer(CALL, "voice");
    again["timeout"] = json!("2026-01-01T10:01:30.000Z");
    bench.says("interactions/work-offer-received", again);
    assert_eq!(bench.contact(CALL).state, ContactState::Offered, "offered again it is");
}

#[test]
fn an_acceptance_that_is_repeated_or_late_takes_no_call_off_hold() {
    let mut bench = Bench::on_a_call();
    bench.says("interactions/voice/customer-hold-received", json!({"interactionId": CALL}));
    assert_eq!(bench.contact(CALL).state, ContactState::Held);
    bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
    assert_eq!(bench.contact(CALL).state, ContactState::Held);
    bench.says("interactions/voice/customer-resume-received", json!({"interactionId": CALL}));
    assert_eq!(bench.contact(CALL).state, ContactState::Active);
}

#[test]
fn once_the_customer_has_left_a_late_message_about_the_talk_says_nothing() {
    let mut bench = Bench::on_a_call();
    bench.says("interactions/wrapup-started", json!({"interactionId": CALL}));
    let before = bench.contact(CALL).clone();
    for topic in [
        "work-accepted-received",
        "voice/customer-hold-received",
        "voice/resource-mute-received",
        "voice/recording-start-received",
        "voice/transfer-started",
        "voice/transfer-connected",
        "resource-added-received",
    ] {
        let extra = json!({"targetResource": "other", "name": "Ann"});
        let extra = if topic.contains("mute") { json!({}) } else { extra };
        bench.says(&format!("interactions/{topic}"), json!({"interactionId": CALL, "extraParams": extra}));
        assert_eq!(bench.contact(CALL), &before, "{topic}");
    }
}

#[test]
fn wrap_up_runs_down_from_its_beginning() {
    let mut bench = Bench::on_a_call();
    let details = json!({"interactionId": CALL, "wrapupTime": 30, "wrapupEnabled": true, "wrapupUpdateAllowed": false});
    bench.says("interactions/wrapup-details-received", details);
    assert_eq!(bench.availability(CALL, Control::WrapUp), Availability::Denied(Denial::Fixed));
    bench.says("interactions/wrapup-started", json!({"interactionId": CALL}));
    let call = bench.contact(CALL);
    assert_eq!((&call.state, call.until), (&ContactState::WrapUp, Some(Millis(START + 30_000))));
    bench.says("interactions/wrapup-ended", json!({"interactionId": CALL}));
    assert_eq!(bench.desk.order().len(), 0);
}

#[test]
fn a_mute_is_the_agents_only_if_it_says_so_or_says_nothing() {
    let mut bench = Bench::on_a_call();
    let joined = json!({"interactionId": CALL, "extraParams": {"targetResource": "other", "name": "Ann"}});
    bench.says("interactions/resource-added-received", joined);
    bench.says(
        "interactions/voice/resource-mute-received",
        json!({"interactionId": CALL, "extraParams": {"targetResource": "other"}}),
    );
    let call = bench.contact(CALL);
    assert!(!call.muted && call.work.parties[0].muted);
    bench.says(
        "interactions/voice/resource-mute-received",
        json!({"interactionId": CALL, "extraParams": {"targetResource": AGENT}}),
    );
    assert!(bench.contact(CALL).muted);
    bench.says("interactions/voice/resource-unmute-received", json!({"interactionId": CALL}));
    assert!(!bench.contact(CALL).muted);
    bench.says(
        "interactions/resource-hold-received",
        json!({"interactionId": CALL, "extraParams": {"targetResource": "other"}}),
    );
    assert!(bench.contact(CALL).work.parties[0].held);
    bench.says(
        "interactions/resource-removed-received",
        json!({"interactionId": CALL, "extraParams": {"targetResource": "other"}}),
    );
    assert_eq!(bench.contact(CALL).work.parties.len(), 0);
}

#[test]
fn screen_pops_of_all_three_kinds() {
    let mut bench = Bench::on_a_call();
    for (kind, uri) in [("external-url", "https://crm.example.com/1"), ("url", "javascript:alert(1)")] {
        bench.says("interactions/screen-pop-received", json!({"interactionId": CALL, "popType": kind, "popUri": uri}));
    }
    let search = json!({"interactionId": CALL, "popType": "search-pop", "searchType": "fuzzy", "filterType": "or",
        "filter": {"name": "Smith"}, "terms": ["1302", "5550"]});
    bench.says("interactions/screen-pop-received", search);
    let pops: Vec<_> =
        bench.contact(CALL).screen_pops.iter().map(|pop| (pop.text.as_str(), pop.link.is_some())).collect();
    assert_eq!(
        pops,
        [("https://crm.example.com/1", true), ("javascript:alert(1)", false), ("name: Smith / 1302 / 5550", false)]
    );
}

#[test]
fn custom_fields_as_a_list_and_as_an_object() {
    for fields in [json!([{"label": "Tier", "value": "Gold"}]), json!({"Tier": "Gold"})] {
        let mut bench = Bench::on_a_call();
        bench.says("interactions/custom-fields-received", json!({"interactionId": CALL, "customFields": fields}));
        let shown = &bench.contact(CALL).details[0];
        assert_eq!((shown.name.as_str(), shown.value.as_str()), ("Tier", "Gold"));
    }
}

#[test]
fn a_script_with_every_kind_of_element() {
    let mut bench = Bench::on_a_call();
    let script = json!({"id": "x", "name": "Greeting", "elements": [
        {"name": "a", "type": "text", "text": "Read this"},
        {"name": "b", "type": "freeform", "text": "Why?"},
        {"name": "c", "type": "dropdown", "text": "Which?", "options": [{"value": "1", "name": "One"}, "Two"]},
        {"name": "d", "type": "checkbox", "options": [{"value": "x", "name": "X"}]},
        {"name": "e", "type": "scale", "lowerBoundValue": "0", "upperBoundValue": 10},
        {"name": "f", "type": "link", "value": "javascript:alert(1)"},
        {"name": "g", "type": "iframe", "value": "https://kb.example.com/"},
        {"type": "pagination"}, {"type": "hologram"}, 7]});
    bench.says(
        "interactions/script-received",
        json!({"interactionId": CALL, "scriptId": "s", "script": script.to_string()}),
    );
    let work = bench.contact(CALL).work.clone();
    let kinds: Vec<_> = work.scripts[0].elements.iter().map(|element| &element.kind).collect();
    assert!(
        matches!(kinds.as_slice(), [
        ElementKind::Text, ElementKind::Free, ElementKind::Choice(two), ElementKind::Checks(_),
        ElementKind::Scale { low: 0, high: 10 }, ElementKind::Other(_), ElementKind::Link(_),
        ElementKind::PageBreak, ElementKind::Other(_), ElementKind::Other(_)] if two.len() == 2),
        "{kinds:?}"
    );
    bench.says("interactions/script-received", json!({"interactionId": CALL, "scriptId": "t", "script": "no json"}));
    assert_eq!(bench.contact(CALL).work.scripts.len(), 1);
}

#[test]
fn a_conversation_keeps_each_message_once_and_in_order() {
    let mut bench = Bench::on_a_chat();
    let message = |id: &str, at: &str, who: &str| {
        json!({"id": id, "to": CHAT, "from": "x", "metadata": {"type": who},
        "body": {"text": id}, "timestamp": at})
    };
    bench.says("interactions/messaging/new-message-received", message("b", "2026-01-01T10:00:02Z", "customer"));
    let history =
        json!([message("a", "2026-01-01T10:00:01Z", "agent"), message("b", "2026-01-01T10:00:02Z", "customer")]);
    bench.says("interactions/messaging/history-received", history);
    let shown: Vec<_> = bench.contact(CHAT).work.transcript.iter().map(|m| (m.text.as_str(), m.speaker)).collect();
    assert_eq!(shown, [("a", Speaker::Agent), ("b", Speaker::Customer)]);
    assert!(!bench.contact(CHAT).work.transcript_cut);
    for n in 0..1_000 {
        bench.says(
            "interactions/messaging/new-message-received",
            message(&format!("m{n}"), "2026-01-01T10:00:03Z", "customer"),
        );
    }
    assert_eq!(bench.contact(CHAT).work.transcript.len(), 500);
    assert_eq!(bench.contact(CHAT).work.transcript[499].text, "m999");
    assert!(bench.contact(CHAT).work.transcript_cut);
}

#[test]
fn an_empty_text_is_a_message_and_a_missing_text_is_not() {
    let mut bench = Bench::on_a_chat();
    let sent = |id: &str, body: Value| json!({"id": id, "to": CHAT, "from": "x", "body": body});
    for (id, body) in [("a", json!({"text": ""})), ("b", json!({"text": "   "})), ("c", json!({}))] {
        bench.says("interactions/messaging/new-message-received", sent(id, body));
    }
    let shown: Vec<_> = bench.contact(CHAT).work.transcript.iter().map(|m| (m.id.as_str(), m.text.trim())).collect();
    assert_eq!(shown, [("a", ""), ("b", "")]);
}

#[test]
fn typing_begins_and_stops() {
    let mut bench = Bench::on_a_chat();
    for (kind, typing) in [("typing-start", true), ("typing-stop", false), ("typing-start", true)] {
        let said = json!({"interactionId": CHAT, "messageType": kind, "from": "customer"});
        bench.says("interactions/smooch-messaging/typing-received", said);
        assert_eq!(bench.contact(CHAT).work.typing.is_some(), typing);
    }
    let message = json!({"interactionId": CHAT, "id": "1", "from": "customer", "content": {"text": "There"}});
    bench.says("interactions/smooch-messaging/message-received", message);
    assert_eq!(bench.contact(CHAT).work.typing, None);
}

#[test]
fn typing_ends_without_news() {
    let mut bench = Bench::on_a_chat();
    let said = json!({"interactionId": CHAT, "messageType": "typing-start", "from": "customer"});
    bench.says("interactions/smooch-messaging/typing-received", said.clone());
    bench.pass(Span::seconds(8));
    bench.says("interactions/smooch-messaging/typing-received", said);
    bench.pass(Span::seconds(8));
    assert!(bench.contact(CHAT).work.typing.is_some());
    bench.pass(Span::seconds(3));
    assert_eq!(bench.contact(CHAT).work.typing, None);
}

#[test]
fn an_offer_counts_down_until_it_is_accepted() {
    let mut bench = Bench::logged_in();
    bench.says("interactions/work-offer-received", offer(CALL, "voice"));
    bench.says("interactions/work-initiated-received", json!({"interactionId": CALL}));
    assert!(bench.contact(CALL).until.is_some());
    bench.says("interactions/work-accepted-received", json!({"interactionId": CALL}));
    assert_eq!(bench.contact(CALL).until, None);
}

#[test]
fn a_flood_of_interactions_is_refused() {
    let mut bench = Bench::logged_in();
    for n in 0..2_000 {
        bench.says("interactions/work-offer-received", offer(&format!("id-{n}"), "voice"));
    }
    assert_eq!(bench.desk.order().len(), 500);
}

/// Every topic of the vendor's reference, by its meaning for the panel.
#[test]
fn every_topic_is_classified() {
    let known = include_str!("../../../../transcripts/skylight-topics.txt");
    let mut counted = 0;
    for line in known.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (class, topic) = line.split_once(' ').unwrap();
        let found = match Topic::of(topic) {
            Topic::Outcome => "outcome",
            Topic::Noise => "noise",
            Topic::Trouble => "trouble",
            Topic::Unknown => "unknown",
            _ => "typed",
        };
        assert_eq!(found, class, "{topic}");
        counted += 1;
    }
    assert_eq!(counted, 193);
    for unknown in ["", "skylight", "cxengage", "cxengage/", "cxengage/interactions/x", "cxengage/new/x", "max/loaded"]
    {
        assert_eq!(Topic::of(unknown), Topic::Unknown, "{unknown}");
    }
}
