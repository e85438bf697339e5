//! Rules for every desktop in the list.

use super::*;
use deskpane_desk::{
    clock::Millis,
    config::parse,
    desktop::{AddressKey, Placement, SessionStart},
};

/// The desktop's example configuration, at an origin without a wildcard.
fn configured(spec: &DesktopSpec) -> deskpane_desk::config::Configured {
    let text = format!("{{ {} }}", spec.config_line("https://desk.example.com"));
    spec.configure(&text).unwrap_or_else(|findings| panic!("{}: {findings:?}", spec.id))
}

#[test]
fn the_documented_example_has_no_warnings() {
    let report = parse(
        r#"{"max": {"origins": ["https://*.niceincontact.com"], "subscriptions": ["all"], "issuer": "Deskpane"},
            "skylight": {"url": "https://skylight.cxengage.net/"}, "roxchat": {"url": "https://acme.rox.chat/"},
            "ucontact": {"url": "https://acme.ucontactcloud.com/"}, "crm": {"origins": []},
            "confirmHangup": true, "keepDays": 30, "locale": "auto", "theme": "auto"}"#,
        &SECTIONS,
    );
    assert_eq!(report.warnings, []);
    let config = report.outcome.unwrap();
    for spec in ALL.iter().filter(|spec| spec.is_released) {
        let configured = spec.configured(&config).unwrap();
        assert!(!configured.origins.0.is_empty(), "{}", spec.id);
    }
}

#[test]
fn ids_are_words_for_addresses_and_names_of_files_and_each_is_there_once() {
    for (at, spec) in ALL.iter().enumerate() {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        assert!(!spec.id.is_empty() && spec.id.chars().all(plain) && !spec.name.is_empty(), "{}", spec.id);
        assert!(ALL.iter().skip(at + 1).all(|other| other.id != spec.id && other.name != spec.name), "{}", spec.id);
    }
}

#[test]
fn every_example_line_turns_its_desktop_on() {
    for spec in ALL {
        let text = format!("{{ {} }}", spec.config_line(spec.example_origin));
        let report = parse(&text, &SECTIONS);
        assert_eq!(report.warnings, [], "{text}");
        assert!(spec.configured(&report.outcome.unwrap()).is_some(), "{text}");
        assert!(!text.contains("https://*") || spec.address_key == AddressKey::Origins, "{text}");
    }
}

#[test]
fn opened_and_framed_desktops_have_an_address_on_an_allowed_origin() {
    for spec in ALL {
        let configured = configured(spec);
        let address = configured.address.as_ref();
        assert_eq!(address.is_some(), spec.placement != Placement::Around, "{}", spec.id);
        assert!(address.is_none_or(|address| configured.origins.allows(&address.origin)), "{}", spec.id);
    }
}

#[test]
fn a_session_starts_only_with_its_own_desktops_configuration() {
    let start =
        SessionStart { query: &|_| None, origin: "https://panel.example.com", snapshot: Some("}{"), now: Millis(0) };
    for spec in ALL {
        assert!((spec.session)(&configured(spec), &start).is_some(), "{}", spec.id);
    }
}

#[test]
fn a_key_that_an_address_lacks_is_an_error_with_its_name() {
    for spec in ALL {
        let error = spec.configure(&format!(r#"{{"{}":{{}}}}"#, spec.id)).unwrap_err();
        let key = match spec.address_key {
            AddressKey::Origins => "origins",
            AddressKey::Url => "url",
        };
        let keys: Vec<_> = error.iter().map(|finding| finding.key.as_str()).collect();
        assert_eq!(keys, [format!("{}.{key}", spec.id)]);
    }
}
