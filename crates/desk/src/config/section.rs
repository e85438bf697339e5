//! Parses one object of `config.json`. Errors are collected, so that all are found in one
//! pass.

use super::{
    desktop_address::DesktopAddress,
    finding::{Finding, Findings},
};
use crate::{
    origin::{AllowList, Origin, OriginPattern},
    safe::SafeLink,
    session::cut,
};
use serde_json::{Map, Value};

/// An object in the file, and where in the file it is.
#[derive(Debug)]
pub struct Section<'a> {
    /// The prefix of its keys in findings: empty, or its own key with a dot.
    prefix: String,
    map: &'a Map<String, Value>,
    findings: &'a mut Findings,
}

impl<'a> Section<'a> {
    pub(super) fn whole(map: &'a Map<String, Value>, findings: &'a mut Findings) -> Self {
        Self { prefix: String::new(), map, findings }
    }

    /// The object under this key; `None` if missing or `null`.
    pub(super) fn section(&mut self, name: &str) -> Option<Section<'_>> {
        match self.map.get(name)? {
            Value::Object(map) => {
                Some(Section { prefix: format!("{}{name}.", self.prefix), map, findings: self.findings })
            }
            Value::Null => None,
            _ => {
                self.error(name, "is not an object", "write { … }, or remove it");
                None
            }
        }
    }

    /// Whether the key is present.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.map.contains_key(name)
    }

    /// Whether the key is `null`, as in a file that lists every key.
    pub(super) fn is_null(&self, name: &str) -> bool {
        self.map.get(name).is_some_and(Value::is_null)
    }

    /// Warns about keys that have no effect.
    pub fn known(&mut self, known: &[&str]) {
        for key in self.map.keys().filter(|key| !known.contains(&key.as_str())).take(20) {
            let near = known.iter().find(|own| own.eq_ignore_ascii_case(key));
            let remedy = near
                .map_or_else(|| format!("known keys: {}", known.join(", ")), |own| format!("did you mean \"{own}\"?"));
            self.warn(cut(key, 60), "is an unknown key and has no effect", remedy);
        }
    }

    /// The required address under `url`.
    pub fn address(&mut self) -> Option<DesktopAddress> {
        let Some(text) = self.word("url") else {
            if !self.has("url") {
                let name = self.prefix.trim_end_matches('.');
                let remedy = format!("write the desktop's address, or remove \"{name}\" to disable it");
                self.error("url", "is missing", remedy);
            }
            return None;
        };
        let address = SafeLink::parse(text)
            .and_then(|url| Some(DesktopAddress { origin: Origin::of_address(url.as_str())?, url }));
        if address.is_none() {
            self.error(
                "url",
                format!("{} is not an address the panel may open", quoted(text)),
                "write a full https address (http is for localhost only)",
            );
        }
        address
    }

    /// The list under `origins`. If an example is given, it must not be empty.
    pub fn origins(&mut self, example: Option<&str>) -> AllowList {
        let lines = self.words("origins");
        let is_empty = !self.has("origins") || lines.as_ref().is_some_and(Vec::is_empty);
        if let Some(example) = example.filter(|_| is_empty) {
            self.error(
                "origins",
                "lists no origin, so every message would be rejected",
                format!("write the origin the agents see in their address bar, like [\"{example}\"]"),
            );
        }
        let mut list = Vec::new();
        for (at, line) in lines.into_iter().flatten().enumerate() {
            match OriginPattern::parse(line) {
                Ok(pattern) => list.push(pattern),
                Err(error) => {
                    self.error(&format!("origins[{at}]"), format!("{} is not an origin", quoted(line)), error.remedy());
                }
            }
        }
        AllowList(list)
    }

    /// A list of texts; `None` if missing.
    pub fn words(&mut self, name: &str) -> Option<Vec<&'a str>> {
        let words = match self.map.get(name)? {
            Value::Array(items) => items.iter().map(Value::as_str).collect(),
            _ => None,
        };
        if words.is_none() {
            self.error(name, "is not a list of strings", "write it like [\"…\", \"…\"]");
        }
        words
    }

    /// A trimmed text; `None` if missing.
    pub fn word(&mut self, name: &str) -> Option<&'a str> {
        let word = self.map.get(name)?.as_str().map(str::trim);
        if word.is_none() {
            self.error(name, "is not a string", "put it in quotes");
        }
        word
    }

    /// A boolean.
    pub fn flag(&mut self, name: &str, default: bool) -> bool {
        match self.map.get(name).map(Value::as_bool) {
            None => default,
            Some(Some(value)) => value,
            Some(None) => {
                self.error(name, "is neither true nor false", "write true or false, without quotes");
                default
            }
        }
    }

    pub(super) fn days(&mut self, name: &str, default: u32) -> u32 {
        let Some(value) = self.map.get(name) else { return default };
        let days = value.as_u64().and_then(|days| u32::try_from(days).ok()).filter(|days| *days <= 3650);
        if days.is_none() {
            self.error(name, "is not a number of days", "write a whole number from 0 to 3650, without quotes");
        }
        days.unwrap_or(default)
    }

    /// Reports an error. `key` is a key of this object.
    pub fn error(&mut self, key: &str, wrong: impl Into<String>, remedy: impl Into<String>) {
        let finding = self.finding(key, wrong.into(), remedy.into());
        self.findings.errors.push(finding);
    }

    /// Reports a warning. `key` is a key of this object.
    pub fn warn(&mut self, key: &str, wrong: impl Into<String>, remedy: impl Into<String>) {
        let finding = self.finding(key, wrong.into(), remedy.into());
        self.findings.warnings.push(finding);
    }

    fn finding(&self, key: &str, wrong: String, remedy: String) -> Finding {
        Finding { key: format!("{}{key}", self.prefix), wrong, remedy }
    }
}

/// The value in the file, quoted and cut to the length of a line.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", cut(text, 80))
}
