//! Every text that an agent reads, one table per language. This crate has only the texts: the panel chooses among them,
//! and formats numbers and times.
//!
//! The texts are in `texts/`, one file for each language of `languages.json`, in the format of go-i18n 2, which
//! translators' tools read. The build script checks them and makes the tables.
//!
//! The panel carries English. The other languages are files beside it, written by this crate's program and named by
//! [`Spoken::file_name`].
//!
//! A page that no panel carries, such as `/setup`, has a set of words of its own: a folder in `texts/`, a line in
//! `build.rs`, and a module here whose `Words` are a [`WordSet`].

mod fill;
mod table;

pub use fill::fill;
use table::words;

// Defines `Words`; a constant for each language; and the lists `LANGUAGES` and `SPOKEN`.
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The words of `/inspect`.
pub mod inspect {
    use super::table::words;

    // `Words`, a `WordSet`.
    include!(concat!(env!("OUT_DIR"), "/inspect.rs"));
}

/// The words of `/setup`.
pub mod setup {
    use super::table::words;

    // Defines `Words`, a `WordSet`.
    include!(concat!(env!("OUT_DIR"), "/setup.rs"));
}

/// The words of a page that no panel carries. English is in its program; the other languages are files beside it.
pub trait WordSet: Sized + Send + Sync + 'static {
    /// The name of the set: its folder's, and a part of its files' names.
    const NAME: &'static str;
    /// English.
    const ENGLISH: &'static Self;
    /// The tag of each language, English first, with the edition of its texts.
    const EDITIONS: &'static [(&'static str, u64)];

    /// Reads a file of these words; `None` if it is not one.
    fn read(file: &'static str) -> Option<Self>;

    /// The file with the texts of a language; `None` for English, which needs none, and for an unknown language.
    #[must_use]
    fn file_name(tag: &str) -> Option<String> {
        let (tag, edition) = Self::EDITIONS.iter().skip(1).find(|(own, _)| *own == tag)?;
        Some(format!("words-{}-{tag}-{edition:016x}.txt", Self::NAME))
    }
}

/// A language.
#[derive(Debug)]
pub struct Language {
    /// Its tag, as in the page's `lang`.
    pub tag: &'static str,
    /// Its own name for itself.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// Its plural categories, by the Unicode CLDR, in the order of the forms in its texts.
    pub plurals: &'static [&'static str],
    /// Its texts.
    pub words: Words,
}

/// The data of a language that are known before its texts are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// Its tag, as in the page's `lang`.
    pub tag: &'static str,
    /// Its own name for itself.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// Its plural categories, in the order of the forms in its texts.
    pub plurals: &'static [&'static str],
    /// Changes with every text, and with the list of texts.
    pub edition: u64,
}

impl Language {
    /// The language without its texts.
    #[must_use]
    pub const fn spoken(&self) -> Spoken {
        let Self { tag, name, right_to_left, plurals, words } = self;
        Spoken { tag, name, right_to_left: *right_to_left, plurals, edition: edition(Words::NAMES, &words.all()) }
    }

    /// The texts as a file, one a line.
    #[must_use]
    pub fn file(&self) -> String {
        file(&self.words.all())
    }
}

impl Spoken {
    /// The file with the texts. Each edition has another file name, so that they cannot be confused.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("words-{}-{:016x}.txt", self.tag, self.edition)
    }
}

/// The language with this tag, or else one that differs only in the country.
#[must_use]
pub fn find(tag: &str) -> Option<Spoken> {
    let tag = tag.trim();
    let primary = |tag: &'_ str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let exact = SPOKEN.into_iter().find(|spoken| spoken.tag.eq_ignore_ascii_case(&tag.replace('_', "-")));
    exact.or_else(|| SPOKEN.into_iter().find(|spoken| primary(spoken.tag) == primary(tag)))
}

fn file(texts: &[&str]) -> String {
    texts.iter().flat_map(|text| [text, "\n"]).collect()
}

/// The FNV-1a hash (Fowler, Noll, Vo) of all names and texts.
const fn edition(mut names: &[&str], mut texts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    while let ([name, other_names @ ..], [text, other_texts @ ..]) = (names, texts) {
        hash = hashed(hashed(hash, name.as_bytes()), text.as_bytes());
        (names, texts) = (other_names, other_texts);
    }
    hash
}

const fn hashed(mut hash: u64, mut bytes: &[u8]) -> u64 {
    while let [byte, rest @ ..] = bytes {
        hash = (hash ^ *byte as u64).wrapping_mul(0x0100_0000_01b3);
        bytes = rest;
    }
    // Separates the texts, so that the boundary between two of them counts too.
    (hash ^ 0xff).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests;
