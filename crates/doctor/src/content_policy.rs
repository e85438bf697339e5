//! Content-Security-Policy as browsers parse it, as far as the panel depends on it.

use url::{Origin, Url};

/// One policy: its directives with their values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Policy(Vec<(String, Vec<String>)>);

/// All policies of a page. All of them must allow something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Policies(Vec<Policy>);

impl Policies {
    /// Parses the values of all headers of a page.
    pub(crate) fn read<'a>(values: impl Iterator<Item = &'a str>) -> Self {
        Self(
            values.flat_map(|value| value.split(',')).map(Policy::read).filter(|policy| !policy.0.is_empty()).collect(),
        )
    }

    /// Whether there is no policy.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of policies.
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether any policy has this directive.
    pub(crate) fn has(&self, directive: &str) -> bool {
        self.0.iter().any(|policy| policy.get(directive).is_some())
    }

    /// The effective values in each policy that has one of these directives: those of the first it has.
    pub(crate) fn governing<'a>(&'a self, directives: &'a [&str]) -> impl Iterator<Item = &'a [String]> {
        self.0.iter().filter_map(|policy| directives.iter().find_map(|name| policy.get(name)))
    }

    /// The values of a directive in the first policy that has it.
    pub(crate) fn words(&self, directive: &str) -> &[String] {
        self.0.iter().find_map(|policy| policy.get(directive)).unwrap_or_default()
    }

    /// Whether every policy that has the directive has this value in it.
    pub(crate) fn all_say(&self, directives: &[&str], words: &[&str]) -> bool {
        let has = |own: &[String]| own.iter().any(|own| words.iter().any(|word| own.eq_ignore_ascii_case(word)));
        self.governing(directives).all(has)
    }

    /// Whether every policy allows all of this source. `page` is the page with the policy.
    pub(crate) fn admit(&self, directives: &[&str], source: &str, page: &Url) -> bool {
        self.governing(directives).all(|own| own.iter().any(|own| covers(own, source, page)))
    }

    /// The values that allow more than the `wanted` sources, in a page whose policies all do.
    pub(crate) fn surplus(&self, directives: &[&str], wanted: &[&str], page: &Url) -> Vec<String> {
        let mut governing = self.governing(directives);
        let first = governing.next().unwrap_or_default();
        let others: Vec<_> = governing.collect();
        let is_none = |word: &str| word.eq_ignore_ascii_case("'none'");
        let is_open = |word: &&String| {
            !is_none(word)
                && !wanted.iter().any(|source| covers(source, word, page))
                && others.iter().all(|own| own.iter().any(|own| covers(own, word, page)))
        };
        first.iter().filter(is_open).cloned().collect()
    }
}

impl Policy {
    fn read(text: &str) -> Self {
        let mut directives: Vec<(String, Vec<String>)> = Vec::new();
        for part in text.split(';') {
            let mut words = part.split_ascii_whitespace().map(str::to_owned);
            let Some(name) = words.next().map(|name| name.to_ascii_lowercase()) else { continue };
            // The first directive of a name wins.
            if !directives.iter().any(|(own, _)| *own == name) {
                directives.push((name, words.collect()));
            }
        }
        Self(directives)
    }

    fn get(&self, name: &str) -> Option<&[String]> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, words)| words.as_slice())
    }
}

/// A host or scheme source: `https://*.example.com:8443`, `https:`, `*`.
struct Place {
    /// `None`: http or https.
    scheme: Option<String>,
    /// `None`: any host. A leading dot stands for all subdomains.
    host: Option<String>,
    /// `None`: the scheme's default. `*`: any.
    port: Option<String>,
}

impl Place {
    /// `None` for a keyword in quotes.
    fn read(word: &str, page: &Url) -> Option<Self> {
        let word = word.to_ascii_lowercase();
        if word == "'self'" {
            let Origin::Tuple(scheme, host, port) = page.origin() else { return None };
            return Some(Self { scheme: Some(scheme), host: Some(host.to_string()), port: Some(port.to_string()) });
        }
        if word.starts_with('\'') {
            return None;
        }
        if word == "*" {
            return Some(Self { scheme: None, host: None, port: Some("*".to_owned()) });
        }
        if let Some(scheme) = word.strip_suffix(':').filter(|scheme| !scheme.contains('.')) {
            return Some(Self { scheme: Some(scheme.to_owned()), host: None, port: Some("*".to_owned()) });
        }
        let (scheme, rest) = match word.split_once("://") {
            Some((scheme, rest)) => (scheme.to_owned(), rest),
            // Without a scheme, the page's own applies.
            None => (page.scheme().to_owned(), word.as_str()),
        };
        let authority = rest.split('/').next().unwrap_or_default();
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port.to_owned())),
            _ => (authority, None),
        };
        let host = host.strip_prefix('*').unwrap_or(host);
        Some(Self { scheme: Some(scheme), host: Some(host.to_owned()).filter(|host| !host.is_empty()), port })
    }

    fn port(&self) -> Option<&str> {
        let default = match self.scheme.as_deref() {
            Some("https") => Some("443"),
            Some("http") => Some("80"),
            _ => None,
        };
        self.port.as_deref().or(default)
    }
}

/// Whether `wide` covers everything `narrow` matches.
fn covers(wide: &str, narrow: &str, page: &Url) -> bool {
    if wide.eq_ignore_ascii_case(narrow) {
        return true;
    }
    let (Some(wide), Some(narrow)) = (Place::read(wide, page), Place::read(narrow, page)) else { return false };
    let is_web = |scheme: &str| ["http", "https"].contains(&scheme);
    let scheme = match (wide.scheme.as_deref(), narrow.scheme.as_deref()) {
        (None, scheme) => scheme.is_none_or(is_web),
        // A source with http also matches https.
        (Some("http"), Some("https")) => true,
        (Some(wide), narrow) => narrow == Some(wide),
    };
    let host = match (wide.host.as_deref(), narrow.host.as_deref()) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wide), Some(narrow)) if wide.starts_with('.') => narrow.ends_with(wide),
        (Some(wide), Some(narrow)) => wide == narrow,
    };
    let port = match (wide.port(), narrow.port()) {
        (Some("*"), _) => true,
        (Some("80"), Some("443")) => true,
        (wide, narrow) => wide == narrow,
    };
    scheme && host && port
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Url {
        Url::parse("https://desk.acme.test/panel").unwrap()
    }

    #[test]
    fn a_source_covers_what_browsers_say_it_does() {
        for (wide, narrow, is_covered) in [
            ("https://a.test", "https://a.test", true),
            ("https://A.test", "https://a.test:443", true),
            ("https://*.a.test", "https://x.a.test", true),
            ("https://*.a.test", "https://*.a.test", true),
            ("https://*.a.test", "https://*.b.a.test", true),
            ("https://*.b.a.test", "https://*.a.test", false),
            ("https://*.a.test", "https://a.test", false),
            ("https://*.a.test", "https://evila.test", false),
            ("https:", "https://a.test:8443", true),
            ("https:", "http://a.test", false),
            ("*", "https://a.test", true),
            ("*", "data:", false),
            ("a.test", "https://a.test", true),
            ("https://a.test:*", "https://a.test:8443", true),
            ("https://a.test", "https://a.test:8443", false),
            ("https://a.test/path", "https://a.test", true),
            ("'self'", "https://desk.acme.test", true),
            ("https://desk.acme.test", "'self'", true),
            ("'none'", "https://a.test", false),
            ("http://localhost:8081", "http://localhost:8081", true),
        ] {
            assert_eq!(covers(wide, narrow, &here()), is_covered, "{wide} {narrow}");
        }
    }

    #[test]
    fn every_policy_must_allow_it() {
        let policies =
            Policies::read(["frame-ancestors https://a.test https://b.test, frame-ancestors 'self'"].into_iter());
        assert_eq!(policies.len(), 2);
        assert!(!policies.admit(&["frame-ancestors"], "https://a.test", &here()));
        assert!(policies.surplus(&["frame-ancestors"], &[], &here()).is_empty());
    }

    #[test]
    fn a_directive_that_is_missing_falls_back_and_the_first_of_a_name_counts() {
        let policies = Policies::read(["default-src 'self'; frame-src 'none'; frame-src *"].into_iter());
        assert!(policies.admit(&["connect-src", "default-src"], "'self'", &here()));
        assert!(!policies.admit(&["frame-src", "default-src"], "https://a.test", &here()));
        assert!(policies.admit(&["frame-ancestors"], "https://a.test", &here()), "nothing is said about it");
    }

    #[test]
    fn only_unexpected_sources_are_surplus() {
        let policies = Policies::read(["frame-ancestors https://a.test https: 'self'"].into_iter());
        assert_eq!(policies.surplus(&["frame-ancestors"], &["https://a.test", "'self'"], &here()), ["https:"]);
    }
}
