//! The differences between two values of the desk, field by field. Fields have their names from the code.

use std::{
    collections::HashMap,
    fmt::{Debug, Write},
};

/// A field that has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Its path in the value: `customer.name`.
    pub path: String,
    /// The value before; `None` if it was absent.
    pub before: Option<String>,
    /// The value after; `None` if it is gone.
    pub after: Option<String>,
}

/// A value's fields, with their paths.
pub(crate) fn fields(value: &impl Debug) -> Vec<(String, String)> {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write!(text, "{value:#?}");
    let mut fields = Vec::new();
    // The path to the current line, and how many unnamed items each level has had.
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
            // `Some(` and similar wrappers are not part of the path.
            let name = if kind == "Some" { name } else { joined(&name, kind.trim()) };
            way.push((name, 0));
        } else {
            fields.push((path(&way, &name), value.to_owned()));
        }
    }
    fields
}

/// The differences between the fields of two values.
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

/// A field's name without the name of its variant: `state`, not `state Active`. Without a field name, the variant's
/// name.
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
    // The content of `Some(…)` has the path of the field itself.
    if parts.len() > 1 && name == "0" {
        parts.pop();
    }
    // A value that is only a name, such as `Starting`, has no path.
    if parts.is_empty() { "value".to_owned() } else { parts.join(".") }
}
