//! Where commands go.

use deskpane_desk::model::{AgentIntent, Command, CommandId, Denial};

/// Whoever carries out what the agent wants.
pub(crate) trait CommandSink {
    /// Something about a contact.
    fn command(&self, command: Command) -> Result<CommandId, Denial>;

    /// Something about no contact.
    fn agent_command(&self, intent: AgentIntent) -> Result<CommandId, Denial>;

    /// The desktop's window opened, or in front.
    fn open_window(&self);

    /// The desktop's page loaded anew.
    fn reload_window(&self);
}
