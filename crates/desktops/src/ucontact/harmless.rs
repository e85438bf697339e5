//! The fields of uContact's messages and our snapshots that contain no personal data. A redacted recording replaces the
//! values of all other fields by pseudonyms.

use deskpane_desk::desktop::Harmless;

/// The fields.
pub(super) const HARMLESS: Harmless = Harmless {
    words: &["campaign", "channel", "dark", "data", "direction", "event", "finishdate", "primary"],
    ids: &["guid", "levelsid"],
    phrases: &[],
};
