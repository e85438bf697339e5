//! Puts names, numbers, addresses, notes and secrets wherever a message can carry them. A redacted recording must
//! contain none of them, no recording may contain a secret, and a replay must give the recorded outputs. `DESKTOP`
//! names the desktop.
#![no_main]

use arbitrary::Arbitrary;
use deskpane_desk::{
    clock::{Millis, Span},
    model::{Command, Desk, Digits, Intent},
    origin::Origin,
    recording::{Header, Key, Recorder, Recording, check, redact},
    session::{Output, Session},
};
use deskpane_fuzz::{
    desktops::{self, Desktop, START},
    document::Document,
    intents, rules,
};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::sync::LazyLock;

/// Personal data for messages, and the part of it that must not appear anywhere.
const PEOPLE: [(&str, &str); 5] = [
    ("Zaphod Beeblebrox", "Beeblebrox"),
    ("+1 (303) 765-4321", "765-4321"),
    ("zaphod@beeblebrox.example", "beeblebrox.example"),
    ("42 Magrathea Road", "Magrathea"),
    ("Met at Milliways.\nCalls back, he says.", "Milliways"),
];
/// The most messages of one recording.
const MOST: usize = 40;

static DESKTOP: LazyLock<(Desktop, Vec<Value>)> = LazyLock::new(|| {
    let id = std::env::var("DESKTOP").unwrap_or_default();
    let desktop = desktops::all().find(|desktop| desktop.spec.id == id);
    let desktop = desktop.unwrap_or_else(|| panic!("DESKTOP={id} names no desktop"));
    let samples = desktop.conversations();
    (desktop, samples)
});

#[derive(Debug, Arbitrary)]
enum Step {
    /// A message, with personal data in the texts with these numbers.
    Message(Document, Vec<(u8, u8)>),
    /// A command about a contact.
    Command(u8, u8),
    /// Keys pressed to every contact there is: an id may be somebody's name.
    Keys,
    /// A command about none.
    Agent(u8),
    /// Time passes: two to the power of this, in milliseconds.
    Pass(u8),
}

fuzz_target!(|steps: Vec<Step>| {
    let (desktop, samples) = &*DESKTOP;
    let origin = Origin::parse(&desktop.origin).expect("the desktop's origin");
    let (mut session, mut desk, mut now) = (Recorder::new(desktop.begin(None)), Desk::default(), START);
    session.start(header(desktop), None);
    // Outputs before the first input may be taken at once, or only after it.
    if steps.len() % 2 == 0 {
        drain(&mut session, &mut desk);
    }
    for event in desktop.opening() {
        session.window(event.clone(), now);
        drain(&mut session, &mut desk);
    }
    let mut secret = false;
    for step in steps.iter().take(MOST) {
        match step {
            Step::Message(document, people) => {
                let text = document.text(samples);
                if text.contains(rules::SECRET) || text.contains(rules::SHAPED) {
                    continue;
                }
                let text = with_people(text, people);
                let planted = rules::plant(&text);
                secret |= planted.is_some();
                session.receive(planted.as_deref().unwrap_or(&text), &origin, now);
            }
            Step::Command(which, contact) => {
                let open = desk.order().len().max(1);
                let Some(contact) = desk.order().nth(usize::from(*contact) % open).cloned() else { continue };
                let _ = session.command(Command { contact, intent: intents::of_contact(*which) }, now);
            }
            Step::Keys => {
                let keys = Digits::new("12#*").map(Intent::Digits);
                let order: Vec<_> = desk.order().cloned().collect();
                for (contact, intent) in order.into_iter().zip(keys.iter().cycle()) {
                    let _ = session.command(Command { contact, intent: intent.clone() }, now);
                }
            }
            Step::Agent(which) => {
                let _ = session.agent_command(intents::of_agent(*which), now);
            }
            Step::Pass(power) => {
                now = now + Span(1 << (power % 20));
                session.wake(now);
            }
        }
        drain(&mut session, &mut desk);
    }
    let text = session.writer().text().expect("it records");
    assert!(!text.contains(rules::SECRET), "a secret is in the recording: {text}");
    assert!(!text.contains(rules::SHAPED), "a token is in the recording: {text}");
    let recording = Recording::read(&text).expect("what was written");
    let report = check(desktop.spec, &recording).expect("a recording of this desktop");
    if !secret && let Some(difference) = report.difference {
        panic!("a replay differs on {difference}");
    }
    let redacted =
        redact(desktop.spec, &recording, Key(3, 7)).expect("a recording of this desktop").recording.to_text();
    for (_, trace) in PEOPLE {
        assert!(!redacted.contains(trace), "{trace} is still in {redacted}");
    }
    let again = check(desktop.spec, &Recording::read(&redacted).expect("what was written")).expect("the same desktop");
    if let Some(difference) = again.difference {
        panic!("without people a replay differs on {difference}");
    }
});

fn header(desktop: &Desktop) -> Header {
    let config: Value = serde_json::from_str(&desktop.spec.whole_config(&desktop.origin)).expect("a configuration");
    Header {
        panel: "fuzzed".into(),
        desktop: desktop.spec.id.into(),
        config: config[desktop.spec.id].clone(),
        query: String::new(),
        page: desktops::PANEL.into(),
        kept: None,
        redacted: false,
        started: Millis(START.0),
        midway: false,
    }
}

fn drain(session: &mut Recorder, desk: &mut Desk) {
    while let Some(output) = session.poll() {
        if let Output::Change(change) = output {
            desk.apply(change);
        }
    }
}

/// A message with personal data in place of some of its texts.
fn with_people(text: String, people: &[(u8, u8)]) -> String {
    let Ok(mut value) = serde_json::from_str::<Value>(&text) else { return text };
    for (at, who) in people {
        let mut left = usize::from(*at);
        put(&mut value, &mut left, PEOPLE[usize::from(*who) % PEOPLE.len()].0);
    }
    value.to_string()
}

/// Replaces the text with this number, counted from the first.
fn put(value: &mut Value, left: &mut usize, who: &str) -> bool {
    match value {
        Value::String(text) => {
            if *left == 0 {
                *text = who.to_owned();
                return true;
            }
            *left -= 1;
            false
        }
        Value::Array(items) => items.iter_mut().any(|item| put(item, left, who)),
        Value::Object(map) => map.values_mut().any(|item| put(item, left, who)),
        _ => false,
    }
}
