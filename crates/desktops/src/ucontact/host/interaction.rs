//! Interactions.

use super::act::Level;
use serde::{Deserialize, Serialize};

/// An interaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interaction {
    /// `guid`
    pub guid: String,
    /// `campaign`, with the direction where it has one.
    pub campaign: String,
    /// `channel`
    pub channel: String,
    /// `clientId`
    pub client: String,
    /// The outcome, where one was recorded: comment and levels.
    pub disposition: Option<(String, Vec<Level>)>,
    /// It is closed.
    pub finished: bool,
}
