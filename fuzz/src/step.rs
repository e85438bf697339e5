//! A script: a sequence of events for a session and its page.

use crate::document::Document;
use arbitrary::Arbitrary;

/// An event.
#[derive(Debug, Arbitrary)]
pub enum Step {
    /// The desktop's window sends this many lines of its transcripts, unchanged, starting with this one.
    Conversation {
        /// The first line, counted through all transcripts.
        from: u16,
        /// How many.
        lines: u8,
    },
    /// The desktop's window sends this.
    Message(Document),
    /// The last message is repeated this many times, with a running number for each `~` in it.
    Again(u16),
    /// Time passes: two to the power of this, in milliseconds.
    Pass(u8),
    /// An event of a window: one of the list in `play`.
    Window(u8),
    /// The agent gives a command, one of `intents::of_contact`, for one of the open contacts.
    Command {
        /// Which.
        which: u8,
        /// Which contact.
        contact: u8,
    },
    /// The agent gives a command for no contact, one of `intents::of_agent`.
    AgentCommand(u8),
    /// Our page is reloaded.
    Reload,
}
