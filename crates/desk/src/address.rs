//! Addresses of customers: in plain characters, compared as what they are, and dialled as a telephone takes them. So careful
//! that a stranger is never shown another one's history, and not so careful that a telephone number is a new one because a
//! trunk wrote it differently.

mod plain;

pub use plain::plain;

use crate::model::{Channel, Contact};

/// A customer's address, in a form that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A telephone number.
    Number(Number),
    /// Anything else, as it is compared: e-mail and SIP in small letters, the rest as sent.
    Text(String),
}

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Its digits, without `+`, `00` and the extension.
    digits: String,
    /// It begins with the code of a country, beyond doubt.
    is_whole: bool,
    /// The extension behind it; empty for none.
    extension: String,
}

/// What stands in the place of an address that is withheld, on any channel. On a voice contact no list is needed:
/// whatever is neither a number nor a mail or SIP address identifies nobody.
const WITHHELD: &[&str] = &[
    "anonymous",
    "blocked",
    "invalid",
    "n/a",
    "none",
    "null",
    "private",
    "restricted",
    "unavailable",
    "undefined",
    "unknown",
    "withheld",
];

/// "ANONYMOUS" on a telephone's keys, as some networks write it.
const ANONYMOUS: &str = "266696687";

/// The shortest that is compared as a telephone number: shorter ones are extensions of the house.
const SHORTEST: usize = 7;

impl Address {
    /// Reads an address as sent by a contact of this channel; `None` where it says of nobody who they are.
    #[must_use]
    pub fn parse(text: &str, channel: &Channel) -> Option<Self> {
        let text = plain(text);
        let text = within_brackets(&text);
        let text = strip_scheme(text, "mailto:").or_else(|| strip_scheme(text, "tel:")).unwrap_or(text).trim();
        let small = text.to_lowercase();
        let (sip, small) = match strip_scheme(&small, "sip:").or_else(|| strip_scheme(&small, "sips:")) {
            Some(rest) => (true, rest.trim()),
            None => (false, small.as_str()),
        };
        let (user, host) = small.split_once('@').unwrap_or((small, ""));
        // Parameters of a SIP address say how to reach its host, not who is there.
        let host = host.split([';', '?']).next().unwrap_or_default();
        if user.is_empty() || WITHHELD.contains(&user) || host.ends_with(".invalid") {
            return None;
        }
        // The gateway behind a number is not the customer's.
        let number = if sip || host.is_empty() { Number::parse(user) } else { None };
        if let Some(number) = number {
            let first = number.digits.chars().next();
            let all_one = number.digits.chars().all(|digit| Some(digit) == first);
            return (!all_one && !number.digits.ends_with(ANONYMOUS)).then_some(Self::Number(number));
        }
        let has_host = !host.is_empty() && !small.contains(char::is_whitespace);
        if has_host && (sip || host.contains('.')) {
            return Some(Self::Text(format!("{user}@{host}")));
        }
        (*channel != Channel::Voice).then(|| Self::Text(text.to_owned()))
    }

    /// Whether both are of one customer.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.is_same(other),
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Number(_), Self::Text(_)) | (Self::Text(_), Self::Number(_)) => false,
        }
    }

    /// The number in the form of ITU-T E.164, where it is certain: with its country's code, and no extension.
    #[must_use]
    pub fn e164(&self) -> Option<String> {
        let Self::Number(Number { digits, is_whole: true, extension }) = self else { return None };
        (extension.is_empty() && (8..=15).contains(&digits.len()) && !digits.starts_with('0'))
            .then(|| format!("+{digits}"))
    }
}

/// Who a contact is with, as far as the address tells.
#[must_use]
pub fn address_of(contact: &Contact) -> Option<Address> {
    Address::parse(contact.customer.address.as_deref()?, &contact.channel)
}

/// Whether what was asked for and what came back are one address, however either is written.
#[must_use]
pub fn is_same_address(asked: &str, came: &str) -> bool {
    let (asked, came) = (plain(asked), plain(came));
    let parse = |text: &str| Address::parse(text, &Channel::Digital(None));
    match (parse(&asked), parse(&came)) {
        (Some(asked), Some(came)) if asked.is_same(&came) => true,
        _ => asked.to_lowercase() == came.to_lowercase(),
    }
}

/// What a telephone dials for what was typed or pasted: a number without what only people read, or an address of another
/// kind in plain characters. Empty where nothing was typed.
#[must_use]
pub fn dialable(typed: &str) -> String {
    let text = plain(typed);
    let text = strip_scheme(within_brackets(&text), "tel:").unwrap_or(within_brackets(&text)).trim();
    let is_number = text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#' | ' ' | '-' | '.' | '/' | '(' | ')'));
    if !is_number {
        return text.to_owned();
    }
    // "+44 (0)20": the zero is for those who leave the country's code out.
    let text = if text.starts_with('+') { text.replace("(0)", "") } else { text.to_owned() };
    text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#')).collect()
}

/// The address of `"Name" <address>`.
fn within_brackets(text: &str) -> &str {
    let inner = text.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inner, _)| inner);
    inner.unwrap_or(text).trim()
}

fn strip_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

impl Number {
    /// Reads a telephone number in small plain letters.
    fn parse(text: &str) -> Option<Self> {
        let (number, extension) = split_extension(text);
        let written: String = number.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '/' | '(' | ')')).collect();
        let (digits, plus) = written.strip_prefix('+').map_or((written.as_str(), false), |digits| (digits, true));
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        // "+44 (0)20": the zero is for those who leave the country's code out.
        let without_zero = number.contains("(0)").then(|| digits.replacen('0', "", 1)).filter(|_| plus);
        let digits = without_zero.as_deref().unwrap_or(digits);
        let after_zeros = digits.strip_prefix("00").filter(|rest| !plus && rest.len() > SHORTEST);
        Some(Self {
            digits: after_zeros.unwrap_or(digits).to_owned(),
            is_whole: plus || after_zeros.is_some(),
            extension: extension.to_owned(),
        })
    }

    fn is_same(&self, other: &Self) -> bool {
        // Behind one switchboard sit many people.
        if self.extension != other.extension {
            return false;
        }
        match (self.is_whole, other.is_whole) {
            (true, false) => other.is_end_of(&self.digits),
            (false, true) => self.is_end_of(&other.digits),
            (true, true) => self.digits == other.digits,
            (false, false) => {
                self.digits == other.digits
                    || with_one(&self.digits, &other.digits)
                    || with_one(&other.digits, &self.digits)
            }
        }
    }

    /// Whether this is the end of a number with its country's code, which is then all that is missing.
    fn is_end_of(&self, whole: &str) -> bool {
        let rest = |own: &str| whole.strip_suffix(own).is_some_and(is_country_code);
        let bare = self.digits.strip_prefix('0').unwrap_or(&self.digits);
        self.digits.len() >= SHORTEST && (self.digits == whole || rest(&self.digits) || rest(bare))
    }
}

/// Whether one is the other behind the `1` of North America, where numbers have ten digits.
fn with_one(long: &str, short: &str) -> bool {
    short.len() == 10
        && short.starts_with(|first: char| ('2'..='9').contains(&first))
        && long.strip_prefix('1') == Some(short)
}

/// Whether these digits are the code of a country or of several: one digit for 1 and 7, two for the old networks,
/// three for all others.
fn is_country_code(digits: &str) -> bool {
    let number = digits.parse::<u16>().unwrap_or_default();
    let has_two = matches!(
        number,
        20 | 27 | 30..=34 | 36 | 39..=41 | 43..=49 | 51..=58 | 60..=66 | 81 | 82 | 84 | 86 | 90..=95 | 98
    );
    match digits.len() {
        1 => matches!(number, 1 | 7),
        2 => has_two,
        3 => number > 200 && !matches!(number, 700..=799) && !is_country_code(digits.get(..2).unwrap_or_default()),
        _ => false,
    }
}

/// The number, and the extension that follows it.
fn split_extension(text: &str) -> (&str, &str) {
    for mark in [";ext=", "ext.", "ext", "x", "#"] {
        if let Some((number, extension)) = text.split_once(mark) {
            let extension = extension.trim();
            if !extension.is_empty() && extension.bytes().all(|byte| byte.is_ascii_digit()) {
                return (number, extension);
            }
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests;
