//! Intents: what an agent wants done to a contact.

use super::work::{Answers, CustomerRecord, Destination};
use crate::safe::ImageAddress;

/// An intent for a contact. Switches name the desired state and are never toggles. Its control is in the table of
/// [`Control`](super::Control).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Intent {
    /// Take the offered contact.
    Answer,
    /// Send the offered contact away.
    Refuse,
    /// Hold (true) or resume (false).
    Hold(bool),
    /// Mute the agent (true) or unmute (false).
    Mute(bool),
    /// Mask the recording (true), or unmask it (false).
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

/// Keys of a telephone: `0` to `9`, `*` and `#`, at least one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScriptReply {
    /// The script's id.
    pub script: String,
    /// The answers given.
    pub answers: Answers,
    /// The agent put it aside without an answer.
    pub dismissed: bool,
}

/// A customer's name and picture, to be shown in the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CustomerCard {
    /// The name to show.
    pub name: String,
    /// The picture to show.
    pub picture: Option<ImageAddress>,
}
