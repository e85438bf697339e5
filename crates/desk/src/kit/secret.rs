//! Secrets on the wire, recognised by the last words of a field's name: `Secretary` and `TokenRingNo` are no secrets,
//! `jwt`, `sid` and `Authorization` are. [`HIDDEN`] takes their place, so that an integrator sees that the field was
//! there.
//!
//! Text for integrators also loses tokens of a known shape ([`without_tokens`]). Text for agents keeps them: a
//! customer's words and the address of a page are shown as sent.

mod name;
mod shape;

pub use name::is_secret;
pub use shape::without_tokens;

use serde_json::Value;
use std::borrow::Cow;

/// Replaces a secret.
pub const HIDDEN: &str = "[hidden]";

/// The same JSON with [`HIDDEN`] for every secret, also in JSON inside a text.
#[must_use]
pub fn without_secrets(value: Value) -> Value {
    hidden(value, true)
}

/// A text; if it is JSON, with [`HIDDEN`] for every secret in it.
#[must_use]
pub fn text_without_secrets(text: &str) -> Cow<'_, str> {
    let is_json = text.trim_start().starts_with(['{', '[']);
    let Some(value) = is_json.then(|| serde_json::from_str::<Value>(text).ok()).flatten() else {
        return Cow::Borrowed(text);
    };
    // JSON inside that JSON is left as it is: nobody writes that, and there would be no end.
    let left = hidden(value.clone(), false);
    if left == value { Cow::Borrowed(text) } else { Cow::Owned(left.to_string()) }
}

fn hidden(value: Value, opens: bool) -> Value {
    match value {
        Value::Object(mut map) => {
            // In `{"name": "token", "value": "…"}` one field names the other.
            let is_pair = ["name", "key", "Name", "Key"]
                .iter()
                .any(|name| map.get(*name).and_then(Value::as_str).is_some_and(is_secret));
            for (name, value) in &mut map {
                let secret = is_secret(name) || is_pair && name.eq_ignore_ascii_case("value");
                *value = if secret && holds_something(value) { HIDDEN.into() } else { hidden(value.take(), opens) };
            }
            Value::Object(map)
        }
        Value::Array(items) => Value::Array(items.into_iter().map(|item| hidden(item, opens)).collect()),
        Value::String(text) if opens => Value::String(text_without_secrets(&text).into_owned()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

/// Whether there is anything to hide: an integrator may see that a token is missing.
fn holds_something(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(_)) && value.as_str() != Some("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn secrets_are_hidden_at_every_depth_and_the_rest_stays() {
        let value = json!({"issuer": "desk", "Authorization": "Basic YTpi", "a": [{"jwt": 7, "Secretary": "Ada"}], "token": null, "x": {"name": "sid", "value": "s3"}});
        let expected = json!({"issuer": "desk", "Authorization": HIDDEN, "a": [{"jwt": HIDDEN, "Secretary": "Ada"}], "token": null, "x": {"name": "sid", "value": HIDDEN}});
        assert_eq!(without_secrets(value), expected);
    }

    #[test]
    fn json_in_a_text_is_looked_through_too() {
        let value = json!({"data": "{\"token\": \"x\", \"a\": [1]}", "b": "{no token}", "c": " [{\"\\u0074oken\": 1}]", "d": "a token"});
        let expected = json!({"data": "{\"a\":[1],\"token\":\"[hidden]\"}", "b": "{no token}", "c": "[{\"token\":\"[hidden]\"}]", "d": "a token"});
        assert_eq!(without_secrets(value), expected);
    }
}
