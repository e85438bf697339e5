//! Notifications.

use serde::{Deserialize, Serialize};

/// A current notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostNotice {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Its text.
    pub text: String,
    /// The visit it is about.
    pub session: String,
}
