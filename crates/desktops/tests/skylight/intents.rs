//! The agent's intents: any available one.

use deskpane_desk::model::{
    Agent, AgentControl, AgentIntent, Contact, Control, DialRequest, Digits, Intent, Listing, ScriptReply, WorkMode,
    work::{CustomerRecord, Destination, LineKind, Target},
};
use fastrand::Rng;

pub(crate) fn about_contact(
    control: Control,
    engaged: bool,
    contact: &Contact,
    to: &Listing<Destination>,
    rng: &mut Rng,
) -> Option<Intent> {
    let work = &contact.work;
    Some(match control {
        Control::Answer => Intent::Answer,
        Control::Refuse => Intent::Refuse,
        Control::Hold => Intent::Hold(!engaged),
        Control::Mute => Intent::Mute(!engaged),
        Control::Record => Intent::Record(!engaged),
        Control::HangUp => Intent::HangUp,
        Control::WrapUp => Intent::WrapUp(!engaged),
        Control::EndWrapUp => Intent::EndWrapUp,
        Control::CancelDial => Intent::CancelDial,
        Control::CancelTransfer => Intent::CancelTransfer,
        Control::Digits => Intent::Digits(Digits::new(["1", "2#", "*0"][rng.usize(0..3)])?),
        Control::Transfer => {
            let line = Destination { target: Target::Line(LineKind::Telephone, "+15550100".into()), name: "B".into() };
            let listed = match to {
                Listing::Listed(list) if !list.is_empty() => Some(list[rng.usize(0..list.len())].clone()),
                _ => None,
            };
            Intent::Transfer(listed.filter(|_| rng.bool()).unwrap_or(line), rng.bool())
        }
        Control::Dispose => {
            let list = &work.dispositions.as_ref()?.list;
            let chosen = (!list.is_empty() && rng.u8(0..4) > 0).then(|| list[rng.usize(0..list.len())].id.clone());
            Intent::Dispose(chosen)
        }
        Control::Say => Intent::Say(format!("words {}", rng.u32(..))),
        Control::SaveNote => Intent::SaveNote(format!("note {}", rng.u32(..))),
        Control::ListNotes => Intent::ListNotes,
        Control::Assign if work.record.is_some() && rng.bool() => Intent::Assign(None),
        Control::Assign => {
            let id = "not-a-record".to_owned();
            Intent::Assign(Some(CustomerRecord { id, name: "X".into(), fields: Vec::new() }))
        }
        Control::Script => {
            let script = work.scripts.first()?.id.clone();
            Intent::Script(ScriptReply { script, answers: Default::default(), dismissed: rng.bool() })
        }
        Control::Mask | Control::Card | Control::StartChat => panic!("Skylight knows no {control:?}"),
    })
}

pub(crate) fn about_agent(control: AgentControl, agent: &Agent, rng: &mut Rng) -> Option<AgentIntent> {
    Some(match control {
        AgentControl::Ready => AgentIntent::Ready,
        AgentControl::NotReady => {
            let reasons = &agent.reasons;
            let some = !reasons.is_empty() && rng.bool();
            AgentIntent::NotReady(some.then(|| reasons[rng.usize(0..reasons.len())].id.clone()))
        }
        AgentControl::Mode => {
            let modes = [WorkMode::Inbound, WorkMode::Outbound, WorkMode::AgentInitiated];
            AgentIntent::Mode(modes.into_iter().find(|mode| agent.mode != Some(*mode))?)
        }
        AgentControl::Extension => {
            AgentIntent::Extension(agent.extensions[rng.usize(0..agent.extensions.len())].value.clone())
        }
        AgentControl::LogOut if rng.u8(0..6) > 0 => return None,
        AgentControl::LogOut => AgentIntent::LogOut,
        AgentControl::Dial => {
            AgentIntent::Dial(Box::new(DialRequest { number: "+13025150674".into(), ..DialRequest::default() }))
        }
        AgentControl::FindRecords => AgentIntent::FindRecords("a".into()),
        AgentControl::ListDestinations => AgentIntent::ListDestinations,
        AgentControl::Tenant | AgentControl::Start => return None,
    })
}
