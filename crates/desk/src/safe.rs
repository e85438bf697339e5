//! Web addresses from the wire that may be followed or shown. All others stay plain text.

use crate::origin::is_loopback;

/// A link an agent may follow: `https`, or `http` on a loopback host.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SafeLink(String);

impl SafeLink {
    /// Accepts `text` as a link; `None` if it is not safe. The text stays as sent, without surrounding space.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = clean(text, 4096)?;
        let (scheme, rest) = text.split_once("://")?;
        let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        // A user name before the host can make one site look like another.
        if authority.is_empty() || authority.contains('@') {
            return None;
        }
        let allowed = scheme.eq_ignore_ascii_case("https")
            || (scheme.eq_ignore_ascii_case("http") && is_loopback(host_of(authority)));
        allowed.then(|| Self(text.to_owned()))
    }

    /// The address, as sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A picture that may be shown or sent to a desktop: `https`, or `data:image/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ImageAddress(String);

impl ImageAddress {
    /// Accepts `text` as a picture's address; `None` if it is not safe.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = clean(text, 512 * 1024)?;
        let data = text.get(..11).is_some_and(|head| head.eq_ignore_ascii_case("data:image/"));
        (data || SafeLink::parse(text).is_some()).then(|| Self(text.to_owned()))
    }

    /// The address, as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Trims, and refuses what browsers would read differently: control characters, inner space.
fn clean(text: &str, longest: usize) -> Option<&str> {
    let text = text.trim();
    let plain = !text.chars().any(|c| c.is_control() || c.is_whitespace());
    (plain && !text.is_empty() && text.len() <= longest).then_some(text)
}

fn host_of(authority: &str) -> &str {
    match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((inner, _)) => authority.get(..inner.len() + 2).unwrap_or(authority),
        None => authority.split(':').next().unwrap_or(authority),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_and_loopback_http_are_links() {
        for text in [
            "https://crm.example/case/1?a=b",
            "HTTPS://crm.example",
            "http://localhost:8081/x",
            "http://[::1]:80/",
            "http://127.0.0.1",
        ] {
            assert!(SafeLink::parse(text).is_some(), "{text}");
        }
    }

    #[test]
    fn everything_else_is_text() {
        for text in [
            "",
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "data:text/html,<b>",
            "http://crm.example",
            "//crm.example",
            "https:crm.example",
            "https://",
            "https://crm.example@evil.example/",
            "ftp://a.example",
            "http://localhost.evil.example",
            "https://a.example/a b",
            "http://127.0.0.1@evil.example",
        ] {
            assert!(SafeLink::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn pictures_are_https_or_data_images() {
        assert!(ImageAddress::parse("https://a.example/p.png").is_some());
        assert!(ImageAddress::parse("data:image/png;base64,AAAA").is_some());
        for text in ["data:text/html,x", "javascript:1", "http://a.example/p.png", "p.png", "data:image"] {
            assert!(ImageAddress::parse(text).is_none(), "{text}");
        }
    }
}
