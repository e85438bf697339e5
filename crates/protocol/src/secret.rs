//! Secrets on the wire: they never enter the program.

use serde_json::Value;

/// Whether a field of this name may hold a secret: a session token is one. No decoder takes them in.
pub(crate) fn is_secret(name: &str) -> bool {
    const WORDS: [&[u8]; 3] = [b"token", b"password", b"secret"];
    let name = name.as_bytes();
    WORDS.iter().any(|word| name.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word)))
}

/// The same JSON without any field whose name tells of a secret.
pub(crate) fn without_secrets(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.into_iter().filter(|(name, _)| !is_secret(name)).map(|(name, v)| (name, without_secrets(v))).collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(without_secrets).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}
