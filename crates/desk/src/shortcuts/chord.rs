//! Chords: keys pressed together, parsed, written, and checked for use as shortcuts.

use std::fmt::{self, Write as _};

/// The key of a chord besides modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// `A` to `Z`: the key with this letter or, on layouts with other letters, in its place.
    Letter(char),
    /// `0` to `9` in the row above the letters.
    Digit(char),
    /// A function key, from 1.
    Function(u8),
    /// Enter.
    Enter,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// `?`, wherever the layout has it.
    Question,
}

/// Keys with names: the browser's name, and the symbol on a Mac.
const NAMED: [(Key, &str, &str); 6] = [
    (Key::Enter, "Enter", "↩"),
    (Key::PageUp, "PageUp", "⇞"),
    (Key::PageDown, "PageDown", "⇟"),
    (Key::Up, "ArrowUp", "↑"),
    (Key::Down, "ArrowDown", "↓"),
    (Key::Question, "?", "?"),
];

impl Key {
    /// The key of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if let Some((key, ..)) = NAMED.iter().find(|(_, own, _)| *own == name) {
            return Some(*key);
        }
        let mut letters = name.chars();
        match (letters.next()?, letters.as_str()) {
            (letter, "") if letter.is_ascii_alphabetic() => Some(Self::Letter(letter.to_ascii_uppercase())),
            (digit, "") if digit.is_ascii_digit() => Some(Self::Digit(digit)),
            ('F', number) if !number.starts_with(['0', '+']) => {
                number.parse().ok().filter(|number| (1..=24).contains(number)).map(Self::Function)
            }
            _ => None,
        }
    }

    fn write(self, mac: bool, into: &mut String) {
        match self {
            Self::Letter(sign) | Self::Digit(sign) => into.push(sign),
            Self::Function(number) => {
                // Writing to a string cannot fail.
                let _ = write!(into, "F{number}");
            }
            _ => {
                let own = NAMED.iter().find(|(key, ..)| *key == self);
                into.push_str(own.map(|(_, name, sign)| if mac { *sign } else { *name }).unwrap_or_default());
            }
        }
    }
}

/// Keys pressed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// Control.
    pub ctrl: bool,
    /// Alt; Option on a Mac.
    pub alt: bool,
    /// Shift. Never set with [`Key::Question`], which needs it on some layouts only.
    pub shift: bool,
    /// The Windows key; Command on a Mac.
    pub meta: bool,
    /// The key.
    pub key: Key,
}

/// Why keys cannot be a shortcut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// They type text, or a screen reader uses them for reading.
    Types,
    /// Windows reports AltGr like this, or a Mac's screen reader uses them.
    AltGr,
    /// The browser or the system uses them.
    Browser,
}

impl Chord {
    /// Alt, Shift and this key: a combination that browsers, systems and screen readers leave to pages.
    #[must_use]
    pub const fn ours(key: Key) -> Self {
        Self { ctrl: false, alt: true, shift: true, meta: false, key }
    }

    /// This key alone.
    #[must_use]
    pub const fn bare(key: Key) -> Self {
        Self { ctrl: false, alt: false, shift: false, meta: false, key }
    }

    /// Whether it types text in a field, and therefore has no action there.
    #[must_use]
    pub const fn types(self) -> bool {
        !(self.ctrl || self.alt || self.meta || matches!(self.key, Key::Function(_)))
    }

    /// Its stored form: "Alt+Shift+H". It can be parsed, and equals the form of `aria-keyshortcuts` except for Control.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (modifiers, name) = match text.rsplit_once('+') {
            Some((modifiers, name)) => (Some(modifiers), name),
            None => (None, text),
        };
        let mut chord = Self::bare(Key::parse(name)?);
        for modifier in modifiers.into_iter().flat_map(|modifiers| modifiers.split('+')) {
            let flag = match modifier {
                "Ctrl" => &mut chord.ctrl,
                "Alt" => &mut chord.alt,
                "Shift" => &mut chord.shift,
                "Meta" => &mut chord.meta,
                _ => return None,
            };
            if std::mem::replace(flag, true) {
                return None;
            }
        }
        (chord.key != Key::Question || !chord.shift).then_some(chord)
    }

    /// As displayed: "Alt+Shift+H", or "⌥⇧H" on a Mac.
    #[must_use]
    pub fn shown(self, mac: bool) -> String {
        if mac { self.written(["⌃", "⌥", "⇧", "⌘"], true) } else { self.to_string() }
    }

    /// In the form of `aria-keyshortcuts`.
    #[must_use]
    pub fn aria(self) -> String {
        self.written(["Control+", "Alt+", "Shift+", "Meta+"], false)
    }

    fn written(self, modifiers: [&str; 4], mac: bool) -> String {
        let mut text = String::new();
        for (on, name) in [self.ctrl, self.alt, self.shift, self.meta].into_iter().zip(modifiers) {
            if on {
                text.push_str(name);
            }
        }
        self.key.write(mac, &mut text);
        text
    }

    /// Whether it can be a shortcut. Few combinations are free in all browsers, systems and screen readers: Alt and
    /// Shift with a key, and a few more.
    ///
    /// # Errors
    /// Why it cannot.
    pub const fn fit(self) -> Result<(), Unfit> {
        match self {
            Self { meta: true, .. } => Err(Unfit::Browser),
            Self { ctrl: true, alt: true, .. } => Err(Unfit::AltGr),
            Self { ctrl: false, alt: false, shift: false, key: Key::Question, .. } => Ok(()),
            Self { key: Key::Question, .. } => Err(Unfit::Browser),
            // The other function keys are help, search, reload, caret browsing, menu, full screen and developer tools;
            // with modifiers, windows and tabs.
            Self { ctrl: false, alt: false, key: Key::Function(2 | 4 | 8 | 9), .. } => Ok(()),
            Self { key: Key::Function(_), .. } => Err(Unfit::Browser),
            // They type, choose in lists, or scroll.
            Self { ctrl: false, alt: false, .. } => Err(Unfit::Types),
            Self { key: Key::Enter, .. } => Ok(()),
            // In Chrome and Edge: dialogs, favourites, feedback and the toolbar.
            Self { alt: true, shift: true, key: Key::Letter('A' | 'B' | 'I' | 'T'), .. } => Err(Unfit::Browser),
            Self { alt: true, shift: true, .. } => Ok(()),
            // Menus, tabs and browser commands.
            Self { .. } => Err(Unfit::Browser),
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(["Ctrl+", "Alt+", "Shift+", "Meta+"], false))
    }
}

#[cfg(test)]
pub(super) use tests::chords;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chords_as_they_are_written() {
        for (text, mac, aria) in [
            ("Alt+Shift+H", "⌥⇧H", "Alt+Shift+H"),
            ("Ctrl+Enter", "⌃↩", "Control+Enter"),
            ("Alt+Shift+PageDown", "⌥⇧⇟", "Alt+Shift+PageDown"),
            ("?", "?", "?"),
            ("F8", "F8", "F8"),
            ("Meta+1", "⌘1", "Meta+1"),
        ] {
            let chord = Chord::parse(text).unwrap();
            assert_eq!(
                (chord.to_string().as_str(), chord.shown(true).as_str(), chord.aria().as_str()),
                (text, mac, aria)
            );
        }
        for text in
            ["", "+", "Alt", "Alt+", "+H", "Alt+Alt+H", "Hyper+H", "F0", "F25", "F+1", "Shift+?", "Escape", "Tab"]
        {
            assert_eq!(Chord::parse(text), None, "{text}");
        }
    }

    #[test]
    fn keys_of_browsers_and_screen_readers_are_refused() {
        for text in
            ["Alt+Shift+H", "Alt+Shift+0", "Alt+Shift+Enter", "Alt+Shift+PageUp", "Ctrl+Enter", "F8", "Shift+F9", "?"]
        {
            assert_eq!(Chord::parse(text).unwrap().fit(), Ok(()), "{text}");
        }
        for text in ["H", "Shift+H", "5", "Enter", "PageDown", "ArrowUp"] {
            assert_eq!(Chord::parse(text).unwrap().fit(), Err(Unfit::Types), "{text}");
        }
        for text in ["Ctrl+Alt+Q", "Ctrl+Alt+Shift+E", "Ctrl+Alt+Enter"] {
            assert_eq!(Chord::parse(text).unwrap().fit(), Err(Unfit::AltGr), "{text}");
        }
        for text in [
            "Ctrl+T",
            "Ctrl+W",
            "Ctrl+N",
            "Ctrl+L",
            "Ctrl+R",
            "Ctrl+F",
            "Ctrl+P",
            "Ctrl+Shift+T",
            "Ctrl+1",
            "Alt+D",
            "Alt+F",
            "Alt+1",
            "Alt+ArrowUp",
            "Alt+Shift+T",
            "Alt+Shift+I",
            "F1",
            "F5",
            "F11",
            "F12",
            "Alt+F4",
            "Ctrl+F4",
            "Meta+H",
            "Ctrl+PageDown",
        ] {
            assert_eq!(Chord::parse(text).unwrap().fit(), Err(Unfit::Browser), "{text}");
        }
    }

    pub(in super::super) fn chords() -> impl Strategy<Value = Chord> {
        let key = prop_oneof![
            (b'A'..=b'Z').prop_map(|letter| Key::Letter(letter.into())),
            (b'0'..=b'9').prop_map(|digit| Key::Digit(digit.into())),
            (1..=24_u8).prop_map(Key::Function),
            prop::sample::select(NAMED.map(|(key, ..)| key).to_vec()),
        ];
        (key, any::<[bool; 4]>()).prop_map(|(key, [ctrl, alt, shift, meta])| Chord {
            ctrl,
            alt,
            shift: shift && key != Key::Question,
            meta,
            key,
        })
    }

    proptest! {
        #[test]
        fn writing_and_reading_gives_the_same(chord in chords()) {
            prop_assert_eq!(Chord::parse(&chord.to_string()), Some(chord));
        }

        #[test]
        fn no_text_is_too_strange(text in ".{0,20}") {
            if let Some(chord) = Chord::parse(&text) {
                prop_assert_eq!(Chord::parse(&chord.to_string()), Some(chord));
            }
        }

        #[test]
        fn shortcuts_type_nothing_but_a_question_mark(chord in chords()) {
            if chord.fit().is_ok() {
                prop_assert!(!chord.types() || chord.key == Key::Question);
                prop_assert!(!(chord.ctrl && chord.alt));
            }
        }
    }
}
