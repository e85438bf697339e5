//! The desktop's buttons: which of them work in which state, and what they do. A panel's commands are the
//! same buttons, without saying for which contact.

use super::{
    MaxHost,
    contact::{ContactNo, HostContact, Kind, Status},
};
use crate::max::wire::sends;
use deskpane_desk::clock::Millis;

/// A button on a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Button {
    /// Take what is offered.
    Accept,
    /// Send away what is offered.
    Reject,
    /// Hold, or take back.
    Hold,
    /// Mute the agent, or unmute.
    Mute,
    /// Keep the talk out of the recording, or take it in again.
    Mask,
    /// Record; there is no way back.
    Record,
    /// End it.
    HangUp,
    /// End the work after it.
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

    /// The button that a panel's message presses.
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
    pub fn works_on(self, contact: &HostContact, muted: bool) -> bool {
        use Status::{Active, Dialing, Disconnected, Holding, Incoming, Joined, Masking};
        let status = contact.status;
        let parks = matches!(contact.spec.kind, Kind::Chat | Kind::Email | Kind::Voicemail);
        match (self, contact.is_call()) {
            (Self::Accept | Self::Reject, _) => status == Incoming,
            (Self::Hold, true) => matches!(status, Active | Holding),
            (Self::Hold, false) => parks && matches!(status, Active | Holding),
            (Self::Mute, true) => matches!(status, Active | Holding | Masking | Joined),
            (Self::Mask, true) => matches!(status, Active | Masking | Joined),
            (Self::Record, true) => matches!(status, Active | Joined) && !contact.recording,
            (Self::HangUp, true) => matches!(status, Dialing | Active | Joined) && !muted,
            (Self::HangUp, false) => matches!(status, Active | Holding),
            (Self::FinishWrapUp, _) => status == Disconnected,
            (Self::Mute | Self::Mask | Self::Record, false) => false,
        }
    }
}

impl MaxHost {
    /// A panel's command. It acts on the call that shows its dialog, or else on the contact in front, if that
    /// is a call; what does not fit its state is ignored without a word, as the contract says.
    pub(super) fn command(&mut self, button: Button, now: Millis) {
        let target = match button {
            Button::Accept | Button::Reject => {
                self.contacts.iter().find(|c| c.is_call() && c.status == Status::Incoming)
            }
            _ => self.contacts.iter().find(|c| Some(c.no) == self.front && c.is_call()),
        };
        if let Some(no) = target.map(|c| c.no) {
            self.press(no, button, now);
            self.settle(now);
        }
    }

    /// Presses a button on a contact, if it works now.
    pub(super) fn press(&mut self, no: ContactNo, button: Button, now: Millis) {
        let muted = self.agent.muted;
        let Some(contact) = self.contact(no).filter(|c| button.works_on(c, muted)) else { return };
        let (status, before_mask) = (contact.status, contact.before_mask);
        match button {
            Button::Accept => self.take(no, now),
            Button::Reject => {
                self.close(no, now);
                self.agent.chosen = super::Chosen::Unavailable("Refused".to_owned());
            }
            Button::Hold if status == Status::Holding => self.take(no, now),
            Button::Hold => self.set_status(no, Status::Holding, now),
            Button::Mute => {
                self.agent.muted = !muted;
                self.batch.push(self.agent.mute_event());
            }
            Button::Mask if status == Status::Masking => self.set_status(no, before_mask, now),
            Button::Mask => {
                if let Some(c) = self.contact_mut(no) {
                    c.before_mask = status;
                }
                self.set_status(no, Status::Masking, now);
            }
            Button::Record => {
                if let Some(c) = self.contact_mut(no) {
                    c.recording = true;
                }
                self.tell(no, false);
            }
            Button::HangUp => self.end(no, now),
            Button::FinishWrapUp => self.close(no, now),
        }
    }
}
