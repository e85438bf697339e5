//! The desktop's buttons, and which of them work in which state.

use super::contact::{HostContact, Kind, Status};
use crate::max::wire::{Flavour, sends};

/// A button on a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Button {
    /// Answer.
    Accept,
    /// Refuse.
    Reject,
    /// Hold or resume.
    Hold,
    /// Mute or unmute the agent.
    Mute,
    /// Mask or unmask the recording.
    Mask,
    /// Record. MAX cannot stop; newer builds of CXone Agent stop with the same button.
    Record,
    /// Hang up.
    HangUp,
    /// End wrap-up.
    FinishWrapUp,
}

impl Button {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Accept,
        Self::Reject,
        Self::Hold,
        Self::Mute,
        Self::Mask,
        Self::Record,
        Self::HangUp,
        Self::FinishWrapUp,
    ];

    /// The button for a panel's message.
    #[must_use]
    pub fn of_message(message_type: &str) -> Option<Self> {
        Some(match message_type {
            sends::ANSWER => Self::Accept,
            sends::REFUSE => Self::Reject,
            sends::HOLD => Self::Hold,
            sends::MUTE => Self::Mute,
            sends::MASK => Self::Mask,
            sends::RECORD => Self::Record,
            sends::HANGUP => Self::HangUp,
            _ => return None,
        })
    }

    /// Whether it works on this contact now.
    #[must_use]
    pub fn works_on(self, contact: &HostContact, flavour: Flavour, muted: bool) -> bool {
        use Status::{Active, Dialing, Disconnected, Holding, Incoming, Joined, Masking};
        let status = contact.status;
        let parks = matches!(contact.spec.kind, Kind::Chat | Kind::Email | Kind::Voicemail);
        match (self, contact.is_call()) {
            (Self::Accept | Self::Reject, _) => status == Incoming,
            (Self::Hold, true) => matches!(status, Active | Holding),
            (Self::Hold, false) => parks && matches!(status, Active | Holding),
            (Self::Mute, true) => matches!(status, Active | Holding | Masking | Joined),
            (Self::Mask, true) => matches!(status, Active | Masking | Joined),
            (Self::Record, true) => {
                matches!(status, Active | Joined) && (flavour == Flavour::Cxa || !contact.recording)
            }
            (Self::HangUp, true) => status == Dialing || matches!(status, Active | Joined) && !muted,
            (Self::HangUp, false) => matches!(status, Active | Holding),
            (Self::FinishWrapUp, _) => status == Disconnected,
            (Self::Mute | Self::Mask | Self::Record, false) => false,
        }
    }
}
