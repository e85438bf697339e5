//! Commands, and what becomes of them.

use super::{availability::Denial, contact::ContactId, fault::Fault, intent::Intent};
use crate::clock::Millis;

/// What an agent wants done to a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The contact it is meant for.
    pub contact: ContactId,
    /// What to do.
    pub intent: Intent,
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
