//! What a web server must send to serve the panel safely, made from the `config.json` that the panel is served with: the
//! headers ([`headers`]), and how nginx, Caddy and static hosts are told ([`Server::files`]).
//!
//! One source for whoever writes it down (`cargo xtask deploy-config`, `/setup`) and whoever looks whether it is so
//! (`deskpane-doctor`). Pure: nothing here reads a file or asks a server. No program of a desktop's page links it.

#![warn(missing_docs)]

mod caddy;
mod nginx;
mod policy;
mod site;
mod static_host;

pub use policy::{Policy, headers, local_origins};
pub use site::{ASK, Base, FOREVER, Header, Root, SETUP, SHARED, Site, is_hashed};

/// What serves the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// nginx.
    Nginx,
    /// Caddy 2.
    Caddy,
    /// A host that takes `_headers` and `_redirects` beside the files: Netlify, Cloudflare Pages, and others.
    Headers,
}

/// A file that tells a server what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerFile {
    /// What it is usually called.
    pub name: &'static str,
    /// All of it.
    pub text: String,
    /// What becomes of it.
    pub how: &'static str,
}

impl Server {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Nginx, Self::Caddy, Self::Headers];

    /// Its name on a command line.
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
    /// What to write instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|server| server.id() == text);
        found.ok_or_else(|| format!("write {}", Self::ALL.map(Self::id).join(", ")))
    }

    /// The files that tell it how to serve this.
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
