//! Secrets on the wire. What a field is decides, by the last words of its name: `Secretary` and `TokenRingNo` are no secrets,
//! `jwt`, `sid` and `Authorization` are. In their place stands [`HIDDEN`], so that whoever looks for a field sees that it was there.
//!
//! What an integrator is shown or may carry away loses tokens of a known shape too ([`without_tokens`]). What an agent is shown
//! keeps them: a customer's words and the address of a page to open are passed on as sent.

mod name;
mod shape;

pub use name::is_secret;
pub use shape::without_tokens;

use serde_json::Value;
use std::borrow::Cow;

/// What stands in the place of a secret.
pub const HIDDEN: &str = "[hidden]";

/// The same JSON with [`HIDDEN`] in the place of every secret, also where JSON stands in one of its texts.
#[must_use]
pub fn without_secrets(value: Value) -> Value {
    hidden(value, true)
}

/// A text; where it is JSON, with [`HIDDEN`] in the place of every secret in it.
#[must_use]
pub fn text_without_secrets(text: &str) -> Cow<'_, str> {
    let is_json = text.trim_start().starts_with(['{', '[']);
    let Some(value) = is_json.then(|| serde_json::from_str::<Value>(text).ok()).flatten() else {
        return Cow::Borrowed(text);
    };
    // A text in that one is left as it is: nobody writes that, and there would be no end to it.
    let left = hidden(value.clone(), false);
    if left == value { Cow::Borrowed(text) } else { Cow::Owned(left.to_string()) }
}

fn hidden(value: Value, opens: bool) -> Value {
    match value {
        Value::Object(mut map) => {
            // `{"name": "token", "value": "…"}` says in one field what the other is.
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
