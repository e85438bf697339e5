//! Commands, and what becomes of them.

use super::{
    Control, Denial,
    contact::ContactId,
    work::{Answers, CustomerRecord, Destination},
};
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
    /// Have work after the contact (true), or none (false).
    WrapUp(bool),
    /// Give up calling.
    CancelDial,
    /// Press keys of the telephone.
    Digits(Digits),
    /// Send it there; warm (true) or cold (false).
    Transfer(Destination, bool),
    /// Give up the transfer.
    CancelTransfer,
    /// Choose this outcome, by its id, or none.
    Dispose(Option<String>),
    /// Write this to the customer.
    Say(String),
    /// Keep this note in the desktop: a new one, or in place of the one written here before.
    SaveNote(String),
    /// Fetch the notes the desktop keeps.
    ListNotes,
    /// Say that it belongs to this record, or to none.
    Assign(Option<CustomerRecord>),
    /// Send the answers to a script.
    Script(ScriptReply),
    /// Begin a conversation in writing with the customer.
    StartChat,
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
            Self::WrapUp(_) => Control::WrapUp,
            Self::CancelDial => Control::CancelDial,
            Self::Digits(_) => Control::Digits,
            Self::Transfer(..) => Control::Transfer,
            Self::CancelTransfer => Control::CancelTransfer,
            Self::Dispose(_) => Control::Dispose,
            Self::Say(_) => Control::Say,
            Self::SaveNote(_) => Control::SaveNote,
            Self::ListNotes => Control::ListNotes,
            Self::Assign(_) => Control::Assign,
            Self::Script(_) => Control::Script,
            Self::StartChat => Control::StartChat,
        }
    }
}

/// Keys of a telephone: `0` to `9`, `*` and `#`, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digits(String);

impl Digits {
    /// The most keys at a time.
    pub const MOST: usize = 32;

    /// Takes keys; `None` where there are none, too many, or others.
    #[must_use]
    pub fn new(keys: &str) -> Option<Self> {
        let known = |key: char| key.is_ascii_digit() || key == '*' || key == '#';
        (!keys.is_empty() && keys.len() <= Self::MOST && keys.chars().all(known)).then(|| Self(keys.to_owned()))
    }

    /// The keys.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What to send in answer to a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptReply {
    /// The script's id.
    pub script: String,
    /// The answers given.
    pub answers: Answers,
    /// The agent put it aside without an answer.
    pub dismissed: bool,
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
    pub status: CommandStatus,
    /// Since when it stands there.
    pub at: Millis,
}

/// Where a command stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommandStatus {
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
    /// The desktop said no.
    Vendor(Fault),
    /// It is not known what became of it: the connection was lost before the desktop said.
    Lost,
}

/// A desktop's refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it means, as far as it is one of the known kinds.
    pub kind: FaultKind,
    /// The vendor's number for it.
    pub code: Option<i64>,
    /// The vendor's own words; may be empty.
    pub words: String,
}

/// What a desktop's refusal means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// Contacts are still open.
    ContactsOpen,
    /// The contact is over, or its offer has expired.
    Gone,
    /// What was sent is not what the desktop takes.
    Parameters,
    /// The agent may not do that.
    Permission,
    /// The reason for not being ready is none of the desktop's.
    Reason,
    /// The phone is none of the agent's.
    Extension,
    /// The outcome is none of this contact's.
    Disposition,
    /// The script is gone.
    Script,
    /// The desktop has lost its own session or its connection.
    Session,
    /// The microphone or the phone in the browser does not work.
    Device,
    /// The telephone system did not do it.
    Telephony,
    /// The desktop could not reach its own servers, or they failed.
    Server,
    /// The customer belongs to another department.
    OtherDepartment,
    /// The customer is about to begin a conversation themselves.
    CustomerFirst,
    /// The customer is in a conversation already.
    AlreadyInChat,
    /// The vendor's tariff does not include it.
    Tariff,
    /// The conversation could not be begun; the desktop does not say why.
    NotStarted,
    /// Anything else.
    Other,
}
