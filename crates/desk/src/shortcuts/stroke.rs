//! Reads a browser's key event, on any layout, as a chord.

use super::chord::{Chord, Key};

/// A key that goes down, as the browser tells it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stroke<'a> {
    /// What the key means on this layout: `h`, `Р`, `Enter`, `Dead`.
    pub key: &'a str,
    /// Where the key is: `KeyH`.
    pub code: &'a str,
    /// Control is down.
    pub ctrl: bool,
    /// Alt is down.
    pub alt: bool,
    /// Shift is down.
    pub shift: bool,
    /// The Windows key or Command is down.
    pub meta: bool,
    /// AltGr is down, which also shows as Control and Alt on some systems.
    pub alt_graph: bool,
    /// It has been down for a while.
    pub repeat: bool,
    /// Letters are being put together, as for Chinese.
    pub composing: bool,
}

impl Stroke<'_> {
    /// The chord it makes; none where it is no business of ours.
    ///
    /// A letter is the one the layout gives, so that the key with M on it is M wherever it is. Where the layout gives
    /// none of A to Z, as Russian ones do and a Mac does with Option, it is the one in that place on a Latin keyboard.
    #[must_use]
    pub fn chord(&self) -> Option<Chord> {
        if self.repeat || self.composing || self.alt_graph {
            return None;
        }
        let key = self.key()?;
        let shift = self.shift && key != Key::Question;
        Some(Chord { ctrl: self.ctrl, alt: self.alt, shift, meta: self.meta, key })
    }

    fn key(&self) -> Option<Key> {
        let typed = single(self.key);
        if let Some(digit) = self.code.strip_prefix("Digit").and_then(single).filter(char::is_ascii_digit) {
            // `7` is `?` on a Russian keyboard, and Option makes programmers' signs of digits on some of a Mac's.
            return match typed {
                Some('?') if !self.alt => Some(Key::Question),
                Some('[' | ']' | '{' | '}' | '\\' | '|' | '~') => None,
                _ => Some(Key::Digit(digit)),
            };
        }
        match typed {
            Some('?') => Some(Key::Question),
            Some(letter) if letter.is_ascii_alphabetic() => Some(Key::Letter(letter.to_ascii_uppercase())),
            Some(other) if other.is_ascii() => None,
            None if self.key != "Dead" => Key::parse(self.key),
            _ => {
                let letter = self.code.strip_prefix("Key").and_then(single);
                letter.filter(char::is_ascii_uppercase).map(Key::Letter)
            }
        }
    }
}

/// The one character of a text that has no more.
fn single(text: &str) -> Option<char> {
    let mut all = text.chars();
    all.next().filter(|_| all.as_str().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A key, with Alt and Shift held.
    fn held(key: &'static str, code: &'static str) -> Stroke<'static> {
        Stroke { key, code, alt: true, shift: true, ..Stroke::default() }
    }

    #[test]
    fn a_letter_is_what_is_on_the_key_or_else_where_the_key_is() {
        for (layout, key, code, read_as) in [
            ("Latin", "H", "KeyH", "H"),
            ("caps lock", "h", "KeyH", "H"),
            ("Russian", "Р", "KeyH", "H"),
            ("Greek", "Η", "KeyH", "H"),
            ("Option on a Mac", "Ó", "KeyH", "H"),
            ("a dead key on a Mac", "Dead", "KeyN", "N"),
            ("French, where M is beside L", "M", "Semicolon", "M"),
            ("German, where Y is in the place of Z", "Y", "KeyZ", "Y"),
            ("Latin", "!", "Digit1", "1"),
            ("French", "1", "Digit1", "1"),
            ("Option on a Mac", "⁄", "Digit1", "1"),
            ("any", "Enter", "Enter", "Enter"),
            ("any", "PageDown", "PageDown", "PageDown"),
        ] {
            let read = held(key, code).chord().map(|chord| chord.to_string());
            assert_eq!(read, Some(format!("Alt+Shift+{read_as}")), "{layout}");
        }
    }

    #[test]
    fn what_types_a_sign_of_its_own_is_left_alone() {
        for (layout, key, code) in [
            ("French, where a comma is in the place of M", ";", "KeyM"),
            ("Option on a French Mac", "|", "KeyL"),
            ("Option on a German Mac", "\\", "Digit7"),
            ("the number pad", "7", "Numpad7"),
            ("modifiers alone", "Shift", "ShiftLeft"),
            ("a dead key that is no letter", "Dead", "BracketLeft"),
            ("letters being put together", "Process", "KeyH"),
            ("nothing known", "Unidentified", ""),
        ] {
            assert_eq!(held(key, code).chord(), None, "{layout}");
        }
    }

    #[test]
    fn a_question_mark_is_one_on_every_layout() {
        for (key, code) in [("?", "Slash"), ("?", "Digit7"), ("?", "Minus"), ("?", "KeyM")] {
            for shift in [false, true] {
                let read = Stroke { key, code, shift, ..Stroke::default() }.chord();
                assert_eq!(read, Some(Chord::bare(Key::Question)), "{code}");
            }
        }
    }

    #[test]
    fn altgr_held_keys_and_composition_make_no_chord() {
        let stroke = held("H", "KeyH");
        assert!(stroke.chord().is_some());
        assert_eq!(Stroke { repeat: true, ..stroke }.chord(), None);
        assert_eq!(Stroke { composing: true, ..stroke }.chord(), None);
        assert_eq!(Stroke { alt_graph: true, ..stroke }.chord(), None);
        let altgr_on_windows = Stroke { ctrl: true, shift: false, ..held("€", "KeyE") };
        assert!(altgr_on_windows.chord().is_some_and(|chord| chord.fit().is_err()));
    }

    proptest! {
        #[test]
        fn no_key_is_too_strange(key in ".{0,6}", code in "(Key|Digit|F|Numpad)?.{0,3}", alt: bool, shift: bool) {
            let chord = Stroke { key: &key, code: &code, alt, shift, ..Stroke::default() }.chord();
            if let Some(chord) = chord {
                prop_assert_eq!(Chord::parse(&chord.to_string()), Some(chord));
            }
        }
    }
}
