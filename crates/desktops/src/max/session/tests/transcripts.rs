//! Plays the transcripts against the session: its posts must be those of the transcript.

use super::*;

/// The intent behind a command on the wire: toggles mean the opposite of the current state.
fn intent(message_type: &str, contact: &Contact) -> Option<Intent> {
    Some(match message_type {
        "AnswerEvent" => Intent::Answer,
        "HoldEvent" => Intent::Hold(contact.state != ContactState::Held),
        "MuteEvent" => Intent::Mute(!contact.muted),
        "MaskEvent" => Intent::Mask(!contact.masked),
        "RecordEvent" => Intent::Record(true),
        "HangupEvent" => Intent::HangUp,
        _ => return None,
    })
}

fn play(transcript: &str) -> Bench {
    let mut bench = Bench::new(json!({"origins": ["https://max.example.com"]}), None);
    bench.found();
    for line in transcript.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let message = &line["message"];
        if line["from"] == "desktop" {
            bench.message(message);
            continue;
        }
        let first = bench.desk.order().next().cloned();
        if let Some(contact) = first {
            let intent = intent(message["messageType"].as_str().unwrap(), bench.contact(contact.as_str())).unwrap();
            bench.give(contact.as_str(), intent).unwrap();
        }
        assert_eq!(&bench.posts.remove(0), message);
    }
    assert_eq!(bench.posts, Vec::<Value>::new());
    assert_eq!(bench.notes, []);
    bench
}

#[test]
fn a_call_in_max() {
    let bench = play(include_str!("../../../../transcripts/max-call.jsonl"));
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len()), (0, 1));
    assert_eq!(bench.desk.agent().presence, Some(Presence::Available));
}

#[test]
fn a_call_in_cxone_agent() {
    let bench = play(include_str!("../../../../transcripts/max-cxa-call.jsonl"));
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len()), (0, 1));
    assert_eq!(bench.desk.agent().reason.as_deref(), Some("Lunch"));
}
