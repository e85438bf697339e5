//! Commands, and what becomes of them.

use super::{Control, Denial, contact::ContactId};
use crate::{clock::Millis, safe::ImageAddress};

/// What an agent wants done to a contact. Switches are wishes for a state, never toggles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The contact it is meant for.
    pub contact: ContactId,
    /// What to do.
    pub intent: Intent,
}

/// What to do to a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Take the offered contact.
    Answer,
    /// Send the offered contact away.
    Refuse,
    /// Hold (true) or resume (false).
    Hold(bool),
    /// Mute the agent (true) or unmute (false).
    Mute(bool),
    /// Keep what is said out of the recording (true), or let it in again (false).
    Mask(bool),
    /// Record (true) or stop recording (false).
    Record(bool),
    /// End the call.
    HangUp,
    /// End the work after the contact.
    EndWrapUp,
    /// Show the customer in the desktop.
    Card(CustomerCard),
}

impl Intent {
    /// The control that expresses this intent.
    #[must_use]
    pub const fn control(&self) -> Control {
        match self {
            Self::Answer => Control::Answer,
            Self::Refuse => Control::Refuse,
            Self::Hold(_) => Control::Hold,
            Self::Mute(_) => Control::Mute,
            Self::Mask(_) => Control::Mask,
            Self::Record(_) => Control::Record,
            Self::HangUp => Control::HangUp,
            Self::EndWrapUp => Control::EndWrapUp,
            Self::Card(_) => Control::Card,
        }
    }
}

/// A customer's name and picture, to be shown in the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerCard {
    /// The name to show.
    pub name: String,
    /// The picture to show.
    pub picture: Option<ImageAddress>,
}

/// Tells one command from another within a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommandId(pub u64);

/// A command that was given, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandRecord {
    /// Which command.
    pub id: CommandId,
    /// What was wanted.
    pub command: Command,
    /// Where it stands.
    pub life: Life,
    /// Since when it stands there.
    pub at: Millis,
}

/// Where a command stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Life {
    /// Sent; its effect is awaited.
    Sent,
    /// Sent, to a desktop that never says what became of this kind of command.
    Unreported,
    /// An event of the desktop's shows the effect.
    Confirmed,
    /// It will not happen.
    Refused(Refusal),
    /// Nothing was seen for too long.
    NoEffect,
}

/// Why a command will not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It was not allowed when it was given; nothing was sent.
    Denied(Denial),
    /// The contact ended first.
    ContactEnded,
    /// The desktop said no, in these words.
    Vendor(String),
}
