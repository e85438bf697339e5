//! How customers are found by an address, at the same cost however many there are. An address is brought into one form,
//! and a telephone number into the few forms that others may write it in; each form is a key in an index. What is stored
//! under and what is looked up with are different sets, made so that they meet exactly where two numbers are the same:
//! with or without the code of the country, but never with another one.

mod keys;

use deskpane_desk::{
    address::{self, Address, Number},
    embedding::shapes::AddressKind,
    model::Channel,
};

/// Why nobody can be found by a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressError {
    /// It stands for an address that is withheld or absent.
    IdentifiesNobody,
    /// It is no address of its kind.
    Malformed,
}

/// What an address probably is, where nobody says.
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
/// Where nobody is found by it.
pub fn phone_keys(phone: &str) -> Result<Vec<String>, AddressError> {
    Ok(keys::stored(&number(phone)?))
}

/// The keys that find the customers with this telephone number: five at most.
///
/// # Errors
/// Where nobody is found by it.
pub fn phone_lookup(phone: &str) -> Result<Vec<String>, AddressError> {
    Ok(keys::lookup(&number(phone)?))
}

/// The one key of an e-mail address: small letters, without `mailto:` and the name around it.
///
/// # Errors
/// Where nobody is found by it.
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

/// Without control characters: no database takes NUL in a text.
pub(crate) fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Small letters and plain digits, without what cannot be seen.
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
