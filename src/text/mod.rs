//! Which words belong to what is on the page, once for all languages: the words themselves are in `crates/words`, one
//! table per language.

mod agent;
mod connection;
mod contact;
mod control;
pub(crate) mod face;
mod fault;
mod intl;
mod keys;
mod language;
mod note;
mod page;
mod work;

pub(crate) use agent::CallDetail;
pub(crate) use deskpane_words::fill;
pub(crate) use language::Language;

use deskpane_words::Words;
use leptos::prelude::*;
use std::ops::Deref;

/// What an agent is told about something that does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Advice {
    /// Where it stands and why, in a sentence or two.
    pub(crate) what: String,
    /// What to do about it; may be empty.
    pub(crate) remedy: String,
    /// A line to copy into `config.json`.
    pub(crate) line: Option<String>,
}

/// The words around a choice of one from many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choosing {
    /// What is chosen.
    pub(crate) name: &'static str,
    /// The field that searches.
    pub(crate) find: &'static str,
    /// No choice.
    pub(crate) none: &'static str,
}

/// One language: its texts as fields, and methods for what depends on more. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Texts {
    /// The language's tag.
    pub(crate) tag: &'static str,
    words: &'static Words,
}

/// The language that is always there.
pub(crate) const EN: Texts = Texts { tag: deskpane_words::EN.tag, words: &deskpane_words::EN.words };

impl Deref for Texts {
    type Target = Words;

    fn deref(&self) -> &Words {
        self.words
    }
}

/// The texts of the language in use when the view that asks is built.
pub(crate) fn texts() -> Texts {
    use_context::<Language>().map_or(EN, |language| language.now())
}
