//! The agent's own preferences, and their stored form. Anything not chosen follows `config.json`.

use crate::{config::Theme, shortcuts::Changed};
use serde_json::{Map, Value, json};

/// The sound of an incoming contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// No sound.
    Off,
    /// Loud enough for the headset.
    #[default]
    Soft,
    /// Loud enough for the room.
    Loud,
}

impl Tone {
    /// All sounds, the quietest first.
    pub const ALL: [Self; 3] = [Self::Off, Self::Soft, Self::Loud];

    /// Its stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Soft => "soft",
            Self::Loud => "loud",
        }
    }
}

/// An agent's preferences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language's tag; `None` if not chosen.
    pub language: Option<String>,
    /// The theme; `None` if not chosen.
    pub theme: Option<Theme>,
    /// The sound of an incoming contact.
    pub tone: Tone,
    /// Whether incoming contacts also cause system notifications, if the browser permits them.
    pub notifications: bool,
    /// The shortcuts that the agent has changed, by action name; an empty text means no keys.
    pub shortcuts: Changed,
}

impl Preferences {
    /// The preferences as text for the browser's storage.
    #[must_use]
    pub fn to_text(&self) -> String {
        json!({
            "language": self.language,
            "theme": self.theme.map(Theme::name),
            "tone": self.tone.name(),
            "notifications": self.notifications,
            "shortcuts": self.shortcuts,
        })
        .to_string()
    }

    /// Reads preferences from the browser's storage. Unreadable ones count as not chosen.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let kept: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
        let word = |key: &str| kept.get(key).and_then(Value::as_str);
        let shortcuts = kept.get("shortcuts").and_then(Value::as_object).into_iter().flatten();
        // One by one: there are few, and `collect` would link a sort.
        let mut chosen = Changed::new();
        for (action, keys) in shortcuts {
            if let Some(keys) = keys.as_str() {
                chosen.insert(action.clone(), keys.to_owned());
            }
        }
        Self {
            language: word("language").map(str::to_owned),
            theme: word("theme").and_then(Theme::parse),
            tone: Tone::ALL.into_iter().find(|tone| word("tone") == Some(tone.name())).unwrap_or_default(),
            notifications: kept.get("notifications").and_then(Value::as_bool).unwrap_or_default(),
            shortcuts: chosen,
        }
    }
}

/// The storage key of the preferences.
pub const STORAGE_KEY: &str = "deskpane/preferences";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_survive_writing_and_reading() {
        let chosen = Preferences {
            language: Some("pt-BR".into()),
            theme: Some(Theme::Dark),
            tone: Tone::Loud,
            notifications: true,
            shortcuts: Changed::from_iter([("answer".into(), "Alt+A".into()), ("mute".into(), String::new())]),
        };
        assert_eq!(Preferences::from_text(&chosen.to_text()), chosen);
        assert_eq!(Preferences::from_text(&Preferences::default().to_text()), Preferences::default());
    }

    #[test]
    fn unreadable_preferences_are_ignored_and_the_others_kept() {
        for text in ["", "null", "[]", "{", "7"] {
            assert_eq!(Preferences::from_text(text), Preferences::default());
        }
        let text =
            r#"{"language":5,"theme":"pink","tone":"shrill","notifications":"yes","shortcuts":{"a":1,"b":"Alt+B"}}"#;
        let read = Preferences::from_text(text);
        assert_eq!(read.shortcuts.into_tuple_vec(), [("b".to_owned(), "Alt+B".to_owned())]);
        assert_eq!((read.language, read.theme, read.tone, read.notifications), (None, None, Tone::Soft, false));
    }
}
