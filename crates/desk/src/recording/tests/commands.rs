//! Commands in a recording.

use super::{super::command, *};
use crate::model::{
    AgentIntent, CustomerCard, DialRequest, Digits, Field, Named, ReasonId, ScriptReply, StartRequest, WorkMode,
    work::{Answers, CustomerRecord, Destination, Given as Answer, LineKind, Target},
};

/// One command of each kind.
fn commands() -> Vec<Given> {
    let text = || " Ada \"A\"\n\u{1f600}".to_owned();
    let field = || Field { name: text(), value: text() };
    let to = |target| Destination { target, name: text() };
    let mut answers = Answers::new();
    answers.insert(text(), Answer::One(text()));
    answers.insert("b".into(), Answer::Many([(text(), true), ("x".into(), false)].into_iter().collect()));
    let record = CustomerRecord { id: text(), name: text(), fields: vec![field()] };
    let contact = [
        Intent::Answer,
        Intent::Refuse,
        Intent::Hold(true),
        Intent::Mute(false),
        Intent::Mask(true),
        Intent::Record(false),
        Intent::HangUp,
        Intent::EndWrapUp,
        Intent::Card(CustomerCard { name: text(), picture: crate::safe::ImageAddress::parse("https://a.example/p") }),
        Intent::WrapUp(true),
        Intent::CancelDial,
        Intent::Digits(Digits::new("12#*").unwrap()),
        Intent::Transfer(to(Target::Line(LineKind::WebRtc, text())), false),
        Intent::Transfer(to(Target::Queue(text())), true),
        Intent::Transfer(to(Target::Resource(text())), true),
        Intent::CancelTransfer,
        Intent::Dispose(Some(text())),
        Intent::Dispose(None),
        Intent::Say(text()),
        Intent::SaveNote(text()),
        Intent::ListNotes,
        Intent::Assign(Some(record)),
        Intent::Assign(None),
        Intent::Script(ScriptReply { script: text(), answers, dismissed: true }),
        Intent::StartChat,
    ];
    let named = || Named { name: text(), id: text() };
    let agent = [
        AgentIntent::Ready,
        AgentIntent::NotReady(None),
        AgentIntent::NotReady(Some(ReasonId { id: text(), list: text() })),
        AgentIntent::Mode(WorkMode::AgentInitiated),
        AgentIntent::Extension(text()),
        AgentIntent::Tenant(text()),
        AgentIntent::LogOut,
        AgentIntent::Dial(Box::new(DialRequest {
            number: text(),
            mode: Some(WorkMode::Outbound),
            campaign: named(),
            list: named(),
            list_source: text(),
            customer: text(),
            facts: vec![field()],
        })),
        AgentIntent::FindRecords(text()),
        AgentIntent::ListDestinations,
        AgentIntent::Start(Box::new(StartRequest { campaign: text(), channel: text(), client: text() })),
    ];
    let id = ContactId::new("7").unwrap();
    let contact = contact.map(|intent| Given::Contact(Command { contact: id.clone(), intent }));
    contact.into_iter().chain(agent.map(Given::Agent)).collect()
}

#[test]
fn commands_survive_writing_and_reading() {
    for given in commands() {
        assert_eq!(command::read(&command::write(&given)), Some(given.clone()), "{given:?}");
    }
}

/// Ids that say who somebody is.
const PEOPLE: [(&str, &str); 5] = [
    ("Zaphod Beeblebrox", "Beeblebrox"),
    ("+1 (303) 765-4321", "765-4321"),
    ("zaphod@beeblebrox.example", "beeblebrox"),
    (
        "sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:sip:Bee",
        "Bee",
    ),
    ("Zaphod 1", "Zaphod"),
];

#[test]
fn a_command_about_somebody_names_the_contact_as_its_events_do() {
    for (id, trace) in PEOPLE {
        let mut recorder = begin(&header(), None);
        recorder.start(header(), None);
        hear(&mut recorder, &json!({ "event": "call", "id": id, "name": "Ada" }).to_string(), 5);
        for given in commands() {
            let Given::Contact(command) = given else { continue };
            let _ = recorder.command(Command { contact: ContactId::new(id).unwrap(), ..command }, START);
        }
        let recording = Recording::read(&recorder.writer().text().unwrap()).unwrap();
        let Redacted { recording, difference } = redact(&SPEC, &recording, Key(1, 2)).unwrap();
        assert_eq!(difference, None);
        let ids: std::collections::BTreeSet<_> =
            recording.lines.iter().filter_map(|line| line.entry.contact()).collect();
        assert_eq!(ids.len(), 1, "one contact: {ids:?}");
        let text = recording.to_text();
        assert!(!text.contains(trace), "{text}");
    }
}

#[test]
fn a_token_in_a_command_is_hidden_as_it_is_in_its_messages() {
    let id = "https://crm.example/?access_token=s3cr3t&page=1";
    let mut recorder = begin(&header(), None);
    recorder.start(header(), None);
    hear(&mut recorder, &json!({ "event": "call", "id": id, "name": "Ada" }).to_string(), 5);
    let contact = ContactId::new(id).unwrap();
    for intent in [Intent::Answer, Intent::Say(format!("see {id}"))] {
        let _ = recorder.command(Command { contact: contact.clone(), intent }, START);
    }
    let text = recorder.writer().text().unwrap();
    assert!(!text.contains("s3cr3t"), "{text}");
    assert_eq!(check(&SPEC, &Recording::read(&text).unwrap()).unwrap().difference, None);
}
