//! Commands that are about no contact: their availability and results.

use super::{
    agent_controls::AgentControl,
    agent_intent::AgentIntent,
    availability::Availability,
    command::{CommandId, CommandStatus},
};
use crate::clock::Millis;

/// A control as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AgentControlState {
    /// Which control.
    pub control: AgentControl,
    /// Whether it may be used.
    pub availability: Availability,
}

/// A command that was given, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
