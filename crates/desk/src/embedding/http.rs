//! The HTTP contract: the addresses of its requests. The sender adds `credentials: 'include'` and the header of the
//! [`BearerToken`](super::BearerToken), if there is one.

use super::{
    ask::{Answer, AskFailure, Service},
    shapes::{Address, LogEntry},
};
use crate::{
    clock::{Millis, Span},
    config::{CrmApi, RecordUrl},
    safe::SafeLink,
};

/// Matches an address (GET); [`answer`] parses the response.
#[must_use]
pub fn match_url(api: &CrmApi, address: &Address) -> String {
    // The E.164 form finds more than the number as written.
    let value = address.e164.as_deref().unwrap_or(&address.value);
    format!("{}/customers?address={}&kind={}", api.base(), percent_encode(value), address.kind.name())
}

/// Searches customers (GET).
#[must_use]
pub fn search_url(api: &CrmApi, text: &str, limit: u32) -> String {
    format!("{}/customers?text={}&limit={limit}", api.base(), percent_encode(text))
}

/// The address of the entry with this key (PUT).
#[must_use]
pub fn entry_url(api: &CrmApi, key: &str) -> String {
    format!("{}/interactions/{}", api.base(), percent_encode(key))
}

/// The body of that request.
#[must_use]
pub fn entry_body(entry: &LogEntry) -> String {
    serde_json::to_string(entry).unwrap_or_default()
}

/// The maximum length of a response body, in bytes.
const LONGEST_BODY: usize = 1024 * 1024;

/// Parses a response body.
///
/// # Errors
/// [`AskFailure::Nonsense`] if it is invalid.
pub fn answer(service: Service, body: &str) -> Result<Answer, AskFailure> {
    let body = Some(body).filter(|body| body.len() <= LONGEST_BODY).and_then(|body| serde_json::from_str(body).ok());
    Answer::read(service, &body.ok_or(AskFailure::Nonsense)?)
}

/// A customer's page, by the template in the configuration.
#[must_use]
pub fn record_url(template: &RecordUrl, reference: &str) -> Option<SafeLink> {
    template.of(&percent_encode(reference))
}

/// Percent-encodes everything but unreserved characters.
fn percent_encode(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.extend(DIGITS.get(usize::from(digit)).copied().map(char::from));
            }
        }
    }
    encoded
}

/// The maximum pause a server may ask for.
const LONGEST: Span = Span::seconds(86_400);

/// The pause a server asks for: `Retry-After`, in seconds or as a date.
#[must_use]
pub fn retry_after(header: &str, now: Millis) -> Option<Span> {
    let header = header.trim();
    let span = match header.parse::<i64>() {
        Ok(seconds) if header.bytes().all(|byte| byte.is_ascii_digit()) => Span::seconds(seconds),
        _ => date(header)? - now,
    };
    Some(span.clamp(Span(0), LONGEST))
}

/// `Wed, 21 Oct 2026 07:28:00 GMT`.
fn date(text: &str) -> Option<Millis> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut words = text.split_once(", ")?.1.split(' ');
    let (day, month, year, time) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    (words.next() == Some("GMT")).then(|| Millis::parse(&format!("{year}-{month:02}-{day}T{time}Z")))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedding::shapes::AddressKind;

    #[test]
    fn values_cannot_leave_their_part_of_an_address() {
        let api = CrmApi::Own("/crm".into());
        let address = Address { kind: AddressKind::Email, value: "a+b&c@x.example".into(), e164: None };
        assert_eq!(match_url(&api, &address), "/crm/customers?address=a%2Bb%26c%40x.example&kind=email");
        assert_eq!(search_url(&api, "Zoë & co", 10), "/crm/customers?text=Zo%C3%AB%20%26%20co&limit=10");
        assert_eq!(entry_url(&api, "a/b:1/../x?"), "/crm/interactions/a%2Fb%3A1%2F..%2Fx%3F");
    }

    #[test]
    fn a_body_is_read_as_an_answer_of_a_page_is() {
        let read = |body| answer(Service::Match, body);
        let Ok(Answer::Matches(matches)) = read(r#"{"matches":[{"ref":"c","name":"Ada"}]}"#) else { panic!() };
        assert_eq!(matches[0].reference, "c");
        for nonsense in ["", "<html>", "[]", r#"{"matches":null}"#] {
            assert_eq!(read(nonsense), Err(AskFailure::Nonsense), "{nonsense}");
        }
    }

    #[test]
    fn a_pause_is_asked_for_in_seconds_or_by_a_date() {
        let now = Millis::parse("2026-10-21T07:27:30Z").unwrap();
        assert_eq!(retry_after("120", now), Some(Span::seconds(120)));
        assert_eq!(retry_after("Wed, 21 Oct 2026 07:28:00 GMT", now), Some(Span::seconds(30)));
        assert_eq!(retry_after("Wed, 21 Oct 2026 07:00:00 GMT", now), Some(Span(0)));
        assert_eq!(retry_after("99999999999", now), Some(LONGEST));
        for nonsense in ["", "soon", "-5", "+5", "1.5", "Wed, 21 Oct 2026 07:28:00 CET"] {
            assert_eq!(retry_after(nonsense, now), None, "{nonsense}");
        }
    }
}
