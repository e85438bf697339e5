//! Removes secrets from a message: by the names of fields, by the shape of tokens, and by the subject of the message.

use super::command::{self, Given};
use crate::kit::secret::{HIDDEN, is_secret, without_secrets, without_tokens};
use serde_json::Value;
use std::borrow::Cow;

/// The message as a recording may contain it. Most contain no secret and stay unchanged.
pub(super) fn message(text: &str) -> Cow<'_, str> {
    if !is_suspicious(text) {
        return shapes(text);
    }
    match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            let left = leaves(without_answers(without_secrets(value.clone())));
            if left == value { Cow::Borrowed(text) } else { Cow::Owned(left.to_string()) }
        }
        // A text that cannot be parsed cannot be searched for secrets.
        Err(_) if names_a_secret(text) => Cow::Owned(illegible(text)),
        Err(_) => shapes(text),
    }
}

/// A command without secrets; `None` if nothing of it may be kept.
pub(super) fn command(given: &Given) -> Option<Given> {
    command::read(&leaves(command::write(given)))
}

/// The text without tokens of a known shape.
pub(super) fn shapes(text: &str) -> Cow<'_, str> {
    without_tokens(text)
}

/// A placeholder of the same length.
pub(super) fn illegible(text: &str) -> String {
    let sign = |c: char| match c {
        c if c.is_ascii_digit() => '0',
        c if c.is_alphanumeric() => 'x',
        c => c,
    };
    text.chars().map(sign).collect()
}

fn leaves(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(shapes(&text).into_owned()),
        Value::Array(items) => items.into_iter().map(leaves).collect(),
        Value::Object(map) => map.into_iter().map(|(name, value)| (name, leaves(value))).collect(),
        other => other,
    }
}

/// In a message about a token, the token may be anywhere.
fn without_answers(mut value: Value) -> Value {
    let Some(map) = value.as_object_mut() else { return value };
    let about = |name: &String, value: &Value| name == SUBJECT && value.as_str().is_some_and(tells);
    if map.iter().any(|(name, value)| about(name, value)) {
        for (name, value) in map.iter_mut() {
            if name != SUBJECT && !matches!(value, Value::Null | Value::Bool(_)) {
                *value = HIDDEN.into();
            }
        }
    }
    value
}

/// The field with the subject of a message.
const SUBJECT: &str = "topic";

/// Whether a message with this subject is about a token.
fn tells(subject: &str) -> bool {
    let small = subject.to_ascii_lowercase();
    small.contains("token") || small.contains("auth") && !small.ends_with("/login-response")
}

/// Whether a text may contain a secret under a name, so that it must be parsed to know. Scans its bytes once.
fn is_suspicious(text: &str) -> bool {
    let mut rest = text;
    let mut subject = false;
    while let Some((_, after)) = rest.split_once('"') {
        let Some((piece, odd)) = string(after) else { return true };
        rest = after.get(piece.len() + 1..).unwrap_or_default();
        let is_name = rest.trim_start().starts_with(':');
        let opens = piece.trim_start().starts_with(['{', '[']);
        if odd && (is_name || opens || piece.contains("\\u")) {
            return true;
        }
        if is_name {
            if is_secret(piece) || piece.eq_ignore_ascii_case("name") || piece.eq_ignore_ascii_case("key") {
                return true;
            }
            subject = piece == SUBJECT;
        } else {
            if subject && tells(piece) {
                return true;
            }
            subject = false;
        }
    }
    // Without quotes around names it is not JSON; a word that means a secret makes it suspicious all the same.
    !text.contains('"') && names_a_secret(text)
}

/// Whether a word of a text means a secret.
fn names_a_secret(text: &str) -> bool {
    text.contains("\\u") || text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').any(is_secret)
}

/// The content of a JSON string up to its closing quote, and whether it contains a backslash.
fn string(text: &str) -> Option<(&str, bool)> {
    let (mut odd, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => (odd, escaped) = (true, true),
            b'"' => return Some((text.get(..at)?, odd)),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::message;
    use proptest::prelude::*;

    #[test]
    fn secrets_are_hidden_and_the_rest_is_unchanged() {
        for (text, left) in [
            (r#"{"a": 1,  "status":"Active"}"#, r#"{"a": 1,  "status":"Active"}"#),
            (r#"{"token":"s","a":1}"#, r#"{"a":1,"token":"[hidden]"}"#),
            (r#"{"\u0074oken":"s"}"#, r#"{"token":"[hidden]"}"#),
            (r#"{"data":"{\"token\":\"s\"}"}"#, r#"{"data":"{\"token\":\"[hidden]\"}"}"#),
            (r#""{\"token\":\"s\"}""#, r#""{\"token\":\"[hidden]\"}""#),
            (r#"{"name":"sid","value":"s"}"#, r#"{"name":"sid","value":"[hidden]"}"#),
            (r#"{"name":"Ada",  "value":"s"}"#, r#"{"name":"Ada",  "value":"s"}"#),
            (r#"{"topic":"a/auth-token","response":"s"}"#, r#"{"response":"[hidden]","topic":"a/auth-token"}"#),
            (r#"{"topic":"a/state","response":"s"}"#, r#"{"topic":"a/state","response":"s"}"#),
            (r#"{"u":"https://a.example/?sid=s&b=1"}"#, r#"{"u":"https://a.example/?sid=[hidden]&b=1"}"#),
            (r#"{"token":"s"#, r#"{"xxxxx":"x"#),
            (r#"{"name":"Ada"#, r#"{"name":"Ada"#),
            ("token s", "xxxxx x"),
            ("no json", "no json"),
        ] {
            assert_eq!(message(text), left, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cleaned_once_and_for_all(text in any::<String>(), odd in r#"[\\"{}:,a-z0-9 \[\]]{0,40}"#) {
            for text in [text, odd] {
                let once = message(&text).into_owned();
                prop_assert_eq!(message(&once).into_owned(), once.clone());
            }
        }
    }
}
