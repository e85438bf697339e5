//! The headers a configuration requires, and the pages that need them.

use deskpane_deploy::Header;
use deskpane_desk::config::Config;

use crate::content_policy::Policies;
use crate::observed::{Answer, Observed};

/// How to produce a header's line.
pub(super) const MADE: &str = "cargo xtask deploy-config writes it from config.json";

/// The panel's page, and the desktops' pages that were received.
pub(super) fn pages(observed: &Observed) -> impl Iterator<Item = &Answer> {
    let desktops = observed.desktop_pages.iter().map(|(_, trail)| &trail.end);
    std::iter::once(&observed.page.end).chain(desktops).flatten().filter(|answer| answer.is_success())
}

/// The headers this configuration requires.
pub(super) struct Wanted {
    headers: Vec<Header>,
}

impl Wanted {
    pub(super) fn of(config: &Config) -> Self {
        Self { headers: deskpane_deploy::headers(config, &[]).headers }
    }

    /// The value of a header.
    pub(super) fn value(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| header.value.as_str()).unwrap_or_default()
    }

    /// The line of a header.
    pub(super) fn line(&self, name: &str) -> String {
        format!("{name}: {}", self.value(name))
    }

    /// The policy.
    pub(super) fn policies(&self) -> Policies {
        Policies::read(std::iter::once(self.value("Content-Security-Policy")))
    }

    /// A directive of the policy, as written.
    pub(super) fn directive(&self, name: &str) -> String {
        let text = self.value("Content-Security-Policy");
        let found = text.split("; ").find(|part| part.split(' ').next() == Some(name));
        found.unwrap_or_default().to_owned()
    }
}
