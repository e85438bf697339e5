//! Commands and their status.

use super::{availability::Denial, contact::ContactId, fault::Fault, intent::Intent};
use crate::clock::Millis;

/// A command for a contact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Command {
    /// The intended contact.
    pub contact: ContactId,
    /// The intent.
    pub intent: Intent,
}

/// Identifies a command within a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommandId(pub u64);

/// A command that was given, with its status.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CommandRecord {
    /// Which command.
    pub id: CommandId,
    /// The command itself.
    pub command: Command,
    /// Its status.
    pub status: CommandStatus,
    /// When it got this status.
    pub at: Millis,
}

/// The status of a command.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CommandStatus {
    /// Sent; its effect is awaited.
    Sent,
    /// Sent, to a desktop that never reports the result of this kind of command.
    Unreported,
    /// Confirmed: an event shows the effect.
    Confirmed,
    /// Refused.
    Refused(Refusal),
    /// No effect seen within the deadline.
    NoEffect,
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Not available when given; nothing was sent.
    Denied(Denial),
    /// The contact ended first.
    ContactEnded,
    /// Refused by the desktop.
    Vendor(Fault),
    /// Lost: the connection ended before the desktop reported the result.
    Lost,
}
