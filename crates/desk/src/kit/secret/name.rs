//! Recognises a secret by the last word of its field's name: `sessionToken`, `api_key`, `Set-Cookie`.

/// Words that mean a secret at the end of any name, also without a separator, as in `sessiontoken`.
const ENDINGS: [&str; 20] = [
    "token",
    "tokens",
    "password",
    "passwords",
    "passwd",
    "secret",
    "secrets",
    "apikey",
    "apikeys",
    "jwt",
    "cookie",
    "cookies",
    "cardnumber",
    "passwort",
    "kennwort",
    "motdepasse",
    "contrasena",
    "senha",
    "пароль",
    "Пароль",
];

/// Words that mean a secret as the whole last word.
const WORDS: [&str; 17] = [
    "sid",
    "pwd",
    "otp",
    "auth",
    "authorization",
    "authentication",
    "bearer",
    "credential",
    "credentials",
    "passphrase",
    "passcode",
    "csrf",
    "totp",
    "pin",
    "cvv",
    "cvc",
    "ssn",
];

/// Words that mean a secret behind one of certain other words: keys that open something, and what proves who somebody
/// is.
const PAIRS: [(&[&str], &[&str]); 3] = [
    (&["key", "keys"], &["api", "access", "private", "secret", "session", "encryption", "signing", "auth"]),
    (&["number", "no"], &["card", "security"]),
    (&["code"], &["security", "verification"]),
];

/// Suffixes that do not change the meaning: `passwordHash`, `Authorization-Header`.
const QUALIFIERS: [&str; 8] = ["value", "string", "raw", "text", "header", "hash", "plain", "encoded"];

/// Whether a field with this name holds a secret. Called for every name of every message, so it allocates nothing.
#[must_use]
pub fn is_secret(name: &str) -> bool {
    let mut name = without_tail(name);
    if !ends_like_a_word(name) {
        return false;
    }
    while let Some(rest) = QUALIFIERS.iter().find_map(|word| without_word(name, word)) {
        name = without_tail(rest);
    }
    ENDINGS.iter().any(|word| without_ending(name, word).is_some())
        || WORDS.iter().any(|word| without_word(name, word).is_some())
        || PAIRS.iter().any(|(lasts, befores)| {
            lasts.iter().filter_map(|word| without_word(name, word)).any(|rest| {
                let rest = without_tail(rest);
                befores.iter().any(|word| without_word(rest, word).is_some())
            })
        })
}

/// Whether a name's last three letters are those of any word above. Nine of ten names end here: comparing them with every word took
/// a tenth of the panel's time in a flood (in a profile of 10,000 messages).
fn ends_like_a_word(name: &str) -> bool {
    let [.., one, other, last] = name.as_bytes() else { return false };
    match &[*one, *other, *last].map(|letter| letter.to_ascii_lowercase()) {
        b"ken" | b"ens" | b"ord" | b"rds" | b"swd" | b"ret" | b"ets" | b"key" | b"eys" | b"jwt" | b"kie" | b"ies" => {
            true
        }
        b"ber" | b"ort" | b"sse" | b"ena" | b"nha" | b"sid" | b"pwd" | b"otp" | b"uth" | b"ion" | b"rer" | b"ial" => {
            true
        }
        b"als" | b"ase" | b"ode" | b"srf" | b"pin" | b"cvv" | b"cvc" | b"ssn" => true,
        b"lue" | b"ing" | b"raw" | b"ext" | b"der" | b"ash" | b"ain" | b"ded" => true,
        // Behind any letter.
        [_, b'n', b'o'] => true,
        // Of "пароль", small and capital.
        [0xbb, 0xd1, 0x8c] | [0x9b, 0xd0, 0xac] => true,
        _ => false,
    }
}

/// The name without trailing digits and marks.
fn without_tail(name: &str) -> &str {
    name.trim_end_matches(|c: char| !c.is_alphabetic())
}

fn without_ending<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    let (rest, end) = name.split_at_checked(name.len().checked_sub(word.len())?)?;
    end.eq_ignore_ascii_case(word).then_some(rest)
}

/// The name without this word at its end, if it is a separate word: after a separator, or marked by a capital.
fn without_word<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    let rest = without_ending(name, word)?;
    let first = name.get(rest.len()..)?.chars().next()?;
    let own = match rest.chars().next_back() {
        None => true,
        Some(before) if !before.is_alphabetic() => true,
        Some(before) if before.is_lowercase() => first.is_uppercase(),
        // `HTTPAuth` matches; `SID` in `RESID` does not.
        Some(_) => first.is_uppercase() && name.ends_with(|c: char| c.is_lowercase()),
    };
    own.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{ENDINGS, PAIRS, QUALIFIERS, WORDS, ends_like_a_word, is_secret};
    use proptest::prelude::*;

    #[test]
    fn every_word_has_an_ending_that_is_looked_for() {
        let words = ENDINGS.iter().chain(&WORDS).chain(&QUALIFIERS).chain(PAIRS.iter().flat_map(|(lasts, _)| *lasts));
        for word in words {
            // The shortest word counts only behind another.
            let name = format!("_{word}");
            assert!(ends_like_a_word(&name) && ends_like_a_word(&name.to_uppercase()), "{word}");
        }
        assert!(["Status", "ContactID", "no", "k", ""].iter().all(|name| !ends_like_a_word(name)));
    }

    #[test]
    fn the_field_name_decides() {
        for name in [
            "token",
            "SessionToken",
            "accessTOKENs",
            "sessiontoken",
            "my_PassWord",
            "client-secret",
            "Authorization",
            "jwt",
            "apiKey",
            "API_KEY",
            "x-api-key",
            "apikey",
            "cookie",
            "Set-Cookie",
            "sid",
            "connect.sid",
            "userSid",
            "passwordHash",
            "Authorization-Header",
            "token2",
            "privateKey",
            "HTTPAuth",
            "refresh_token_value",
            "otp",
            "access_token",
            "refreshToken",
            "pwd",
            "PIN",
            "customerPin",
            "cvv",
            "CVC2",
            "cardNumber",
            "CARD_NUMBER",
            "creditcardnumber",
            "card-no",
            "socialSecurityNumber",
            "SSN",
            "securityCode",
            "senha",
            "Contrasena",
            "motDePasse",
            "Пароль",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "",
            "Secretary",
            "TokenRingNo",
            "tokenExpiry",
            "Status",
            "inside",
            "RESID",
            "sessionId",
            "key",
            "foreignKey",
            "interactionKey",
            "author",
            "authorName",
            "passenger",
            "cookieConsent",
            "secretariat",
            "Bearer of news",
            "7",
            "keyboard",
            "monkey",
            "pinned",
            "sidebar",
            "spin",
            "phoneNumber",
            "cardNumberOfDays",
            "DisconnectCode",
            "piano",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_name_is_decided_without_a_panic(name in any::<String>()) {
            let _ = is_secret(&name);
        }

        #[test]
        fn a_secret_word_behind_any_other_is_one(before in "[a-z]{0,8}", word in prop::sample::select(&super::WORDS[..])) {
            let snake = format!("{before}_{word}");
            let camel = format!("{before}{}{}", word[..1].to_uppercase(), &word[1..]);
            prop_assert!(is_secret(&snake) && is_secret(&camel), "{} {}", snake, camel);
        }
    }
}
