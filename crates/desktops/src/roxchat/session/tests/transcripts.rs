//! Plays the transcripts against the session: its posts must be those of the transcript.

use super::*;

fn play(transcript: &str) -> Bench {
    let mut bench = Bench::new();
    for line in transcript.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let message = &line["message"];
        if line["from"] == "desktop" {
            bench.message(message);
        } else {
            bench.start(message["params"]["roxchatVisitorId"].as_str().unwrap()).unwrap();
            assert_eq!(&bench.posts.remove(0), message);
        }
    }
    assert_eq!((bench.posts.len(), bench.notes.len()), (0, 0));
    bench
}

#[test]
fn a_chat() {
    let visitor = "c3fa5841c772895f8645b33ac784f694";
    let bench = play(include_str!("../../../../transcripts/roxchat-chat.jsonl"));
    let contact = bench.contact(visitor);
    assert_eq!((&contact.state, contact.in_front), (&ContactState::Closed, true));
    assert_eq!(contact.customer.name.as_deref(), Some("John Doe"));
    assert_eq!(contact.customer.address.as_deref(), Some("16248561"));
    assert_eq!(contact.channel, deskpane_desk::model::Channel::Digital(Some("skype".into())));
    let names: Vec<_> = contact.work.identities.iter().map(|name| (name.kind, name.value.as_str())).collect();
    assert_eq!(
        names,
        [
            (IdentityKind::Provided, "12345"),
            (IdentityKind::Crm, "4-1GQJDL78"),
            (IdentityKind::Task, "20913584"),
            (IdentityKind::Desktop, visitor),
            (IdentityKind::Session, "c9905a4eab2a4148add9b1c8ac97ad7d"),
            (IdentityKind::Conversation, "1025"),
            (IdentityKind::Channel, "073afd9ccfee448dba19a5c974940bfc"),
            (IdentityKind::ChannelUser, "16248561"),
        ]
    );
    assert_eq!(bench.texts(visitor), ["Greetings!", "Good day, John."]);
    assert_eq!(bench.start_status(visitor), CommandStatus::Confirmed);
    assert!(contact.work.notices.is_empty() && bench.desk.board().notices.is_empty());
}

#[test]
fn a_visitor_who_logs_in() {
    let now = "52eed6ec3c12494a88e62e2ff636c2a9";
    let bench = play(include_str!("../../../../transcripts/roxchat-authorized.jsonl"));
    assert_eq!(bench.renamed, [("66b46319af05e55ac9fd34aa541e9eee".to_owned(), now.to_owned())]);
    assert_eq!(bench.texts(now), ["Where is my order?", "It left today.", "Thank you"]);
    assert_eq!((bench.state(now), bench.name(now, IdentityKind::Provided)), (&ContactState::Active, Some("7925")));
    // The visitor of the last line is new, and came through no channel.
    assert_eq!(bench.state("c3fa5841c772895f8645b33ac784f694"), &ContactState::Closed);
    assert_eq!(bench.desk.order().len(), 2);
}

#[test]
fn every_kind_of_message_is_part_of_the_talk() {
    let bench = play(include_str!("../../../../transcripts/roxchat-kinds.jsonl"));
    let talk = bench.talk("c3fa5841c772895f8645b33ac784f694");
    assert_eq!(talk.len(), 17);
    assert!(talk.iter().all(|utterance| !matches!(utterance.kind, deskpane_desk::model::work::MessageKind::Other(_))));
}
