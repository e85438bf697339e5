//! The session, by hand and by the transcript.

use super::*;
use crate::example::SPEC;
use deskpane_desk::model::{CommandStatus, Desk, Refusal};
use serde_json::Value;

const DESKTOP: &str = "https://desk.example";

/// A session and the desk it feeds.
struct Bench {
    session: ExampleSession,
    desk: Desk,
    posts: Vec<Value>,
    now: Millis,
}

impl Bench {
    /// A session whose frame has loaded.
    fn new() -> Self {
        let configured = SPEC.configure(&format!("{{ {} }}", SPEC.config_line(DESKTOP))).unwrap();
        let session = ExampleSession::new(&configured.address.unwrap(), "https://panel.example");
        let mut bench = Self { session, desk: Desk::default(), posts: Vec::new(), now: Millis(0) };
        bench.session.window(WindowEvent::FrameLoading, bench.now);
        bench.session.window(WindowEvent::FrameLoaded, bench.now);
        bench.drain();
        bench
    }

    fn message(&mut self, text: &str) {
        self.session.receive(text, &Origin::parse(DESKTOP).unwrap(), self.now);
        self.drain();
    }

    fn answer(&mut self, id: &str) -> Result<CommandId, Denial> {
        let command = Command { contact: ContactId::new(id).unwrap(), intent: Intent::Answer };
        let given = self.session.command(command, self.now);
        self.drain();
        given
    }

    fn drain(&mut self) {
        while let Some(output) = self.session.poll() {
            match output {
                Output::Change(change) => _ = self.desk.apply(change),
                Output::Post { text, .. } => self.posts.push(serde_json::from_str(&text).unwrap()),
                Output::Note(_) | Output::Keep(_) => {}
            }
        }
    }

    /// Where the answer to the only contact stands.
    fn status(&self) -> Option<CommandStatus> {
        let entry = self.desk.order().filter_map(|id| self.desk.entry(id)).next()?;
        entry.commands.values().next().map(|record| record.status.clone())
    }
}

#[test]
fn the_transcript_is_followed_to_its_end() {
    let mut bench = Bench::new();
    for line in include_str!("../../../transcripts/example-call.jsonl").lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let message = line["message"].to_string();
        match line["from"].as_str() {
            Some("desktop") => bench.message(&message),
            _ => {
                bench.answer(line["message"]["contact"].as_str().unwrap()).unwrap();
                assert_eq!(bench.posts.last(), Some(&line["message"]));
                assert_eq!(bench.status(), Some(CommandStatus::Sent));
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
    bench.message(&contact("offered"));
    bench.answer("1").unwrap();
    assert_eq!(bench.answer("1"), Err(Denial::InFlight));
    bench.message(&contact("offered"));
    assert_eq!(bench.status(), Some(CommandStatus::Sent));
    bench.message(&contact("answered"));
    assert_eq!(bench.status(), Some(CommandStatus::Confirmed));
    assert_eq!(bench.answer("1"), Err(Denial::State(ContactState::Active)));
}

#[test]
fn an_answer_to_a_contact_that_ends_is_refused() {
    let mut bench = Bench::new();
    bench.message(r#"{"source":"example","event":"contact-changed","contact":{"id":"1"}}"#);
    bench.answer("1").unwrap();
    let ended = r#"{"source":"example","event":"contact-ended","contact":{"id":"1"}}"#;
    bench.session.receive(ended, &Origin::parse(DESKTOP).unwrap(), bench.now);
    let said = std::iter::from_fn(|| bench.session.poll()).any(|output| {
        matches!(output, Output::Change(Change::Command(record)) if record.status == CommandStatus::Refused(Refusal::ContactEnded))
    });
    assert!(said);
}
