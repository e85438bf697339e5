//! What of a value of the desk has changed, field by field. The fields are those of the code: whoever looks here may look there too.

use std::{
    collections::HashMap,
    fmt::{Debug, Write},
};

/// A field that has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Where it is in the value: `customer.name`.
    pub path: String,
    /// What it was; `None` where it was not there.
    pub before: Option<String>,
    /// What it is; `None` where it has gone.
    pub after: Option<String>,
}

/// A value's fields with their paths.
pub(crate) fn fields(value: &impl Debug) -> Vec<(String, String)> {
    let mut text = String::new();
    // A text takes whatever is written into it.
    let _ = write!(text, "{value:#?}");
    let mut fields = Vec::new();
    // The keys on the way to where we are, and how many nameless parts each has had.
    let mut way: Vec<(String, usize)> = vec![(String::new(), 0)];
    for line in text.lines() {
        let line = line.trim();
        let closes = line.starts_with(['}', ')', ']']);
        if closes && way.len() > 1 {
            way.pop();
            continue;
        }
        let (name, value) = match line.split_once(": ").filter(|(name, _)| is_name(name)) {
            Some((name, value)) => (name.to_owned(), value),
            None => {
                let count = way.last_mut().map_or(0, |(_, count)| {
                    *count += 1;
                    *count - 1
                });
                (if way.len() == 1 { String::new() } else { count.to_string() }, line)
            }
        };
        let value = value.trim_end_matches(',');
        if let Some(kind) = value.strip_suffix(['{', '(', '[']) {
            // `Some(` and the like are no place of their own.
            let name = if kind == "Some" { name } else { joined(&name, kind.trim()) };
            way.push((name, 0));
        } else {
            fields.push((path(&way, &name), value.to_owned()));
        }
    }
    fields
}

/// What differs between two values' fields.
pub(crate) fn differences<'a>(before: &'a [(String, String)], after: &'a [(String, String)]) -> Vec<FieldChange> {
    let by_path = |fields: &'a [(String, String)]| fields.iter().map(|(path, value)| (path.as_str(), value)).collect();
    let (old, new): (HashMap<&str, &String>, HashMap<&str, &String>) = (by_path(before), by_path(after));
    let gone = before.iter().filter(|(path, _)| !new.contains_key(path.as_str()));
    let gone = gone.map(|(path, value)| FieldChange { path: path.clone(), before: Some(value.clone()), after: None });
    let new = after.iter().filter_map(|(path, value)| {
        let before = old.get(path.as_str()).copied();
        (before != Some(value)).then(|| FieldChange {
            path: path.clone(),
            before: before.cloned(),
            after: Some(value.clone()),
        })
    });
    gone.chain(new).collect()
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A field, and the variant that it holds: `state`, not `state Active`, where the variant has no name of its own.
fn joined(name: &str, kind: &str) -> String {
    if name.is_empty() || name.bytes().all(|byte| byte.is_ascii_digit()) {
        let kind = kind.split_whitespace().next().unwrap_or_default();
        return if name.is_empty() { kind.to_owned() } else { name.to_owned() };
    }
    name.to_owned()
}

fn path(way: &[(String, usize)], name: &str) -> String {
    let parts = way.iter().map(|(name, _)| name.as_str()).chain([name]).filter(|name| !name.is_empty());
    let mut parts: Vec<&str> = parts.collect();
    // A text in `Some(…)` is the field's own value.
    if parts.len() > 1 && name == "0" {
        parts.pop();
    }
    // What is no more than a name, such as `Starting`, is the whole value.
    if parts.is_empty() { "value".to_owned() } else { parts.join(".") }
}
