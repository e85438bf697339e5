//! Acts: what can happen to a uContact from outside, by the agent, clients or the network.

use serde::{Deserialize, Serialize};

/// Something a person or the network does. An act that makes no sense at the moment does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// An interaction comes to the agent.
    Assign {
        /// The campaign, with a direction or without.
        campaign: String,
        /// The channel.
        channel: String,
        /// The client.
        client: String,
    },
    /// The interaction of this id is closed.
    Finish(String),
    /// The agent records a disposition; also after the end.
    Dispose {
        /// Of which interaction.
        guid: String,
        /// The comment.
        comment: String,
        /// The levels, the widest first.
        levels: Vec<Level>,
    },
    /// The theme changes.
    Theme {
        /// Light on dark.
        dark: bool,
        /// The primary colour.
        primary: String,
    },
    /// The language changes.
    Language(String),
    /// Whether the instance allows the parent page to frame it.
    AllowParent(bool),
    /// A message that changes no state.
    Emit(Extra),
}

/// One level of a disposition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Its id.
    pub id: u32,
    /// Its name.
    pub value: String,
}

/// Undocumented messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// An undocumented event.
    Unknown,
    /// Messages that break the protocol in several ways.
    Malformed,
    /// A message of some other script in the same page.
    Foreign,
}
