//! What an agent writes about a contact, and how it is kept between visits.

use crate::{
    clock::{Millis, Span},
    session::cut,
};
use serde::{Deserialize, Serialize};

/// What an agent wrote about one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactNote {
    /// The words.
    pub text: String,
    /// Who it was about: the customer's name or address.
    pub about: String,
    /// When it was last changed.
    pub at: Millis,
}

impl ContactNote {
    /// The longest note, in bytes. Longer text is not cut: the view refuses more keystrokes instead.
    pub const LONGEST: usize = 64 * 1024;

    /// As text for the browser's storage.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From the browser's storage. Text that is not ours, as an older version may have left it, is kept as a
    /// note, so that nothing an agent wrote is lost.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_else(|_| Self {
            text: cut(text, Self::LONGEST).to_owned(),
            about: String::new(),
            at: Millis(0),
        })
    }

    /// Whether it is older than `days` and may be forgotten.
    #[must_use]
    pub fn is_expired(&self, now: Millis, days: u32) -> bool {
        now - self.at > Span::seconds(i64::from(days) * 86_400)
    }
}

/// The storage key of a contact's note.
#[must_use]
pub fn storage_key(desktop: &str, contact: &str) -> String {
    format!("{KEY_PREFIX}{desktop}/{contact}")
}

/// What every note's storage key starts with.
pub const KEY_PREFIX: &str = "deskpane/note/";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_back_as_it_was() {
        let note = ContactNote { text: "Wants \"blue\"\n<b>".into(), about: "Ada".into(), at: Millis(5) };
        assert_eq!(ContactNote::from_text(&note.to_text()), note);
    }

    #[test]
    fn text_that_is_not_ours_is_kept_as_the_note() {
        assert_eq!(ContactNote::from_text("called twice").text, "called twice");
    }

    #[test]
    fn a_note_expires_after_its_days() {
        let note = ContactNote { text: String::new(), about: String::new(), at: Millis(0) };
        assert!(!note.is_expired(Millis(86_400_000), 1));
        assert!(note.is_expired(Millis(86_400_001), 1));
    }
}
