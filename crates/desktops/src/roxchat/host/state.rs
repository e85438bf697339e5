//! The truth at the workspace, in the wire's own words: what a panel should show once it has been told.

use super::{
    engine::RoxchatHost,
    notice::HostNotice,
    visitor::{HostVisitor, VisitorNo},
};

/// The truth at the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesktopState {
    /// The visitors, in the order they came.
    pub visitors: Vec<HostVisitor>,
    /// The notifications, the oldest first.
    pub notices: Vec<HostNotice>,
    /// Whose chat the agent has open.
    pub front: Option<VisitorNo>,
}

impl DesktopState {
    pub(super) fn of(host: &RoxchatHost) -> Self {
        Self { visitors: host.visitors.clone(), notices: host.notices.clone(), front: host.front }
    }
}

impl RoxchatHost {
    /// The visitors, in the order they came.
    #[must_use]
    pub fn visitors(&self) -> &[HostVisitor] {
        &self.visitors
    }

    /// The current notifications.
    #[must_use]
    pub fn notices(&self) -> &[HostNotice] {
        &self.notices
    }

    /// Whose chat the agent has open.
    #[must_use]
    pub const fn front(&self) -> Option<VisitorNo> {
        self.front
    }

    /// Whether the account's configuration allows the parent page.
    #[must_use]
    pub const fn allows_parent(&self) -> bool {
        self.allowed
    }

    /// The account's configuration names another page: `parent` is its origin.
    pub fn allow(&mut self, parent: &str) {
        parent.clone_into(&mut self.parent);
    }

    /// The origin of the page that the account's configuration names.
    #[must_use]
    pub fn parent(&self) -> &str {
        &self.parent
    }
}
