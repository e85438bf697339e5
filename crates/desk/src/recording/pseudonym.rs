//! Pseudonyms for personal data, of the same shape: equal texts get equal pseudonyms, and a telephone number becomes
//! another one.

use crate::{
    address::number,
    safe::{ImageAddress, SafeLink},
};
use litemap::LiteMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The key for pseudonyms of numbers. It must be new for each file and must not be stored: with it, the pseudonyms can
/// be reversed.
#[derive(Clone, Copy)]
pub struct Key(pub u64, pub u64);

/// The most digits of a telephone number, including prefixes.
const LONGEST_NUMBER: usize = 13;
/// How many digits at the end of a number are the subscriber's; the digits before are country and area codes.
const SUBSCRIBER: usize = 7;
/// Pseudonyms of texts longer than this keep the length, so that texts bounded by bytes stay within their bounds.
const LONG: usize = 40;

/// The pseudonyms so far.
pub(super) struct Pseudonyms {
    key: Key,
    numbers: LiteMap<String, usize>,
}

impl Pseudonyms {
    pub(super) const fn new(key: Key) -> Self {
        Self { key, numbers: LiteMap::new() }
    }

    /// Whether a text has a pseudonym.
    pub(super) fn knows(&self, text: &str) -> bool {
        self.numbers.contains_key(text.trim())
    }

    /// The pseudonym of a text, with the space around it.
    pub(super) fn of(&mut self, text: &str) -> String {
        let core = text.trim();
        if core.is_empty() {
            return text.to_owned();
        }
        let number = self.number(core);
        let other = self.shaped(core, number);
        text.replacen(core, &other, 1)
    }

    /// The pseudonym of digits.
    pub(super) fn digits_of(&mut self, digits: &str) -> String {
        self.number(digits);
        self.digits(digits)
    }

    fn number(&mut self, core: &str) -> usize {
        if let Some(number) = self.numbers.get(core) {
            return *number;
        }
        let number = self.numbers.len() + 1;
        self.numbers.insert(core.to_owned(), number);
        number
    }

    /// A text of the same shape, and no longer than it where that is long: an id of the greatest length stays an id.
    fn shaped(&mut self, core: &str, number: usize) -> String {
        let other = self.alike(core, number);
        let most = core.len().max(LONG);
        if other.len() <= most { other } else { filled(format!("Name {number}"), most) }
    }

    fn alike(&mut self, core: &str, number: usize) -> String {
        if is_number(core) {
            return self.digits(core);
        }
        for scheme in ["sip:", "sips:", "tel:", "mailto:"] {
            if let Some(rest) = core.strip_prefix(scheme).filter(|rest| !rest.is_empty()) {
                return format!("{scheme}{}", self.of(rest));
            }
        }
        if SafeLink::parse(core).is_some() {
            return filled(format!("https://example.com/{number}"), core.len());
        }
        if ImageAddress::parse(core).is_some() {
            return filled(format!("data:image/png;base64,{number}A"), core.len());
        }
        if let Some((user, host)) = core.split_once('@')
            && !user.is_empty()
            && !host.is_empty()
            && !core.contains(char::is_whitespace)
        {
            let user = if is_number(user) { self.digits(user) } else { format!("person{number}") };
            let host = if host.ends_with(".invalid") { host.to_owned() } else { self.host(host) };
            return format!("{user}@{host}");
        }
        let (own, end) = ending(core);
        let word = if own.len() <= LONG && !own.contains(['\n', '.', '?', '!']) { "Name" } else { "Text" };
        format!("{}{end}", filled(format!("{word} {number}"), if own.len() > LONG { own.len() } else { 0 }))
    }

    fn host(&mut self, host: &str) -> String {
        let number = self.number(host);
        format!("host{number}.example")
    }

    /// Replaces digits and keeps all other characters. The replacement of a digit depends on the digits after it, so
    /// that two forms of a number, with and without country code, still end alike.
    fn digits(&self, text: &str) -> String {
        let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
        let plain: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() > 1 && number::is_withheld(&plain) {
            return text.to_owned();
        }
        let subscriber = if digits.len() > LONGEST_NUMBER { digits.len() } else { SUBSCRIBER };
        let mut behind = digits.as_slice();
        let mut others = Vec::with_capacity(digits.len());
        for at in 0..digits.len() {
            let Some((digit, rest)) = behind.split_first() else { break };
            behind = rest;
            let other = if digits.len() - at <= subscriber { (digit + self.shift(rest)) % 10 } else { *digit };
            others.push(char::from(b'0' + other));
        }
        let mut others = others.into_iter();
        text.chars().map(|c| if c.is_ascii_digit() { others.next().unwrap_or(c) } else { c }).collect()
    }

    /// The offset for a digit before these digits.
    fn shift(&self, behind: &[u8]) -> u8 {
        let mut hasher = DefaultHasher::new();
        (self.key.0, behind, self.key.1).hash(&mut hasher);
        u8::try_from(hasher.finish() % 9).unwrap_or(0) + 1
    }
}

/// Whether a text consists of digits and the characters that people write between them.
pub(super) fn is_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " +-().#*/,;\u{a0}\u{2011}\u{2013}".contains(c))
}

/// A text, and an arrow at its end that shows the direction of a message.
fn ending(text: &str) -> (&str, &str) {
    let arrow = ["<-", "->"].into_iter().find(|arrow| text.ends_with(arrow) && text.len() > arrow.len());
    text.split_at(text.len() - arrow.map_or(0, str::len))
}

fn filled(mut text: String, length: usize) -> String {
    while text.len() < length {
        text.push('0');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::is_same_address;
    use proptest::prelude::*;

    fn new() -> Pseudonyms {
        Pseudonyms::new(Key(1, 2))
    }

    #[test]
    fn the_shape_stays_and_the_rest_does_not() {
        let mut all = new();
        for (text, begins, ends) in [
            ("Ada Lovelace", "Name 1", ""),
            ("ada@lovelace.example", "person2@host3.example", ""),
            ("https://crm.example/ada", "https://example.com/4", ""),
            ("sip:ada@a.example", "sip:person6@host7.example", ""),
            (" Ada\n", " Name 8\n", ""),
            ("Demo<-", "Name 9<-", ""),
            ("+1 (303) 555-0123", "+1 (303) ", ""),
            ("266696687", "266696687", ""),
            ("0000", "0000", ""),
            ("+86282452253", "+86282452253", ""),
        ] {
            let other = all.of(text);
            assert!(other.starts_with(begins) && other.ends_with(ends), "{text}: {other}");
            assert_eq!(all.of(text), other, "the same again");
        }
        assert_ne!(all.of("+1 (303) 555-0123"), "+1 (303) 555-0123");
        assert_eq!(all.of(&"x".repeat(5_000)).len(), 5_000);
    }

    proptest! {
        #[test]
        fn numbers_stay_apart_and_equal(one in "[1-9][0-9]{9}", other in "[1-9][0-9]{9}") {
            let mut all = new();
            let (a, b) = (all.of(&one), all.of(&other));
            prop_assert_eq!(one == other, a == b);
            prop_assert!(a != one && a.len() == one.len());
            let whole = all.of(&format!("+1{one}"));
            prop_assert_eq!(whole.strip_prefix("+1"), Some(a.as_str()));
            let before = format!("+1{one}");
            prop_assert_eq!(is_same_address(&whole, &a), is_same_address(&before, &one));
        }

        #[test]
        fn any_text_is_accepted_and_different_texts_stay_different(one in any::<String>(), other in ".{0,20}") {
            let mut all = new();
            let (a, b) = (all.of(&one), all.of(&other));
            prop_assert!(one.trim() == other.trim() || a.trim() != b.trim() || one.trim().is_empty(), "{} {}", a, b);
        }
    }
}
