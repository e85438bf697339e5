use super::{Address, Unreadable, dialable, is_same_address};
use crate::model::Channel;
use proptest::prelude::*;

fn same(one: &str, other: &str) -> bool {
    match (Address::parse(one, &Channel::Chat), Address::parse(other, &Channel::Chat)) {
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
        ("4930123456", "+4930123456"),
        ("(+49) 30 123456", "0049 30/123456"),
        ("+1 415 555 0123 ext. 7", "4155550123x7"),
        ("+14155550123;ext=7", "+1 415 555 0123 #7"),
        ("tel:+14155550123;phone-context=x;ext=7", "+14155550123x7"),
        ("callto://+41'44'668'18'00", "+41\u{b7}44\u{b7}668\u{b7}18\u{b7}00"),
        ("SIPS:%2B4930123456@pbx", "+4930123456"),
        ("1001", "1001"),
        ("1001", "sip:1001@pbx.example"),
        ("sip:+4930123456@pbx.example;user=phone", "+49 30 123456"),
        ("Ada@Example.org", "ada@example.ORG"),
        ("mailto:ada@example.org", "ada@example.org"),
        ("visitor 7", " visitor 7 "),
        ("sip:ada@pbx", "SIP:Ada@PBX;transport=tls"),
        ("sip:+13025550174@gw1", "+1 302 555 0174"),
        ("sip:+13025550174@gw1", "\"Ada\" <sip:+13025550174@gw2:5060>"),
        ("\u{202a}+1 302 555 0174\u{202c}", "tel:+1-302-555-0174"),
        ("sip:ada@pbx:5060", "sip:ada@pbx"),
        ("+1\u{2011}302\u{2011}555\u{2011}0174", "＋１３０２５５５０１７４"),
        ("+\u{0664}\u{0669}30123456", "\u{06f0}\u{06f0}4930123456"),
        ("tel:%2B1%20302%20555%200174", "+13025550174"),
        ("０３ー１２３４ー５６７８", "+81 3 1234 5678"),
        ("+41 44 668\u{2019}18\u{2019}00", "+41446681800"),
        ("sip:+13025550174;phone-context=x@gw1;user=phone", "+1 302 555 0174"),
        ("+९१ ९८७६५ ४३२१०", "0091 98765 43210"),
    ] {
        assert!(same(one, other), "{one} and {other}");
    }
}

#[test]
fn uncertain_addresses_may_be_somebody_else() {
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
        ("ada@example.org", "ada@example.com"),
        ("Visitor", "visitor"),
        ("4155550123", "4155550123@sms.example"),
        ("sip:ada@pbx", "sip:ada@other"),
        ("16248561", "6248561"),
    ] {
        assert!(!same(one, other), "{one} and {other}");
    }
}

#[test]
fn a_missing_address_identifies_nobody() {
    for text in [
        "",
        "  ",
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
        "Anônimo",
        "АНОНИМ",
        "unknown@unknown.invalid",
        "sip:Anonymous;user=phone@gw1",
        "\"asterisk\" <sip:asterisk@10.0.0.1>",
        "266696687",
        "+86282452253",
        "+10000000000",
        "+44 0000 000000",
    ] {
        assert_eq!(Address::parse(text, &Channel::Chat), None, "{text:?}");
    }
}

#[test]
fn on_a_voice_contact_only_a_number_a_mail_or_a_sip_address_is_somebody() {
    // Networks and desktops name withheld numbers in every language; none of these identifies a person.
    for text in [
        "Private Number",
        "Unknown Caller",
        "No Caller ID",
        "Número oculto",
        "Anonyme",
        "\"Anonymous\" <sip:anonymous@anonymous.invalid>",
        "P",
        "-",
        "Скрытый номер",
        "\u{202a}Private\u{202c}",
        "Withheld",
        "Restricted",
        "Anônimo",
        "非通知設定",
        "sip:Private%20Number@pbx",
        "sip:10.0.0.1",
        "\"Private\" <sip:10.0.0.1:5060>",
        "+",
        "+++",
    ] {
        assert_eq!(Address::parse(text, &Channel::Voice), None, "{text:?}");
    }
    for text in ["+13025550174", "1001", "ada@example.org", "sip:ada@pbx", "\"Ada\" <sip:+13025550174@gw1>"] {
        assert!(Address::parse(text, &Channel::Voice).is_some(), "{text:?}");
    }
    let read = |text: &str| Address::read(text, &Channel::Voice);
    assert_eq!(read("Unknown"), Err(Unreadable::Withheld));
    // The last two exceed the length of any number and of any extension.
    for text in ["visitor 7", "1+1", "+", &"12".repeat(17), &format!("1001x{}", "7".repeat(33))] {
        assert_eq!(read(text), Err(Unreadable::NoAddress), "{text}");
    }
    // In a chat, the visitor's name may be the only address.
    assert!(Address::parse("visitor 7", &Channel::Chat).is_some());
}

#[test]
fn e164_is_given_only_where_it_is_certain() {
    let e164 = |text: &str| Address::parse(text, &Channel::Voice)?.e164();
    assert_eq!(e164("tel:+1 (302) 555-0174").as_deref(), Some("+13025550174"));
    assert_eq!(e164("0013025550174").as_deref(), Some("+13025550174"));
    for text in [
        "3025550174",
        "13025550174",
        "1001",
        "+1 302 555 0174 ext 7",
        "+1234567",
        "+1234567890123456",
        "ada@example.org",
    ] {
        assert_eq!(e164(text), None, "{text}");
    }
}

#[test]
fn dialled_numbers_contain_only_dialable_characters() {
    for (typed, dialled) in [
        ("\u{202a}+1 302 555 0174\u{202c}", "+13025550174"),
        ("+1\u{2011}302\u{2011}555\u{2011}0174", "+13025550174"),
        ("＋１３０２５５５０１７４", "+13025550174"),
        ("٠٣٠٢٥٥٥٠١٧٤", "03025550174"),
        ("tel:+1-302-555-0174", "+13025550174"),
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("callto:+41'44'668'18'00", "+41446681800"),
        ("*31#0302555", "*31#0302555"),
        ("tel:%2B1-302-555-0174;phone-context=example.com", "+13025550174"),
        ("tel:+1-302-555-0174;ext=7", "+1-302-555-0174;ext=7"),
        ("０３ー１２３４ー５６７８", "0312345678"),
        ("ソー", "ソー"),
        (" sip:ada@pbx ", "sip:ada@pbx"),
        ("+1 302 555 0174 ext. 7", "+1 302 555 0174 ext. 7"),
        ("", ""),
        ("\u{200b}", ""),
    ] {
        assert_eq!(dialable(typed), dialled, "{typed:?}");
    }
}

#[test]
fn an_echo_is_compared_by_its_kind() {
    for (asked, came) in
        [("+598 99 555 111", "+59899555111"), ("Coop 7", "coop 7"), ("ada@example.org", "ADA@example.org"), ("P", "p")]
    {
        assert!(is_same_address(asked, came), "{asked} and {came}");
    }
    for (asked, came) in [("+598 99 555 111", "+59899555112"), ("coop 7", "coop 8"), ("", "+59899555111")] {
        assert!(!is_same_address(asked, came), "{asked} and {came}");
    }
}

proptest! {
    #[test]
    fn whatever_is_sent_is_read_without_a_panic(text in any::<String>(), other in "[+0-9 ().x#;a-z@-]{0,24}") {
        for text in [&text, &other] {
            if let Some(address) = Address::parse(text, &Channel::Chat) {
                prop_assert!(address.is_same(&address.clone()));
            }
        }
        same(&text, &other);
        same(&other, &other);
    }
}
