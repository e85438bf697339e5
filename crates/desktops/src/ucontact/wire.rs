//! The wire format between a page and the uContact in its frame, in both directions: `{event, data}` either way.
//!
//! A message does not identify its sender; only window and origin do. [`decode`] reads the five events as objects or
//! as their JSON text. Page to uContact is one command, [`StartMessage`].

mod campaign;
mod decode;

pub use campaign::Campaign;
pub use decode::{Disposition, Event, LONGEST_MESSAGE, decode};

use serde::{Deserialize, Serialize};

/// The instance's setting that lets a page frame it.
pub const SWITCH: &str = "frame-ancestors";

/// The events of uContact.
pub mod events {
    /// An interaction came to the agent.
    pub const ASSIGNED: &str = "assignedInteraction";
    /// An interaction is closed.
    pub const FINISHED: &str = "finishedInteraction";
    /// The agent recorded an outcome.
    pub const DISPOSITION: &str = "sentDisposition";
    /// The theme changed.
    pub const THEME: &str = "changedTheme";
    /// The language changed.
    pub const LANGUAGE: &str = "changedLanguage";
}

/// The one command uContact accepts: start an interaction.
pub const START_INTERACTION: &str = "startInteraction";

/// Channel names used by third parties; the set is open.
pub const CHANNELS: [&str; 7] = ["telephony", "whatsapp", "webchat", "sms", "email", "messenger", "instagram"];

/// A message from a page to uContact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartMessage {
    /// What it is.
    pub event: String,
    /// What to begin.
    pub data: StartData,
}

/// The interaction to start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartData {
    /// The campaign.
    pub campaign: String,
    /// The channel.
    pub channel: String,
    /// The client's number, address or id, as the channel has it.
    pub client_id: String,
}
