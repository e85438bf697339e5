//! A script: what happens to a session and its page, one thing after another.

use crate::document::Document;
use arbitrary::Arbitrary;

/// One thing that happens.
#[derive(Debug, Arbitrary)]
pub enum Step {
    /// The desktop's window sends so many lines of its transcripts as they are, from this one on.
    Conversation {
        /// The first line, counted through all transcripts.
        from: u16,
        /// How many.
        lines: u8,
    },
    /// The desktop's window sends this.
    Message(Document),
    /// The last message comes again so many times, with a running number for each `~` in it.
    Again(u16),
    /// Milliseconds pass: two to the power of this.
    Pass(u8),
    /// Something happens to a window: one of the list in `play`.
    Window(u8),
    /// The agent gives a command, one of `intents::of_contact`, for one of the open contacts.
    Command {
        /// Which.
        which: u8,
        /// Which contact.
        contact: u8,
    },
    /// The agent gives a command about no contact, one of `intents::of_agent`.
    AgentCommand(u8),
    /// Our page is reloaded.
    Reload,
}
