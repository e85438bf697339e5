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

/// A configuration and what there is to say about the file it came from.
#[derive(Debug, Clone)]
pub struct ConfigReport {
    /// The configuration, or the reasons why there is none; at least one.
    pub outcome: Result<Config, Vec<Finding>>,
    /// What does no harm, such as keys nobody knows.
    pub warnings: Vec<Finding>,
}

/// How a desktop's part of the file is read. Apart from the rest of what describes the desktop, so that a program reads the
/// whole file and yet holds no session but its own.
#[derive(Debug, Clone, Copy)]
pub struct ConfigSection {
    /// The key of the part.
    pub id: &'static str,
    /// Reads it. `None` where the desktop is not to be used; why is reported by then.
    pub read: fn(&mut Section<'_>) -> Option<Configured>,
}

/// The whole configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// The desktops that are on, by id.
    pub desktops: Vec<(&'static str, Configured)>,
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

impl Config {
    /// A desktop as it is configured; `None` where it is off.
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

/// A desktop that is on.
#[derive(Debug, Clone)]
pub struct Configured {
    /// The origins it may speak from.
    pub origins: AllowList,
    /// The page that the panel opens or holds; `None` where the desktop holds the panel.
    pub address: Option<DesktopAddress>,
    own: Arc<dyn Any + Send + Sync>,
}

impl Configured {
    /// A desktop that may speak from these origins. `own` is what its session reads.
    #[must_use]
    pub fn from(origins: AllowList, own: impl Any + Send + Sync) -> Self {
        Self { origins, address: None, own: Arc::new(own) }
    }

    /// A desktop at this address, whose origin alone may speak for it. `own` is what its session reads.
    #[must_use]
    pub fn at(address: DesktopAddress, own: impl Any + Send + Sync) -> Self {
        let origins = AllowList(vec![OriginPattern::Exact(address.origin.clone())]);
        Self { origins, address: Some(address), own: Arc::new(own) }
    }

    /// What the desktop's session reads.
    #[must_use]
    pub fn own<T: Any>(&self) -> Option<&T> {
        self.own.downcast_ref()
    }
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
