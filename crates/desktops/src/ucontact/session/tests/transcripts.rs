//! Plays the transcript against the session: its posts must be those of the transcript.

use super::*;
use deskpane_desk::model::{Direction, work::DispositionLevel};

#[test]
fn an_interaction_and_the_next_with_the_same_client() {
    let mut bench = Bench::new();
    for line in include_str!("../../../../transcripts/ucontact-interaction.jsonl").lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["from"] == "desktop" {
            bench.message(&line["message"]);
            continue;
        }
        // All parts are known from the ended contact.
        let again = bench.over("7d3f0001-5a1c-4e0b-9b62-000000000001").work.again.clone().unwrap();
        bench.start(&again.campaign, &again.channel, &again.client).unwrap();
        assert_eq!(bench.posts.remove(0), line["message"]);
    }
    assert_eq!((bench.posts.len(), bench.notes.len(), bench.desk.order().len()), (0, 0, 0));
    assert_eq!(bench.start_status(), CommandStatus::Confirmed);
    let first = bench.over("7d3f0001-5a1c-4e0b-9b62-000000000001");
    assert_eq!(first.direction, Some(Direction::Inbound));
    let level =
        |id: Option<&str>, value: &str| DispositionLevel { id: id.map(str::to_owned), value: Some(value.to_owned()) };
    let recorded = first.work.recorded.as_ref().unwrap();
    assert_eq!(recorded.levels, [level(Some("12"), "Sale"), level(Some("40"), "Done")]);
    assert_eq!(recorded.comment, "Wants the blue one");
    let fields: Vec<_> = first.details.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
    assert_eq!(fields, [("finishDate", "2023-48-13 06:48:51")]);
    let second = bench.over("7d3f0002-5a1c-4e0b-9b62-000000000002");
    assert_eq!(second.direction, Some(Direction::Outbound));
    assert_eq!(second.work.recorded.as_ref().unwrap().levels, [level(None, "No answer")]);
    assert!(second.details.is_empty());
    let looks = bench.desk.appearance();
    assert_eq!((looks.dark, looks.language.as_deref()), (Some(true), Some("en")));
    assert_eq!(looks.primary.map(Colour::to_text).as_deref(), Some("#1976d2"));
}
