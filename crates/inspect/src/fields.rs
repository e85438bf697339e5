//! What of a value of the desk has changed, field by field. The fields are those of the code: whoever looks here may look there too.

use std::fmt::{Debug, Write};

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
pub(crate) fn differences(before: &[(String, String)], after: &[(String, String)]) -> Vec<FieldChange> {
    let find = |fields: &[(String, String)], path: &str| {
        fields.iter().find(|(own, _)| own == path).map(|(_, value)| value.clone())
    };
    let gone = before.iter().filter(|(path, _)| find(after, path).is_none());
    let gone = gone.map(|(path, value)| FieldChange { path: path.clone(), before: Some(value.clone()), after: None });
    let new = after.iter().filter_map(|(path, value)| {
        let old = find(before, path);
        (old.as_ref() != Some(value)).then(|| FieldChange {
            path: path.clone(),
            before: old,
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
    parts.join(".")
}
