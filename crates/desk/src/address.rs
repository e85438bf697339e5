//! Customers' addresses: normalised, compared by kind, and prepared for dialling. Withheld numbers are decided here.
//! Careful enough that a stranger is never shown another one's history, and tolerant enough that a telephone number
//! is not a new one because a trunk wrote it differently.

pub mod number;
mod plain;

pub use number::Number;
pub use plain::plain;

use crate::model::{Channel, Contact};
use number::is_separator;

/// A customer's address, in a form that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A telephone number.
    Number(Number),
    /// Anything else, as it is compared: e-mail and SIP in small letters, the rest as sent.
    Text(String),
}

/// Why a text identifies nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It stands for an address that is withheld or absent.
    Withheld,
    /// It is no address: neither a number nor a mail or SIP address.
    NoAddress,
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

impl Address {
    /// Reads an address as sent by a contact of this channel; `None` where it says of nobody who they are.
    #[must_use]
    pub fn parse(text: &str, channel: &Channel) -> Option<Self> {
        Self::read(text, channel).ok()
    }

    /// The same, with the reason.
    ///
    /// # Errors
    /// Why the text identifies nobody.
    pub fn read(text: &str, channel: &Channel) -> Result<Self, Unreadable> {
        let text = plain(text);
        let text = within_brackets(&text);
        let text = strip_scheme(text, &["mailto:", "tel:", "callto:"]).unwrap_or(text);
        let small = text.to_lowercase();
        let (sip, small) = match strip_scheme(&small, &["sip:", "sips:"]) {
            Some(rest) => (true, rest.replace("%2b", "+")),
            None => (false, small),
        };
        let (user, host) = small.split_once('@').unwrap_or((&small, ""));
        // Port and parameters of a SIP address say how to reach its host, not who is there.
        let host = host.split([';', '?', ':']).next().unwrap_or_default();
        if user.is_empty() || WITHHELD.contains(&user) || host.ends_with(".invalid") {
            return Err(Unreadable::Withheld);
        }
        // The gateway behind a number is not the customer's.
        let number = if sip || host.is_empty() { Number::parse(user) } else { None };
        if let Some(number) = number {
            return if number.is_withheld() { Err(Unreadable::Withheld) } else { Ok(Self::Number(number)) };
        }
        let has_host = !host.is_empty() && !small.contains(char::is_whitespace);
        if has_host && (sip || host.contains('.')) {
            return Ok(Self::Text(format!("{user}@{host}")));
        }
        if *channel == Channel::Voice { Err(Unreadable::NoAddress) } else { Ok(Self::Text(text.to_owned())) }
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
        match self {
            Self::Number(number) => number.e164(),
            Self::Text(_) => None,
        }
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
    let text = within_brackets(&text);
    let text = strip_scheme(text, &["tel:", "callto:"]).unwrap_or(text);
    let is_key = |c: char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#');
    let is_number = text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(|c| is_key(c) || is_separator(c));
    if !is_number {
        return text.to_owned();
    }
    // "+44 (0)20": the zero is for those who leave the country's code out.
    let text = if text.starts_with('+') { text.replace("(0)", "") } else { text.to_owned() };
    text.chars().filter(|c| is_key(*c)).collect()
}

/// The address of `"Name" <address>`.
#[must_use]
pub fn within_brackets(text: &str) -> &str {
    let inner = text.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inner, _)| inner);
    inner.unwrap_or(text).trim()
}

/// What follows one of these schemes; some write `tel://` as if a host came.
fn strip_scheme<'a>(text: &'a str, schemes: &[&str]) -> Option<&'a str> {
    schemes.iter().find_map(|scheme| {
        let (head, rest) = text.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| rest.strip_prefix("//").unwrap_or(rest).trim())
    })
}

#[cfg(test)]
mod tests;
