//! One language, and texts that have several parts.

use deskpane_words::Words;
use std::ops::Deref;

/// A message about a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Advice {
    /// The state and the reason, in a sentence or two.
    pub(crate) what: String,
    /// What to do about it; may be empty.
    pub(crate) remedy: String,
    /// A line to copy into `config.json`.
    pub(crate) line: Option<String>,
}

/// The words around a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choosing {
    /// The name of the choice.
    pub(crate) name: &'static str,
    /// The field that searches.
    pub(crate) find: &'static str,
    /// No choice.
    pub(crate) none: &'static str,
}

/// One language: its texts as fields, and methods for texts with parts. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Texts {
    /// The language's tag.
    pub(crate) tag: &'static str,
    pub(super) words: &'static Words,
}

/// The language that is always available.
pub(crate) const EN: Texts = Texts { tag: deskpane_words::EN.tag, words: &deskpane_words::EN.words };

impl Deref for Texts {
    type Target = Words;

    fn deref(&self) -> &Words {
        self.words
    }
}
