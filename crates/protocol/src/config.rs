//! What an operator decides: `config.json` beside the page. Parsed once; every error names the key and
//! what to do, all errors are found in one go, and keys nobody knows are warned about, not refused.

mod read;

pub use read::{ConfigReport, Finding, parse};

use crate::{
    origin::{AllowList, Origin},
    safe::SafeLink,
};

/// The whole configuration. A desktop that is absent is off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// NICE MAX and CXone Agent.
    pub max: Option<MaxConfig>,
    /// Skylight.
    pub skylight: Option<DesktopAddress>,
    /// Rox.Chat.
    pub roxchat: Option<DesktopAddress>,
    /// uContact.
    pub ucontact: Option<DesktopAddress>,
    /// The CRM the panel may stand beside.
    pub crm: CrmConfig,
    /// Whether *Hang up* needs a second press.
    pub confirm_hangup: bool,
    /// How many days notes and activity stay in this browser; 0 keeps nothing past the browser session.
    pub keep_days: u32,
    /// The language of the panel.
    pub locale: Choice,
    /// The theme of the panel.
    pub theme: Theme,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            max: None,
            skylight: None,
            roxchat: None,
            ucontact: None,
            crm: CrmConfig::default(),
            confirm_hangup: true,
            keep_days: 30,
            locale: Choice::Auto,
            theme: Theme::Auto,
        }
    }
}

/// How to take part in MAX.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaxConfig {
    /// Origins MAX may have.
    pub origins: AllowList,
    /// Subscription types to ask for, in lower case, at least one.
    pub subscriptions: Vec<String>,
    /// The name the panel gives itself in MAX's logs.
    pub issuer: String,
}

/// Where a desktop is that the panel opens or holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopAddress {
    /// The page to open.
    pub url: SafeLink,
    /// Its origin: the only one to talk to.
    pub origin: Origin,
}

/// The CRM the panel may stand beside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrmConfig {
    /// Origins the CRM may have.
    pub origins: AllowList,
    /// The template of a screen pop's address; empty for none.
    pub screen_pop: String,
}

/// A choice that may be left to the surroundings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Whatever the desktop or the browser says.
    Auto,
    /// This one: a language tag.
    Fixed(String),
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Whatever the desktop or the system says.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

#[cfg(test)]
mod tests;
