//! `config.json` while it is edited. It keeps all keys of the file, including those unknown to the form.

use deskpane_desk::config::{self, ConfigReport};
use deskpane_desk::desktop::{AddressKey, DesktopSpec};
use deskpane_desktops::RELEASED_SECTIONS;
use serde_json::{Map, Value};

/// The current configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft(Map<String, Value>);

impl Draft {
    /// Reads an existing file. Wrong keys are reported by [`Self::report`].
    ///
    /// # Errors
    /// If it is not a JSON object; in words.
    pub fn open(text: &str) -> Result<Self, String> {
        match serde_json::from_str(text) {
            Ok(Value::Object(map)) => Ok(Self(map)),
            Ok(_) => Err("it is not an object: { … }".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// The file.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(&self.0).map(|text| text + "\n").unwrap_or_default()
    }

    /// The result of reading the file as the panel does.
    #[must_use]
    pub fn report(&self) -> ConfigReport {
        config::parse(&self.text(), &RELEASED_SECTIONS)
    }

    /// Whether a desktop is switched on.
    #[must_use]
    pub fn is_on(&self, desktop: &DesktopSpec) -> bool {
        self.0.get(desktop.id).is_some_and(|value| !value.is_null())
    }

    /// Switches a desktop on, without an address yet, or off, together with all its keys.
    pub fn turn(&mut self, desktop: &DesktopSpec, on: bool) {
        if !on {
            self.0.remove(desktop.id);
        } else if !self.is_on(desktop) {
            let empty = match desktop.address_key {
                AddressKey::Origins => Value::Array(Vec::new()),
                AddressKey::Url => Value::from(""),
            };
            self.0.insert(desktop.id.to_owned(), Value::Object(Map::from_iter([(key(desktop).to_owned(), empty)])));
        }
    }

    /// The key that holds a desktop's address: `one.origins`, `one.url`.
    #[must_use]
    pub fn address_key(desktop: &DesktopSpec) -> String {
        format!("{}.{}", desktop.id, key(desktop))
    }

    /// The value of a key such as `crm.api` as text. The items of a list are separated by spaces.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        let value = match key.split_once('.') {
            Some((section, key)) => self.0.get(section).and_then(|section| section.get(key)),
            None => self.0.get(key),
        };
        value.map(typed).unwrap_or_default()
    }

    /// Sets a key; `null` removes it. With its last key, a section is removed too, unless it is a desktop's.
    pub fn set(&mut self, key: &str, value: Value) {
        let Some((section, key)) = key.split_once('.') else {
            put(&mut self.0, key, value);
            return;
        };
        if let Some(Value::Object(map)) = self.0.get_mut(section) {
            put(map, key, value);
            if map.is_empty() && !RELEASED_SECTIONS.iter().any(|own| own.id == section) {
                self.0.remove(section);
            }
        } else if !value.is_null() {
            self.0.insert(section.to_owned(), Value::Object(Map::from_iter([(key.to_owned(), value)])));
        }
    }

    /// Sets a key to a text; an empty one removes it.
    pub fn set_text(&mut self, key: &str, text: &str) {
        let text = text.trim();
        self.set(key, if text.is_empty() { Value::Null } else { Value::from(text) });
    }

    /// Sets a key to a list, whose items are separated by spaces or commas.
    pub fn set_list(&mut self, key: &str, text: &str) {
        let items: Vec<_> =
            text.split([' ', ',', '\n', '\t']).filter(|item| !item.is_empty()).map(Value::from).collect();
        self.set(key, if items.is_empty() && key.starts_with("crm.") { Value::Null } else { Value::Array(items) });
    }
}

const fn key(desktop: &DesktopSpec) -> &'static str {
    match desktop.address_key {
        AddressKey::Origins => "origins",
        AddressKey::Url => "url",
    }
}

fn put(map: &mut Map<String, Value>, key: &str, value: Value) {
    if value.is_null() {
        map.remove(key);
    } else {
        map.insert(key.to_owned(), value);
    }
}

fn typed(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(typed).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desktops::RELEASED;

    #[test]
    fn what_a_form_fills_in_is_what_the_panel_reads() {
        let mut draft = Draft::default();
        for spec in RELEASED {
            draft.turn(spec, true);
            let key = Draft::address_key(spec);
            assert!(draft.report().outcome.is_err_and(|errors| errors.iter().any(|one| one.key == key)), "{key}");
            match spec.address_key {
                AddressKey::Origins => draft.set_list(&key, &format!("{}, https://b.test", spec.example_origin)),
                AddressKey::Url => draft.set_text(&key, &format!(" {}/ ", spec.example_origin)),
            }
        }
        draft.set_list("crm.origins", "https://crm.test https://other.test");
        draft.set_text("crm.open", "never");
        draft.set("confirmHangup", Value::Bool(false));
        let config = draft.report().outcome.unwrap();
        assert_eq!(config.desktops.len(), RELEASED.len());
        assert_eq!(config.crm.origins.0.len(), 2);
        assert!(!config.confirm_hangup);
        assert_eq!(draft.get("crm.origins"), "https://crm.test https://other.test");
    }

    #[test]
    fn unknown_keys_stay_and_emptied_ones_are_removed() {
        let [spec, ..] = RELEASED;
        let mut draft =
            Draft::open(&format!("{{ \"{}\": {{ \"issuer\": \"x\" }}, \"later\": [1] }}", spec.id)).unwrap();
        draft.set_text("crm.api", "/crm/v1");
        draft.set_text("crm.api", "");
        draft.set_text("locale", "fr");
        let again = Draft::open(&draft.text()).unwrap();
        assert_eq!(
            (again.get(&format!("{}.issuer", spec.id)), again.get("later"), again.get("locale")),
            ("x".into(), "1".into(), "fr".into())
        );
        assert!(!again.text().contains("crm"), "{}", again.text());
        draft.turn(spec, false);
        assert!(!draft.is_on(spec) && !draft.text().contains("issuer"));
    }

    #[test]
    fn an_invalid_configuration_is_reported() {
        for text in ["", "[]", "{", "\"a\""] {
            assert!(Draft::open(text).is_err(), "{text}");
        }
    }
}
