//! Effects of commands whose answer says only that the request was received.

use super::requests::Proof;
use deskpane_desk::{
    kit::pending,
    model::{Agent, AgentIntent, CommandStatus, Contact, ContactState, Intent, Presence},
};

/// The status of a command by its contact's state; `None` while that says nothing.
pub(super) fn outcome(intent: &Intent, contact: &Contact, proof: Proof) -> Option<CommandStatus> {
    let over = matches!(contact.state, ContactState::WrapUp | ContactState::Ended);
    let talking = matches!(contact.state, ContactState::Active | ContactState::Held | ContactState::Conference);
    let shown = match intent {
        Intent::Answer => talking,
        Intent::Refuse | Intent::CancelDial | Intent::HangUp => over,
        Intent::EndWrapUp => contact.state == ContactState::Ended,
        Intent::Hold(wanted) => talking && (contact.state == ContactState::Held) == *wanted,
        Intent::Mute(wanted) => contact.muted == *wanted,
        Intent::Record(wanted) => contact.recording == *wanted,
        Intent::Transfer(..) => contact.work.transfer.is_some() || over,
        Intent::CancelTransfer => contact.work.transfer.is_none(),
        _ => false,
    };
    let ends_with_it = contact.state == ContactState::Ended
        || (contact.state == ContactState::WrapUp && proof == Proof::Effect && !matches!(intent, Intent::EndWrapUp));
    pending::outcome(shown, ends_with_it)
}

/// Whether the agent's state is the one a command asked for.
pub(super) fn is_shown(intent: &AgentIntent, agent: &Agent) -> bool {
    match intent {
        AgentIntent::Ready => agent.presence == Some(Presence::Available),
        AgentIntent::NotReady(_) => agent.presence == Some(Presence::Unavailable),
        AgentIntent::LogOut => agent.presence == Some(Presence::LoggedOut),
        AgentIntent::Mode(mode) => agent.mode == Some(*mode),
        _ => false,
    }
}
