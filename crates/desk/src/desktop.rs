//! The description of a desktop, as data: a desktop's folder describes it once, and pages, configuration, web
//! servers' rules, tests and tools read the description.
//!
//! What a desktop can do is in its [`Capabilities`] and the panel's parts it uses, its words in its [`DesktopWords`]:
//! nothing derives either from the desktop's placement.

use crate::{
    clock::Millis,
    config::{self, Config, ConfigSection, Configured, Finding, Section},
    session::Session,
};
use deskpane_words::Words;

pub use crate::view_model::card_sections::CardSection;

/// One desktop.
#[derive(Debug)]
pub struct DesktopSpec {
    /// Its name in configuration, storage and addresses: lower-case letters and digits.
    pub id: &'static str,
    /// Its display name.
    pub name: &'static str,
    /// Whether releases contain it. An unreleased one is for tests and for readers of the code.
    pub is_released: bool,
    /// Its placement.
    pub placement: Placement,
    /// Its capabilities.
    pub capabilities: Capabilities,
    /// The panel's sections that are about no contact.
    pub agent_parts: &'static [AgentPart],
    /// The sections of a contact's card it uses, besides the buttons and the note.
    pub card_sections: &'static [CardSection],
    /// The maximum length of a message, in bytes.
    pub longest_message: usize,
    /// The maximum number of contacts of its session.
    pub most_contacts: usize,
    /// Its texts in the panel.
    pub words: DesktopWords,
    /// The configuration key with its address.
    pub address_key: AddressKey,
    /// Its configuration keys that enable something that is off by default.
    pub switches: &'static [&'static str],
    /// The fields of its messages and snapshots without personal data.
    pub harmless: Harmless,
    /// A realistic origin, for examples of a configuration.
    pub example_origin: &'static str,
    /// The settings on the vendor's side, by the vendor's names.
    pub entries: &'static [Entry],
    /// Parses its part of the configuration. `None` if the desktop is off; errors are reported.
    pub config: fn(&mut Section<'_>) -> Option<Configured>,
    /// Starts a session. `None` if the configuration did not come from [`Self::config`].
    pub session: fn(&Configured, &SessionStart<'_>) -> Option<Box<dyn Session>>,
}

/// Fields without personal data, by name in lower case and without hyphens: a redacted recording keeps
/// them unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Harmless {
    /// Fields with a word of the protocol: a message type, a state, a channel, a duration.
    pub words: &'static [&'static str],
    /// Fields with an id, which is kept unless it is also somebody's number or name.
    pub ids: &'static [&'static str],
    /// Whole phrases of the protocol.
    pub phrases: &'static [&'static str],
}

/// A desktop's placement relative to the panel, and what is needed to reach it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// It frames the panel.
    Around,
    /// The panel opens it in a window.
    Popup {
        /// The window's name.
        name: &'static str,
    },
    /// The panel frames it.
    Beside {
        /// The frame's id and name, if the desktop requires one.
        name: Option<&'static str>,
        /// The `allow` attribute of the frame; the panel's own page must
        /// have these features to delegate them.
        permissions: &'static [&'static str],
    },
}

/// A desktop's capabilities, besides those its session reports for each contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// Whether it calls an available agent *ready*.
    pub says_ready: bool,
    /// What the panel can do with its window.
    pub window: Option<WindowAction>,
    /// Whether it reloads with the panel's page.
    pub reloads_with_panel: bool,
}

/// What the panel can do with the desktop's window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowAction {
    /// Open it, or bring it to the front.
    Open,
    /// Reload its page.
    Reload,
}

/// A section of the panel that is about no contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgentPart {
    /// The agent's buttons: their state, logging out.
    Controls,
    /// The field for a number to call.
    Dial,
    /// The form to start a contact.
    StartContact,
}

/// The configuration key with a desktop's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKey {
    /// `origins`: a list of allowed origins.
    Origins,
    /// `url`: the page the panel opens or frames.
    Url,
}

/// A setting on the vendor's side that names the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The field, by the vendor's name.
    pub field: &'static str,
    /// Its value. Placeholders: `{address}` of the panel's page, `{origin}` of the panel.
    pub value: &'static str,
}

/// One of the panel's texts, in any language.
pub type Text = fn(&Words) -> &'static str;

/// The panel's texts about a desktop, where desktops differ. Most come in three kinds, which a desktop uses
/// as a whole and overrides where it differs.
#[derive(Debug, Clone, Copy)]
pub struct DesktopWords {
    /// How to connect it with the panel. Placeholders: `{desktop}`, `{address}` of the panel's page, `{origin}` of the panel.
    pub embedding: Text,
    /// Its page is loading: status, and what to do.
    pub opening: [Text; 2],
    /// It has not answered yet.
    pub trying: Text,
    /// It sent from an `{origin}` that is not allowed: what to do, before a line for the configuration.
    pub wrong_origin: [Text; 2],
    /// It has stopped answering: what to do.
    pub went_silent: [Text; 2],
    /// It accepts no commands for a contact.
    pub no_controls: Text,
    /// Which keyboard shortcuts work where.
    pub keys: Text,
    /// A newer panel is ready to be loaded.
    pub newer: Text,
    /// The name of the CRM whose customer id it reports.
    pub crm: &'static str,
}

impl DesktopWords {
    /// For a desktop that frames the panel.
    pub const AROUND: Self = Self {
        embedding: |words| words.home_inside,
        opening: [|words| words.window_loading, |words| words.window_loading_do],
        trying: |words| words.connecting,
        wrong_origin: [|words| words.origin_not_allowed, |words| words.origin_not_allowed_do],
        went_silent: [|words| words.lost, |words| words.lost_do],
        no_controls: |words| words.no_controls_calls_only,
        keys: |words| words.keys_elsewhere,
        newer: |words| words.newer,
        crm: "CRM",
    };

    /// For a desktop that the panel opens in a window.
    pub const POPUP: Self = Self {
        embedding: |words| words.home_window,
        trying: |words| words.waiting_for_answer,
        wrong_origin: [|words| words.window_origin, |words| words.desktop_origin_do],
        went_silent: [|words| words.window_lost, |words| words.window_lost_do],
        ..Self::AROUND
    };

    /// For a desktop that the panel frames.
    pub const BESIDE: Self = Self {
        embedding: |words| words.home_around,
        opening: [|words| words.frame_loading, |_| ""],
        wrong_origin: [|words| words.frame_origin, |words| words.desktop_origin_do],
        no_controls: |words| words.no_controls_beside,
        keys: |words| words.keys_beside,
        newer: |words| words.newer_beside,
        ..Self::AROUND
    };
}

/// What a session may know about the page it starts on.
#[derive(Clone, Copy)]
pub struct SessionStart<'a> {
    /// Reads a parameter of the page's address.
    pub query: &'a dyn Fn(&str) -> Option<String>,
    /// The origin of the page.
    pub origin: &'a str,
    /// The session's snapshot from before a reload.
    pub snapshot: Option<&'a str>,
    /// The present.
    pub now: Millis,
}

impl DesktopSpec {
    /// Its part of the configuration, for [`config::parse`].
    #[must_use]
    pub const fn section(&self) -> ConfigSection {
        ConfigSection { id: self.id, read: self.config }
    }

    /// Its configuration; `None` if it is off.
    #[must_use]
    pub fn configured<'a>(&self, config: &'a Config) -> Option<&'a Configured> {
        config.desktop(self.id)
    }

    /// The line of `config.json` that enables it, at this origin.
    #[must_use]
    pub fn config_line(&self, origin: &str) -> String {
        let id = self.id;
        match self.address_key {
            AddressKey::Origins => format!("\"{id}\": {{ \"origins\": [\"{origin}\"] }}"),
            AddressKey::Url => format!("\"{id}\": {{ \"url\": \"{origin}/\" }}"),
        }
    }

    /// A `config.json` that enables only this desktop, at this origin, with all its options.
    #[must_use]
    pub fn whole_config(&self, origin: &str) -> String {
        let line = self.config_line(origin);
        let switches: String = self.switches.iter().map(|key| format!(", \"{key}\": true")).collect();
        format!("{{ {}{switches} }} }}", line.trim_end_matches([' ', '}']))
    }

    /// Its configuration in a `config.json` without other desktops.
    ///
    /// # Errors
    /// The errors of the file; a single finding without a key if it leaves this desktop off.
    pub fn configure(&self, text: &str) -> Result<Configured, Vec<Finding>> {
        let config = config::parse(text, &[self.section()]).outcome?;
        self.configured(&config).cloned().ok_or_else(|| {
            let wrong = format!("{} is not configured", self.name);
            vec![Finding {
                key: String::new(),
                wrong,
                remedy: format!("add {}", self.config_line(self.example_origin)),
            }]
        })
    }
}
