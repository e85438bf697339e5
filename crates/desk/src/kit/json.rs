//! A tolerant JSON reader: names in any case, with or without hyphens; numbers and booleans as text; texts of any
//! length.
//!
//! [`Node`] reads a parsed value. MAX's events are read without parsing them into values first, by
//! `max/wire/fields.rs` in the desktops' crate, for the reason given there; the meaning of texts and the bounds are
//! shared.

use crate::{
    clock::{Millis, Stamp},
    kit::secret::without_secrets,
    model::ContactId,
    session::cut,
};
use serde_json::Value;

/// The longest text of a field, in bytes; longer text is cut.
pub const LONGEST: usize = 4096;
/// The longest name or id, in bytes.
pub const LONGEST_NAME: usize = 256;
/// The longest message or note, in bytes.
pub const LONGEST_WRITTEN: usize = 16 * 1024;

/// Why a text is not a message of this desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Malformed {
    /// Longer than the desktop's longest message, in bytes.
    TooLong(usize),
    /// Not a JSON object, nor the JSON text of one where the desktop may send that.
    NoObject,
    /// An object without what every message has, or with the wrong type there.
    Without(&'static str),
    /// From another source than the desktop; nothing but its name is kept.
    Foreign(String),
}

impl Malformed {
    /// In words, for the integrator.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::TooLong(longest) => format!("longer than {} MiB, not read", longest / (1024 * 1024)),
            Self::NoObject => "not a JSON object".to_owned(),
            Self::Without(what) => format!("without {what}"),
            Self::Foreign(source) => format!("from another source: {source}"),
        }
    }
}

/// A message: the JSON of an object.
///
/// # Errors
/// When it is longer than `longest` bytes or no object.
pub fn object(text: &str, longest: usize) -> Result<Value, Malformed> {
    let value = value(text, longest)?;
    if value.is_object() { Ok(value) } else { Err(Malformed::NoObject) }
}

/// A message: the JSON of an object, or the JSON of a text that is the JSON of an object.
///
/// # Errors
/// As [`object`].
pub fn object_or_its_text(text: &str, longest: usize) -> Result<Value, Malformed> {
    let value = opened(value(text, longest)?);
    if value.is_object() { Ok(value) } else { Err(Malformed::NoObject) }
}

fn value(text: &str, longest: usize) -> Result<Value, Malformed> {
    if text.len() > longest {
        return Err(Malformed::TooLong(longest));
    }
    serde_json::from_str(text).map_err(|_| Malformed::NoObject)
}

/// The value in a JSON text, or the value as it is.
#[must_use]
pub fn opened(value: Value) -> Value {
    match &value {
        Value::String(text) => serde_json::from_str(text).unwrap_or(value),
        _ => value,
    }
}

/// A message for the integrator: its JSON, without secrets.
#[must_use]
pub fn for_integrator(value: Value) -> String {
    without_secrets(value).to_string()
}

/// Reads a boolean: `true`, `True`, `on` and their opposites; `None` for anything else.
#[must_use]
pub fn truth(text: &str) -> Option<bool> {
    let is = |word: &str| text.trim().eq_ignore_ascii_case(word);
    if is("true") || is("on") {
        Some(true)
    } else if is("false") || is("off") {
        Some(false)
    } else {
        None
    }
}

/// A number as text, without a fraction if it has none: an id may be a number.
#[must_use]
pub fn number_text(number: f64) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "compared with what it was")]
    let whole = number as i64;
    #[allow(clippy::cast_precision_loss, reason = "compared with what it was")]
    let is_whole = whole as f64 == number;
    if is_whole { whole.to_string() } else { Value::from(number).to_string() }
}

/// A value from the wire, read by name in any case.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a>(pub &'a Value);

impl<'a> Node<'a> {
    /// A field, `Null` if it is missing. `wrapupTime` also finds `wrapup-time`.
    #[must_use]
    pub fn get(self, name: &str) -> Self {
        let found = self.0.as_object().and_then(|map| {
            map.get(name).or_else(|| map.iter().find(|(key, _)| is_same(key, name)).map(|(_, value)| value))
        });
        Self(found.unwrap_or(&Value::Null))
    }

    /// Whether the value is null or missing.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.0.is_null()
    }

    /// Text without surrounding space; a number or a boolean as text; `None` for anything else and for empty text.
    #[must_use]
    pub fn text(self) -> Option<String> {
        match self.0 {
            Value::String(text) => Some(cut(text.trim(), LONGEST)).filter(|text| !text.is_empty()).map(Into::into),
            Value::Number(number) => Some(match number.as_f64().filter(|_| number.is_f64()) {
                Some(number) => number_text(number),
                None => number.to_string(),
            }),
            Value::Bool(value) => Some(value.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// The same for a name or an id, cut to [`LONGEST_NAME`].
    #[must_use]
    pub fn name(self) -> Option<String> {
        self.text().map(|text| cut(&text, LONGEST_NAME).to_owned())
    }

    /// A text as written, with its lines and spaces; empty if there is none.
    #[must_use]
    pub fn written(self) -> String {
        match self.0 {
            Value::String(text) => cut(text, LONGEST_WRITTEN).to_owned(),
            _ => self.shown().unwrap_or_default(),
        }
    }

    /// Whether it is this word, in any case.
    #[must_use]
    pub fn is(self, word: &str) -> bool {
        self.0.as_str().is_some_and(|text| text.trim().eq_ignore_ascii_case(word))
    }

    /// A boolean.
    #[must_use]
    pub fn flag(self) -> Option<bool> {
        match self.0 {
            Value::Bool(value) => Some(*value),
            Value::String(text) => truth(text),
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

    /// A time by the desktop's clock: ISO 8601, or milliseconds since 1970.
    #[must_use]
    pub fn stamp(self) -> Option<Stamp> {
        match self.0 {
            Value::Number(_) => {
                let at = self.number().filter(|number| *number > 0).map(Millis)?;
                Some(Stamp { at, plain: false })
            }
            Value::String(text) => Stamp::parse(text),
            _ => None,
        }
    }

    /// An interaction's id.
    #[must_use]
    pub fn id(self) -> Option<ContactId> {
        self.0.as_str().and_then(ContactId::new)
    }

    /// The items of a list, or of the list under `result` or `results`, in which the vendor's API wraps its answers.
    /// As many as were sent: a message is bounded by its length.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let wrapped = || ["result", "results"].into_iter().find_map(|name| self.get(name).0.as_array());
        let list = self.0.as_array().or_else(wrapped);
        list.into_iter().flatten().map(Node)
    }

    /// The fields of an object.
    pub fn fields(self) -> impl Iterator<Item = (&'a str, Self)> {
        let map = self.0.as_object().into_iter().flatten();
        map.map(|(name, value)| (name.as_str(), Node(value)))
    }

    /// The same, or what is under `result`.
    #[must_use]
    pub fn unwrapped(self) -> Self {
        let inner = self.get("result");
        if inner.is_null() { self } else { inner }
    }

    /// A displayable value: text, or the JSON of anything else, without secrets.
    #[must_use]
    pub fn shown(self) -> Option<String> {
        match self.0 {
            Value::Null => None,
            Value::Array(_) | Value::Object(_) => {
                Some(cut(&without_secrets(self.0.clone()).to_string(), LONGEST).to_owned())
            }
            _ => self.text(),
        }
    }
}

/// Whether two names are equal, ignoring case and hyphens.
fn is_same(key: &str, name: &str) -> bool {
    fn plain(text: &str) -> impl Iterator<Item = u8> {
        text.bytes().filter(|byte| !matches!(byte, b'-' | b'_' | b'?')).map(|byte| byte.to_ascii_lowercase())
    }
    key.len().abs_diff(name.len()) <= 6 && plain(key).eq(plain(name))
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
            assert_eq!(Node(&value).stamp().map(|stamp| stamp.at), at, "{value}");
        }
        for value in [json!(null), json!("soon"), json!(0), json!(-4), json!({}), json!(true)] {
            assert_eq!(Node(&value).stamp(), None, "{value}");
        }
    }

    #[test]
    fn a_message_is_an_object_and_may_be_its_text_where_that_is_allowed() {
        assert_eq!(object(r#"{"a":1}"#, 9), Ok(json!({"a": 1})));
        assert_eq!(object(r#"{"a":10}"#, 7), Err(Malformed::TooLong(7)));
        for text in ["", "{", "1", "[]", r#""{}""#] {
            assert_eq!(object(text, 99), Err(Malformed::NoObject), "{text}");
        }
        assert_eq!(object_or_its_text(r#""{\"a\":1}""#, 99), Ok(json!({"a": 1})));
        for text in ["\"x\"", r#""\"{}\"""#, r#""[]""#, "null"] {
            assert_eq!(object_or_its_text(text, 99), Err(Malformed::NoObject), "{text}");
        }
    }

    #[test]
    fn a_yes_or_no_comes_as_a_word_or_a_value() {
        for (value, meaning) in [
            (json!(true), Some(true)),
            (json!("False"), Some(false)),
            (json!(" on "), Some(true)),
            (json!("OFF"), Some(false)),
            (json!("yes"), None),
            (json!(1), None),
            (json!(null), None),
        ] {
            assert_eq!(Node(&value).flag(), meaning, "{value}");
        }
    }

    #[test]
    fn a_text_is_trimmed_and_cut_and_a_number_has_no_fraction_it_does_not_need() {
        let long = "x".repeat(2 * LONGEST);
        for (value, text) in [
            (json!(" a "), Some("a")),
            (json!(" "), None),
            (json!(7), Some("7")),
            (json!(7.0), Some("7")),
            (json!(7.5), Some("7.5")),
            (json!(u64::MAX), Some("18446744073709551615")),
            (json!(true), Some("true")),
            (json!({}), None),
            (json!(long), Some(&long[..LONGEST])),
        ] {
            assert_eq!(Node(&value).text().as_deref(), text, "{value}");
        }
        assert_eq!(Node(&json!(long)).name().map(|name| name.len()), Some(LONGEST_NAME));
        assert_eq!(Node(&json!(" a\n")).written(), " a\n");
        assert_eq!(Node(&json!({"token": 1, "b": 2})).written(), r#"{"b":2,"token":"[hidden]"}"#);
    }

    #[test]
    fn a_list_may_be_wrapped() {
        for value in [json!([1, 2]), json!({"result": [1, 2]}), json!({"results": [1, 2], "count": 2})] {
            assert_eq!(Node(&value).items().filter_map(Node::number).collect::<Vec<_>>(), [1, 2]);
        }
        assert_eq!(Node(&json!("x")).items().count(), 0);
    }
}
