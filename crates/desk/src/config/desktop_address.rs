//! The address of a desktop that the panel opens or frames.

use crate::{origin::Origin, safe::SafeLink};

/// The address of a desktop that the panel opens or frames.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopAddress {
    /// The page to open.
    pub url: SafeLink,
    /// Its origin, the only one allowed.
    pub origin: Origin,
}

impl DesktopAddress {
    /// The address with these query parameters added, unless present. `None` if it gets too long.
    #[must_use]
    pub fn with_query(self, wanted: &[(&str, &str)]) -> Option<Self> {
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
