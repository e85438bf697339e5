//! Who may talk to the panel: exact origins, and the list of them an operator writes.
//!
//! An origin is scheme, host and port. One leading `*.` label is the only wildcard, and stands for one or
//! more whole labels: `https://*.a.com` matches `https://x.a.com`, neither `https://a.com` nor
//! `https://evila.com`. `https` only, except on loopback hosts.

use std::fmt;

/// One exact origin in the form browsers give it: lower case, no default port, nothing after it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin(String);

impl Origin {
    /// Reads an origin as a browser serialises it (`MessageEvent.origin`). Anything that is not exactly
    /// such a serialisation is refused: upper case, paths, user names, default ports, `null`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts = Parts::read(text).ok()?;
        (parts.canonical() == text && !parts.host.starts_with('*')).then(|| Self(text.to_owned()))
    }

    /// The origin of a page's whole address, such as `document.referrer`.
    #[must_use]
    pub fn of_address(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let parts = Parts::read(&format!("{scheme}://{authority}")).ok()?;
        Self::parse(&parts.canonical())
    }

    /// The origin as a browser writes it, usable as a target origin.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One line of an allow-list: an exact origin, or every host below a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OriginPattern {
    /// This origin and no other.
    Exact(Origin),
    /// Any host that ends in `suffix` (which starts with a dot), by https, on exactly this port.
    Below {
        /// `.example.com`
        suffix: String,
        /// Port with its colon, or empty for the default one.
        port: String,
    },
}

/// Why a line of an allow-list can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginError {
    /// Not of the form `https://host`.
    Shape,
    /// A scheme other than https (http is for loopback hosts only).
    Scheme,
    /// A path, a query or a user name is part of it.
    Surplus,
    /// Letters outside ASCII: the browser compares the punycode form (`xn--`).
    NotAscii,
    /// A `*` anywhere but as the whole first label, or with fewer than two labels after it.
    Wildcard,
    /// The host or the port is not valid.
    Host,
}

impl OriginError {
    /// What to do about it, in words for the person who wrote the list.
    #[must_use]
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Shape => "write scheme and host, like https://max.example.com",
            Self::Scheme => "use https (http is for localhost, 127.0.0.1 and [::1] only)",
            Self::Surplus => "end it after the host or port: no path, no query, no user name",
            Self::NotAscii => "write the host in its punycode form (xn--...)",
            Self::Wildcard => "use * only as the whole first label over a domain, like https://*.example.com",
            Self::Host => "check the host and the port: dots between labels, port from 1 to 65535",
        }
    }
}

impl OriginPattern {
    /// Reads one line of an allow-list. Upper case, a default port and a trailing slash are normalised.
    ///
    /// # Errors
    /// What is wrong with the line; [`OriginError::remedy`] says it in words.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let text = text.trim();
        let parts = Parts::read(text.strip_suffix('/').unwrap_or(text))?;
        match parts.host.strip_prefix('*') {
            None => Origin::parse(&parts.canonical()).map(Self::Exact).ok_or(OriginError::Host),
            Some(suffix) => {
                let labels = suffix.strip_prefix('.').ok_or(OriginError::Wildcard)?;
                if parts.scheme != "https" || labels.contains('*') || !labels.contains('.') || is_ipv4(labels) {
                    return Err(OriginError::Wildcard);
                }
                Ok(Self::Below { suffix: suffix.to_owned(), port: parts.port })
            }
        }
    }

    /// Whether `origin` is on this line.
    #[must_use]
    pub fn matches(&self, origin: &Origin) -> bool {
        match self {
            Self::Exact(own) => own == origin,
            Self::Below { suffix, port } => origin
                .as_str()
                .strip_prefix("https://")
                .and_then(|rest| rest.strip_suffix(port.as_str()))
                // A port left over in the host contains a colon, so it can't end in the suffix.
                .and_then(|host| host.strip_suffix(suffix.as_str()))
                .is_some_and(|labels| !labels.is_empty()),
        }
    }
}

impl fmt::Display for OriginPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(origin) => origin.fmt(f),
            Self::Below { suffix, port } => write!(f, "https://*{suffix}{port}"),
        }
    }
}

/// The origins an operator allows for one desktop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AllowList(pub Vec<OriginPattern>);

impl AllowList {
    /// Whether a message's origin, as the browser gives it, is on the list; and if so, that origin.
    #[must_use]
    pub fn admit(&self, origin: &str) -> Option<Origin> {
        let origin = Origin::parse(origin)?;
        self.allows(&origin).then_some(origin)
    }

    /// Whether `origin` is on the list.
    #[must_use]
    pub fn allows(&self, origin: &Origin) -> bool {
        self.0.iter().any(|pattern| pattern.matches(origin))
    }

    /// The lines that name one origin exactly.
    pub fn exact(&self) -> impl Iterator<Item = &Origin> {
        self.0.iter().filter_map(|pattern| match pattern {
            OriginPattern::Exact(origin) => Some(origin),
            OriginPattern::Below { .. } => None,
        })
    }
}

/// Whether a host (brackets included for IPv6) is this machine itself.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host == "127.0.0.1" || host == "[::1]"
}

/// Scheme, host and port, folded to the browser's form; the host may still start with `*`.
struct Parts {
    scheme: &'static str,
    host: String,
    port: String,
}

impl Parts {
    fn read(text: &str) -> Result<Self, OriginError> {
        if !text.is_ascii() {
            return Err(OriginError::NotAscii);
        }
        let (scheme, authority) = text.split_once("://").ok_or(OriginError::Shape)?;
        if authority.contains(['/', '?', '#', '@', '\\']) {
            return Err(OriginError::Surplus);
        }
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let host = host.to_ascii_lowercase();
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "https" => "https",
            "http" if is_loopback(&host) => "http",
            _ => return Err(OriginError::Scheme),
        };
        let default = if scheme == "https" { 443 } else { 80 };
        let port = match port.map(read_port) {
            None => String::new(),
            Some(None) => return Err(OriginError::Host),
            Some(Some(number)) if number == default => String::new(),
            Some(Some(number)) => format!(":{number}"),
        };
        if !is_host(&host) {
            return Err(OriginError::Host);
        }
        Ok(Self { scheme, host, port })
    }

    fn canonical(&self) -> String {
        format!("{}://{}{}", self.scheme, self.host, self.port)
    }
}

fn read_port(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|port| *port > 0)
}

fn is_host(host: &str) -> bool {
    if host == "[::1]" {
        return true;
    }
    let host = host.strip_prefix('*').unwrap_or(host);
    let host = host.strip_prefix('.').unwrap_or(host);
    !host.is_empty() && host.len() <= 253 && host.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.len() <= 63 && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn is_ipv4(host: &str) -> bool {
    host.split('.').all(|label| label.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests;
