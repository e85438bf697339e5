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
    /// Its name in words.
    pub name: &'static str,
    /// Whether releases hold it. One that is not released is there for tests and for those who read the code.
    pub is_released: bool,
    /// Where it is.
    pub placement: Placement,
    /// What it can do.
    pub capabilities: Capabilities,
    /// What the agent does in the panel that is about no contact.
    pub agent_parts: &'static [AgentPart],
    /// The parts of a contact's card that it has something for, beside the buttons and the note.
    pub card_sections: &'static [CardSection],
    /// The most text that is read of one message, in bytes.
    pub longest_message: usize,
    /// The most contacts that its session takes in at a time.
    pub most_contacts: usize,
    /// How the panel speaks of it.
    pub words: DesktopWords,
    /// Which key of its part of the configuration says where it is.
    pub address_key: AddressKey,
    /// The keys of its configuration that switch something on, which is off by default.
    pub switches: &'static [&'static str],
    /// Which fields of its messages, and of what its session keeps, say nothing about people.
    pub harmless: Harmless,
    /// An origin it may have in life, for an example of a configuration.
    pub example_origin: &'static str,
    /// What is entered on its own side, by its maker's names.
    pub entries: &'static [Entry],
    /// Reads its part of the configuration. `None` where that is not to be used; why is reported by then.
    pub config: fn(&mut Section<'_>) -> Option<Configured>,
    /// Begins a session. `None` if the configuration is not one that [`Self::config`] read.
    pub session: fn(&Configured, &SessionStart<'_>) -> Option<Box<dyn Session>>,
}

/// Fields by name, in small letters and without hyphens, that say nothing about people: they stay as they are where a recording
/// loses all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Harmless {
    /// Those that hold a word of the protocol: what a message is, a state, a channel, a duration.
    pub words: &'static [&'static str],
    /// Those that hold an id, which stays unless it is somebody's number or name as well.
    pub ids: &'static [&'static str],
    /// What the protocol says in whole phrases.
    pub phrases: &'static [&'static str],
}

/// Where a desktop is, seen from the panel, and what is needed to reach it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Around the panel, which is a frame in it.
    Around,
    /// In a window that the panel opens.
    Popup {
        /// The window's name.
        name: &'static str,
    },
    /// In a frame beside the panel.
    Beside {
        /// The frame's id and name, where the desktop asks for one.
        name: Option<&'static str>,
        /// What its page may do, in the browser's words: the `allow` of the frame, and what the panel's own page must
        /// have to pass it on.
        permissions: &'static [&'static str],
    },
}

/// What a desktop can do, as far as its session does not tell with each contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// Whether it calls an agent who takes contacts ready.
    pub says_ready: bool,
    /// What the agent can have done with its window from within the panel.
    pub window: Option<WindowAction>,
    /// Whether it loads anew with the panel's page.
    pub reloads_with_panel: bool,
}

/// What the agent can have done with the desktop's window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowAction {
    /// Open it, or bring it to the front.
    Open,
    /// Load its page anew.
    Reload,
}

/// Something the agent does that is about no contact, on the desktops that know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgentPart {
    /// The agent's buttons: their state, logging out.
    Controls,
    /// The field for a number to call.
    Dial,
    /// The form that begins a contact.
    StartContact,
}

/// Which key of a desktop's configuration says where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKey {
    /// `origins`: a list of origins it may have.
    Origins,
    /// `url`: the page that the panel opens or holds.
    Url,
}

/// A field on the desktop's own side that names the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The field, by its maker's name.
    pub field: &'static str,
    /// What is entered there. Places: `{address}` of the panel's page, `{origin}` of the panel.
    pub value: &'static str,
}

/// One of the texts the panel has, in whichever language.
pub type Text = fn(&Words) -> &'static str;

/// The texts in which the panel speaks of a desktop, where desktops differ. Most are one of three kinds, which a desktop takes
/// over as a whole and changes where it is different.
#[derive(Debug, Clone, Copy)]
pub struct DesktopWords {
    /// How it and the panel are put together. Places: `{desktop}`, `{address}` of the panel's page, `{origin}` of the panel.
    pub embedding: Text,
    /// Its page is loading: what is going on, and what to do.
    pub opening: [Text; 2],
    /// It was spoken to and has not answered yet.
    pub trying: Text,
    /// It spoke from another `{origin}` than it may: that, and what to do, before a line for the configuration.
    pub wrong_origin: [Text; 2],
    /// It has stopped answering: that, and what to do.
    pub went_silent: [Text; 2],
    /// It takes no commands for a contact.
    pub no_controls: Text,
    /// Which keys work where.
    pub keys: Text,
    /// A newer panel is ready to be loaded.
    pub newer: Text,
    /// What the CRM is called whose name of a customer it tells.
    pub crm: &'static str,
}

impl DesktopWords {
    /// Of a desktop that holds the panel in a frame.
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

    /// Of a desktop that the panel opens in a window.
    pub const POPUP: Self = Self {
        embedding: |words| words.home_window,
        trying: |words| words.waiting_for_answer,
        wrong_origin: [|words| words.window_origin, |words| words.desktop_origin_do],
        went_silent: [|words| words.window_lost, |words| words.window_lost_do],
        ..Self::AROUND
    };

    /// Of a desktop that the panel holds in a frame.
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

/// What a session may know of the page it begins on.
#[derive(Clone, Copy)]
pub struct SessionStart<'a> {
    /// Reads a parameter of the page's address.
    pub query: &'a dyn Fn(&str) -> Option<String>,
    /// The origin of the page.
    pub origin: &'a str,
    /// What the session had kept when the page was last here.
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

    /// It, as it is configured; `None` where it is off.
    #[must_use]
    pub fn configured<'a>(&self, config: &'a Config) -> Option<&'a Configured> {
        config.desktop(self.id)
    }

    /// The line of `config.json` that turns it on, at this origin.
    #[must_use]
    pub fn config_line(&self, origin: &str) -> String {
        let id = self.id;
        match self.address_key {
            AddressKey::Origins => format!("\"{id}\": {{ \"origins\": [\"{origin}\"] }}"),
            AddressKey::Url => format!("\"{id}\": {{ \"url\": \"{origin}/\" }}"),
        }
    }

    /// A `config.json` that turns on it alone, at this origin, and all of its switches.
    #[must_use]
    pub fn whole_config(&self, origin: &str) -> String {
        let line = self.config_line(origin);
        let switches: String = self.switches.iter().map(|key| format!(", \"{key}\": true")).collect();
        format!("{{ {}{switches} }} }}", line.trim_end_matches([' ', '}']))
    }

    /// It, as a `config.json` says that has no other desktop.
    ///
    /// # Errors
    /// What is wrong with the file; a single finding without a key where it leaves this desktop off.
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
