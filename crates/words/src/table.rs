//! What the list of names and English texts becomes that the build script writes.

/// Makes `Words`, a struct with a field for each text, with what is needed to write it to a file and read it again; and
/// `ENGLISH`, which has the texts given.
macro_rules! words {
    ($($(#[$context:meta])* $name:ident: $text:literal,)*) => {
        /// All texts of one language. `{…}` are places to be filled; `|` parts the forms of a text that counts
        /// something, in the order of the language's plurals.
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

            /// Reads what [`Language::file`] wrote; `None` if it is anything else.
            #[must_use]
            pub fn read(file: &'static str) -> Option<Self> {
                let mut lines = file.split('\n');
                let mut words = ENGLISH;
                // One loop: code for each of hundreds of texts is a good part of a download.
                for place in [$(&mut words.$name),*] {
                    *place = lines.next()?;
                }
                (lines.next() == Some("") && lines.next().is_none()).then_some(words)
            }
        }
    };
}

pub(crate) use words;
