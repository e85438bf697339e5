//! Where commands go.

use deskpane_desk::model::{AgentIntent, Command, CommandId, Denial};

/// Carries out the agent's commands.
pub(crate) trait CommandSink {
    /// A command for a contact.
    fn command(&self, command: Command) -> Result<CommandId, Denial>;

    /// A command for no contact.
    fn agent_command(&self, intent: AgentIntent) -> Result<CommandId, Denial>;

    /// Opens the desktop's window, or brings it to the front.
    fn open_window(&self);

    /// Reloads the desktop's page.
    fn reload_window(&self);
}
