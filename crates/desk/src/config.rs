//! What an operator decides: `config.json` beside the page. Parsed once; every error names the key and
//! what to do, all errors are found in one go, and keys nobody knows are warned about, not refused.

mod read;

pub use read::{ConfigReport, Finding, SUBSCRIPTION_TYPES, parse};

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
    pub skylight: Option<SkylightConfig>,
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

/// Skylight, which the panel opens in a window of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkylightConfig {
    /// The page to open, with the query parameters that make it listen, and its origin.
    pub address: DesktopAddress,
    /// Its makers call `interactions.accept` and `session.setActiveTenant` not fully supported: offer them all the same.
    pub full_control: bool,
    /// Where the metadata of a dialled call goes.
    pub dial_metadata: DialMetadata,
}

/// Where Skylight's flows look for the metadata of a dialled call: its makers' two samples differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DialMetadata {
    /// In both places.
    #[default]
    Both,
    /// Directly under `interactionMetadata`.
    Flat,
    /// Under `interactionMetadata.outboundDialer`.
    OutboundDialer,
}

/// Where a desktop is that the panel opens or holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopAddress {
    /// The page to open.
    pub url: SafeLink,
    /// Its origin: the only one to talk to.
    pub origin: Origin,
}

impl DesktopAddress {
    /// The same address with these query parameters, those apart that it has already.
    fn with_query(self, wanted: &[(&str, &str)]) -> Option<Self> {
        let (address, fragment) = match self.url.as_str().split_once('#') {
            Some((address, fragment)) => (address, Some(fragment)),
            None => (self.url.as_str(), None),
        };
        let query = address.split_once('?').map(|(_, query)| query).unwrap_or_default();
        let has = |name: &str| query.split('&').any(|pair| pair.split('=').next() == Some(name));
        let mut text = address.to_owned();
        for (name, value) in wanted.iter().filter(|(name, _)| !has(name)) {
            if !text.contains('?') {
                text.push('?');
            } else if !text.ends_with(['?', '&']) {
                text.push('&');
            }
            text.push_str(&format!("{name}={value}"));
        }
        if let Some(fragment) = fragment {
            text.push_str(&format!("#{fragment}"));
        }
        Some(Self { url: SafeLink::parse(&text)?, origin: self.origin })
    }
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

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// As it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

#[cfg(test)]
mod tests;
