use super::Address;
use proptest::prelude::*;

fn same(one: &str, other: &str) -> bool {
    match (Address::parse(one), Address::parse(other)) {
        (Some(one), Some(other)) => {
            assert_eq!(one.is_same(&other), other.is_same(&one), "the order must not matter");
            one.is_same(&other)
        }
        _ => false,
    }
}

#[test]
fn one_customer_however_the_address_is_written() {
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
        ("+1 415 555 0123 ext. 7", "4155550123x7"),
        ("+14155550123;ext=7", "+1 415 555 0123 #7"),
        ("1001", "1001"),
        ("Ada@Example.org", "ada@example.ORG"),
        ("mailto:ada@example.org", "ada@example.org"),
        ("visitor 7", " visitor 7 "),
        ("sip:ada@pbx", "sip:ada@pbx"),
    ] {
        assert!(same(one, other), "{one} and {other}");
    }
}

#[test]
fn who_may_be_somebody_else_is() {
    for (one, other) in [
        ("+14155550123", "+14155550124"),
        ("+14155550123", "+4155550123"),
        ("5550123", "+14155550123"),
        ("1001", "2001"),
        ("1001", "+1001"),
        ("0123", "123"),
        ("+14155550123 ext 7", "+14155550123"),
        ("+14155550123 ext 7", "+14155550123 ext 8"),
        ("+44 20 7946 0958", "+1 20 7946 0958"),
        ("ada@example.org", "ada@example.com"),
        ("Visitor", "visitor"),
        ("4155550123", "4155550123@sms.example"),
        ("16248561", "6248561"),
    ] {
        assert!(!same(one, other), "{one} and {other}");
    }
}

#[test]
fn an_address_that_is_not_told_is_nobodys() {
    for text in [
        "",
        "  ",
        "Anonymous",
        "UNKNOWN",
        "sip:anonymous@anonymous.invalid",
        "restricted",
        "0000000000",
        "0",
        "+12666966870".trim_end_matches('0'),
        "tel:",
        "null",
    ] {
        assert_eq!(Address::parse(text), None, "{text:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_sent_is_read_without_a_panic(text in any::<String>(), other in "[+0-9 ().x#;a-z@-]{0,24}") {
        for text in [&text, &other] {
            if let Some(address) = Address::parse(text) {
                prop_assert!(address.is_same(&address.clone()));
            }
        }
        same(&text, &other);
        same(&other, &other);
    }
}
