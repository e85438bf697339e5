//! Interactions.

use super::act::Level;
use serde::{Deserialize, Serialize};

/// An interaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interaction {
    /// `guid`
    pub guid: String,
    /// `campaign`, with its direction if it has one.
    pub campaign: String,
    /// `channel`
    pub channel: String,
    /// `clientId`
    pub client: String,
    /// The disposition, if recorded: comment and levels.
    pub disposition: Option<(String, Vec<Level>)>,
    /// It is closed.
    pub finished: bool,
}
