//! Secrets on the wire: they never enter the program.

use serde_json::Value;
use std::borrow::Cow;

/// Whether a field of this name may hold a secret: a session token is one. No decoder takes them in.
pub fn is_secret(name: &str) -> bool {
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

/// The same JSON without any field whose name tells of a secret, also where JSON stands in one of its texts.
pub fn without_secrets(value: Value) -> Value {
    stripped(value, true)
}

/// A text; where it is JSON, without any field whose name tells of a secret.
pub fn text_without_secrets(text: &str) -> Cow<'_, str> {
    let may_tell = text.trim_start().starts_with(['{', '[']) && (is_secret(text) || text.contains('\\'));
    let Some(value) = may_tell.then(|| serde_json::from_str::<Value>(text).ok()).flatten() else {
        return Cow::Borrowed(text);
    };
    // A text in that one is left as it is: nobody writes that, and there would be no end to it.
    let left = stripped(value.clone(), false);
    if left == value { Cow::Borrowed(text) } else { Cow::Owned(left.to_string()) }
}

fn stripped(value: Value, opens: bool) -> Value {
    match value {
        Value::Object(map) => {
            let told = map.into_iter().filter(|(name, _)| !is_secret(name));
            Value::Object(told.map(|(name, value)| (name, stripped(value, opens))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(|item| stripped(item, opens)).collect()),
        Value::String(text) if opens => Value::String(text_without_secrets(&text).into_owned()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        for name in ["token", "SessionToken", "ttoken", "accessTOKENs", "my_PassWord", "sesecret", "tö-secret"] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["", "t", "toke", "to ken", "Status", "passwor", "sécret"] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn json_in_a_text_is_looked_through_too() {
        let value = json!({"data": "{\"token\": \"x\", \"a\": [1]}", "b": "{no token}", "c": " [{\"\\u0074oken\": 1}]", "d": "a token", "e": "{\"z\": \"\\\\\", \"a\": 1}"});
        let expected = json!({"data": "{\"a\":[1]}", "b": "{no token}", "c": "[{}]", "d": "a token", "e": "{\"z\": \"\\\\\", \"a\": 1}"});
        assert_eq!(without_secrets(value), expected);
    }

    proptest! {
        #[test]
        fn it_looks_at_every_place(name in "([toksepaTKé]|token|secret|password|PASS|Tok){0,6}") {
            let lower = name.to_ascii_lowercase();
            prop_assert_eq!(is_secret(&name), ["token", "password", "secret"].iter().any(|word| lower.contains(word)));
        }
    }
}
