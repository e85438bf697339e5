//! Which fields of its messages, and of what our session keeps, say nothing about people: all others get pseudonyms in a
//! recording that is handed on.

use deskpane_desk::desktop::Harmless;

/// The fields.
pub(super) const HARMLESS: Harmless = Harmless {
    words: &["campaign", "channel", "dark", "data", "direction", "event", "finishdate", "primary"],
    ids: &["guid", "levelsid"],
    phrases: &[],
};
