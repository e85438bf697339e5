//! The host reports what the vendor's page says.

use super::*;
use serde_json::{Value, json};

const NOW: Millis = Millis(1_767_225_600_000);
const PARENT: &str = "https://panel.example.com";
const ADA: VisitorNo = VisitorNo(1);

fn host() -> RoxchatHost {
    let mut host = RoxchatHost::new(PARENT, 0);
    host.act(Act::Arrive(VisitorSpec::default()), NOW);
    host
}

/// The messages posted since the last look.
fn posts(host: &mut RoxchatHost) -> Vec<Value> {
    std::iter::from_fn(|| host.poll())
        .filter_map(|output| match output {
            HostOutput::Post { to, text } => {
                assert_eq!(to, PARENT);
                Some(serde_json::from_str(&text).unwrap())
            }
            HostOutput::Warn(_) => None,
        })
        .collect()
}

fn events(host: &mut RoxchatHost) -> Vec<String> {
    posts(host).iter().map(|post| post["event"].as_str().unwrap_or("-").to_owned()).collect()
}

fn write(host: &mut RoxchatHost, kind: &str) {
    host.act(Act::Write(ADA, kind.to_owned(), "Hello".to_owned()), NOW);
}

fn start(host: &mut RoxchatHost) {
    let visitor = host.visitor(ADA).unwrap();
    let params = json!({"roxchatVisitorId": visitor.id, "sessionId": visitor.session});
    let text = json!({"action": "start_outgoing_chat", "params": params}).to_string();
    host.receive(PARENT, &text, NOW);
}

#[test]
fn events_have_the_fields_of_the_vendors_examples() {
    // Every field of the example, and none that it has not; the value of a field is of the same type or null.
    let transcripts = [
        include_str!("../../../transcripts/roxchat-chat.jsonl"),
        include_str!("../../../transcripts/roxchat-authorized.jsonl"),
    ];
    let lines = transcripts.iter().flat_map(|text| text.lines());
    let messages: Vec<Value> =
        lines.map(|line| serde_json::from_str::<Value>(line).unwrap()["message"].clone()).collect();
    let example = |event: &str| messages.iter().find(|message| message["event"] == event).unwrap();
    let mut host = host();
    write(&mut host, "visitor");
    host.act(Act::Select(ADA), NOW);
    host.act(Act::Close(ADA, false), NOW);
    host.act(Act::Authorize(ADA, "7925".into()), NOW);
    host.act(Act::Notify(ADA, "visitor".into(), "Visitor left the site".into()), NOW);
    let notice = host.notices()[0].id.clone();
    host.act(Act::Dismiss(notice), NOW);
    let posts = posts(&mut host);
    assert_eq!(posts.len(), 6);
    for post in posts {
        let expected = example(post["event"].as_str().unwrap());
        assert_eq!(keys(&post), keys(expected));
    }
}

/// All keys of a message, with those of objects within.
fn keys(value: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for (name, inner) in value.as_object().into_iter().flatten() {
        names.push(name.clone());
        names.extend(keys(inner).into_iter().map(|inner| format!("{name}.{inner}")));
    }
    names.sort_unstable();
    names
}

#[test]
fn a_closed_chat_opens_again_unless_it_is_closed_for_good() {
    let mut host = host();
    write(&mut host, "visitor");
    let chat = |host: &RoxchatHost| host.visitor(ADA).unwrap().chat.clone().map(|chat| (chat.id, chat.open));
    let (first, _) = chat(&host).unwrap();
    host.act(Act::Close(ADA, false), NOW);
    write(&mut host, "info");
    assert_eq!(chat(&host), Some((first, false)));
    write(&mut host, "visitor");
    assert_eq!(chat(&host), Some((first, true)));
    host.act(Act::Close(ADA, true), NOW);
    write(&mut host, "visitor");
    assert_ne!(chat(&host), Some((first, true)));
}

#[test]
fn a_chat_is_started_with_a_visitor_whose_chat_is_closed() {
    let mut host = host();
    start(&mut host);
    assert_eq!(events(&mut host), ["visitorSelected", "newMessageAdded"]);
    assert_eq!(host.front(), Some(ADA));
    start(&mut host);
    assert_eq!(events(&mut host), Vec::<String>::new(), "the visitor is in a chat");
}

#[test]
fn a_start_fails_with_every_code_in_every_form() {
    for error in StartError::ALL {
        for (form, expected) in [
            (ErrorForm::Unsaid, vec![]),
            (ErrorForm::Event, vec!["startOutgoingChatFailed"]),
            (ErrorForm::Notice, vec!["notificationAdded"]),
            (ErrorForm::Bare, vec!["-"]),
        ] {
            let mut host = host();
            host.fault_injection.refuse = Some(error);
            host.fault_injection.errors = form;
            start(&mut host);
            assert!(host.outputs.contains(&HostOutput::Warn(error.words().to_owned())), "the agent is told");
            let posts = posts(&mut host);
            assert_eq!(posts.iter().map(|post| post["event"].as_str().unwrap_or("-")).collect::<Vec<_>>(), expected);
            assert!(posts.iter().all(|post| post.to_string().contains(error.code())));
        }
    }
}

#[test]
fn a_page_that_is_not_allowed_is_ignored_and_gets_nothing() {
    let mut host = host();
    host.act(Act::AllowParent(false), NOW);
    write(&mut host, "visitor");
    host.act(Act::Close(ADA, false), NOW);
    start(&mut host);
    assert_eq!(posts(&mut host), Vec::<Value>::new());
    host.act(Act::AllowParent(true), NOW);
    host.receive("https://evil.example", r#"{"action":"start_outgoing_chat","params":{}}"#, NOW);
    assert!(matches!(host.poll(), Some(HostOutput::Warn(text)) if text.contains("https://evil.example")));
    start(&mut host);
    assert_eq!(events(&mut host), ["visitorSelected", "newMessageAdded"]);
}

#[test]
fn logging_in_gives_the_same_id_on_every_visit_and_unites_two() {
    let mut host = host();
    host.act(Act::Arrive(VisitorSpec::default()), NOW);
    write(&mut host, "visitor");
    host.act(Act::Authorize(ADA, "7925".into()), NOW);
    host.act(Act::Authorize(VisitorNo(2), "7925".into()), NOW);
    assert_eq!((host.visitors().len(), host.visitors()[0].talk.len()), (1, 1));
    assert_eq!(events(&mut host), ["newMessageAdded", "visitorAuthorized", "visitorAuthorized"]);
}

#[test]
fn any_text_from_the_page_is_safe() {
    let mut host = host();
    for text in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"action":5}"#,
        r#"{"action":"dance","params":{"roxchatVisitorId":"","sessionId":""}}"#,
    ] {
        host.receive(PARENT, text, NOW);
    }
    assert_eq!(posts(&mut host), Vec::<Value>::new());
}

#[test]
fn misspelt_delayed_and_as_text() {
    let mut host = host();
    host.fault_injection = FaultInjection { strings: true, table_spelling: true, ..FaultInjection::default() };
    write(&mut host, "visitor");
    let post = posts(&mut host).remove(0);
    let message: Value = serde_json::from_str(post.as_str().unwrap()).unwrap();
    assert!(message["params"]["chatId"].is_string() && message["params"].get("SiebelId").is_some());
    host.act(Act::Close(ADA, false), NOW);
    host.fault_injection =
        FaultInjection { effect_delay: deskpane_desk::clock::Span::seconds(2), ..FaultInjection::default() };
    start(&mut host);
    assert_eq!(host.wake_at(), Some(NOW + deskpane_desk::clock::Span::seconds(2)));
    assert_eq!(posts(&mut host).len(), 1);
    host.wake(NOW + deskpane_desk::clock::Span::seconds(2));
    assert_eq!(posts(&mut host).len(), 2);
}
