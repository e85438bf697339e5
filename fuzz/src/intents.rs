//! One of each of the agent's commands.

use deskpane_desk::model::{
    AgentIntent, CustomerCard, DialRequest, Digits, Intent, ReasonId, ScriptReply, StartRequest, WorkMode,
    work::{CustomerRecord, Destination, Given, LineKind, Target},
};

/// A command for a contact.
#[must_use]
pub fn of_contact(which: u8) -> Intent {
    let text = || "Ada \"Agent\" <b>\u{1f600}".to_owned();
    let to = |target| Destination { target, name: text() };
    let answers = [(text(), Given::One(text()))].into_iter().collect();
    let intents = [
        Intent::Answer,
        Intent::Refuse,
        Intent::Hold(true),
        Intent::Hold(false),
        Intent::Mute(true),
        Intent::Mute(false),
        Intent::Mask(true),
        Intent::Mask(false),
        Intent::Record(true),
        Intent::Record(false),
        Intent::HangUp,
        Intent::EndWrapUp,
        Intent::Card(CustomerCard { name: text(), picture: None }),
        Intent::WrapUp(true),
        Intent::WrapUp(false),
        Intent::CancelDial,
        Digits::new("12#*").map_or(Intent::Answer, Intent::Digits),
        Intent::Transfer(to(Target::Line(LineKind::Telephone, text())), false),
        Intent::Transfer(to(Target::Queue(text())), true),
        Intent::CancelTransfer,
        Intent::Dispose(Some(text())),
        Intent::Dispose(None),
        Intent::Say(text()),
        Intent::SaveNote(text()),
        Intent::ListNotes,
        Intent::Assign(Some(CustomerRecord { id: text(), name: text(), fields: Vec::new() })),
        Intent::Assign(None),
        Intent::Script(ScriptReply { script: text(), answers, dismissed: false }),
        Intent::StartChat,
    ];
    intents[usize::from(which) % intents.len()].clone()
}

/// A command for no contact.
#[must_use]
pub fn of_agent(which: u8) -> AgentIntent {
    let text = || "Línea 1".to_owned();
    let intents = [
        AgentIntent::Ready,
        AgentIntent::NotReady(None),
        AgentIntent::NotReady(Some(ReasonId { id: text(), list: text() })),
        AgentIntent::Mode(WorkMode::Outbound),
        AgentIntent::Extension(text()),
        AgentIntent::Tenant(text()),
        AgentIntent::LogOut,
        AgentIntent::Dial(Box::new(DialRequest { number: "+14155550123".into(), ..DialRequest::default() })),
        AgentIntent::FindRecords(text()),
        AgentIntent::ListDestinations,
        AgentIntent::Start(Box::new(StartRequest { campaign: text(), channel: text(), client: text() })),
    ];
    intents[usize::from(which) % intents.len()].clone()
}
