//! Tables of every known way around an origin check, and properties over generated origins.

use super::*;
use proptest::prelude::*;

fn list(lines: &[&str]) -> AllowList {
    AllowList(lines.iter().map(|line| OriginPattern::parse(line).unwrap()).collect())
}

#[test]
fn an_exact_line_admits_itself_and_nothing_like_it() {
    let list = list(&["https://max.example.com"]);
    assert!(list.admit("https://max.example.com").is_some());
    for bypass in [
        "http://max.example.com",
        "https://max.example.com:444",
        "https://max.example.com:443",
        "https://max.example.com.",
        "https://max.example.com/",
        "https://max.example.com/path",
        "https://max.example.com.evil.io",
        "https://evilmax.example.com",
        "https://evil.io@max.example.com",
        "https://max.example.com@evil.io",
        "https://MAX.example.com",
        "HTTPS://max.example.com",
        "https://max.example.com\n",
        "https://max.example.com\0",
        "https://maxaexample.com",
        "https://xn--mx-yia.example.com",
        "https://máx.example.com",
        "null",
        "",
        "*",
        "file://",
        "data:text/html",
        "https://",
        "https://*.example.com",
    ] {
        assert!(list.admit(bypass).is_none(), "{bypass:?} must not pass");
    }
}

#[test]
fn a_wildcard_needs_a_dot_and_a_label() {
    let list = list(&["https://*.a.com"]);
    for good in ["https://x.a.com", "https://y.x.a.com", "https://xn--mx-yia.a.com"] {
        assert!(list.admit(good).is_some(), "{good}");
    }
    for bypass in [
        "https://a.com",
        "https://evila.com",
        "https://.a.com",
        "https://a.com.evil.io",
        "https://x.a.com.evil.io",
        "https://x.a.com.",
        "https://x.a.com:8443",
        "https://evil.io:443.a.com",
        "https://evil.io/.a.com",
        "https://evil.io?.a.com",
        "https://evil.io#.a.com",
        "https://u@x.a.com",
        "http://x.a.com",
        "https://X.a.com",
        "https://*.a.com",
        "https://xa.com",
    ] {
        assert!(list.admit(bypass).is_none(), "{bypass:?} must not pass");
    }
}

#[test]
fn a_wildcard_with_a_port_means_that_port() {
    let list = list(&["https://*.a.com:8443"]);
    assert!(list.admit("https://x.a.com:8443").is_some());
    assert!(list.admit("https://x.a.com").is_none());
    assert!(list.admit("https://x.a.com:18443").is_none());
}

#[test]
fn http_is_for_loopback_hosts() {
    let list = list(&["http://localhost:8081", "http://127.0.0.1:1", "http://[::1]:9"]);
    for good in ["http://localhost:8081", "http://127.0.0.1:1", "http://[::1]:9"] {
        assert!(list.admit(good).is_some(), "{good}");
    }
    for bypass in
        ["http://localhost", "http://localhost.evil.io:8081", "https://localhost:8081", "http://127.0.0.1.evil.io:1"]
    {
        assert!(list.admit(bypass).is_none(), "{bypass}");
    }
}

#[test]
fn a_bad_line_names_its_error() {
    for (line, error) in [
        ("max.example.com", OriginError::Shape),
        ("", OriginError::Shape),
        ("*", OriginError::Shape),
        ("http://max.example.com", OriginError::Scheme),
        ("ws://localhost", OriginError::Scheme),
        ("https://max.example.com/app", OriginError::Surplus),
        ("https://me@max.example.com", OriginError::Surplus),
        ("https://máx.example.com", OriginError::NotAscii),
        ("https://*", OriginError::Host),
        ("https://*.com", OriginError::Wildcard),
        ("https://*max.example.com", OriginError::Wildcard),
        ("https://*.*.example.com", OriginError::Host),
        ("https://max.*.example.com", OriginError::Host),
        ("https://*.0.0.1", OriginError::Wildcard),
        ("http://*.localhost", OriginError::Scheme),
        ("https://max..example.com", OriginError::Host),
        ("https://max.example.com.", OriginError::Host),
        ("https://max.example.com:0", OriginError::Host),
        ("https://max.example.com:70000", OriginError::Host),
        ("https://max.example.com:", OriginError::Host),
    ] {
        assert_eq!(OriginPattern::parse(line), Err(error), "{line}");
    }
}

#[test]
fn a_careless_line_is_folded_to_the_browsers_form() {
    for (line, written) in [
        (" https://MAX.Example.com ", "https://max.example.com"),
        ("https://max.example.com:443", "https://max.example.com"),
        ("https://max.example.com/", "https://max.example.com"),
        ("HTTP://LOCALHOST:80", "http://localhost"),
        ("https://*.Example.com", "https://*.example.com"),
    ] {
        assert_eq!(OriginPattern::parse(line).map(|p| p.to_string()), Ok(written.to_owned()));
    }
}

#[test]
fn the_origin_of_a_referrer() {
    for (address, origin) in [
        ("https://max.example.com/agent?x=https://evil.io", Some("https://max.example.com")),
        ("http://localhost:8081/", Some("http://localhost:8081")),
        ("https://evil.io@max.example.com/", None),
        ("about:blank", None),
        ("", None),
    ] {
        assert_eq!(Origin::of_address(address).as_ref().map(Origin::as_str), origin, "{address}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,60}") {
        let _ = Origin::parse(&text);
        let _ = OriginPattern::parse(&text);
        let _ = Origin::of_address(&text);
    }

    #[test]
    fn whatever_a_wildcard_admits_ends_in_its_domain(prefix in "[a-z0-9.:/@*-]{0,20}", suffix in "[a-z0-9.:/@*-]{0,12}") {
        let list = list(&["https://*.a.com"]);
        let text = format!("https://{prefix}a.com{suffix}");
        if let Some(origin) = list.admit(&text) {
            prop_assert!(suffix.is_empty() || suffix.ends_with(".a.com"));
            prop_assert!(origin.as_str().ends_with(".a.com"));
            prop_assert!(!origin.as_str()["https://".len()..].contains([':', '/', '@', '*']));
        }
    }

    #[test]
    fn an_exact_line_admits_only_its_own_text(text in "https://[a-zA-Z0-9.:-]{1,20}") {
        if let Ok(OriginPattern::Exact(origin)) = OriginPattern::parse(&text) {
            let list = AllowList(vec![OriginPattern::Exact(origin.clone())]);
            prop_assert_eq!(list.admit(&text).is_some(), origin.as_str() == text);
        }
    }
}
