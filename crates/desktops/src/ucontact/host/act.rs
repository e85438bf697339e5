//! Acts: what can happen to a uContact from outside, by the agent, clients or the network.

use serde::{Deserialize, Serialize};

/// Something a person or the network does. What makes no sense at the moment does nothing.
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
    /// The agent records an outcome; also after the end.
    Dispose {
        /// Of which interaction.
        guid: String,
        /// What the agent writes with it.
        comment: String,
        /// What the agent chooses, the widest level first.
        levels: Vec<Level>,
    },
    /// The looks change.
    Theme {
        /// Light on dark.
        dark: bool,
        /// The primary colour.
        primary: String,
    },
    /// The language changes.
    Language(String),
    /// Whether the instance may be held by the page around the frame.
    AllowParent(bool),
    /// A message that changes no state.
    Emit(Extra),
}

/// One level of an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Its id.
    pub id: u32,
    /// Its name.
    pub value: String,
}

/// Messages beside the documented ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// An event that no documentation names.
    Unknown,
    /// Messages that break the contract in several ways.
    Malformed,
    /// A message of some other script in the same page.
    Foreign,
}
