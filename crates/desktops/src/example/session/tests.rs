//! Tests of the session, by hand and by the transcript.

use super::*;
use crate::{example::SPEC, session_bench};
use deskpane_desk::model::{CommandStatus, Refusal};
use serde_json::Value;

const DESKTOP: &str = "https://desk.example";

type Bench = session_bench::Bench<ExampleSession>;

impl Bench {
    /// A session whose frame has loaded.
    fn new() -> Self {
        let configured = SPEC.configure(&format!("{{ {} }}", SPEC.config_line(DESKTOP))).unwrap();
        let session = ExampleSession::new(&configured.address.unwrap(), "https://panel.example");
        let mut bench = Self::begin(session, DESKTOP);
        bench.window(WindowEvent::FrameLoading);
        bench.window(WindowEvent::FrameLoaded);
        bench
    }

    fn text(&mut self, text: &str) {
        self.message(&text.into());
    }

    fn answer(&mut self, id: &str) -> Result<CommandId, Denial> {
        self.give(id, Intent::Answer)
    }

    fn answer_status(&self, id: &str) -> CommandStatus {
        self.status(id, Control::Answer)
    }
}

#[test]
fn the_transcript_is_followed_to_its_end() {
    let mut bench = Bench::new();
    for line in include_str!("../../../transcripts/example-call.jsonl").lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        match line["from"].as_str() {
            Some("desktop") => bench.message(&line["message"]),
            _ => {
                let id = line["message"]["contact"].as_str().unwrap();
                bench.answer(id).unwrap();
                assert_eq!(bench.posts.last(), Some(&line["message"]));
                assert_eq!(bench.answer_status(id), CommandStatus::Sent);
            }
        }
    }
    assert_eq!(bench.desk.order().count(), 0);
    let over: Vec<_> = bench.desk.closed().map(|contact| contact.customer.name.clone()).collect();
    assert_eq!(over, [Some("Ada Lovelace".to_owned())]);
}

#[test]
fn an_answer_is_confirmed_by_the_contact_and_by_nothing_else() {
    let mut bench = Bench::new();
    let contact = |state: &str| {
        format!(r#"{{"source":"example","event":"contact-changed","contact":{{"id":"1","state":"{state}"}}}}"#)
    };
    bench.text(&contact("offered"));
    bench.answer("1").unwrap();
    assert_eq!(bench.answer("1"), Err(Denial::InFlight));
    bench.text(&contact("offered"));
    assert_eq!(bench.answer_status("1"), CommandStatus::Sent);
    bench.text(&contact("answered"));
    assert_eq!(bench.answer_status("1"), CommandStatus::Confirmed);
    assert_eq!(bench.answer("1"), Err(Denial::State(ContactState::Active)));
}

#[test]
fn ended_contacts_stay_ended() {
    let mut bench = Bench::new();
    let event = |name: &str| format!(r#"{{"source":"example","event":"{name}","contact":{{"id":"1"}}}}"#);
    for name in ["contact-changed", "contact-ended", "contact-changed"] {
        bench.text(&event(name));
    }
    assert_eq!((bench.desk.order().count(), bench.desk.closed().count()), (0, 1));
}

#[test]
fn an_answer_to_a_contact_that_ends_is_refused() {
    let mut bench = Bench::new();
    bench.text(r#"{"source":"example","event":"contact-changed","contact":{"id":"1"}}"#);
    bench.answer("1").unwrap();
    let ended = r#"{"source":"example","event":"contact-ended","contact":{"id":"1"}}"#;
    bench.session.receive(ended, &Origin::parse(DESKTOP).unwrap(), bench.now);
    let said = std::iter::from_fn(|| bench.session.poll()).any(|output| {
        matches!(output, Output::Change(Change::Command(record)) if record.status == CommandStatus::Refused(Refusal::ContactEnded))
    });
    assert!(said);
}
