//! What a reader of `config.json` must get right, and what it must say when it can't.

use super::*;
use proptest::prelude::*;

fn errors(text: &str) -> Vec<String> {
    parse(text).outcome.unwrap_err().into_iter().map(|finding| finding.key).collect()
}

#[test]
fn the_example_of_the_documentation() {
    let report = parse(
        r#"{"max": {"origins": ["https://*.niceincontact.com"], "subscriptions": ["all"], "issuer": "Deskpane"},
            "skylight": {"url": "https://skylight.cxengage.net/"}, "roxchat": {"url": "https://acme.rox.chat/"},
            "ucontact": {"url": "https://acme.ucontactcloud.com/"}, "crm": {"origins": [], "screenPop": ""},
            "confirmHangup": true, "keepDays": 30, "locale": "auto", "theme": "auto"}"#,
    );
    assert_eq!(report.warnings, []);
    let config = report.outcome.unwrap();
    let max = config.max.unwrap();
    assert!(max.origins.admit("https://max.niceincontact.com").is_some());
    assert_eq!((max.subscriptions, max.issuer), (vec!["all".to_owned()], "Deskpane".to_owned()));
    let skylight = config.skylight.unwrap();
    assert_eq!(skylight.address.origin.as_str(), "https://skylight.cxengage.net");
    assert!(!skylight.full_control);
    assert_eq!((config.confirm_hangup, config.keep_days, config.theme), (true, 30, Theme::Auto));
}

#[test]
fn an_empty_file_turns_every_desktop_off() {
    assert_eq!(parse("{}").outcome, Ok(Config::default()));
    assert_eq!(parse("\u{feff}{}").outcome, Ok(Config::default()));
}

#[test]
fn every_error_names_its_key() {
    for (text, keys) in [
        ("", vec![""]),
        ("[]", vec![""]),
        ("{\"max\": }", vec![""]),
        ("<!doctype html>", vec![""]),
        (r#"{"max": 1}"#, vec!["max"]),
        (r#"{"max": {}}"#, vec!["max.origins"]),
        (r#"{"max": {"origins": []}}"#, vec!["max.origins"]),
        (r#"{"max": {"origins": "https://a.com"}}"#, vec!["max.origins"]),
        (r#"{"max": {"origins": ["https://a.com", "http://b.com"]}}"#, vec!["max.origins[1]"]),
        (r#"{"max": {"origins": ["https://a.com"], "subscriptions": []}}"#, vec!["max.subscriptions"]),
        (r#"{"max": {"origins": ["https://a.com"], "subscriptions": "all"}}"#, vec!["max.subscriptions"]),
        (r#"{"max": {"origins": ["https://a.com"], "issuer": 7}}"#, vec!["max.issuer"]),
        (r#"{"skylight": {}}"#, vec!["skylight.url"]),
        (r#"{"roxchat": {"url": "http://acme.rox.chat/"}}"#, vec!["roxchat.url"]),
        (r#"{"ucontact": {"url": "javascript:alert(1)"}}"#, vec!["ucontact.url"]),
        (r#"{"crm": {"origins": ["*"]}}"#, vec!["crm.origins[0]"]),
        (r#"{"confirmHangup": "no"}"#, vec!["confirmHangup"]),
        (r#"{"keepDays": -1}"#, vec!["keepDays"]),
        (r#"{"keepDays": 1.5}"#, vec!["keepDays"]),
        (r#"{"theme": "blue", "locale": 7}"#, vec!["locale", "theme"]),
    ] {
        assert_eq!(errors(text), keys, "{text}");
    }
}

#[test]
fn a_typing_slip_in_a_key_is_pointed_out_and_does_no_harm() {
    let report = parse(r#"{"max": {"origins": ["https://a.com"], "Issuer": "X"}, "keepdays": 3}"#);
    assert!(report.outcome.is_ok());
    let found: Vec<_> = report.warnings.iter().map(|w| (w.key.as_str(), w.remedy.contains("did you mean"))).collect();
    assert_eq!(found, [("keepdays", true), ("max.Issuer", true)]);
}

#[test]
fn subscription_types_are_folded_and_unknown_ones_kept_with_a_warning() {
    let report =
        parse(r#"{"max": {"origins": ["https://a.com"], "subscriptions": ["Agent", "agent", "Contacts", "future"]}}"#);
    assert_eq!(report.outcome.unwrap().max.unwrap().subscriptions, ["agent", "contacts", "future"]);
    assert_eq!(report.warnings.first().map(|w| w.key.as_str()), Some("max.subscriptions[3]"));
}

proptest! {
    #[test]
    fn any_text_is_safe(text in ".{0,200}") {
        let _ = parse(&text);
    }
}

#[test]
fn skylights_address_gets_what_makes_it_listen_where_that_is_missing() {
    for (given, opened) in [
        ("https://s.example/", "https://s.example/?standalonePopup=true&skylightController=true"),
        ("https://s.example/?", "https://s.example/?standalonePopup=true&skylightController=true"),
        ("https://s.example/?a=1#b", "https://s.example/?a=1&standalonePopup=true&skylightController=true#b"),
        ("https://s.example/?skylightController=yes", "https://s.example/?skylightController=yes&standalonePopup=true"),
    ] {
        let config = parse(&format!(r#"{{"skylight":{{"url":"{given}"}}}}"#)).outcome.unwrap();
        assert_eq!(config.skylight.unwrap().address.url.as_str(), opened);
    }
}

#[test]
fn a_place_for_metadata_that_is_none_is_an_error_with_its_key() {
    let report = parse(r#"{"skylight":{"url":"https://s.example/","dialMetadata":"there","fullControl":1}}"#);
    let keys: Vec<_> = report.outcome.unwrap_err().into_iter().map(|finding| finding.key).collect();
    assert_eq!(keys, ["skylight.dialMetadata", "skylight.fullControl"]);
}
