//! Lower case, for comparisons.

/// A text in lower case, each character by itself. The standard library also chooses between the two small forms of the
/// Greek sigma by their place in a word. Our comparisons do not need that, and the program is 3 KB smaller.
#[must_use]
pub fn lowercase(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}
