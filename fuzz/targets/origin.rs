//! Compares origins, allow-lists and links with how browsers read addresses. The first line of an input is a line of an
//! allow-list, the second an origin or an address.
#![no_main]

use deskpane_desk::{
    origin::{AllowList, Origin, OriginPattern},
    safe::{ImageAddress, SafeLink},
};
use libfuzzer_sys::fuzz_target;
use url::Url;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (line, address) = text.split_once('\n').unwrap_or((text, text));
    origin(address);
    link(address);
    pattern(line, address);
});

/// What counts as an origin is an origin to a browser, written as a browser writes it.
fn origin(text: &str) {
    if let Some(origin) = Origin::parse(text) {
        assert_eq!(origin.as_str(), text);
        assert_plain(text);
        // Browsers read hosts that end in a number as IP addresses, and never report such an origin.
        if let Ok(url) = Url::parse(text) {
            let browsers = url.origin().ascii_serialization();
            assert!(browsers == text || is_odd_host(&url, text), "{text} is {browsers} to a browser");
        }
    }
    if let (Some(origin), Ok(url)) = (Origin::of_address(text), Url::parse(text)) {
        let browsers = url.origin().ascii_serialization();
        assert!(
            origin.as_str() == browsers || is_odd_host(&url, origin.as_str()),
            "{origin} is {browsers} to a browser"
        );
    }
}

/// Whether a browser would write this host differently: as an IPv4 address, or in another form of punycode. No message
/// has such an origin, so nothing is let in by it.
fn is_odd_host(url: &Url, ours: &str) -> bool {
    let host = url.host_str().unwrap_or_default();
    let own = ours.split_once("://").and_then(|(_, rest)| rest.split(':').next());
    own != Some(host) && (host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || ours.contains("xn--"))
}

/// What counts as a link is https to a browser, or http on this machine.
fn link(text: &str) {
    let Some(link) = SafeLink::parse(text) else {
        return assert!(
            !ImageAddress::parse(text).is_some_and(|image| !image.as_str().to_lowercase().starts_with("data:image/"))
        );
    };
    let Ok(url) = Url::parse(link.as_str()) else { return };
    let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    assert!(url.scheme() == "https" || (url.scheme() == "http" && loopback), "{url} is followed");
    assert!(url.username().is_empty() && url.password().is_none(), "{url} has a user");
}

/// A wildcard allows hosts below its domain and no others; a pattern survives writing and reading.
fn pattern(line: &str, address: &str) {
    let Ok(pattern) = OriginPattern::parse(line) else { return };
    let written = pattern.to_string();
    assert_plain(&written);
    assert_eq!(OriginPattern::parse(&written).as_ref(), Ok(&pattern));
    let list = AllowList(vec![pattern.clone()]);
    let Some(origin) = list.admit(address) else { return };
    assert_eq!(origin.as_str(), address);
    match pattern {
        OriginPattern::Exact(own) => assert_eq!(own, origin),
        OriginPattern::Below { suffix, port } => {
            let host = address.strip_prefix("https://").and_then(|rest| rest.strip_suffix(port.as_str()));
            let host = host.expect("https, on that port");
            assert!(
                !host.contains(':') && host.ends_with(&suffix) && host.len() > suffix.len(),
                "{address} by {written}"
            );
            assert!(suffix.starts_with('.'), "{written}");
        }
    }
}

/// The text contains nothing that could end a directive, a header or a line of a server's configuration.
fn assert_plain(text: &str) {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:/[]*".contains(c);
    assert!(text.chars().all(plain), "{text:?}");
}
