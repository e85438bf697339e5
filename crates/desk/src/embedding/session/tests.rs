//! The guarantees given to pages.

use super::*;
use crate::{
    clock::Span,
    embedding::{
        ask::{Answer, Ask, Cause, Service},
        event::Call,
        request::Request,
        shapes::{Agent, Connection, ConnectionState, Interaction},
    },
    model::{Command, ContactId, Intent},
};
use proptest::prelude::*;
use serde_json::Value;

struct Bench {
    session: EmbeddingSession,
    now: Millis,
    /// Posted messages, by port.
    posted: Vec<(u32, Value)>,
    /// All other outputs.
    rest: Vec<Output>,
}

impl Bench {
    fn new() -> Self {
        let about = About { life: "a".into(), version: "0.1.0".into(), desktop: "sample", can_dial: true };
        Self { session: EmbeddingSession::new(about), now: Millis(1_000), posted: Vec::new(), rest: Vec::new() }
    }

    fn handle(&mut self, event: Event) {
        for output in self.session.handle(event, self.now) {
            match output {
                Output::Post(port, text) => self.posted.push((port.0, serde_json::from_str(&text).unwrap())),
                Output::TellDesk => self.handle(Event::Desk(Box::new(desk()))),
                Output::Note(_) | Output::Services => {}
                output => self.rest.push(output),
            }
        }
    }

    fn connect(&mut self, port: u32, more: &str) {
        let text = format!(r#"{{"deskpane":"connect","version":1{more}}}"#);
        self.handle(Event::Connect { window: WindowId(0), port: PortId(port), text });
    }

    fn connected(services: &str) -> Self {
        let mut bench = Self::new();
        bench.connect(1, &format!(r#","services":{services}"#));
        bench.posted.clear();
        bench
    }

    fn send(&mut self, text: &str) -> Value {
        self.posted.clear();
        self.handle(Event::Message { port: PortId(1), text: text.to_owned() });
        self.posted.last().map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn request(&mut self, method: &str, params: &str) -> Value {
        self.send(&format!(r#"{{"jsonrpc":"2.0","id":"x","method":"{method}","params":{params}}}"#))
    }

    fn wait(&mut self, span: Span) {
        self.now = self.now + span;
        self.handle(Event::Wake);
    }
}

fn desk() -> Desk {
    Desk {
        desktop: "sample".into(),
        connection: Connection { state: ConnectionState::Connected, message: "Connected".into() },
        agent: Agent::default(),
        interactions: vec![interaction("1", false)],
        selected: None,
        seq: 0,
    }
}

fn interaction(id: &str, muted: bool) -> Interaction {
    let contact = crate::model::Contact::new(
        ContactId::new(id).unwrap(),
        crate::model::Channel::Voice,
        crate::model::ContactState::Active,
    );
    let whole = crate::embedding::picture::interaction_that_is_over(&contact, format!("sample/host/{id}"), None, None);
    Interaction { muted, ..whole }
}

#[test]
fn a_page_is_welcomed_by_the_first_message_on_its_port() {
    let mut bench = Bench::new();
    bench.connect(1, r#","client":{"name":"Acme","version":"4.2"},"services":["customer/match","later/thing"]"#);
    let (port, welcome) = bench.posted[0].clone();
    assert_eq!((port, &welcome["method"], &welcome["params"]["version"]), (1, &"welcome".into(), &1.into()));
    assert_eq!(welcome["params"]["limits"], json!({"messageBytes": 65536, "inFlight": 32, "perSecond": 50}));
    assert_eq!(welcome["params"]["desktop"], "sample");
    assert!(bench.session.offers(Service::Match) && !bench.session.offers(Service::Log));
}

#[test]
fn another_version_or_an_invalid_connect_is_refused_and_the_port_closed() {
    for (text, reason) in [
        (r#"{"deskpane":"connect","version":2}"#, "version"),
        (r#"{"deskpane":"connect"}"#, "malformed"),
        (r#"{"deskpane":"connect","version":"1"}"#, "malformed"),
        (r#"{"deskpane":"connect","version":1,"services":"all"}"#, "malformed"),
        (r#"{"deskpane":"connect","version":1,"services":[7]}"#, "malformed"),
        (r#"{"deskpane":"connect","version":1,"client":"Acme"}"#, "malformed"),
        (r#"{"deskpane":"connect","version":1,"deadlines":{"customer/match":"soon"}}"#, "malformed"),
    ] {
        let mut bench = Bench::new();
        bench.handle(Event::Connect { window: WindowId(0), port: PortId(1), text: text.into() });
        assert_eq!(bench.posted[0].1["method"], "refused", "{text}");
        assert_eq!(bench.posted[0].1["params"], json!({"reason": reason, "versions": [1]}), "{text}");
        assert_eq!(bench.rest, [Output::Close(PortId(1))]);
        assert!(!bench.session.is_heard());
    }
}

#[test]
fn a_message_that_is_not_a_connect_gets_no_answer() {
    let mut bench = Bench::new();
    for text in ["[]", "{}", "connect", r#"{"deskpane":"other","version":1}"#] {
        bench.handle(Event::Connect { window: WindowId(0), port: PortId(1), text: text.into() });
    }
    assert!(bench.posted.is_empty() && bench.rest.iter().all(|output| *output == Output::Close(PortId(1))));
}

#[test]
fn a_further_connect_of_a_window_takes_the_place_of_the_first() {
    let mut bench = Bench::connected(r#"["customer/search"]"#);
    bench.handle(Event::Ask(Call::Search(1), Ask::Search { text: "ada".into(), limit: 10 }));
    bench.connect(2, r#","services":["customer/search"]"#);
    let lost = Output::Answered(Call::Search(1), Err(AskFailure::Lost));
    assert_eq!(bench.rest, [Output::Close(PortId(1)), lost]);
    bench.posted.clear();
    bench.send(r#"{"jsonrpc":"2.0","id":1,"method":"desk/get"}"#);
    assert!(bench.posted.is_empty(), "the old port is dead");
    // Another window is another connection.
    let text = r#"{"deskpane":"connect","version":1}"#.to_owned();
    bench.handle(Event::Connect { window: WindowId(7), port: PortId(3), text });
    assert_eq!(bench.session.connections.len(), 2);
}

#[test]
fn the_desk_is_sent_with_the_number_of_the_last_notification() {
    let mut bench = Bench::connected("[]");
    bench.handle(Event::Interaction(Box::new(interaction("2", false))));
    bench.handle(Event::Agent(Agent { muted: true, ..Agent::default() }));
    bench.wait(Span(50));
    let told: Vec<_> =
        bench.posted.iter().map(|(_, told)| (told["method"].clone(), told["params"]["seq"].clone())).collect();
    assert_eq!(told, [("interaction/added".into(), 1.into()), ("agent/changed".into(), 2.into())]);
    let answer = bench.request("desk/get", "{}");
    // The answer is the whole state; pending notifications come before it.
    let seq = answer["result"]["seq"].as_u64().unwrap();
    let told = bench.posted.iter().filter_map(|(_, told)| told["params"]["seq"].as_u64()).max();
    assert_eq!(Some(seq), told);
    assert_eq!(answer["result"]["interactions"][0]["id"], "1");
}

#[test]
fn in_a_flood_repeated_changes_are_written_once() {
    let mut bench = Bench::connected("[]");
    for at in 0..100 {
        bench.handle(Event::Interaction(Box::new(interaction("1", at % 2 == 0))));
        bench.now = bench.now + Span(1);
    }
    bench.wait(Span(50));
    assert!((2..=4).contains(&bench.posted.len()), "{}", bench.posted.len());
    assert_eq!(bench.posted.last().unwrap().1["params"]["interaction"]["muted"], false);
    bench.posted.clear();
    bench.wait(Span(50));
    bench.handle(Event::Interaction(Box::new(interaction("1", false))));
    bench.handle(Event::Removed("1".into(), None));
    bench.wait(Span(50));
    let methods: Vec<_> = bench.posted.iter().map(|(_, told)| told["method"].clone()).collect();
    assert_eq!(methods, ["interaction/removed"]);
    assert_eq!(bench.session.wake_at(), None);
}

#[test]
fn a_wrong_request_is_answered_with_code_and_path() {
    let mut bench = Bench::connected("[]");
    for (method, params, code, path) in [
        ("desk/set", "{}", -32601, ""),
        ("dial", "[]", -32602, "params"),
        ("dial", "{}", -32602, "address"),
        ("dial", r#"{"address":" "}"#, -32602, "address"),
        ("dial", r#"{"address":"1","metadata":{"a":[]}}"#, -32602, "metadata.a"),
        ("interaction/act", r#"{"interaction":"1","action":"park"}"#, -32602, "action"),
        ("interaction/act", r#"{"interaction":1,"action":"hold"}"#, -32602, "interaction"),
        ("customer/set", r#"{"interaction":"1"}"#, -32602, "customer"),
        ("customer/set", r#"{"interaction":"1","customer":{"ref":"c"}}"#, -32602, "customer.name"),
        (
            "customer/set",
            r#"{"interaction":"1","customer":{"ref":"c","name":"A","url":"javascript:1"}}"#,
            -32602,
            "customer.url",
        ),
        ("note/append", r#"{"interaction":"1","text":""}"#, -32602, "text"),
        ("auth/token", r#"{"token":"a b","expiresAt":"2026-01-01T00:00:00Z"}"#, -32602, "token"),
        ("auth/token", r#"{"token":"a","expiresAt":"soon"}"#, -32602, "expiresAt"),
    ] {
        let answer = bench.request(method, params);
        assert_eq!(answer["error"]["code"], code, "{method} {params}");
        assert_eq!(answer["error"]["data"]["path"].as_str().unwrap_or_default(), path, "{method} {params}");
    }
    assert!(bench.rest.is_empty(), "nothing of it was carried out");
}

#[test]
fn invalid_requests_are_answered_and_notifications_are_not() {
    let mut bench = Bench::connected("[]");
    assert_eq!(bench.send("[]")["error"]["code"], -32600);
    assert_eq!(bench.send(r#"{"id":1,"method":"desk/get"}"#)["error"]["code"], -32600);
    assert_eq!(bench.send(r#"{"jsonrpc":"2.0","id":{},"method":"desk/get"}"#)["id"], Value::Null);
    assert_eq!(bench.send(r#"{"jsonrpc":"2.0","method":"other/thing"}"#), Value::Null);
    assert_eq!(bench.send(r#"{"jsonrpc":"2.0","id":77,"result":{}}"#), Value::Null);
    let long =
        format!(r#"{{"jsonrpc":"2.0","id":5,"method":"note/append","params":{{"text":"{}"}}}}"#, "x".repeat(65_536));
    let answer = bench.send(&long);
    assert_eq!((&answer["id"], &answer["error"]["data"]["reason"]), (&5.into(), &"tooLarge".into()));
}

#[test]
fn too_much_at_once_is_told_to_come_again() {
    let mut bench = Bench::connected("[]");
    for _ in 0..32 {
        assert_eq!(bench.request("interaction/select", r#"{"interaction":"1"}"#), Value::Null);
    }
    let answer = bench.request("interaction/select", r#"{"interaction":"1"}"#);
    assert_eq!(answer["error"]["data"]["reason"], "busy");
    // Each request is answered once.
    for output in std::mem::take(&mut bench.rest) {
        let Output::Request(Some(to), Request::Select(_)) = output else { panic!("{output:?}") };
        bench.posted.clear();
        bench.handle(Event::Reply(to, Ok(Reply::Done)));
        bench.handle(Event::Reply(to, Ok(Reply::Done)));
        assert_eq!(bench.posted.len(), 1);
    }
    for _ in 32..50 {
        assert!(bench.request("desk/get", "{}")["result"].is_object());
    }
    bench.now = bench.now + Span(400);
    let answer = bench.request("desk/get", "{}");
    assert_eq!(answer["error"]["data"], json!({"reason": "busy", "retryAfter": 600}));
    bench.wait(Span(600));
    assert!(bench.request("desk/get", "{}")["result"].is_object());
}

fn record(status: CommandStatus) -> Box<CommandRecord> {
    let command = Command { contact: ContactId::new("1").unwrap(), intent: Intent::Hold(false) };
    Box::new(CommandRecord { id: CommandId(4), command, status, at: Millis(0) })
}

#[test]
fn an_action_is_answered_by_its_effect() {
    for (status, code) in [
        (CommandStatus::Confirmed, None),
        (CommandStatus::NoEffect, Some(-32006)),
        (CommandStatus::Refused(Refusal::ContactEnded), Some(-32003)),
        (CommandStatus::Refused(Refusal::Lost), Some(-32001)),
    ] {
        // The effect may be seen before the command's number is known.
        for is_early in [false, true] {
            let mut bench = Bench::connected("[]");
            let params = r#"{"interaction":"1","action":"resume"}"#;
            assert_eq!(bench.request("interaction/act", params), Value::Null);
            let Some(Output::Request(Some(to), Request::Act { intent: Intent::Hold(false), .. })) = bench.rest.pop()
            else {
                panic!()
            };
            bench.handle(Event::Command(record(CommandStatus::Sent), String::new()));
            let given = Event::Reply(to, Ok(Reply::Command(CommandId(4))));
            let settled = Event::Command(record(status.clone()), "why".into());
            let [first, second] = if is_early { [settled, given] } else { [given, settled] };
            bench.handle(first);
            bench.handle(second);
            let answers: Vec<_> = bench.posted.iter().filter(|(_, post)| post["id"] == "x").collect();
            let [(_, answer)] = answers.as_slice() else { panic!("{answers:?}") };
            assert_eq!(answer["error"]["code"].as_i64(), code, "{answer}");
            let told = bench.posted.iter().find(|(_, post)| post["method"] == "command/settled").unwrap();
            assert_eq!(
                (&told.1["params"]["action"], &told.1["params"]["interaction"]),
                (&"resume".into(), &"1".into())
            );
        }
    }
}

#[test]
fn a_request_without_a_result_is_answered_after_its_deadline() {
    let mut bench = Bench::connected("[]");
    bench.request("dial", r#"{"address":"+49 30 123456"}"#);
    assert!(
        matches!(&bench.rest[..], [Output::Request(Some(_), Request::Dial(dial))] if dial.address == "+4930123456")
    );
    bench.now = bench.session.wake_at().unwrap();
    bench.handle(Event::Wake);
    assert_eq!(bench.posted.last().unwrap().1["error"]["data"]["reason"], "noEffect");
}

#[test]
fn a_question_has_its_deadline_and_a_late_answer_still_counts() {
    let mut bench = Bench::new();
    bench.connect(1, r#","services":["customer/match","record/open"],"deadlines":{"record/open":500}"#);
    bench.posted.clear();
    let open = Ask::Open { interaction: "1".into(), customer: None, cause: Cause::Agent };
    bench.handle(Event::Ask(Call::Open(3), open));
    let (_, asked) = bench.posted.pop().unwrap();
    assert_eq!(asked["params"], json!({"interaction": "1", "customer": null, "cause": "agent"}));
    assert_eq!(bench.session.wake_at(), Some(bench.now + Span(500)));
    bench.wait(Span(500));
    assert_eq!(bench.rest, [Output::Answered(Call::Open(3), Err(AskFailure::Silent))]);
    bench.rest.clear();
    let id = &asked["id"];
    bench.send(&format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{{"opened":true}}}}"#));
    bench.send(&format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{{"opened":true}}}}"#));
    assert_eq!(bench.rest, [Output::Answered(Call::Open(3), Ok(Answer::Opened(true)))]);
}

#[test]
fn usable_parts_of_a_pages_answer_are_used() {
    let ask = || Ask::Search { text: "ada".into(), limit: 10 };
    let mut bench = Bench::connected(r#"["customer/search"]"#);
    let mut answer = |result: &str| {
        bench.posted.clear();
        bench.handle(Event::Ask(Call::Search(1), ask()));
        let id = bench.posted.last().unwrap().1["id"].clone();
        bench.send(&format!(r#"{{"jsonrpc":"2.0","id":{id},{result}}}"#));
        let Some(Output::Answered(_, result)) = bench.rest.pop() else { panic!() };
        result
    };
    let one = r#"{"ref":"c","name":"Ada","url":"javascript:1"}"#;
    let Ok(Answer::Matches(matches)) = answer(&format!(r#""result":{{"matches":[{one},{one},{{"ref":7}}]}}"#)) else {
        panic!()
    };
    assert_eq!((matches.len(), &matches[0].url), (1, &None));
    assert_eq!(answer(r#""result":{"matches":[]}"#), Ok(Answer::Matches(vec![])));
    for nonsense in [r#""result":null"#, r#""result":{"matches":[1]}"#, r#""result":{"matches":{}}"#] {
        assert_eq!(answer(nonsense), Err(AskFailure::Nonsense), "{nonsense}");
    }
    let error = answer(r#""error":{"code":-32005,"message":"later","data":{"retryAfter":90}}"#);
    assert_eq!(error, Err(AskFailure::Error { code: -32005, retry_after: Some(90), message: "later".into() }));
}

#[test]
fn questions_beyond_the_limit_wait_for_their_turn_and_without_a_page_there_is_an_answer() {
    let mut bench = Bench::connected(r#"["customer/search"]"#);
    for call in 0..40 {
        bench.handle(Event::Ask(Call::Search(call), Ask::Search { text: "a".into(), limit: 1 }));
    }
    assert_eq!(bench.posted.len(), 32);
    let id = bench.posted[0].1["id"].clone();
    bench.send(&format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{{"matches":[]}}}}"#));
    assert_eq!(bench.posted.len(), 1, "the next one went out");
    bench.rest.clear();
    bench.handle(Event::Closed(PortId(1)));
    let answered = bench.rest.iter().filter(|output| matches!(output, Output::Answered(_, Err(_)))).count();
    assert_eq!(answered, 39);
}

#[test]
fn a_token_is_never_shown() {
    let mut bench = Bench::connected("[]");
    bench.request("auth/token", r#"{"token":"secret.token","expiresAt":"2026-01-01T00:00:00Z"}"#);
    let Some(Output::Request(_, Request::Token(token))) = bench.rest.pop() else { panic!() };
    assert!(!format!("{token:?}").contains("secret"));
    assert_eq!(token.header(Millis(0)).as_deref(), Some("Bearer secret.token"));
    assert_eq!(token.header(Millis::parse("2026-01-01T00:00:00Z").unwrap()), None);
}

#[test]
fn pages_are_asked_for_a_token_once_and_those_that_come_later_too() {
    let mut bench = Bench::connected("[]");
    let mut asked = |event| {
        bench.handle(event);
        std::mem::take(&mut bench.posted).iter().filter(|(_, message)| message["method"] == "auth/wanted").count()
    };
    assert_eq!([true, true, false, true].map(|is_wanted| asked(Event::TokenWanted(is_wanted))), [1, 0, 0, 1]);
    let text = r#"{"deskpane":"connect","version":1}"#.to_owned();
    assert_eq!(asked(Event::Connect { window: WindowId(9), port: PortId(9), text }), 1);
}

proptest! {
    #[test]
    fn any_text_is_safe(text in ".{0,200}", key in "(jsonrpc|id|method|params|result|error|deskpane|version|services)", value in "(null|1|-1e99|\"2.0\"|\"desk/get\"|\\[\\]|\\{\\})") {
        let mut bench = Bench::connected("[]");
        let object = format!(r#"{{"{key}":{value}}}"#);
        for text in [&text, &object] {
            bench.send(text);
            prop_assert!(bench.posted.len() <= 1);
            bench.handle(Event::Connect { window: WindowId(3), port: PortId(3), text: text.clone() });
        }
    }
}
