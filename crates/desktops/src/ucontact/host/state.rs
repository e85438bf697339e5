//! The truth at the desktop, in the wire's own words: what a panel should show once it has been told.

use super::{engine::UcontactHost, interaction::Interaction};

/// The truth at the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopState {
    /// The interactions that are open and the last ones that are closed, in the order they came.
    pub interactions: Vec<Interaction>,
    /// Light on dark.
    pub dark: bool,
    /// The primary colour.
    pub primary: String,
    /// The language.
    pub language: String,
}

impl DesktopState {
    pub(super) fn of(host: &UcontactHost) -> Self {
        Self {
            interactions: host.interactions.clone(),
            dark: host.dark,
            primary: host.primary.clone(),
            language: host.language.clone(),
        }
    }
}

impl UcontactHost {
    /// The interactions that are open and the last ones that are closed, in the order they came.
    #[must_use]
    pub fn interactions(&self) -> &[Interaction] {
        &self.interactions
    }

    /// Its theme and language: dark or light, the primary colour, the language.
    #[must_use]
    pub fn appearance(&self) -> (bool, &str, &str) {
        (self.dark, &self.primary, &self.language)
    }

    /// The origin of the parent page.
    #[must_use]
    pub fn parent(&self) -> &str {
        &self.parent
    }

    /// Another page holds it: `parent` is its origin.
    pub fn held_by(&mut self, parent: &str) {
        parent.clone_into(&mut self.parent);
    }
}
