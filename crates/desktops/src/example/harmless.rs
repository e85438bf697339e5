//! The fields of the example's messages and our snapshots that contain no personal data. A redacted recording replaces
//! the values of all other fields by pseudonyms.

use deskpane_desk::desktop::Harmless;

/// The fields.
pub(super) const HARMLESS: Harmless =
    Harmless { words: &["command", "event", "source", "state"], ids: &["contact", "id"], phrases: &[] };
