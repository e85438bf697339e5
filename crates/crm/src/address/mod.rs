//! Finds customers by address, at a cost independent of their number. An address is normalised, and a telephone number
//! becomes the few forms in which it may be written. Each form is a key in an index. The keys for storing and for
//! lookup differ: they match exactly if two numbers are the same, with or without the country code, but never with
//! another country code.

mod keys;

use deskpane_desk::{
    address::{self, Address, Number},
    embedding::shapes::AddressKind,
    model::Channel,
};

/// Why an address finds nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressError {
    /// It stands for a withheld or absent address.
    IdentifiesNobody,
    /// It is malformed.
    Malformed,
}

/// The probable kind of an address, if none is given.
#[must_use]
pub fn guess(address: &str) -> AddressKind {
    match (email(address), number(address)) {
        (_, Ok(_) | Err(AddressError::IdentifiesNobody)) => AddressKind::Phone,
        (Ok(_), _) => AddressKind::Email,
        _ => AddressKind::Account,
    }
}

/// The keys that a customer with this telephone number is stored under.
///
/// # Errors
/// If the number finds nobody.
pub fn phone_keys(phone: &str) -> Result<Vec<String>, AddressError> {
    Ok(keys::stored(&number(phone)?))
}

/// The keys that find the customers with this telephone number; at most five.
///
/// # Errors
/// If the number finds nobody.
pub fn phone_lookup(phone: &str) -> Result<Vec<String>, AddressError> {
    Ok(keys::lookup(&number(phone)?))
}

/// The key of an e-mail address: in lower case, without `mailto:` and a display name.
///
/// # Errors
/// If the address finds nobody.
pub fn email(address: &str) -> Result<String, AddressError> {
    let text = plain(address);
    let text = address::within_brackets(&text);
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let text = text.split('?').next().unwrap_or_default();
    if text.is_empty() {
        return Err(AddressError::IdentifiesNobody);
    }
    let (user, host) = text.split_once('@').ok_or(AddressError::Malformed)?;
    let is_odd = |c: char| c.is_whitespace() || matches!(c, '@' | ':' | ',' | ';' | '<' | '>');
    if user.is_empty() || host.is_empty() || text.len() > 254 || user.contains(is_odd) || host.contains(is_odd) {
        return Err(AddressError::Malformed);
    }
    if user == "anonymous" || host.ends_with(".invalid") {
        return Err(AddressError::IdentifiesNobody);
    }
    Ok(text.to_owned())
}

/// Removes control characters: PostgreSQL accepts no NUL in texts.
pub(crate) fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Lower case and ASCII digits, without invisible characters.
pub(crate) fn plain(text: &str) -> String {
    address::plain(text).to_lowercase()
}

/// A telephone number, read as the panel reads that of a call.
fn number(phone: &str) -> Result<Number, AddressError> {
    match Address::read(phone, &Channel::Voice) {
        Ok(Address::Number(number)) => Ok(number),
        Ok(Address::Text(_)) | Err(address::Unreadable::NoAddress) => Err(AddressError::Malformed),
        Err(address::Unreadable::Withheld) => Err(AddressError::IdentifiesNobody),
    }
}

#[cfg(test)]
mod tests;
