//! Secrets on the wire: they never enter the program.

use serde_json::Value;

/// Whether a field of this name may hold a secret: a session token is one. No decoder takes them in.
pub(crate) fn is_secret(name: &str) -> bool {
    let name = name.as_bytes();
    // Asked of every name of every message: what none of the words begins with is passed over at once.
    name.windows(2).enumerate().any(|(at, pair)| {
        let word: &[u8] = match pair {
            [b't' | b'T', b'o' | b'O'] => b"token",
            [b'p' | b'P', b'a' | b'A'] => b"password",
            [b's' | b'S', b'e' | b'E'] => b"secret",
            _ => return false,
        };
        name.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word))
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        for name in ["token", "SessionToken", "ttoken", "accessTOKENs", "my_PassWord", "sesecret", "tö-secret"] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["", "t", "toke", "to ken", "Status", "password".get(..7).unwrap_or_default(), "sécret"] {
            assert!(!is_secret(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn it_looks_at_every_place(name in "([toksepaTKé]|token|secret|password|PASS|Tok){0,6}") {
            let lower = name.to_ascii_lowercase();
            prop_assert_eq!(is_secret(&name), ["token", "password", "secret"].iter().any(|word| lower.contains(word)));
        }
    }
}
