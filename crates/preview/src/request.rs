//! What `/setup` tells the program of the preview.

use deskpane_desk::desktop::DesktopSpec;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A request, as JSON in an event of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Request {
    /// Show the panel of a desktop with a configuration. The same desktop with the same address keeps its contacts.
    Show {
        /// The desktop's id.
        desktop: String,
        /// The text of `config.json`.
        config: String,
    },
    /// Make this happen at the simulated desktop.
    Play(Event),
    /// Show nothing.
    Clear,
}

/// Something that happens at a simulated desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Event {
    /// A call comes in.
    Call,
    /// A customer writes.
    Chat,
    /// A customer leaves: the call is hung up, or the chat is closed.
    Leave,
}

impl Event {
    /// All of them, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Call, Self::Chat, Self::Leave];

    /// Its name in the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Chat => "chat",
            Self::Leave => "leave",
        }
    }
}

impl Request {
    /// The request as JSON.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The part of a configuration that a desktop's session begins with: another text is another session.
    #[must_use]
    pub fn section(config: &str, desktop: &DesktopSpec) -> String {
        let file = serde_json::from_str::<Value>(config).unwrap_or_default();
        file.get(desktop.id).map(ToString::to_string).unwrap_or_default()
    }

    /// Reads a request; `None` for any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
