use super::{AddressError, AddressKind, email, phone_keys, phone_lookup};

/// Whether who is stored with one number is found by the other; the order must not matter.
fn is_found(one: &str, other: &str) -> bool {
    let meet = |stored: &str, asked: &str| match (phone_keys(stored), phone_lookup(asked)) {
        (Ok(stored), Ok(asked)) => {
            assert!(asked.len() <= 5, "{asked:?}");
            stored.iter().any(|key| asked.contains(key))
        }
        _ => false,
    };
    assert_eq!(meet(one, other), meet(other, one), "{one} and {other}");
    meet(one, other)
}

#[test]
fn a_number_is_found_however_it_is_written() {
    for (one, other) in [
        ("+1 (415) 555-0123", "+14155550123"),
        ("4155550123", "+14155550123"),
        ("14155550123", "4155550123"),
        ("14155550123", "+14155550123"),
        ("tel:+1-415-555-0123", "415.555.0123"),
        ("0014155550123", "+14155550123"),
        ("020 7946 0958", "+44 20 7946 0958"),
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("06 1234 5678", "+39 06 1234 5678"),
        ("021234567", "+598 2123 4567"),
        ("+598 29001234", "29001234"),
        ("4930123456", "+4930123456"),
        ("(+49) 30 123456", "0049 30/123456"),
        ("+1 415 555 0123 ext. 7", "4155550123x7"),
        ("+14155550123;ext=7", "+1 415 555 0123 #7"),
        ("tel:+14155550123;ext=7;phone-context=x", "+14155550123x7"),
        ("1001", "sip:1001@pbx.example"),
        ("sip:+4930123456@pbx.example;user=phone", "+49 30 123456"),
        ("\"Ada\" <sip:%2B4930123456@pbx:5060>", "+4930123456"),
        ("+49\u{202d}30\u{a0}123\u{200b}456\u{202c}", "+4930123456"),
        ("\u{ff0b}\u{ff14}\u{ff19}30123456", "+4930123456"),
        ("+\u{0664}\u{0669}30123456", "+49 30 12 34 56"),
        ("\u{06f0}\u{06f0}4930123456", "+49\u{2011}30\u{2011}123456"),
    ] {
        assert!(is_found(one, other), "{one} and {other}");
    }
}

#[test]
fn who_may_be_somebody_else_is_not_found() {
    for (one, other) in [
        ("+14155550123", "+14155550124"),
        ("+14155550123", "+4155550123"),
        ("5550123", "+14155550123"),
        ("1001", "2001"),
        ("1001", "+1001"),
        ("0123", "123"),
        ("030123456", "30123456"),
        ("+14155550123 ext 7", "+14155550123"),
        ("+14155550123 ext 7", "+14155550123 ext 8"),
        ("+44 20 7946 0958", "+1 20 7946 0958"),
        ("16248561", "6248561"),
    ] {
        assert!(!is_found(one, other), "{one} and {other}");
    }
}

#[test]
fn withheld_numbers_are_nobodys_and_words_are_no_numbers() {
    for text in [
        "",
        " \u{200b} ",
        "Anonymous",
        "UNKNOWN",
        "sip:anonymous@anonymous.invalid",
        "sip:+4930123456@anonymous.invalid",
        "restricted",
        "0000000000",
        "0",
        "+1266696687",
        "tel:",
        "null",
    ] {
        assert_eq!(phone_lookup(text), Err(AddressError::IdentifiesNobody), "{text:?}");
    }
    for text in [
        "visitor 7",
        "sip:ada@pbx",
        "1+1",
        "4155550123@sms.example",
        "+",
        &format!("1001x{}", "7".repeat(33)),
        &"1".repeat(20).replace("11", "12").repeat(2),
    ] {
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
        assert_eq!(AddressKind::guess(text), kind, "{text}");
    }
}
