//! What may be done to a contact right now, and if not, why.

use super::contact::{ContactId, ContactState};

/// A control on a contact: one button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Control {
    /// Take the offered contact.
    Answer,
    /// Send the offered contact away.
    Refuse,
    /// Hold, and resume.
    Hold,
    /// Mute the agent, and unmute.
    Mute,
    /// Keep what is said out of the recording, and let it in again.
    Mask,
    /// Record; stop recording, where the vendor can.
    Record,
    /// End the call.
    HangUp,
    /// End the work after the contact.
    EndWrapUp,
    /// Show the customer's name and picture in the desktop.
    Card,
    /// Have work after the contact, or none.
    WrapUp,
    /// Give up calling.
    CancelDial,
    /// Give up a transfer.
    CancelTransfer,
    /// Send it to somebody else.
    Transfer,
    /// Press keys of the telephone.
    Digits,
    /// Choose its outcome.
    Dispose,
    /// Write to the customer.
    Say,
    /// Keep a note in the desktop.
    SaveNote,
    /// Fetch the notes the desktop keeps.
    ListNotes,
    /// Say which customer's record it belongs to.
    Assign,
    /// Answer a script.
    Script,
    /// Begin a conversation in writing.
    StartChat,
}

impl Control {
    /// Whether one press of one button is all there is to it.
    #[must_use]
    pub const fn is_button(self) -> bool {
        match self {
            Self::Answer
            | Self::Refuse
            | Self::Hold
            | Self::Mute
            | Self::Mask
            | Self::Record
            | Self::HangUp
            | Self::EndWrapUp
            | Self::WrapUp
            | Self::CancelDial
            | Self::CancelTransfer
            | Self::StartChat => true,
            Self::Card
            | Self::Transfer
            | Self::Digits
            | Self::Dispose
            | Self::Say
            | Self::SaveNote
            | Self::ListNotes
            | Self::Assign
            | Self::Script => false,
        }
    }

    /// Whether it belongs to passing states only, and is not shown in any other.
    #[must_use]
    pub const fn is_passing(self) -> bool {
        matches!(
            self,
            Self::Answer | Self::Refuse | Self::EndWrapUp | Self::CancelDial | Self::CancelTransfer | Self::StartChat
        )
    }
}

/// A control as it stands on one contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlState {
    /// Which control.
    pub control: Control,
    /// For controls that switch something: whether it is on.
    pub engaged: bool,
    /// Whether it may be used.
    pub availability: Availability,
}

/// Whether a control may be used, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// It may.
    Allowed,
    /// It may not.
    Denied(Denial),
}

/// Why a control may not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denial {
    /// There is no connection to the desktop.
    NotConnected,
    /// The same control was pressed and has not shown its effect yet.
    InFlight,
    /// The contact's state does not allow it.
    State(ContactState),
    /// Not while the contact is masked.
    Masked,
    /// Not while the agent is muted.
    Muted,
    /// Recording runs, and this desktop cannot stop it.
    Recording,
    /// The agent lacks the permission.
    Permission,
    /// The desktop takes no contact's name with a command, and several contacts would react.
    Several,
    /// The desktop takes no such command for this kind of contact.
    Channel,
    /// No such contact on the desk.
    Unknown,
    /// The desktop's maker says that it does not take this command reliably.
    Unsupported,
    /// The desktop takes no such command.
    NotTaken,
    /// Nobody is logged in to the desktop.
    LoggedOut,
    /// It is so already.
    AlreadySo,
    /// An outcome must be chosen first.
    DispositionFirst,
    /// The desktop does not let the agent change this.
    Fixed,
    /// The desktop has not said which phone to use.
    NoExtension,
    /// There is nothing to send.
    Empty,
    /// It is on its way to somebody else already.
    Transferring,
    /// The desktop has not said through which visit the customer can be reached.
    NoSession,
}

/// Which contact a desktop that takes no contact's name will act on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum CommandTarget {
    /// Nothing that reacts to commands, or the desktop takes a contact's name with each.
    #[default]
    None,
    /// This one.
    One(ContactId),
    /// Whichever the agent has in front in the desktop: the panel cannot know.
    Several,
}
