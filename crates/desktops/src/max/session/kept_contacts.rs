//! Contacts from the snapshot before a reload, to be read again.

use deskpane_desk::clock::Millis;
use serde_json::Value;

/// When each was reported, and its last event; empty if unreadable.
pub(super) fn read(kept: Option<&str>) -> Vec<(Millis, String)> {
    let kept: Option<Value> = kept.and_then(|kept| serde_json::from_str(kept).ok());
    kept.and_then(|kept| serde_json::from_value(kept.get("contacts")?.clone()).ok()).unwrap_or_default()
}
