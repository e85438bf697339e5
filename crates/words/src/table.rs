//! The macro for the list of names and English texts that the build script writes.

/// Defines `Words`, a struct with a field for each text and with functions to write it to a file and read it; and
/// `ENGLISH` with the given texts.
macro_rules! words {
    ($($(#[$context:meta])* $name:ident: $text:literal,)*) => {
        /// All texts of one language. `{…}` are placeholders; `|` separates the forms of a text with a number, in the
        /// order of the language's plural categories.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Words {
            $(#[doc = concat!("“", $text, "”")] $(#[$context])* pub $name: &'static str,)*
        }

        const ENGLISH: Words = Words { $($name: $text,)* };

        impl Words {
            /// The names of the texts, in order.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// The texts, in order.
            #[must_use]
            pub const fn all(&self) -> [&'static str; Self::NAMES.len()] {
                [$(self.$name),*]
            }

            /// Reads the output of [`Language::file`]; `None` for any other text.
            #[must_use]
            pub fn read(file: &'static str) -> Option<Self> {
                let mut lines = file.split('\n');
                let mut words = ENGLISH;
                // A loop: separate code for each of hundreds of texts would be a large part of the download.
                for place in [$(&mut words.$name),*] {
                    *place = lines.next()?;
                }
                (lines.next() == Some("") && lines.next().is_none()).then_some(words)
            }
        }
    };
}

pub(crate) use words;
