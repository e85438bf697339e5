//! Availability of commands. Every command names its interaction, so contacts do not affect each other.

use super::requests::SCRIPT;
use deskpane_desk::model::{Channel, Contact, ContactState, Control, Denial};

/// The session's conditions, beside those of a contact's state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy {
    /// Commands that the vendor calls not fully supported are available.
    pub(super) full_control: bool,
}

/// The controls of a contact, in the order shown.
pub(super) fn controls(contact: &Contact) -> &'static [Control] {
    match contact.channel {
        Channel::Voice => &[
            Control::Answer,
            Control::Refuse,
            Control::Hold,
            Control::Mute,
            Control::Record,
            Control::HangUp,
            Control::WrapUp,
            Control::EndWrapUp,
            Control::CancelDial,
            Control::CancelTransfer,
            Control::Digits,
            Control::Transfer,
            Control::Dispose,
            Control::SaveNote,
            Control::ListNotes,
            Control::Assign,
            Control::Script,
        ],
        Channel::Chat | Channel::Sms | Channel::Digital(_) => &[
            Control::Answer,
            Control::Refuse,
            Control::HangUp,
            Control::WrapUp,
            Control::EndWrapUp,
            Control::CancelTransfer,
            Control::Say,
            Control::Transfer,
            Control::Dispose,
            Control::SaveNote,
            Control::ListNotes,
            Control::Assign,
            Control::Script,
        ],
        Channel::Email | Channel::WorkItem | Channel::Voicemail => &[
            Control::Answer,
            Control::Refuse,
            Control::HangUp,
            Control::WrapUp,
            Control::EndWrapUp,
            Control::CancelTransfer,
            Control::Transfer,
            Control::Dispose,
            Control::SaveNote,
            Control::ListNotes,
            Control::Assign,
            Control::Script,
        ],
    }
}

/// Whether a contact's state allows a control.
pub(super) fn may(contact: &Contact, control: Control, policy: Policy) -> Result<(), Denial> {
    let talking = matches!(contact.state, ContactState::Active | ContactState::Held | ContactState::Conference);
    let working = talking || contact.state == ContactState::WrapUp;
    let work = &contact.work;
    let fits = match control {
        Control::Answer | Control::Refuse => contact.state == ContactState::Offered,
        Control::HangUp => talking || contact.state == ContactState::Dialing,
        Control::Hold | Control::Mute | Control::Record | Control::Digits => talking,
        Control::Say | Control::Transfer => talking,
        Control::WrapUp => talking || contact.state == ContactState::Dialing,
        Control::EndWrapUp => contact.state == ContactState::WrapUp,
        Control::CancelDial => contact.state == ContactState::Dialing,
        Control::CancelTransfer => talking && work.transfer.is_some(),
        Control::Dispose | Control::SaveNote | Control::ListNotes | Control::Assign => working,
        Control::Script => working && !work.scripts.is_empty(),
        Control::Mask | Control::Card | Control::StartChat => return Err(Denial::NotTaken),
    };
    if !fits {
        return Err(Denial::State(contact.state.clone()));
    }
    match control {
        Control::Answer if !policy.full_control => Err(Denial::Unsupported),
        Control::WrapUp if !work.after.is_some_and(|after| after.may_switch) => Err(Denial::Fixed),
        Control::EndWrapUp
            if work.disposition.is_none() && work.dispositions.as_ref().is_some_and(|codes| codes.forced) =>
        {
            Err(Denial::DispositionFirst)
        }
        Control::Dispose if work.dispositions.is_none() => Err(Denial::NotTaken),
        Control::Transfer if work.transfer.is_some() => Err(Denial::Transferring),
        Control::CancelTransfer if work.transfer.as_ref().is_some_and(|transfer| transfer.to.is_none()) => {
            Err(Denial::Fixed)
        }
        _ => Ok(()),
    }
}

/// Whether what the control switches is on.
pub(super) fn is_engaged(contact: &Contact, control: Control) -> bool {
    match control {
        Control::Hold => contact.state == ContactState::Held,
        Control::Mute => contact.muted,
        Control::Record => contact.recording,
        Control::WrapUp => contact.work.after.is_some_and(|after| after.enabled),
        _ => false,
    }
}

/// The topics on which Skylight answers a control's commands. Commands that share one wait for each other.
pub(super) const fn topics(control: Control) -> &'static [&'static str] {
    match control {
        Control::Answer => &["interactions/accept-acknowledged", "interactions/end-acknowledged"],
        Control::Refuse | Control::HangUp => &["interactions/end-acknowledged"],
        Control::Hold => &["interactions/voice/hold-acknowledged", "interactions/voice/resume-acknowledged"],
        Control::Mute => &["interactions/voice/mute-acknowledged", "interactions/voice/unmute-acknowledged"],
        Control::Record => {
            &["interactions/voice/start-recording-acknowledged", "interactions/voice/stop-recording-acknowledged"]
        }
        Control::WrapUp => &["interactions/enable-wrapup-acknowledged", "interactions/disable-wrapup-acknowledged"],
        Control::EndWrapUp => &["interactions/end-wrapup-acknowledged"],
        Control::CancelDial => &["interactions/voice/cancel-dial-acknowledged"],
        Control::Digits => &["interactions/voice/send-digits-acknowledged"],
        Control::Transfer => &["interactions/voice/customer-transfer-acknowledged"],
        Control::CancelTransfer => &["interactions/voice/cancel-transfer-acknowledged"],
        Control::Dispose => &["interactions/disposition-code-changed"],
        Control::Say => {
            &["interactions/messaging/send-message-acknowledged", "interactions/smooch-messaging/message-received"]
        }
        Control::SaveNote => &["interactions/create-note-response", "interactions/update-note-response"],
        Control::ListNotes => &["interactions/get-notes-response"],
        Control::Assign => &["interactions/contact-assign-acknowledged", "interactions/contact-unassign-acknowledged"],
        Control::Script => &[SCRIPT],
        Control::Mask | Control::Card | Control::StartChat => &[],
    }
}
