//! A command's description, and a command under way.

use super::{engine::SkylightHost, rule::Need};
use deskpane_desk::clock::Millis;
use serde_json::Value;

/// A command's description.
pub(super) struct Entry {
    /// Module, module within it and function.
    pub(super) path: &'static str,
    /// The topic of its outcome, success or failure.
    pub(super) topic: &'static str,
    /// Its parameters.
    pub(super) needs: &'static [Need],
    /// The error it fails with.
    pub(super) code: u16,
    /// It fails if the agent is not logged in.
    pub(super) needs_session: bool,
    /// What it does.
    pub(super) run: fn(&mut SkylightHost, &Call<'_>),
}

impl Entry {
    /// The same, also if the agent is not logged in.
    pub(super) const fn early(mut self) -> Self {
        self.needs_session = false;
        self
    }

    /// Whether it names an interaction that must be open. The SDK checks that for some commands; for others nothing
    /// does.
    pub(super) fn is_about_interaction(&self) -> bool {
        self.path.starts_with("interactions.")
            && !matches!(
                self.path.trim_start_matches("interactions."),
                "getAllNotes" | "voice.dial" | "voice.sendDigits" | "messaging.sendMessage"
            )
    }
}

/// A command that the SDK has accepted.
pub(super) struct Call<'a> {
    /// Its description.
    pub(super) entry: &'static Entry,
    /// Its parameters.
    pub(super) data: &'a Value,
    /// When it came.
    pub(super) now: Millis,
}

impl Call<'_> {
    /// A parameter that is text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.data.get(name).and_then(Value::as_str)
    }

    /// The interaction it is about, by id; empty if about none.
    pub(super) fn id(&self) -> &str {
        self.text("interactionId").unwrap_or_default()
    }
}
