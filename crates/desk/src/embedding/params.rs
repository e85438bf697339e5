//! Parsing of parameters: each has the contract's shape, or an error names it.

use super::{failure::Failure, shapes::Customer};
use crate::safe::SafeLink;
use serde_json::{Map, Value};

/// The parameters of a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Params<'a>(Option<&'a Map<String, Value>>);

/// The maximum length of a reference, name or address, in bytes.
pub(super) const LONGEST: usize = 512;

impl<'a> Params<'a> {
    /// Parameters by name; missing ones mean an empty object.
    pub(super) fn of(message: &'a Map<String, Value>) -> Result<Self, Failure> {
        match message.get("params") {
            None => Ok(Self(None)),
            Some(Value::Object(map)) => Ok(Self(Some(map))),
            Some(_) => Err(Failure::parameter("params", "an object")),
        }
    }

    /// The value of this name; `None` for `null`.
    pub(super) fn get(self, name: &str) -> Option<&'a Value> {
        self.0?.get(name).filter(|value| !value.is_null())
    }

    /// Whether this name is present, even as `null`.
    pub(super) fn has(self, name: &str) -> bool {
        self.0.is_some_and(|map| map.contains_key(name))
    }

    /// A non-empty text of at most `longest` bytes.
    pub(super) fn text(self, name: &str, longest: usize) -> Result<&'a str, Failure> {
        text(self.get(name), name, longest)
    }

    /// An optional text.
    pub(super) fn optional_text(self, name: &str) -> Result<Option<&'a str>, Failure> {
        self.get(name).map(|value| text(Some(value), name, LONGEST)).transpose()
    }

    /// The entries of an object of strings, numbers and booleans, as texts; empty if it is missing.
    pub(super) fn facts(self, name: &str, most: usize) -> Result<Vec<(String, String)>, Failure> {
        let Some(value) = self.get(name) else { return Ok(Vec::new()) };
        let map = value.as_object().filter(|map| map.len() <= most);
        let map = map.ok_or_else(|| Failure::parameter(name, "an object of at most 40 texts"))?;
        let fact = |(key, value): (&String, &Value)| {
            let value = match value {
                Value::String(text) if text.len() <= LONGEST => text.clone(),
                Value::Number(number) => number.to_string(),
                Value::Bool(truth) => truth.to_string(),
                _ => return Err(Failure::parameter(format!("{name}.{key}"), "a text, a number or a truth")),
            };
            Ok((key.clone(), value))
        };
        map.iter().map(fact).collect()
    }
}

fn text<'a>(value: Option<&'a Value>, path: &str, longest: usize) -> Result<&'a str, Failure> {
    let text = value.and_then(Value::as_str).filter(|text| !text.trim().is_empty() && text.len() <= longest);
    text.ok_or_else(|| Failure::parameter(path, "a text with something in it, and not too long"))
}

/// A customer in a request.
pub(super) fn customer(value: &Value, path: &str) -> Result<Customer, Failure> {
    let map = value.as_object().ok_or_else(|| Failure::parameter(path, "a customer or null"))?;
    let at = |name: &str| format!("{path}.{name}");
    let field = |name: &str| text(map.get(name), &at(name), LONGEST).map(str::to_owned);
    let optional = |name: &str| match map.get(name) {
        None | Some(Value::Null) => Ok(None),
        // The detail may be empty.
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(_) => field(name).map(Some),
    };
    let url = match map.get("url") {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(link(text).ok_or_else(|| Failure::parameter(at("url"), LINK))?),
        Some(_) => return Err(Failure::parameter(at("url"), LINK)),
    };
    Ok(Customer { reference: field("ref")?, name: field("name")?, detail: optional("detail")?, url })
}

const LINK: &str = "an https address (http on a loopback host)";

/// An address safe to open.
pub(super) fn link(text: &str) -> Option<String> {
    SafeLink::parse(text).map(|link| link.as_str().to_owned())
}

/// A customer in an answer. An unsafe address is left out.
pub(super) fn customer_of_answer(value: &Value) -> Option<Customer> {
    let own = |name: &str| value.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let kept = |name: &str| own(name).filter(|text| text.len() <= LONGEST).map(str::to_owned);
    let reference = match value.get("ref") {
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => kept("ref"),
    };
    Some(Customer {
        reference: reference?,
        name: kept("name")?,
        detail: kept("detail"),
        url: own("url").and_then(link),
    })
}
