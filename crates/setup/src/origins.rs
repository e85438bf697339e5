//! From an address that agents see to lines of `config.json`: the possible lines, and what each lets in.

use deskpane_desk::origin::{Origin, OriginError, OriginPattern, is_loopback};

/// How much a line lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// This host only.
    Exact,
    /// Every host below the same domain.
    Below,
}

/// A possible line for an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// How much it lets in.
    pub scope: Scope,
    /// The line.
    pub line: String,
    /// Examples of what it lets in and what it does not.
    pub examples: Vec<Example>,
}

/// An origin, and whether a line lets it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The origin.
    pub origin: String,
    /// Whether it is let in.
    pub is_admitted: bool,
    /// What it is an example of.
    pub why: Why,
}

/// The purpose of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The address itself.
    Itself,
    /// Another host of the same domain, such as another cluster of the vendor.
    Sibling,
    /// The domain itself.
    Domain,
    /// A host with a similar name.
    Lookalike,
    /// The same host at another port.
    Port,
    /// The same host, without https.
    Plain,
}

/// The lines for an address as pasted, with or without scheme and path. First the exact one, then one for all hosts
/// below its domain, if the domain belongs to one owner.
///
/// # Errors
/// Why the address cannot be allowed.
pub fn offers(address: &str) -> Result<Vec<Offer>, OriginError> {
    let (own, _) = split(address)?;
    let mut found = vec![offer(Scope::Exact, OriginPattern::Exact(own.clone()), &own)];
    found.extend(below(&own).map(|pattern| offer(Scope::Below, pattern, &own)));
    Ok(found)
}

/// The origin of an address as pasted, and the rest of the address.
pub(crate) fn split(address: &str) -> Result<(Origin, String), OriginError> {
    let address = address.trim();
    let address = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
    // Only the part up to the host or port counts.
    let authority = address.find("://").map_or(0, |at| at + 3);
    let end = address.get(authority..).and_then(|rest| rest.find(['/', '?', '#'])).map(|at| authority + at);
    let (origin, rest) = address.split_at_checked(end.unwrap_or(address.len())).unwrap_or_default();
    match OriginPattern::parse(origin)? {
        OriginPattern::Exact(own) => Ok((own, rest.to_owned())),
        _ => Err(OriginError::Wildcard),
    }
}

/// The host, and the port with its colon.
fn parts(origin: &Origin) -> (&str, &str) {
    let rest = origin.as_str().split_once("://").map_or("", |(_, rest)| rest);
    match rest.rfind(':').filter(|_| !rest.ends_with(']')) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    }
}

/// The pattern for every host below this one's domain. `None` if the domain may be shared by several owners.
fn below(own: &Origin) -> Option<OriginPattern> {
    let (host, port) = parts(own);
    let domain = host.split_once('.')?.1;
    let (first, country) = domain.split_once('.')?;
    // `co.uk` and similar domains belong to no single owner.
    if is_loopback(host) || (first.len() <= 3 && country.len() == 2) {
        return None;
    }
    OriginPattern::parse(&format!("https://*.{domain}{port}")).ok()
}

fn offer(scope: Scope, pattern: OriginPattern, own: &Origin) -> Offer {
    let (host, port) = parts(own);
    let domain = host.split_once('.').map_or(host, |(_, domain)| domain);
    let mut examples = vec![(own.to_string(), Why::Itself)];
    if !is_loopback(host) && !host.starts_with('[') {
        examples.push((format!("https://eu2.{domain}{port}"), Why::Sibling));
        if scope == Scope::Below {
            examples.push((format!("https://{domain}{port}"), Why::Domain));
        }
        examples.push((format!("https://{}{port}", host.replacen('.', "-", 1)), Why::Lookalike));
        examples.push((format!("http://{host}"), Why::Plain));
    }
    examples.push((format!("{}:9443", own.to_string().trim_end_matches(port)), Why::Port));
    let examples = examples.into_iter().map(|(origin, why)| {
        let is_admitted = Origin::parse(&origin).is_some_and(|origin| pattern.matches(&origin));
        Example { origin, is_admitted, why }
    });
    Offer { scope, line: pattern.to_string(), examples: examples.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(address: &str) -> Vec<String> {
        offers(address).unwrap().into_iter().map(|offer| offer.line).collect()
    }

    #[test]
    fn an_address_as_it_is_pasted_becomes_lines() {
        for address in [
            "https://home-b2.desk.test/agent?x=https://evil.test#top",
            " HOME-b2.desk.test ",
            "https://home-b2.desk.test:443/",
        ] {
            assert_eq!(lines(address), ["https://home-b2.desk.test", "https://*.desk.test"], "{address}");
        }
        assert_eq!(lines("https://a.b.desk.test:8443/x"), ["https://a.b.desk.test:8443", "https://*.b.desk.test:8443"]);
    }

    #[test]
    fn a_domain_that_strangers_share_is_not_offered() {
        for address in [
            "https://acme.co.uk",
            "https://desk.test",
            "http://localhost:8081/one",
            "https://[::1]:8443",
            "https://10.0.0.1",
        ] {
            assert_eq!(lines(address).len(), 1, "{address}");
        }
    }

    #[test]
    fn each_line_shows_what_it_lets_in() {
        let offers = offers("https://home.desk.test").unwrap();
        let admitted =
            |offer: &Offer| offer.examples.iter().filter(|one| one.is_admitted).map(|one| one.why).collect::<Vec<_>>();
        let [exact, below] = offers.as_slice() else { panic!("{offers:?}") };
        assert_eq!(admitted(exact), [Why::Itself]);
        assert_eq!(admitted(below), [Why::Itself, Why::Sibling]);
        assert_eq!(below.examples.len(), 6);
    }

    #[test]
    fn an_invalid_address_says_why() {
        for (address, error) in [
            ("", OriginError::Shape),
            ("http://desk.test", OriginError::Scheme),
            ("https://me@desk.test/", OriginError::Surplus),
            ("https://désk.test/", OriginError::NotAscii),
            ("https://*.desk.test", OriginError::Wildcard),
        ] {
            assert_eq!(offers(address), Err(error), "{address}");
        }
    }
}
