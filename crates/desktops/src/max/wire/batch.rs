//! The list of events in a message, cut into its pieces. One piece that is no event does not spoil the others.

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;
use std::fmt;

/// What stands where the events should be.
pub(super) enum Batch<'a> {
    /// A list, each item as its JSON.
    List(Vec<&'a RawValue>),
    /// Something else.
    Else,
}

impl<'de: 'a, 'a> Deserialize<'de> for Batch<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Take;
        impl<'de> Visitor<'de> for Take {
            type Value = Batch<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Batch<'de>, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Batch::List(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Batch<'de>, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Batch::Else)
            }
            fn visit_bool<E>(self, _: bool) -> Result<Batch<'de>, E> {
                Ok(Batch::Else)
            }
            fn visit_i64<E>(self, _: i64) -> Result<Batch<'de>, E> {
                Ok(Batch::Else)
            }
            fn visit_u64<E>(self, _: u64) -> Result<Batch<'de>, E> {
                Ok(Batch::Else)
            }
            fn visit_f64<E>(self, _: f64) -> Result<Batch<'de>, E> {
                Ok(Batch::Else)
            }
            fn visit_str<E>(self, _: &str) -> Result<Batch<'de>, E> {
                Ok(Batch::Else)
            }
        }
        deserializer.deserialize_any(Take)
    }
}
