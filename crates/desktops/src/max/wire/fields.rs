//! The fields of one event: found by name in any casing, read by meaning whatever their type.
//!
//! The kit's reader ([`deskpane_desk::kit::json::Node`]) takes a parsed value and copies every text. MAX sends by far
//! the most: batches of up to thousands of events with thirty fields each, few of which are shown. Decoding and
//! reducing took two thirds of the time from message to screen. So its events are read in place: that halved the time
//! of decoding, and reduced 10,000 messages over 100 contacts from 1.40 to 1.21 s in the browser
//! (`docs/performance.md`). Meanings, bounds and the names of secrets are the kit's.

use deskpane_desk::{
    clock::Millis,
    kit::json::{LONGEST, number_text, truth},
    kit::secret::{HIDDEN, is_secret, text_without_secrets, without_secrets},
    model::ContactId,
    session::cut,
};
use serde::{
    Deserialize, Deserializer,
    de::{
        IgnoredAny, MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};
use serde_json::Value;
use std::{borrow::Cow, fmt};

/// The fields of one event, in the order sent, borrowed from the message. Fields whose names mean a secret are left
/// out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields<'a>(Vec<(Name<'a>, Scalar<'a>)>);

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// A value. Nested values keep their JSON; numbers and booleans become text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Scalar<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Nested(Value),
}

impl Fields<'_> {
    /// The most fields that are read of an event: many more than are shown, because known ones may come last.
    pub const MOST: usize = 2_000;

    fn get(&self, name: &str) -> Option<&Scalar<'_>> {
        self.0.iter().find(|(own, _)| is_same(&own.0, name)).map(|(_, value)| value)
    }

    /// A field's text without surrounding space; `None` if it is absent, null, empty or nested.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Scalar::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Scalar::Nothing | Scalar::Nested(_) => None,
        }
    }

    /// The first of several names that has text, because vendors use different names for the same field.
    #[must_use]
    pub fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.text(name))
    }

    /// A field as a boolean, read by [`truth`].
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        truth(self.text(name)?)
    }

    /// A field as a whole number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse().ok()
    }

    /// A field as a time.
    #[must_use]
    pub fn time(&self, name: &str) -> Option<Millis> {
        Millis::parse(self.text(name)?)
    }

    /// A field as a contact's id. MAX uses zero for "none".
    #[must_use]
    pub fn id(&self, name: &str) -> Option<ContactId> {
        self.text(name).filter(|text| *text != "0").and_then(ContactId::new)
    }

    /// A field as a list of objects.
    #[must_use]
    pub fn list(&self, name: &str) -> Vec<Fields<'_>> {
        match self.get(name) {
            Some(Scalar::Nested(Value::Array(items))) => {
                items.iter().filter_map(|item| Fields::deserialize(item).ok()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// All fields with a displayable value, as name and text.
    pub fn shown(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        self.0.iter().filter_map(|(name, value)| {
            let value = match value {
                Scalar::Text(text) if !text.trim().is_empty() => Cow::Borrowed(text.as_ref()),
                Scalar::Nested(nested) => Cow::Owned(cut(&nested.to_string(), LONGEST).to_owned()),
                Scalar::Text(_) | Scalar::Nothing => return None,
            };
            Some((name.0.as_ref(), value))
        })
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Take;
        impl<'de> Visitor<'de> for Take {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an event object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::with_capacity(32);
                while let Some(name) = map.next_key::<Name<'_>>()? {
                    if fields.len() >= Fields::MOST || name.0.len() > 128 {
                        map.next_value::<IgnoredAny>()?;
                    } else if is_secret(&name.0) {
                        map.next_value::<IgnoredAny>()?;
                        fields.push((name, Scalar::Text(Cow::Borrowed(HIDDEN))));
                    } else {
                        fields.push((name, map.next_value()?));
                    }
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Take)
    }
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Take;
        impl<'de> Visitor<'de> for Take {
            type Value = Scalar<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }
            fn visit_unit<E>(self) -> Result<Scalar<'de>, E> {
                Ok(Scalar::Nothing)
            }
            fn visit_bool<E>(self, value: bool) -> Result<Scalar<'de>, E> {
                Ok(Scalar::Text(Cow::Borrowed(if value { "True" } else { "False" })))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Scalar<'de>, E> {
                Ok(Scalar::Text(Cow::Owned(value.to_string())))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Scalar<'de>, E> {
                Ok(Scalar::Text(Cow::Owned(value.to_string())))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Scalar<'de>, E> {
                Ok(Scalar::Text(Cow::Owned(number_text(value))))
            }
            fn visit_str<E>(self, text: &str) -> Result<Scalar<'de>, E> {
                Ok(Scalar::Text(Cow::Owned(cut(&text_without_secrets(text), LONGEST).to_owned())))
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Scalar<'de>, E> {
                Ok(Scalar::Text(match text_without_secrets(text) {
                    Cow::Borrowed(text) => Cow::Borrowed(cut(text, LONGEST)),
                    Cow::Owned(text) => Cow::Owned(cut(&text, LONGEST).to_owned()),
                }))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Scalar<'de>, A::Error> {
                Value::deserialize(MapAccessDeserializer::new(map)).map(without_secrets).map(Scalar::Nested)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Scalar<'de>, A::Error> {
                Value::deserialize(SeqAccessDeserializer::new(seq)).map(without_secrets).map(Scalar::Nested)
            }
        }
        deserializer.deserialize_any(Take)
    }
}

/// Whether two names are equal, ignoring case. Called hundreds of times for each event: most names differ in length.
pub(in crate::max) fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.eq_ignore_ascii_case(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Fields<'_> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn names_in_any_casing_and_values_of_any_type() {
        let f = fields(r#"{"contactID":"7","CONTACTid2":8,"Final":"false","B":true,"N":"12","E":"","Z":null,"T":"0"}"#);
        assert_eq!(f.id("ContactId").as_ref().map(ContactId::as_str), Some("7"));
        assert_eq!(f.id("contactid2").as_ref().map(ContactId::as_str), Some("8"));
        assert_eq!((f.flag("final"), f.flag("b"), f.flag("n"), f.flag("e")), (Some(false), Some(true), None, None));
        assert_eq!((f.number("n"), f.text("e"), f.text("z"), f.id("t")), (Some(12), None, None, None));
    }

    #[test]
    fn a_secret_is_not_taken_in_at_any_depth() {
        let f = fields(
            r#"{"SessionToken":"s3cret","a":{"accessTOKEN":"s3cret","b":1},"c":[{"sessiontoken":"s3cret"}],"Password":"s3cret","d":"{\"token\":\"s3cret\"}"}"#,
        );
        let all: String = f.shown().map(|(name, value)| format!("{name}={value};")).collect();
        assert!(!all.contains("s3cret"), "{all}");
        let names = ["SessionToken=[hidden]", "\"accessTOKEN\":\"[hidden]\"", "Password=[hidden]", "\"b\":1"];
        assert!(names.iter().all(|name| all.contains(name)), "where a secret stood is said: {all}");
    }
}
