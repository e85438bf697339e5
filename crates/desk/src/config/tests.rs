//! Reading `config.json`, and its errors.

use super::*;
use proptest::prelude::*;

/// A desktop that holds the panel, and one that the panel holds.
const DESKTOPS: [ConfigSection; 2] = [
    ConfigSection {
        id: "outer",
        read: |section| {
            section.known(&["origins", "issuer"]);
            let origins = section.origins(Some("https://outer.example"));
            let issuer = section.word("issuer").unwrap_or("Deskpane").to_owned();
            Some(Configured::from(origins, issuer))
        },
    },
    ConfigSection { id: "inner", read: |section| Some(Configured::at(section.address()?, ())) },
];

fn read(text: &str) -> ConfigReport {
    parse(text, &DESKTOPS)
}

fn errors(text: &str) -> Vec<String> {
    read(text).outcome.unwrap_err().into_iter().map(|finding| finding.key).collect()
}

#[test]
fn written_values_are_read_back() {
    let report = read(
        r#"{"outer": {"origins": ["https://*.outer.example"], "issuer": "Me"}, "inner": {"url": "https://inner.example/a"},
            "crm": {"origins": ["https://crm.example"], "api": "https://api.crm.example/v1/",
                "recordUrl": "https://crm.example/customers/{ref}", "open": "offered", "dial": "ask"}, "confirmHangup": false, "keepDays": 3, "locale": "fr",
            "theme": "dark"}"#,
    );
    assert_eq!(report.warnings, []);
    let config = report.outcome.unwrap();
    let outer = config.desktop("outer").unwrap();
    assert!(outer.origins.admit("https://max.outer.example").is_some() && outer.address.is_none());
    assert_eq!((outer.own::<String>().map(String::as_str), outer.own::<u8>()), (Some("Me"), None));
    let inner = config.desktop("inner").unwrap();
    let address = inner.address.as_ref().unwrap();
    assert_eq!((address.url.as_str(), address.origin.as_str()), ("https://inner.example/a", "https://inner.example"));
    assert!(inner.origins.allows(&address.origin));
    let crm = config.crm;
    assert!(crm.origins.admit("https://crm.example").is_some());
    assert_eq!((crm.open, crm.dial), (OpenRecord::Offered, ClickToDial::Ask));
    let Some(CrmApi::At { url, origin }) = crm.api else { panic!() };
    assert_eq!((url.as_str(), origin.as_str()), ("https://api.crm.example/v1", "https://api.crm.example"));
    let record = crm.record_url.and_then(|address| address.of("c%2F17"));
    assert_eq!(record.unwrap().as_str(), "https://crm.example/customers/c%2F17");
    assert_eq!((config.confirm_hangup, config.keep_days, config.theme), (false, 3, Theme::Dark));
    assert_eq!(config.locale, Choice::Fixed("fr".to_owned()));
}

#[test]
fn an_empty_file_turns_every_desktop_off() {
    for text in ["{}", "\u{feff}{}", r#"{"outer": null}"#] {
        let config = read(text).outcome.unwrap();
        assert!(DESKTOPS.iter().all(|desktop| config.desktop(desktop.id).is_none()), "{text}");
        assert_eq!((config.confirm_hangup, config.keep_days, config.theme), (true, 30, Theme::Auto));
        assert_eq!((config.locale, config.crm), (Choice::Auto, CrmConfig::default()));
    }
}

#[test]
fn every_error_names_its_key() {
    for (text, keys) in [
        ("", vec![""]),
        ("[]", vec![""]),
        ("{\"outer\": }", vec![""]),
        ("<!doctype html>", vec![""]),
        (r#"{"outer": 1}"#, vec!["outer"]),
        (r#"{"outer": {}}"#, vec!["outer.origins"]),
        (r#"{"outer": {"origins": []}}"#, vec!["outer.origins"]),
        (r#"{"outer": {"origins": "https://a.com"}}"#, vec!["outer.origins"]),
        (r#"{"outer": {"origins": ["https://a.com", "http://b.com"]}}"#, vec!["outer.origins[1]"]),
        (r#"{"inner": {}}"#, vec!["inner.url"]),
        (r#"{"inner": {"url": "http://inner.example/"}}"#, vec!["inner.url"]),
        (r#"{"inner": {"url": "javascript:alert(1)"}}"#, vec!["inner.url"]),
        (r#"{"crm": {"origins": ["*"]}}"#, vec!["crm.origins[0]"]),
        (
            r#"{"crm": {"api": "http://crm.example", "recordUrl": "https://crm.example/", "open": "Always", "dial": 1}}"#,
            vec!["crm.api", "crm.recordUrl", "crm.open", "crm.dial"],
        ),
        (r#"{"crm": {"recordUrl": "https://{ref}.crm.example/"}}"#, vec!["crm.recordUrl"]),
        (r#"{"crm": {"recordUrl": "https://crm.example{ref}"}}"#, vec!["crm.recordUrl"]),
        (r#"{"crm": {"recordUrl": "javascript:{ref}"}}"#, vec!["crm.recordUrl"]),
        (r#"{"crm": {"api": "//crm.example/v1"}}"#, vec!["crm.api"]),
        (r#"{"crm": {"api": "https://crm.example/v1?tenant=7"}}"#, vec!["crm.api"]),
        (r#"{"confirmHangup": "no"}"#, vec!["confirmHangup"]),
        (r#"{"keepDays": -1}"#, vec!["keepDays"]),
        (r#"{"keepDays": 1.5}"#, vec!["keepDays"]),
        (r#"{"theme": "blue", "locale": 7}"#, vec!["locale", "theme"]),
    ] {
        assert_eq!(errors(text), keys, "{text}");
    }
}

#[test]
fn the_api_may_be_on_the_panels_own_server_or_on_this_machine() {
    let api = |text: &str| read(&format!(r#"{{"crm": {{"api": {text}}}}}"#)).outcome.unwrap().crm.api;
    assert_eq!(api(r#""/crm/v1/""#), Some(CrmApi::Own("/crm/v1".into())));
    assert_eq!(api(r#""http://127.0.0.1:8083/v1""#).unwrap().base(), "http://127.0.0.1:8083/v1");
    assert_eq!(api("null"), None);
}

#[test]
fn a_typing_slip_in_a_key_is_pointed_out_and_does_no_harm() {
    let report = read(r#"{"outer": {"origins": ["https://a.com"], "Issuer": "X"}, "keepdays": 3}"#);
    assert!(report.outcome.is_ok());
    let found: Vec<_> = report.warnings.iter().map(|w| (w.key.as_str(), w.remedy.contains("did you mean"))).collect();
    assert_eq!(found, [("keepdays", true), ("outer.Issuer", true)]);
}

#[test]
fn a_screen_pop_template_is_a_warning_that_names_its_replacement() {
    let report = read(r#"{"crm": {"origins": [], "screenPop": "https://crm.example/{id}"}}"#);
    assert!(report.outcome.is_ok());
    let found: Vec<_> = report.warnings.iter().map(|w| (w.key.as_str(), w.remedy.contains("\"crm.open\""))).collect();
    assert_eq!(found, [("crm.screenPop", true)]);
}

proptest! {
    #[test]
    fn any_text_is_safe(text in ".{0,200}") {
        let _ = read(&text);
    }
}
