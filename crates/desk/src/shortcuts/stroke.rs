//! Reads a browser's key event, on any layout, as a chord.

use super::chord::{Chord, Key};

/// A key press, as the browser reports it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stroke<'a> {
    /// The character or name of the key on this layout: `h`, `Р`, `Enter`, `Dead`.
    pub key: &'a str,
    /// The position of the key: `KeyH`.
    pub code: &'a str,
    /// Control is pressed.
    pub ctrl: bool,
    /// Alt is pressed.
    pub alt: bool,
    /// Shift is pressed.
    pub shift: bool,
    /// The Windows key or Command is pressed.
    pub meta: bool,
    /// AltGr is pressed, which some systems also report as Control and Alt.
    pub alt_graph: bool,
    /// It is repeated because it is held down.
    pub repeat: bool,
    /// An input method is composing text.
    pub composing: bool,
}

impl Stroke<'_> {
    /// The chord; `None` if the key press cannot be a shortcut.
    ///
    /// A letter is the one that the layout gives, so that the key with M is M wherever it is. If the layout gives none
    /// of A to Z, as with Russian or with Option on a Mac, it is the letter at this position of a Latin keyboard.
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
            // `7` is `?` on a Russian keyboard, and Option with a digit gives other characters on some Mac layouts.
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

/// The only character of a text that has exactly one.
fn single(text: &str) -> Option<char> {
    let mut all = text.chars();
    all.next().filter(|_| all.as_str().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A key press with Alt and Shift.
    fn held(key: &'static str, code: &'static str) -> Stroke<'static> {
        Stroke { key, code, alt: true, shift: true, ..Stroke::default() }
    }

    #[test]
    fn a_letter_is_read_from_the_layout_or_else_from_the_position() {
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
    fn keys_that_type_another_character_are_ignored() {
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
