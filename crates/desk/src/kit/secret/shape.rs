//! Recognises tokens by their shape, whatever their field is called.

use super::{HIDDEN, is_secret};
use std::borrow::Cow;

/// The text with [`HIDDEN`] for each JSON Web Token (RFC 7519), for what follows `Bearer` or `Basic` (RFC 6750, RFC
/// 7617), for the value of a secret name in `name=value`, as in an address, and in `name: value`, as in a header, and
/// for a user's password in an address.
#[must_use]
pub fn without_tokens(text: &str) -> Cow<'_, str> {
    // Most texts have none of these signs.
    if !["eyJ", "=", ": ", "@"].iter().any(|sign| text.contains(sign)) && !has_scheme(text) {
        return Cow::Borrowed(text);
    }
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    let mut expected = Expected::Nothing;
    let mut found = false;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.find(is_separator).unwrap_or(rest.len()));
        let (separator, after) = after.split_at(after.chars().next().map_or(0, char::len_utf8));
        let hides = match expected {
            Expected::Value => !piece.is_empty(),
            Expected::Credentials => is_random(piece),
            Expected::Nothing => false,
        };
        if hides || is_web_token(piece) {
            left.push_str(HIDDEN);
            found = true;
        } else if let Some((before, after)) = around_password(piece) {
            left.extend([before, HIDDEN, after]);
            found = true;
        } else {
            left.push_str(piece);
        }
        left.push_str(separator);
        expected = match separator {
            "=" if is_secret(piece) => Expected::Value,
            " " if is_scheme(piece) || piece.strip_suffix(':').is_some_and(is_secret) => Expected::Credentials,
            _ => Expected::Nothing,
        };
        rest = after;
    }
    if found { Cow::Owned(left) } else { Cow::Borrowed(text) }
}

/// What the next piece of a text is, judged by what stands before it.
enum Expected {
    Nothing,
    /// The value of a secret name.
    Value,
    /// What follows the name of a scheme; it may be ordinary prose.
    Credentials,
}

/// Whether a piece looks machine-made: long, with a digit or a capital.
fn is_random(piece: &str) -> bool {
    piece.len() >= 8 && piece.chars().skip(1).any(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '=' | '&' | '?' | ';' | ',' | '"' | '\\' | '\'' | '<' | '>' | '(' | ')' | '{' | '}' | '[' | ']')
}

fn is_scheme(word: &str) -> bool {
    word.eq_ignore_ascii_case("bearer") || word.eq_ignore_ascii_case("basic")
}

fn has_scheme(text: &str) -> bool {
    text.split(is_separator).any(is_scheme)
}

/// What stands before and behind the password in `https://user:password@host`.
fn around_password(piece: &str) -> Option<(&str, &str)> {
    let start = piece.find("://")?.checked_add(3)?;
    let authority = piece.get(start..)?.split(['/', '#']).next()?;
    let end = authority.rfind('@')?;
    let colon = authority.get(..end)?.find(':')?.checked_add(1)?;
    let before = piece.get(..start.checked_add(colon)?)?;
    let after = piece.get(start.checked_add(end)?..)?;
    (colon < end).then_some((before, after))
}

/// Three base64url parts, the first of which begins a JSON object.
fn is_web_token(piece: &str) -> bool {
    let mut parts = piece.split('.');
    let is_part = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    let mut next = |least: usize| parts.next().is_some_and(|part| part.len() >= least && is_part(part));
    piece.starts_with("eyJ") && next(8) && next(2) && next(0)
}

#[cfg(test)]
mod tests {
    use super::without_tokens;
    use proptest::prelude::*;

    const JWT: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

    #[test]
    fn tokens_of_a_known_shape_are_hidden_wherever_they_stand() {
        for (text, shown) in [
            (JWT.to_owned(), "[hidden]"),
            (format!("the token is {JWT}, use it"), "the token is [hidden], use it"),
            (format!(r#"{{"data":"{{\"a\":\"{JWT}\"}}"}}"#), r#"{"data":"{\"a\":\"[hidden]\"}"}"#),
            ("Authorization: Bearer abc123def".to_owned(), "Authorization: Bearer [hidden]"),
            ("Basic YTpiYzpk".to_owned(), "Basic [hidden]"),
            (
                "https://crm.example/?case=9&access_token=abc&page=1".to_owned(),
                "https://crm.example/?case=9&access_token=[hidden]&page=1",
            ),
            ("sid=s3; theme=dark".to_owned(), "sid=[hidden]; theme=dark"),
            ("x-api-key: 4f1a9c77d2".to_owned(), "x-api-key: [hidden]"),
            ("see https://ada:s3cret@crm.example/case/9".to_owned(), "see https://ada:[hidden]@crm.example/case/9"),
        ] {
            assert_eq!(without_tokens(&text), shown);
        }
    }

    #[test]
    fn words_of_people_stay() {
        for text in [
            "a bearer of Newcastle",
            "basic plan",
            "a = b",
            "eyJ",
            "x=1&y=2",
            "The secretary = Ada",
            "Bearer",
            "my pin: nobody knows",
            "mailto:ada@example.org",
            "https://ada@crm.example/a:b@c",
            "at 10:30 @ home",
        ] {
            assert_eq!(without_tokens(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in any::<String>(), odd in "[ =&?;a-zA-Z\"é]{0,30}") {
            for text in [text, odd] {
                let once = without_tokens(&text).into_owned();
                prop_assert_eq!(without_tokens(&once).into_owned(), once.clone());
            }
        }
    }
}
