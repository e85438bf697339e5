//! What a web server must send to serve the panel safely, derived from the panel's `config.json`: the
//! headers ([`headers`]), and configuration files for nginx, Caddy and static hosts ([`Server::files`]).
//!
//! One source for the tools that write it (`cargo xtask deploy-config`, `/setup`) and the tool that checks it
//! (`deskpane-doctor`). Pure: no file or server access. No desktop page's program links it.

#![warn(missing_docs)]

mod caddy;
mod nginx;
mod policy;
mod site;
mod static_host;

pub use policy::{Policy, headers, local_origins};
pub use site::{ASK, Base, FOREVER, Header, Root, SHARED, Site, TOOLS, is_hashed};

/// A web server or host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// nginx.
    Nginx,
    /// Caddy 2.
    Caddy,
    /// A host that reads `_headers` and `_redirects`: Netlify, Cloudflare Pages and others.
    Headers,
}

/// A server configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerFile {
    /// Its usual name.
    pub name: &'static str,
    /// Its content.
    pub text: String,
    /// Where to put it.
    pub how: &'static str,
}

impl Server {
    /// All servers.
    pub const ALL: [Self; 3] = [Self::Nginx, Self::Caddy, Self::Headers];

    /// Its command-line name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
            Self::Headers => "headers",
        }
    }

    /// The server of this name.
    ///
    /// # Errors
    /// The accepted names.
    pub fn parse(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|server| server.id() == text);
        found.ok_or_else(|| format!("write {}", Self::ALL.map(Self::id).join(", ")))
    }

    /// The files that configure it for this site.
    #[must_use]
    pub fn files(self, site: &Site) -> Vec<ServerFile> {
        match self {
            Self::Nginx => vec![ServerFile {
                name: "nginx.conf",
                text: nginx::text(site),
                how: "nginx: include it in the server block of your site",
            }],
            Self::Caddy => vec![ServerFile {
                name: "Caddyfile",
                text: caddy::text(site),
                how: "Caddy: import it in the block of your site",
            }],
            Self::Headers => vec![
                ServerFile {
                    name: "_headers",
                    text: static_host::headers(site),
                    how: "static hosts: put both into the folder you upload",
                },
                ServerFile { name: "_redirects", text: static_host::redirects(site), how: "" },
            ],
        }
    }
}
