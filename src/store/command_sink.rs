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

    /// Messages recorded from now on, in all panels of this desktop, or no more.
    fn record(&self, on: bool);

    /// The recording as a file, with people in it or without.
    fn save_recording(&self, in_clear: bool) -> Saved;
}

/// What became of saving a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saved {
    /// The browser has it.
    Whole,
    /// The browser has it; without people it behaves differently, from this line on.
    Differs(usize),
    /// There is none, or it cannot be saved.
    Not,
}
