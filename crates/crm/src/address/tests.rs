use super::{Address, AddressError, AddressKind, email, guess, number, phone_keys, phone_lookup};
use std::collections::BTreeSet;

/// Telephone numbers as people and telephone systems write them: each with and without codes, zeros and an extension.
/// How they are read, and which are the same, is decided by the panel's code.
fn spellings() -> Vec<String> {
    const BARE: [&str; 11] = [
        "30123456",
        "6248561",
        "4155550123",
        "4155550124",
        "2079460958",
        "29001234",
        "5550123",
        "1001",
        "123",
        "06 1234 5678",
        "7",
    ];
    const BEFORE: [&str; 18] = [
        "", "0", "00", "+", "+0", "1", "+1", "001", "49", "+49", "0049", "44", "+44", "+44 (0)", "+39", "598", "+598",
        "+5980",
    ];
    const BEHIND: [&str; 3] = ["", " ext. 7", ";ext=8"];
    let written = BARE.iter().flat_map(|bare| BEFORE.iter().map(move |before| format!("{before}{bare}")));
    written.flat_map(|number| BEHIND.iter().map(move |behind| format!("{number}{behind}"))).collect()
}

#[test]
fn a_number_is_found_by_exactly_those_that_the_panel_calls_the_same() {
    let read: Vec<_> = spellings()
        .into_iter()
        .filter_map(|text| {
            let number = Address::Number(number(&text).ok()?);
            Some((number, phone_keys(&text).ok()?, phone_lookup(&text).ok()?, text))
        })
        .collect();
    let mut same = 0;
    for (one, stored, _, written) in &read {
        let stored: BTreeSet<_> = stored.iter().collect();
        for (other, _, asked, typed) in &read {
            assert!(asked.len() <= 5, "{asked:?}");
            let is_found = asked.iter().any(|key| stored.contains(key));
            assert_eq!(is_found, one.is_same(other), "stored as {written}, asked for as {typed}");
            same += usize::from(is_found && written != typed);
        }
    }
    assert!(same > read.len(), "{same} pairs of {} numbers: each is written in several ways", read.len());
}

#[test]
fn withheld_and_invalid_numbers_are_distinguished() {
    for text in ["", "Anonymous", "0000000000"] {
        assert_eq!(phone_lookup(text), Err(AddressError::IdentifiesNobody), "{text:?}");
    }
    for text in ["visitor 7", "sip:ada@pbx", "4155550123@sms.example"] {
        assert_eq!(phone_keys(text), Err(AddressError::Malformed), "{text:?}");
    }
}

#[test]
fn e_mail_is_compared_without_case_and_wrapping() {
    for text in
        ["Ada@Example.org", " mailto:ada@EXAMPLE.org?subject=x", "Ada L <ada@example.org>", "ada\u{200b}@example.org"]
    {
        assert_eq!(email(text).as_deref(), Ok("ada@example.org"), "{text}");
    }
    for text in ["", "anonymous@anonymous.invalid", "x@y.invalid"] {
        assert_eq!(email(text), Err(AddressError::IdentifiesNobody), "{text}");
    }
    for text in ["ada", "@example.org", "ada@", "a b@example.org", "a@b@c", "sip:ada@pbx"] {
        assert_eq!(email(text), Err(AddressError::Malformed), "{text}");
    }
}

#[test]
fn an_address_without_its_kind_is_guessed() {
    for (text, kind) in [
        ("+4930123456", AddressKind::Phone),
        ("unknown", AddressKind::Phone),
        ("sip:1001@pbx", AddressKind::Phone),
        ("ada@example.org", AddressKind::Email),
        ("c-17", AddressKind::Account),
    ] {
        assert_eq!(guess(text), kind, "{text}");
    }
}
