//! English words about controls and what becomes of commands.

use super::{contact, fault};
use crate::store::Desktop;
use deskpane_protocol::desk::{CommandRecord, ContactState, Control, Denial, Intent, Life, Refusal};

pub(super) fn name(control: Control, engaged: bool, desktop: Desktop) -> String {
    let words = match (control, engaged) {
        (Control::Answer, _) => "Answer",
        (Control::Refuse, _) => "Refuse",
        (Control::Hold, false) => "Hold",
        (Control::Hold, true) => "Resume",
        (Control::Mute, false) => "Mute",
        (Control::Mute, true) => "Unmute",
        (Control::Mask, false) => "Mask",
        (Control::Mask, true) => "Unmask",
        (Control::Record, false) => "Record",
        (Control::Record, true) => "Stop recording",
        (Control::HangUp, _) => "Hang up",
        (Control::EndWrapUp, _) => "End wrap-up",
        (Control::WrapUp, _) => "Wrap-up",
        (Control::CancelDial, _) => "Cancel dial",
        (Control::CancelTransfer, _) => "Cancel transfer",
        (Control::Card, _) => return format!("Send to {}", desktop.name),
        (Control::SaveNote, _) => return format!("Save to {}", desktop.name),
        (Control::Transfer, _) => "Transfer",
        (Control::Digits, _) => "Send digits",
        (Control::Dispose, _) => "Disposition",
        (Control::Say, _) => "Send",
        (Control::ListNotes, _) => "Load notes",
        (Control::Assign, _) => "Assign",
        (Control::Script, _) => "Send answers",
        (Control::StartChat, _) => "Start chat",
    };
    words.to_owned()
}

pub(super) fn denial(denial: &Denial, desktop: Desktop) -> String {
    let name = desktop.name;
    match denial {
        Denial::NotConnected => format!("There is no connection to {name}."),
        Denial::InFlight => format!("Sent. Waiting for {name} to show the effect."),
        Denial::State(state) => format!("Not while the contact is {}.", adjective(state)),
        Denial::Masked => "Unmask first.".to_owned(),
        Denial::Muted => format!("Unmute first: {name} does not hang up while you are muted."),
        Denial::Recording => format!("Recording already, and {name} cannot stop it."),
        Denial::Permission => format!("You lack the permission in {name}."),
        Denial::Several => format!("Could hit the wrong call: use the button in {name}."),
        Denial::Channel => format!("{name} takes no such command for this kind of contact."),
        Denial::Unknown => "This contact is gone.".to_owned(),
        Denial::Unsupported => format!("{name} does not take this reliably from outside: do it in {name}."),
        Denial::NotTaken => format!("{name} takes no such command: do it in {name}."),
        Denial::LoggedOut => format!("Log in to {name} first, in its own window."),
        Denial::AlreadySo => "It is so already.".to_owned(),
        Denial::DispositionFirst => "Choose a disposition first.".to_owned(),
        Denial::Fixed => format!("{name} does not let you change this."),
        Denial::NoExtension => format!("{name} has not said which extension to use: choose one in {name}."),
        Denial::NoSession => format!(
            "{name} has not said on which visit this customer is: a chat can be started once they write or you open \
             them in {name}."
        ),
        Denial::Empty => "There is nothing to send yet.".to_owned(),
        Denial::Transferring => "A transfer is under way: cancel it first.".to_owned(),
    }
}

fn adjective(state: &ContactState) -> String {
    match state {
        ContactState::Queued => "waiting".to_owned(),
        ContactState::Preview => "a preview".to_owned(),
        ContactState::Offered => "ringing".to_owned(),
        ContactState::Dialing => "being dialed".to_owned(),
        ContactState::Active => "active".to_owned(),
        ContactState::Assigned => "with you".to_owned(),
        ContactState::Closed => "closed".to_owned(),
        ContactState::Unknown => "in a state that is not known".to_owned(),
        ContactState::Held => "on hold".to_owned(),
        ContactState::Conference => "in a conference".to_owned(),
        ContactState::Interrupted => "interrupted".to_owned(),
        ContactState::Transferring => "being transferred".to_owned(),
        ContactState::WrapUp => "in wrap-up".to_owned(),
        ContactState::Ended => "over".to_owned(),
        ContactState::Other(_) => format!("in the state “{}”", contact::state(state)),
    }
}

pub(super) fn life_short(life: &Life) -> &'static str {
    match life {
        Life::Sent => "sent…",
        Life::Unreported => "sent",
        Life::Confirmed => "done",
        Life::Refused(Refusal::Lost) => "not known",
        Life::Refused(_) => "refused",
        Life::NoEffect => "no effect",
    }
}

pub(super) fn life(record: &CommandRecord, desktop: Desktop) -> String {
    outcome(intent(&record.command.intent), &record.life, desktop)
}

/// What became of something that was wanted.
pub(super) fn outcome(what: &str, life: &Life, desktop: Desktop) -> String {
    let name = desktop.name;
    match life {
        Life::Sent => format!("{what}: sent…"),
        Life::Unreported => format!("{what}: sent. {name} does not report what became of it."),
        Life::Confirmed => format!("{what}: done."),
        Life::Refused(Refusal::Denied(reason)) => format!("{what}: not sent. {}", denial(reason, desktop)),
        Life::Refused(Refusal::ContactEnded) => format!("{what}: the contact ended first."),
        Life::Refused(Refusal::Vendor(fault)) => format!("{what}: refused. {}", fault::words(fault, desktop)),
        Life::Refused(Refusal::Lost) => {
            format!("{what}: the connection was lost before {name} said what became of it. Look in {name}.")
        }
        Life::NoEffect => format!("{what}: no effect seen. Try again, or use {name}."),
    }
}

fn intent(intent: &Intent) -> &'static str {
    match intent {
        Intent::Answer => "Answer",
        Intent::Refuse => "Refuse",
        Intent::Hold(true) => "Hold",
        Intent::Hold(false) => "Resume",
        Intent::Mute(true) => "Mute",
        Intent::Mute(false) => "Unmute",
        Intent::Mask(true) => "Mask",
        Intent::Mask(false) => "Unmask",
        Intent::Record(true) => "Record",
        Intent::Record(false) => "Stop recording",
        Intent::HangUp => "Hang up",
        Intent::EndWrapUp => "End wrap-up",
        Intent::Card(_) => "Customer card",
        Intent::WrapUp(true) => "Wrap-up on",
        Intent::WrapUp(false) => "Wrap-up off",
        Intent::CancelDial => "Cancel dial",
        Intent::Digits(_) => "Digits",
        Intent::Transfer(..) => "Transfer",
        Intent::CancelTransfer => "Cancel transfer",
        Intent::Dispose(_) => "Disposition",
        Intent::Say(_) => "Message",
        Intent::SaveNote(_) => "Note",
        Intent::StartChat => "Start chat",
        Intent::ListNotes => "Notes",
        Intent::Assign(Some(_)) => "Assign",
        Intent::Assign(None) => "Unassign",
        Intent::Script(reply) if reply.dismissed => "Dismiss",
        Intent::Script(_) => "Answers",
    }
}
