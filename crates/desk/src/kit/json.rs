//! Tolerant reading of JSON: names in whatever case, with or without hyphens, numbers and booleans that may come as
//! text, texts of any length.

use crate::{clock::Millis, kit::secret::without_secrets, model::ContactId, session::cut};
use serde_json::Value;

/// The value in a JSON text, or the value as it is.
pub fn opened(value: Value) -> Value {
    match &value {
        Value::String(text) => serde_json::from_str(text).unwrap_or(value),
        _ => value,
    }
}

/// A value from the wire, read by name in whatever case.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a>(pub &'a Value);

impl<'a> Node<'a> {
    /// The longest text taken, in bytes; longer text is cut.
    pub const LONGEST: usize = 4096;
    /// The most items taken of a list.
    pub const MOST: usize = 1000;

    /// A field, `Null` where there is none. `wrapupTime` also finds `wrapup-time`.
    #[must_use]
    pub fn get(self, name: &str) -> Self {
        let found = self.0.as_object().and_then(|map| {
            map.get(name).or_else(|| map.iter().find(|(key, _)| is_same(key, name)).map(|(_, value)| value))
        });
        Self(found.unwrap_or(&Value::Null))
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.0.is_null()
    }

    /// Text without surrounding space; a number or a boolean as text; `None` for anything else and for nothing.
    #[must_use]
    pub fn text(self) -> Option<String> {
        match self.0 {
            Value::String(text) => {
                Some(cut(text.trim(), Self::LONGEST)).filter(|text| !text.is_empty()).map(Into::into)
            }
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Whether it is this word, in whatever case.
    #[must_use]
    pub fn is(self, word: &str) -> bool {
        self.0.as_str().is_some_and(|text| text.trim().eq_ignore_ascii_case(word))
    }

    /// A yes or no.
    #[must_use]
    pub fn flag(self) -> Option<bool> {
        match self.0 {
            Value::Bool(value) => Some(*value),
            Value::String(_) if self.is("true") => Some(true),
            Value::String(_) if self.is("false") => Some(false),
            _ => None,
        }
    }

    /// A whole number.
    #[must_use]
    pub fn number(self) -> Option<i64> {
        match self.0 {
            #[allow(clippy::cast_possible_truncation, reason = "saturates, which is what is wanted")]
            Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(|number| number as i64)),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A point in time: ISO 8601, or milliseconds since 1970.
    #[must_use]
    pub fn time(self) -> Option<Millis> {
        match self.0 {
            Value::Number(_) => self.number().filter(|number| *number > 0).map(Millis),
            Value::String(text) => Millis::parse(text.trim()),
            _ => None,
        }
    }

    /// An interaction's id.
    #[must_use]
    pub fn id(self) -> Option<ContactId> {
        self.0.as_str().and_then(ContactId::new)
    }

    /// The items of a list, or of the list under `result` or `results`: what comes straight from the vendor's API has
    /// that around it.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let wrapped = || ["result", "results"].into_iter().find_map(|name| self.get(name).0.as_array());
        let list = self.0.as_array().or_else(wrapped);
        list.into_iter().flatten().take(Self::MOST).map(Node)
    }

    /// The fields of an object.
    pub fn fields(self) -> impl Iterator<Item = (&'a str, Self)> {
        let map = self.0.as_object().into_iter().flatten();
        map.take(Self::MOST).map(|(name, value)| (name.as_str(), Node(value)))
    }

    /// The same, or what is under `result`.
    #[must_use]
    pub fn unwrapped(self) -> Self {
        let inner = self.get("result");
        if inner.is_null() { self } else { inner }
    }

    /// Something to show: text, or the JSON of what is none, without secrets.
    #[must_use]
    pub fn shown(self) -> Option<String> {
        match self.0 {
            Value::Null => None,
            Value::Array(_) | Value::Object(_) => {
                Some(cut(&without_secrets(self.0.clone()).to_string(), Self::LONGEST).to_owned())
            }
            _ => self.text(),
        }
    }
}

/// Whether two names are the same but for case and hyphens.
fn is_same(key: &str, name: &str) -> bool {
    let plain = |text: &str| -> Vec<u8> {
        text.bytes().filter(|byte| !matches!(byte, b'-' | b'_' | b'?')).map(|byte| byte.to_ascii_lowercase()).collect()
    };
    key.len().abs_diff(name.len()) <= 6 && plain(key) == plain(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_found_in_both_spellings() {
        let value = json!({"wrapup-time": 5, "channelType": "voice", "expired?": true, "resource_id": "r"});
        let node = Node(&value);
        assert_eq!(node.get("wrapupTime").number(), Some(5));
        assert_eq!(node.get("channelType").text().as_deref(), Some("voice"));
        assert_eq!(node.get("expired").flag(), Some(true));
        assert_eq!(node.get("resourceId").text().as_deref(), Some("r"));
        assert!(node.get("wrapup").is_null());
    }

    #[test]
    fn times_come_as_text_and_as_numbers() {
        let at = Some(Millis(1_700_000_000_000));
        for value in [json!(1_700_000_000_000_i64), json!("2023-11-14T22:13:20.000Z")] {
            assert_eq!(Node(&value).time(), at, "{value}");
        }
        for value in [json!(null), json!("soon"), json!(0), json!(-4), json!({}), json!(true)] {
            assert_eq!(Node(&value).time(), None, "{value}");
        }
    }

    #[test]
    fn a_list_may_be_wrapped() {
        for value in [json!([1, 2]), json!({"result": [1, 2]}), json!({"results": [1, 2], "count": 2})] {
            assert_eq!(Node(&value).items().filter_map(Node::number).collect::<Vec<_>>(), [1, 2]);
        }
        assert_eq!(Node(&json!("x")).items().count(), 0);
    }
}
