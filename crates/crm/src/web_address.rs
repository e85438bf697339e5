//! Web addresses from outside: links, and allowed origins.

use std::fmt;

use url::{Host, Url};

/// Whether a text is a link that agents may follow: https, or http on a loopback host, without a user name.
#[must_use]
pub fn is_link(text: &str) -> bool {
    // `Url` accepts backslashes and line breaks, which other programs may read differently.
    let is_plain = text.len() <= 4096 && !text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\');
    let is_absolute = text.split_once("://").is_some_and(|(_, rest)| !rest.starts_with('/'));
    is_plain && is_absolute && Url::parse(text).is_ok_and(|url| is_trusted(&url))
}

/// An origin, as browsers write it in the header `Origin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads an origin from the list. Upper case, a default port and a slash at the end are normalised.
    ///
    /// # Errors
    /// The error, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = |what: &str| Err(format!("{text} is not an origin: {what}"));
        if text.contains('*') {
            return wrong("each origin is named in full, without *");
        }
        let Ok(url) = Url::parse(text.trim()) else {
            return wrong("write scheme and host, like https://desk.example.com");
        };
        if !is_trusted(&url) {
            return wrong("use https (http is for localhost, 127.0.0.1 and [::1] only)");
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return wrong("end it after the host or port");
        }
        Ok(Self(url.origin().ascii_serialization()))
    }

    /// As browsers write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Host and port, as in the header `Host`.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, authority)| authority)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a `Host` header names this machine itself. No DNS name of others can do so.
#[must_use]
pub fn is_loopback_authority(authority: &str) -> bool {
    Url::parse(&format!("http://{authority}")).is_ok_and(|url| is_loopback(&url))
}

fn is_trusted(url: &Url) -> bool {
    let has_user = !url.username().is_empty() || url.password().is_some();
    !has_user && (url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url)))
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_and_loopback_http_are_links() {
        for text in
            ["https://crm.example/case/1?a=b", "HTTPS://crm.example", "http://localhost:8081/x", "http://[::1]/"]
        {
            assert!(is_link(text), "{text}");
        }
        for text in [
            "",
            "javascript:alert(1)",
            "data:text/html,<b>",
            "http://crm.example",
            "//crm.example",
            "https:crm.example",
            "https://",
            "https:///crm.example",
            "https://crm.example@evil.example/",
            "ftp://a.example",
            "http://localhost.evil.example",
            "https://a.example/a b",
            "https://a.example\\b",
            "http://127.0.0.1@evil.example",
        ] {
            assert!(!is_link(text), "{text}");
        }
    }

    #[test]
    fn origins_are_read_as_browsers_write_them() {
        for (text, origin) in [
            ("https://Desk.Example.com/", "https://desk.example.com"),
            ("https://desk.example.com:443", "https://desk.example.com"),
            ("http://localhost:8082", "http://localhost:8082"),
        ] {
            assert_eq!(Origin::parse(text).map(|origin| origin.to_string()), Ok(origin.to_owned()));
        }
        for text in
            ["*", "https://*.example.com", "http://desk.example.com", "desk.example.com", "null", "https://a.example/x"]
        {
            assert!(Origin::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_names_of_this_machine_are_loopback() {
        for host in ["localhost:8083", "127.0.0.1", "[::1]:8083", "crm.localhost"] {
            assert!(is_loopback_authority(host), "{host}");
        }
        for host in ["evil.example:8083", "127.0.0.1.evil.example", "", "localhost.evil.example"] {
            assert!(!is_loopback_authority(host), "{host}");
        }
    }
}
