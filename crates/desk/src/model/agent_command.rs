//! What may be done that is about no contact, and what became of it.

use super::{
    agent_controls::AgentControl,
    agent_intent::AgentIntent,
    availability::Availability,
    command::{CommandId, CommandStatus},
};
use crate::clock::Millis;

/// A control as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentControlState {
    /// Which control.
    pub control: AgentControl,
    /// Whether it may be used.
    pub availability: Availability,
}

/// A command that was given, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentRecord {
    /// Which command.
    pub id: CommandId,
    /// What was wanted.
    pub intent: AgentIntent,
    /// Where it stands.
    pub status: CommandStatus,
    /// Since when it stands there.
    pub at: Millis,
}
