//! Reads a log entry from a request. Errors name the path of the wrong value. Unknown keys are ignored, so that a newer
//! panel can write to an older server.

use deskpane_desk::embedding::shapes::LogEntry;
use serde_path_to_error::Path;

/// The longest body of a request, in bytes.
pub const MAX_ENTRY_BYTES: usize = 64 * 1024;

/// The longest key, in bytes: keys are part of URLs and of an index.
const MAX_KEY_BYTES: usize = 1024;

/// The longest `ref` of a customer, in characters: it is part of indexes too.
pub const MAX_REFERENCE: usize = 200;

/// The highest revision: the largest integer that JavaScript represents exactly.
const MAX_REVISION: u64 = (1 << 53) - 1;

/// Why an entry was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryError {
    /// The body is not JSON.
    NotJson(String),
    /// A value is missing or wrong.
    Value {
        /// The path, such as `disposition[1]`.
        path: String,
        /// What is wrong with it, in words.
        message: String,
    },
}

impl EntryError {
    fn value(path: &str, message: &str) -> Self {
        Self::Value { path: path.to_owned(), message: message.to_owned() }
    }
}

/// Reads and checks an entry.
///
/// # Errors
/// The first error.
pub fn read(body: &[u8]) -> Result<LogEntry, EntryError> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let entry: LogEntry =
        serde_path_to_error::deserialize(&mut json).map_err(|error| explain(error.path(), error.inner()))?;
    json.end().map_err(|error| EntryError::NotJson(error.to_string()))?;
    check(&entry)?;
    Ok(entry)
}

fn explain(path: &Path, error: &serde_json::Error) -> EntryError {
    use serde_json::error::Category;
    let message = error.to_string();
    match error.classify() {
        Category::Data => {
            // serde names a missing field only in its message.
            let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
            let path = missing.map_or_else(|| path.to_string(), ToOwned::to_owned);
            EntryError::Value { path, message }
        }
        Category::Io | Category::Syntax | Category::Eof => EntryError::NotJson(message),
    }
}

fn check(entry: &LogEntry) -> Result<(), EntryError> {
    check_key(&entry.key)?;
    if entry.revision > MAX_REVISION {
        return Err(EntryError::value("revision", "must not be above 9007199254740991"));
    }
    if entry.customer.as_ref().is_some_and(|customer| customer.chars().count() > MAX_REFERENCE) {
        return Err(EntryError::value("customer", "must not be longer than 200 characters"));
    }
    for (path, text) in [("desktop", &entry.desktop), ("interaction", &entry.interaction)] {
        if text.trim().is_empty() {
            return Err(EntryError::value(path, "must not be empty"));
        }
    }
    for (path, time) in
        [("startedAt", &entry.started_at), ("answeredAt", &entry.answered_at), ("endedAt", &entry.ended_at)]
    {
        if time.as_deref().is_some_and(|time| !is_utc_time(time)) {
            return Err(EntryError::value(path, "must be a time in UTC like 2026-11-27T15:04:05Z"));
        }
    }
    Ok(())
}

/// Checks the key of an entry.
///
/// # Errors
/// If it is empty, too long, or contains control characters.
pub fn check_key(key: &str) -> Result<(), EntryError> {
    if key.trim().is_empty() || key.len() > MAX_KEY_BYTES || key.contains(char::is_control) {
        return Err(EntryError::value("key", "must have 1 to 1024 bytes and no control characters"));
    }
    Ok(())
}

/// `2026-11-27T15:04:05Z`, with or without fractions of a second.
fn is_utc_time(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?.parse::<u32>().ok()
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else { return false };
    let (Some(hour), Some(minute), Some(second)) = (number(11..13), number(14..16), number(17..19)) else {
        return false;
    };
    let marks: Option<Vec<u8>> = [4, 7, 10, 13, 16].iter().map(|at| text.as_bytes().get(*at).copied()).collect();
    let is_rest = match text.get(19..).and_then(|rest| rest.strip_suffix('Z')) {
        Some("") => true,
        Some(rest) => rest
            .strip_prefix('.')
            .is_some_and(|digits| (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())),
        None => false,
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    is_rest
        && marks.as_deref() == Some(b"--T::")
        && (1..=12).contains(&month)
        && (1..=days).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn entry() -> Value {
        json!({"key": "desk/acme/1", "revision": 1, "final": true, "desktop": "desk", "interaction": "1",
            "channel": "voice", "talkSeconds": 61, "holdSeconds": 0, "wrapUpSeconds": 3, "outcome": "answered"})
    }

    fn with(name: &str, value: Value) -> Result<LogEntry, EntryError> {
        let mut entry = entry();
        entry.as_object_mut().unwrap().insert(name.to_owned(), value);
        read(entry.to_string().as_bytes())
    }

    #[test]
    fn an_error_names_the_path() {
        for (name, value, path) in [
            ("key", json!(""), "key"),
            ("key", json!("a\nb"), "key"),
            ("key", json!("k".repeat(1025)), "key"),
            ("revision", json!(-1), "revision"),
            ("revision", json!(1.5), "revision"),
            ("revision", json!(1_u64 << 53), "revision"),
            ("final", json!("yes"), "final"),
            ("customer", json!("c".repeat(201)), "customer"),
            ("desktop", json!(" "), "desktop"),
            ("channel", json!(""), "channel"),
            ("channel", json!("fax"), "channel"),
            ("direction", json!("sideways"), "direction"),
            ("startedAt", json!("2026-02-30T00:00:00Z"), "startedAt"),
            ("answeredAt", json!("2026-11-27T15:04:05+01:00"), "answeredAt"),
            ("endedAt", json!("yesterday"), "endedAt"),
            ("talkSeconds", json!("61"), "talkSeconds"),
            ("outcome", json!("lost"), "outcome"),
            ("disposition", json!(["Sale", 7]), "disposition[1]"),
            ("note", json!({}), "note"),
        ] {
            match with(name, value.clone()) {
                Err(EntryError::Value { path: found, .. }) => assert_eq!(found, path, "{value}"),
                other => panic!("{name} {value}: {other:?}"),
            }
        }
        let mut lacking = entry();
        lacking.as_object_mut().unwrap().remove("holdSeconds");
        match read(lacking.to_string().as_bytes()) {
            Err(EntryError::Value { path, .. }) => assert_eq!(path, "holdSeconds"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_text_that_is_not_json_is_distinguished() {
        for body in ["", "{", "\u{1}", "{\"key\":\"\\ud800\"}", &format!("{} {{}}", entry())] {
            assert!(matches!(read(body.as_bytes()), Err(EntryError::NotJson(_))), "{body}");
        }
        assert!(matches!(read(b"\xff\xfe"), Err(EntryError::NotJson(_))));
        assert!(read("[".repeat(50_000).as_bytes()).is_err());
    }

    #[test]
    fn additions_of_newer_panels_are_ignored_and_null_is_absent() {
        assert_eq!(with("mood", json!("fine")), with("note", json!(null)));
        for time in ["2024-02-29T23:59:60Z", "2026-11-27T15:04:05.123Z"] {
            assert!(with("startedAt", json!(time)).is_ok(), "{time}");
        }
    }
}
