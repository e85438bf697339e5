//! Replays every recording in `recordings/`, which must give the recorded outputs. `cargo xtask recording to-test` adds
//! a recording; after an intended change, `cargo xtask recording migrate` updates their outputs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use deskpane_desk::{
    desktop::DesktopSpec,
    model::{Command, ContactId, Digits, Intent},
    recording::{Entry, Given, Key, Line, Recording, check, migrate, redact},
};
use deskpane_desktops::ALL;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// The longest recording, in bytes: the repository is not an archive.
const LONGEST: usize = 300_000;

/// Ids that say who somebody is, and what must be left of each nowhere.
const PEOPLE: [(&str, &str); 4] = [
    ("Zaphod Beeblebrox", "Beeblebrox"),
    ("+1 (303) 765-4321", "765-4321"),
    ("zaphod@beeblebrox.example", "beeblebrox.example"),
    ("42 Magrathea Road", "Magrathea"),
];

/// The kept recordings of a desktop: the name of each, and what it holds.
fn kept(spec: &DesktopSpec) -> Vec<(String, Recording)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings").join(spec.id);
    let files = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let read = |file: std::path::PathBuf| {
        let name = file.display().to_string();
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.len() <= LONGEST, "{name} is {} bytes long", text.len());
        let recording = Recording::read(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, recording)
    };
    files.map(read).collect()
}

#[test]
fn recordings_replay_to_the_same_outputs() {
    for spec in ALL {
        let kept = kept(spec);
        assert!(!kept.is_empty() || !spec.is_released, "there is no recording of {}", spec.name);
        for (name, recording) in kept {
            let report = check(spec, &recording).unwrap_or_else(|error| panic!("{name}: {error}"));
            if let Some(difference) = report.difference {
                panic!("{name}: {difference}");
            }
            assert!(report.compared > 0, "{name}: nothing in it was compared");
            let redacted = redact(spec, &recording, Key(3, 5)).unwrap_or_else(|error| panic!("{name}: {error}"));
            if let Some(difference) = redacted.difference {
                panic!("{name} without people: {difference}");
            }
        }
    }
}

#[test]
fn no_line_names_somebody_whose_name_or_number_is_the_id_of_a_contact() {
    for spec in ALL {
        for (name, recording) in kept(spec) {
            let contacts = recording.lines.iter().filter_map(|line| line.entry.contact());
            let contacts: BTreeSet<String> = contacts.map(str::to_owned).collect();
            for (id, (person, trace)) in contacts.iter().take(2 * PEOPLE.len()).zip(PEOPLE.iter().cycle()) {
                let planted = migrate(spec, &commanded(&planted(&recording, id, person), person)).unwrap();
                let redacted = redact(spec, &planted, Key(3, 5)).unwrap();
                let told = redacted.difference.map(|difference| difference.to_string());
                assert_eq!(told, None, "{name}: {person} for {id}");
                let text = redacted.recording.to_text();
                let line = text.lines().find(|line| line.contains(trace));
                assert_eq!(line, None, "{name}: {person} for {id}");
                let again = check(spec, &Recording::read(&text).unwrap()).unwrap().difference;
                assert_eq!(again.map(|difference| difference.to_string()), None, "{name}: {person} for {id}");
            }
        }
    }
}

/// The same recording with another id of a contact, wherever it stands.
fn planted(recording: &Recording, id: &str, other: &str) -> Recording {
    let mut planted = recording.clone();
    planted.header.kept = planted.header.kept.map(|kept| renamed(&kept, id, other));
    for line in &mut planted.lines {
        match &mut line.entry {
            Entry::Message { text, .. } | Entry::Gap { kept: Some(text), .. } => *text = renamed(text, id, other),
            Entry::Command { given: Given::Contact(command), .. } if command.contact.as_str() == id => {
                command.contact = ContactId::new(other).unwrap();
            }
            _ => {}
        }
    }
    planted
}

fn renamed(text: &str, id: &str, other: &str) -> String {
    serde_json::from_str(text).map_or_else(|_| text.to_owned(), |value| in_value(value, id, other).to_string())
}

fn in_value(value: Value, id: &str, other: &str) -> Value {
    match value {
        Value::String(text) if text == id => other.into(),
        Value::String(text) if text.starts_with(['{', '[']) => renamed(&text, id, other).into(),
        Value::Number(number) if number.to_string() == id => other.into(),
        Value::Array(items) => items.into_iter().map(|item| in_value(item, id, other)).collect(),
        Value::Object(map) => {
            let field = |(name, value): (String, Value)| {
                (if name == id { other.to_owned() } else { name }, in_value(value, id, other))
            };
            Value::Object(map.into_iter().map(field).collect())
        }
        value => value,
    }
}

/// The same recording with commands about this contact behind each message.
fn commanded(recording: &Recording, id: &str) -> Recording {
    let mut commanded = Recording { header: recording.header.clone(), lines: Vec::new() };
    for line in &recording.lines {
        if !line.entry.drives() {
            continue;
        }
        commanded.lines.push(line.clone());
        if matches!(line.entry, Entry::Message { .. }) {
            let intents = [Intent::Digits(Digits::new("12#").unwrap()), Intent::Hold(true), Intent::EndWrapUp];
            for intent in intents {
                let given = Given::Contact(Command { contact: ContactId::new(id).unwrap(), intent });
                let entry = Entry::Command { given, result: String::new() };
                commanded.lines.push(Line { number: 0, at: line.at, entry });
            }
        }
    }
    commanded
}
