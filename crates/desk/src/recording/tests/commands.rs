//! Commands in a recording.

use super::super::{Given, command};
use crate::model::{
    AgentIntent, Command, ContactId, CustomerCard, DialRequest, Digits, Field, Intent, Named, ReasonId, ScriptReply,
    StartRequest, WorkMode,
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
fn commands_come_back_as_they_were_given() {
    for given in commands() {
        assert_eq!(command::read(&command::write(&given)), Some(given.clone()), "{given:?}");
    }
}
