//! Customers' addresses: normalised, compared by kind, and prepared for dialling. Withheld numbers are decided here.
//! Strict enough never to show one person's history on another's call, and tolerant enough that a phone number
//! stays the same when a trunk writes it differently.

pub mod number;
mod plain;

pub use number::Number;
pub use plain::plain;

use crate::{
    lowercase::lowercase,
    model::{Channel, Contact},
};
use number::is_separator;
use std::borrow::Cow;

/// A customer's address, in a form that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A telephone number.
    Number(Number),
    /// Anything else, in comparable form: e-mail and SIP addresses in lower case, the rest as sent.
    Text(String),
}

/// Why a text identifies nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It marks a withheld or missing address.
    Withheld,
    /// It is not an address: neither a number nor an e-mail or SIP address.
    NoAddress,
}

/// Placeholders for a withheld address, on any channel. Voice contacts need no list:
/// anything but a number, an e-mail or a SIP address identifies nobody.
const WITHHELD: &[&str] = &[
    "anonym",
    "anonyme",
    "anonymous",
    "anonimo",
    "anónimo",
    "anônimo",
    "asterisk", // What Asterisk calls a caller without a number.
    "blocked",
    "desconhecido",
    "desconocido",
    "inconnu",
    "invalid",
    "n/a",
    "none",
    "null",
    "oculto",
    "private",
    "restricted",
    "unavailable",
    "undefined",
    "unknown",
    "withheld",
    "аноним",
    "неизвестно",
    "неизвестный",
];

impl Address {
    /// Parses an address as sent for this channel; `None` if it identifies nobody.
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
        let text = strip_scheme(text, &["mailto:", "tel:", "callto:"]).map(unescaped).unwrap_or(text.into());
        let small = lowercase(&text);
        let (sip, small) = match strip_scheme(&small, &["sip:", "sips:"]) {
            Some(rest) => (true, unescaped(rest).into_owned()),
            None => (false, small),
        };
        let (user, host) = small.split_once('@').unwrap_or((&small, ""));
        // Port and parameters of a SIP address are about routing, not identity.
        let host = host.split([';', '?', ':']).next().unwrap_or_default();
        let name = user.split(';').next().unwrap_or_default();
        if name.is_empty() || WITHHELD.contains(&name) || host.ends_with(".invalid") {
            return Err(Unreadable::Withheld);
        }
        // The gateway behind a number is not the customer's, and an address of nobody but a gateway is no number.
        let is_user = if sip { !(host.is_empty() && user.contains('.')) } else { host.is_empty() };
        let number = if is_user { Number::parse(user) } else { None };
        if let Some(number) = number {
            return if number.is_withheld() { Err(Unreadable::Withheld) } else { Ok(Self::Number(number)) };
        }
        let has_host = !host.is_empty() && !small.contains(char::is_whitespace);
        if has_host && (sip || host.contains('.')) {
            return Ok(Self::Text(format!("{user}@{host}")));
        }
        if *channel == Channel::Voice { Err(Unreadable::NoAddress) } else { Ok(Self::Text(text.into_owned())) }
    }

    /// Whether both belong to one customer.
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

/// The customer of a contact, as identified by the address.
#[must_use]
pub fn address_of(contact: &Contact) -> Option<Address> {
    Address::parse(contact.customer.address.as_deref()?, &contact.channel)
}

/// Whether the requested and the reported address are the same, however they are written.
#[must_use]
pub fn is_same_address(asked: &str, came: &str) -> bool {
    let (asked, came) = (plain(asked), plain(came));
    let parse = |text: &str| Address::parse(text, &Channel::Digital(None));
    match (parse(&asked), parse(&came)) {
        (Some(asked), Some(came)) if asked.is_same(&came) => true,
        _ => lowercase(&asked) == lowercase(&came),
    }
}

/// The dialable form of typed or pasted text: a number without punctuation, or an address of another
/// kind in plain characters. Empty if nothing was typed.
#[must_use]
pub fn dialable(typed: &str) -> String {
    let text = plain(typed);
    let text = within_brackets(&text);
    let text = strip_scheme(text, &["tel:", "callto:"]).map(without_context).unwrap_or(text.into());
    let is_key = |c: char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#');
    let is_number = text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(|c| is_key(c) || is_separator(c));
    if !is_number {
        return text.into_owned();
    }
    // "+44 (0)20": the zero is only dialled without the country code.
    let text = if text.starts_with('+') { text.replace("(0)", "") } else { text.into_owned() };
    text.chars().filter(|c| is_key(*c)).collect()
}

/// The text of an address with a scheme, where a plus or a space is escaped.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    text.replace("%2b", "+").replace("%2B", "+").replace("%20", " ").into()
}

/// The number of a `tel:` address (RFC 3966) without the parameters that nobody dials.
fn without_context(text: &str) -> Cow<'_, str> {
    let text = unescaped(text);
    let is_dialled = |part: &str| !["phone-context=", "isub="].iter().any(|name| part.starts_with(name));
    if text.split(';').all(is_dialled) {
        return text;
    }
    text.split(';').filter(|part| is_dialled(part)).collect::<Vec<_>>().join(";").into()
}

/// The address of `"Name" <address>`.
#[must_use]
pub fn within_brackets(text: &str) -> &str {
    let inner = text.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inner, _)| inner);
    inner.unwrap_or(text).trim()
}

/// The part after one of these schemes; some write `tel://`.
fn strip_scheme<'a>(text: &'a str, schemes: &[&str]) -> Option<&'a str> {
    schemes.iter().find_map(|scheme| {
        let (head, rest) = text.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| rest.strip_prefix("//").unwrap_or(rest).trim())
    })
}

#[cfg(test)]
mod tests;
