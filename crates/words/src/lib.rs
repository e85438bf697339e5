//! Every word an agent reads, one table per language. Which word belongs to what, and how numbers and times are
//! written, is the panel's business; here are only texts.
//!
//! They stand in `texts/`, a file for each language of `languages.json`, in the format of go-i18n 2, which translators'
//! tools read. The build script checks them and makes this crate's tables of them.
//!
//! The panel carries English. The other languages are files beside it, written by this crate's program and named by
//! [`Spoken::file_name`].
//!
//! A program beside the panel has a set of words of its own, which no panel carries: a folder in `texts/`, a line in `build.rs`, and
//! a module here whose `Words` are a [`WordSet`].

mod fill;
mod table;

pub use fill::fill;
use table::words;

// `Words`; a constant for each language; `LANGUAGES` and `SPOKEN`, the lists of all.
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The words of `/setup`.
pub mod setup {
    use super::table::words;

    // `Words`, a `WordSet`.
    include!(concat!(env!("OUT_DIR"), "/setup.rs"));
}

/// The words of a program beside the panel. English is in the program; the other languages are files beside it.
pub trait WordSet: Sized + Send + Sync + 'static {
    /// The name of the set: of its folder, and in its files' names.
    const NAME: &'static str;
    /// English.
    const ENGLISH: &'static Self;
    /// The tag of each language, English first, and the edition of its texts.
    const EDITIONS: &'static [(&'static str, u64)];

    /// Reads a file of these words; `None` if it is anything else.
    fn read(file: &'static str) -> Option<Self>;

    /// The file with the texts of a language; `None` for English, which needs none, and for what is no language.
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
    /// Its name in itself.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// The categories of its plurals by the Unicode CLDR, in the order its texts have their forms in.
    pub plurals: &'static [&'static str],
    /// Its texts.
    pub words: Words,
}

/// What there is to know of a language before its texts are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// Its tag, as in the page's `lang`.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// The categories of its plurals, in the order its texts have their forms in.
    pub plurals: &'static [&'static str],
    /// Changes with every text, and with the list of texts.
    pub edition: u64,
}

impl Language {
    /// The same without the texts.
    #[must_use]
    pub const fn spoken(&self) -> Spoken {
        let Self { tag, name, right_to_left, plurals, words } = self;
        Spoken { tag, name, right_to_left: *right_to_left, plurals, edition: edition(Words::NAMES, &words.all()) }
    }

    /// The texts as a file: one a line.
    #[must_use]
    pub fn file(&self) -> String {
        file(&self.words.all())
    }
}

impl Spoken {
    /// The file with the texts. Another edition has another name, so that it is never taken for this one.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("words-{}-{:016x}.txt", self.tag, self.edition)
    }
}

/// The language of a tag: this very one, else one that differs in the country alone.
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

/// Fowler, Noll and Vo's hash 1a of all names and texts.
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
    // Where one text ends and the next begins counts too.
    (hash ^ 0xff).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests;
