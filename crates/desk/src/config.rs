//! The operator's configuration: `config.json` beside the page. Parsed once; every error names its key and what to
//! do, all errors are found in one go, and unknown keys are warnings.

mod crm;
mod desktop_address;
mod finding;
mod read;
mod section;

pub use crm::{ClickToDial, CrmApi, CrmConfig, OpenRecord, RecordUrl};
pub use desktop_address::DesktopAddress;
pub use finding::Finding;
pub use read::parse;
pub use section::{Section, quoted};

use crate::origin::{AllowList, OriginPattern};
use std::{any::Any, sync::Arc};

/// A configuration and the findings about its file.
#[derive(Debug, Clone)]
pub struct ConfigReport {
    /// The configuration, or at least one error.
    pub outcome: Result<Config, Vec<Finding>>,
    /// Warnings, such as unknown keys.
    pub warnings: Vec<Finding>,
}

/// How to parse a desktop's part of the file. Separate from the rest of the desktop's description, so that a program parses the
/// whole file and still contains only its own session.
#[derive(Debug, Clone, Copy)]
pub struct ConfigSection {
    /// The part's key.
    pub id: &'static str,
    /// Parses it. `None` if the desktop is off; errors are reported.
    pub read: fn(&mut Section<'_>) -> Option<Configured>,
}

/// The whole configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// The enabled desktops, by id.
    pub desktops: Vec<(&'static str, Configured)>,
    /// The CRM.
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

impl Config {
    /// A desktop's configuration; `None` if it is off.
    #[must_use]
    pub fn desktop(&self, id: &str) -> Option<&Configured> {
        self.desktops.iter().find_map(|(own, configured)| (*own == id).then_some(configured))
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            desktops: Vec::new(),
            crm: CrmConfig::default(),
            confirm_hangup: true,
            keep_days: 30,
            locale: Choice::Auto,
            theme: Theme::Auto,
        }
    }
}

/// An enabled desktop.
#[derive(Debug, Clone)]
pub struct Configured {
    /// Its allowed origins.
    pub origins: AllowList,
    /// The page the panel opens or frames; `None` if the desktop frames the panel.
    pub address: Option<DesktopAddress>,
    own: Arc<dyn Any + Send + Sync>,
}

impl Configured {
    /// A desktop with these allowed origins. `own` is its session's part.
    #[must_use]
    pub fn from(origins: AllowList, own: impl Any + Send + Sync) -> Self {
        Self { origins, address: None, own: Arc::new(own) }
    }

    /// A desktop at this address, whose origin alone is allowed. `own` is its session's part.
    #[must_use]
    pub fn at(address: DesktopAddress, own: impl Any + Send + Sync) -> Self {
        let origins = AllowList(vec![OriginPattern::Exact(address.origin.clone())]);
        Self { origins, address: Some(address), own: Arc::new(own) }
    }

    /// The session's part.
    #[must_use]
    pub fn own<T: Any>(&self) -> Option<&T> {
        self.own.downcast_ref()
    }
}

/// A choice that may be automatic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// As the desktop or the browser says.
    Auto,
    /// This one: a language tag.
    Fixed(String),
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the desktop or the system says.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in the file.
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
