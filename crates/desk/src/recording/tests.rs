//! Tests with a small desktop: it echoes names and accepts commands.

mod commands;
mod failure;

use super::*;
use crate::{
    clock::Millis,
    config::Configured,
    desktop::{AddressKey, Capabilities, DesktopSpec, DesktopWords, Harmless, Placement, SessionStart, WindowAction},
    kit::json::Node,
    model::{Change, Channel, Command, CommandId, Contact, ContactId, ContactState, Denial, Intent},
    origin::{AllowList, Origin},
    session::{Note, NoteKind, Output, Session, WindowEvent},
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{cell::RefCell, rc::Rc, sync::Arc};

const ORIGIN: &str = "https://desk.example";
const START: Millis = Millis(1_767_261_600_000);

static SPEC: DesktopSpec = DesktopSpec {
    id: "small",
    name: "Small",
    is_released: false,
    placement: Placement::Beside { name: None, permissions: &[] },
    capabilities: Capabilities { says_ready: false, window: Some(WindowAction::Reload), reloads_with_panel: true },
    agent_parts: &[],
    card_sections: &[],
    longest_message: 1024,
    most_contacts: 10,
    words: DesktopWords::BESIDE,
    address_key: AddressKey::Origins,
    switches: &[],
    harmless: Harmless { words: &["event"], ids: &["id"], phrases: &["not now"] },
    entries: &[],
    example_origin: ORIGIN,
    config: |section| Some(Configured::from(AllowList::default(), section.word("greeting").unwrap_or("hi").to_owned())),
    session: |configured, start| {
        let greeting = configured.own::<String>()?.clone();
        let query = (start.query)("contactId");
        // As sessions do that have outputs before any input.
        let note = || Output::Note(Note::new(NoteKind::Event, "begins", ""));
        let said = (greeting == "at once").then(note).into_iter().collect();
        Some(Box::new(Small { greeting, query, kept: start.snapshot.map(str::to_owned), said, count: 0 }))
    },
};

struct Small {
    greeting: String,
    query: Option<String>,
    kept: Option<String>,
    said: Vec<Output>,
    count: u64,
}

impl Session for Small {
    fn receive(&mut self, text: &str, from: &Origin, now: Millis) {
        assert!(!text.contains("break the session"), "broken");
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            self.said.push(Output::Note(Note::new(NoteKind::Malformed, "no JSON", text)));
            return;
        };
        let node = Node(&value);
        let name = node.get("name").text().unwrap_or_default();
        if let Some(id) = node.get("id").text().and_then(|id| ContactId::new(&id)) {
            let mut contact = Contact::new(id, Channel::Voice, ContactState::Active);
            contact.customer.name = Some(name.clone());
            contact.since = Some(now);
            self.said.push(Output::Change(Change::Contact(Arc::new(contact))));
        }
        self.kept = Some(json!({ "name": name }).to_string());
        self.said.push(Output::Snapshot(self.kept.clone().unwrap_or_default()));
        let text = json!({ "event": self.greeting, "to": name, "id": self.query }).to_string();
        self.said.push(Output::Post { to: from.clone(), text });
    }

    fn command(&mut self, command: Command, _: Millis) -> Result<CommandId, Denial> {
        if command.intent == Intent::Refuse {
            return Err(Denial::Masked);
        }
        self.count += 1;
        Ok(CommandId(self.count))
    }

    fn poll(&mut self) -> Option<Output> {
        (!self.said.is_empty()).then(|| self.said.remove(0))
    }
}

fn header() -> Header {
    Header {
        panel: "0.2.0".into(),
        desktop: "small".into(),
        config: json!({ "greeting": "hello" }),
        query: "contactId=7".into(),
        page: "https://panel.example".into(),
        kept: None,
        redacted: false,
        started: START,
        midway: false,
    }
}

fn begin(header: &Header, kept: Option<&str>) -> Recorder {
    let configured = SPEC.configure(&json!({ "small": header.config }).to_string()).unwrap();
    let query = |name: &str| (name == "contactId").then(|| "7".to_owned());
    let start = SessionStart { query: &query, origin: &header.page, snapshot: kept, now: START };
    Recorder::new((SPEC.session)(&configured, &start).unwrap())
}

fn drain(recorder: &mut Recorder) {
    while recorder.poll().is_some() {}
}

fn hear(recorder: &mut Recorder, text: &str, at: i64) {
    recorder.receive(text, &Origin::parse(ORIGIN).unwrap(), Millis(START.0 + at));
    drain(recorder);
}

/// A recording of a call from Ada, with a secret and a command.
fn recorded() -> String {
    let mut recorder = begin(&header(), None);
    recorder.start(header(), None);
    recorder.window(WindowEvent::Found { origin: Some(ORIGIN.into()) }, START);
    hear(&mut recorder, r#"{"event":"call","id":"1","name":"Ada Lovelace","token":"s3cret"}"#, 1_200);
    let command = Command { contact: ContactId::new("1").unwrap(), intent: Intent::Hold(true) };
    assert_eq!(recorder.command(command.clone(), Millis(START.0 + 1_500)), Ok(CommandId(1)));
    let refused = Command { intent: Intent::Refuse, ..command };
    assert_eq!(recorder.command(refused, Millis(START.0 + 1_600)), Err(Denial::Masked));
    recorder.mark("Ada hung up here", Millis(START.0 + 1_700));
    hear(&mut recorder, "no json of Ada", 2_500);
    recorder.wake(Millis(START.0 + 2_600));
    recorder.window(
        WindowEvent::Stranger { origin: "https://other.example".into(), size: Some(210) },
        Millis(START.0 + 2_700),
    );
    recorder.writer().text().unwrap()
}

#[test]
fn lines_are_as_the_format_says() {
    let text = recorded();
    let lines: Vec<_> = text.lines().collect();
    let digest = |line: &str| line.split("\"digest\":\"").nth(1).unwrap()[..16].to_owned();
    let (change, note) = (digest(lines[3]), digest(lines[10]));
    let desk: Value = serde_json::from_str(lines[5]).unwrap();
    assert_eq!(
        lines,
        [
            r#"{"deskpane":"recording","v":1,"panel":"0.2.0","desktop":"small","config":{"greeting":"hello"},"query":"contactId=7","page":"https://panel.example","redacted":false,"startedAt":"2026-01-01T10:00:00.000Z"}"#,
            r#"{"t":0,"in":"window","event":"found","origin":"https://desk.example"}"#,
            r#"{"t":1200,"in":"message","origin":"https://desk.example","text":"{\"event\":\"call\",\"id\":\"1\",\"name\":\"Ada Lovelace\",\"token\":\"[hidden]\"}"}"#,
            &format!(
                r#"{{"t":1200,"out":"change","value":{{"digest":"{change}","id":"1","kind":"contact","says":"Active"}}}}"#
            ),
            r#"{"t":1200,"out":"post","to":"https://desk.example","text":"{\"event\":\"hello\",\"id\":\"7\",\"to\":\"Ada Lovelace\"}"}"#,
            &format!(r#"{{"t":1200,"desk":{}}}"#, desk["desk"]),
            r#"{"t":1500,"in":"command","value":{"contact":"1","intent":"hold","on":true},"result":"sent 1"}"#,
            r#"{"t":1600,"in":"command","value":{"contact":"1","intent":"refuse"},"result":"refused Masked"}"#,
            r#"{"t":1700,"mark":"Ada hung up here"}"#,
            r#"{"t":2500,"in":"message","origin":"https://desk.example","text":"no json of Ada"}"#,
            &format!(r#"{{"t":2500,"out":"note","value":{{"digest":"{note}","kind":"malformed","title":"no JSON"}}}}"#),
            r#"{"t":2600,"in":"wake"}"#,
            r#"{"t":2700,"in":"stranger","origin":"https://other.example","size":210}"#,
        ]
    );
}

#[test]
fn a_recording_is_read_as_it_was_written_and_replays() {
    let text = recorded();
    let recording = Recording::read(&text).unwrap();
    assert_eq!((recording.to_text(), recording.length()), (text, 2_700));
    assert_eq!(check(&SPEC, &recording), Ok(Report { compared: 5, skipped: 0, difference: None }));
    let mut replay = Replay::begin(&SPEC, &recording).unwrap();
    replay.run_to(1_000);
    assert_eq!((replay.at(), replay.desk().order().len()), (0, 0));
    replay.run_to(1_200);
    assert_eq!((replay.at(), replay.desk().order().len()), (1_200, 1));
}

#[test]
fn outputs_at_the_start_come_before_the_first_input() {
    let origin = Origin::parse(ORIGIN).unwrap();
    let inputs: [fn(&mut Recorder, &Origin); 4] = [
        |recorder, origin| recorder.receive(r#"{"name": "Ada"}"#, origin, START),
        |recorder, _| recorder.window(WindowEvent::FrameLoading, START),
        |recorder, _| recorder.wake(START),
        |recorder, _| {
            let contact = ContactId::new("1").unwrap();
            recorder.command(Command { contact, intent: Intent::Answer }, START).unwrap();
        },
    ];
    for input in inputs {
        let header = Header { config: json!({ "greeting": "at once" }), ..header() };
        let mut recorder = begin(&header, None);
        recorder.start(header, None);
        input(&mut recorder, &origin);
        assert!(matches!(recorder.poll(), Some(Output::Note(note)) if note.title == "begins"), "and none is lost");
        hear(&mut recorder, r#"{"name": "Grace"}"#, 5);
        let text = recorder.writer().text().unwrap();
        let report = check(&SPEC, &Recording::read(&text).unwrap()).unwrap();
        assert_eq!(report.difference, None, "{text}");
    }
}

#[test]
fn the_first_difference_is_named_with_both_sides() {
    let text = recorded();
    for (was, other, line, recorded, replayed) in [
        (r#"\"to\":\"Ada Lovelace\""#, r#"\"to\":\"Eve\""#, 5, "Eve", "Ada"),
        ("sent 1", "sent 2", 7, "sent 2", "sent 1"),
        ("\"desk\":\"", "\"desk\":\"0", 6, "\"desk\":\"0", "\"desk\":\""),
        ("refused Masked", "sent 2", 8, "sent 2", "refused Masked"),
        ("\"out\":\"note\"", "\"out\":\"other\"", 10, "nothing more", "\"out\":\"note\""),
    ] {
        let recording = Recording::read(&text.replacen(was, other, 1)).unwrap();
        let found = check(&SPEC, &recording).unwrap().difference.unwrap();
        assert_eq!(found.line, line, "{found}");
        assert!(found.recorded.contains(recorded) && found.replayed.contains(replayed), "{found}");
    }
}

#[test]
fn an_invalid_file_is_an_error_with_its_line() {
    let text = recorded();
    let edited = |was: &str, is: &str| text.replacen(was, is, 1);
    for (text, line, says) in [
        (String::new(), 1, "not a recording"),
        ("{\"a\":1}".to_owned(), 1, "not a recording"),
        ("PK\u{3}\u{4}".to_owned(), 1, "not a recording"),
        (edited("\"v\":1", "\"v\":2"), 1, "version 2"),
        (edited("\"v\":1", "\"v\":\"1\""), 1, "version \"1\""),
        (edited("\"startedAt\":\"2026", "\"startedAt\":\"soon"), 1, "startedAt"),
        (edited("\"config\":{\"greeting\":\"hello\"}", "\"config\":7"), 1, "config"),
        (text[..text.len() - 20].to_owned(), 13, "cut off"),
        (edited("{\"t\":1500,", "{\"t\":1500;"), 7, "damaged at character 10"),
        (edited("{\"t\":1500", "[1500]\n{\"t\":1500"), 7, "not a JSON object: [1500]"),
        (edited("{\"t\":1500", "{\"t\":\"x\""), 7, "\"t\""),
        (edited("\"hold\"", "\"sing\""), 7, "not a command"),
        (edited("\"in\":\"wake\"", "\"in\":\"dream\""), 12, "dream"),
        (edited("\"event\":\"found\"", "\"event\":\"lost\""), 2, "lost"),
        (edited("\"origin\":\"https://desk.example\",\"text\"", "\"origin\":\"desk\",\"text\""), 3, "no origin"),
    ] {
        let error = Recording::read(&text).unwrap_err();
        assert!(error.line == line && error.to_string().contains(says), "{error}");
    }
}

#[test]
fn additions_of_later_versions_are_ignored() {
    let text = recorded();
    let more = text.replace("{\"t\":2600", "{\"t\":2599,\"new\":1}\n\n{\"t\":2600,\"more\":[1]");
    let recording = Recording::read(&more).unwrap();
    assert_eq!(check(&SPEC, &recording).unwrap().difference, None);
}

#[test]
fn an_unplayable_recording_says_why() {
    let text = recorded();
    for (was, is, why) in [("\"desktop\":\"small\"", "\"desktop\":\"big\"", "big"), ("\"hello\"", "7", "greeting")] {
        let recording = Recording::read(&text.replace(was, is)).unwrap();
        let error = check(&SPEC, &recording).unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
    }
}

#[test]
fn a_redacted_recording_behaves_the_same() {
    let recording = Recording::read(&recorded()).unwrap();
    let Redacted { recording, difference } = redact(&SPEC, &recording, Key(1, 2)).unwrap();
    assert_eq!(difference, None);
    let text = recording.to_text();
    assert!(!text.contains("Ada") && !text.contains("Lovelace"), "{text}");
    assert!(text.contains(r#"\"name\":\"Name 1\""#) && text.contains(r#"\"to\":\"Name 1\""#), "{text}");
    let again = Recording::read(&text).unwrap();
    assert_eq!(check(&SPEC, &again), Ok(Report { compared: 5, skipped: 0, difference: None }));
}

#[test]
fn a_full_ring_leaves_a_gap_from_which_a_replay_goes_on() {
    let mut recorder = begin(&header(), None);
    recorder.start(header(), None);
    for n in 0..6_000 {
        hear(&mut recorder, &format!(r#"{{"name":"Ada {n}"}}"#), n);
    }
    let recording = Recording::read(&recorder.writer().text().unwrap()).unwrap();
    let Entry::Gap { lines, kept } = &recording.lines[0].entry else { panic!("no gap") };
    let first = lines / 2;
    assert!(*lines > 2_000 && kept.as_ref().is_some_and(|kept| kept.contains(&format!("Ada {}", first - 1))));
    let report = check(&SPEC, &recording).unwrap();
    assert_eq!((report.compared, report.difference), (0, None));
    assert!(report.skipped > 4_000);
    let redacted = redact(&SPEC, &recording, Key(1, 2)).unwrap();
    assert!(redacted.difference.is_none() && !redacted.recording.to_text().contains("Ada"));
}

#[test]
fn a_reloaded_page_continues_its_recording() {
    let (first, mut recorder) = (recorded(), begin(&header(), Some("{\"name\":\"Ada\"}")));
    let lines = first.lines().skip(1).map(str::to_owned).collect();
    recorder.resume(header(), lines, Some("{\"name\":\"Ada\"}".into()), Millis(START.0 + 9_000), None);
    hear(&mut recorder, r#"{"event":"call","id":"2","name":"Eve"}"#, 9_100);
    let text = recorder.writer().text().unwrap();
    assert!(text.starts_with(&first) && text.contains(r#"{"t":9000,"gap":{"lines":0,"kept":"{\"name\":\"Ada\"}"}}"#));
    let report = check(&SPEC, &Recording::read(&text).unwrap()).unwrap();
    assert_eq!((report.compared, report.skipped, report.difference), (8, 0, None));
}

#[test]
fn a_recording_begun_midway_is_played_and_not_compared() {
    let text = recorded().replace("\"redacted\"", "\"midway\":true,\"redacted\"").replace("sent 1", "sent 9");
    let report = check(&SPEC, &Recording::read(&text).unwrap()).unwrap();
    assert_eq!((report.compared, report.difference), (0, None));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), cut in 0_usize..2_000, odd in "[{}\":,a-z0-9]{0,12}") {
        let whole = recorded();
        let at = whole.floor_char_boundary(cut);
        for text in [text, format!("{}{odd}{}", &whole[..at], &whole[at..])] {
            if let Ok(recording) = Recording::read(&text) {
                let _ = redact(&SPEC, &recording, Key(1, 2));
            }
        }
    }

    #[test]
    fn no_name_is_left_wherever_it_stands(field in "[a-z]{1,9}", around in "[ a-z.,\n]{0,12}", list in any::<bool>()) {
        let (mut recorder, name) = (begin(&header(), None), format!("{around}Ada Lovelace{around}"));
        recorder.start(header(), None);
        let value = if list { json!([name, { "x": name }]) } else { json!(name) };
        hear(&mut recorder, &json!({ "id": "1", field: value, "name": name }).to_string(), 5);
        hear(&mut recorder, &json!(json!({ "event": name, "\u{e9} Ada Lovelace": 1 }).to_string()).to_string(), 6);
        let recording = Recording::read(&recorder.writer().text().unwrap()).unwrap();
        let text = redact(&SPEC, &recording, Key(1, 2)).unwrap().recording.to_text();
        prop_assert!(!text.contains("Lovelace"), "{}", text);
    }
}
