//! One way of serving the panel: under which path, from which folder, with which headers.

use std::fmt::{self, Display, Formatter};

use deskpane_desktops::RELEASED;

/// A header of every response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The header's name.
    pub name: &'static str,
    /// The header's value.
    pub value: String,
}

/// The input of the configuration files.
#[derive(Debug, Clone)]
pub struct Site {
    /// The base path.
    pub base: Base,
    /// The folder with the files on the server.
    pub root: Root,
    /// The headers of every response.
    pub headers: Vec<Header>,
    /// Whether nginx has its Brotli module.
    pub brotli: bool,
    /// Whether the configuration names a CRM: then every page is `index.html`, the only program with CRM support.
    pub has_crm: bool,
    /// The build's files with a content hash in their name.
    pub hashed: Vec<String>,
}

/// A path with a slash at both ends, without characters special to any server's configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Parses a path; the slashes at its ends are optional.
    ///
    /// # Errors
    /// What to write instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let inner = text.trim_matches('/');
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
        let is_segment = |segment: &str| !segment.is_empty() && !segment.starts_with('.') && segment.chars().all(plain);
        if !inner.is_empty() && !inner.split('/').all(is_segment) {
            return Err("write a path of letters, digits, - _ and ~, like /tools/deskpane/".to_owned());
        }
        Ok(Self(if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") }))
    }

    /// Without the trailing slash: empty for the root of the site.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.0.trim_end_matches('/')
    }

    /// As part of a regular expression.
    #[must_use]
    pub fn pattern(&self) -> String {
        self.0.replace('.', r"\.")
    }
}

impl Display for Base {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A folder on the server: its absolute path, without characters that need escaping in quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root(String);

impl Root {
    /// Parses a folder's path.
    ///
    /// # Errors
    /// What to write instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let odd = |c: char| c.is_control() || "\"'`$\\{};#*?".contains(c);
        if !text.starts_with('/') || text.contains(odd) {
            return Err(
                "write the folder's whole path, like /var/www/deskpane, without quotes, $, \\ or brackets".into()
            );
        }
        Ok(Self(text.trim_end_matches('/').to_owned()))
    }
}

impl Display for Root {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

/// A regular expression for file names with a content hash: `panel-2f1cf5b01730e9ac.css`,
/// `deskpane-4f5bbecf7ff48c16_bg.wasm`. Trunk omits leading zeros of the hash.
pub(crate) const HASHED: &str = r"[^/]+-[0-9a-f]{8,16}(?:_bg)?\.(?:css|js|wasm)";

/// A regular expression for all other file names: an address that ends like this is never a page of the panel.
pub(crate) const FILE: &str = r"[^/]+\.(?:css|js|json|wasm|svg|png|ico|webp|woff2|txt|webmanifest)";

/// The module that pages of other origins load, which requires CORS.
pub const SHARED: &str = "embed.js";

/// The pages for integrators, each a program of its own: the one that makes a configuration, the one that opens recordings, and the
/// preview, which the first starts beside itself.
pub const TOOLS: [&str; 3] = ["setup", "inspect", "preview"];

/// The addresses of pages with a smaller program of their own: those for integrators, and that of each desktop, unless there is
/// a CRM: only the program of everything has the part for it.
pub(crate) fn pages(has_crm: bool) -> Vec<&'static str> {
    let desktops = if has_crm { &[][..] } else { &RELEASED };
    desktops.iter().map(|desktop| desktop.id).chain(TOOLS).collect()
}

/// Cached for a year without revalidation.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// Cached, but always revalidated.
pub const ASK: &str = "no-cache";

/// Whether a file's name has a content hash: `panel-2f1cf5b01730e9ac.css`.
#[must_use]
pub fn is_hashed(name: &str) -> bool {
    let Some((stem, "css" | "js" | "wasm")) = name.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(name, hash)| {
        let digits = hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        !name.is_empty() && (8..=16).contains(&hash.len()) && digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_path_has_both_slashes_and_nothing_special() {
        for (written, read) in [("/", "/"), ("", "/"), ("tools/deskpane", "/tools/deskpane/"), ("/a.b/", "/a.b/")] {
            assert_eq!(Base::parse(written).unwrap().to_string(), read);
        }
        for text in ["/a b/", "/a//b/", "/../", "/a;b", "/{x}", "/$x", "/a\nb", "/ä/", "/a/.b/"] {
            assert!(Base::parse(text).is_err(), "{text}");
        }
        assert_eq!(Base::parse("/a.b/").unwrap().pattern(), r"/a\.b/");
        assert_eq!((Base::parse("/").unwrap().bare(), Base::parse("/a").unwrap().bare()), ("", "/a"));
    }

    #[test]
    fn a_folder_cannot_break_out_of_its_quotes() {
        assert_eq!(Root::parse("/srv/my panel/").unwrap().to_string(), "/srv/my panel");
        for text in ["", "www", "/a\"b", "/a$b", "/a{b}", "/a\nb", "C:\\www"] {
            assert!(Root::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn names_with_a_hash_are_known_from_others() {
        for name in
            ["agent_bar-901d313fe45b1b4.css", "deskpane-4f5bbecf7ff48c16_bg.wasm", "deskpane-4f5bbecf7ff48c16.js"]
        {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["guard.js", "config.json", "index.html", "my-notes.css", "a-12.js", "-4f5bbecf7ff48c16.js", "x"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
