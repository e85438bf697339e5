//! The keypad: which typed keys are sent.

use crate::model::Digits;

/// In telephone order, three in a row.
pub const KEYS: &str = "123456789*0#";
/// How many sent keys are shown.
const SHOWN: usize = Digits::MOST;

/// Splits a text into telephone keys, as many as can be sent at once, and the rest.
#[must_use]
pub fn keys_of(text: &str) -> (String, String) {
    let (mut keys, mut rest) = (String::new(), String::new());
    for letter in text.chars().filter(|letter| !matches!(letter, ' ' | '-')) {
        if KEYS.contains(letter) && keys.len() < Digits::MOST { &mut keys } else { &mut rest }.push(letter);
    }
    (keys, rest)
}

/// The latest sent keys, with these added.
#[must_use]
pub fn shown(before: &str, keys: &str) -> String {
    let all = format!("{before}{keys}");
    let surplus = all.len().saturating_sub(SHOWN);
    all.get(surplus..).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sent_and_other_characters_stay() {
        for (text, keys, rest) in [("5", "5", ""), ("12 34-#*", "1234#*", ""), ("1a2", "12", "a"), ("x", "", "x")] {
            assert_eq!(keys_of(text), (keys.to_owned(), rest.to_owned()), "{text}");
        }
        let (keys, rest) = keys_of(&"1".repeat(100));
        assert_eq!((keys.len(), rest.len()), (Digits::MOST, 100 - Digits::MOST));
    }

    #[test]
    fn the_latest_keys_are_shown() {
        assert_eq!(shown("12", "3"), "123");
        let many = "1".repeat(SHOWN);
        assert_eq!(shown(&many, "#"), format!("{}#", "1".repeat(SHOWN - 1)));
    }
}
