//! The answers of a deployed panel, before they are checked.

use deskpane_desk::origin::is_loopback;
use url::Url;

/// All answers.
#[derive(Debug, Clone)]
pub struct Observed {
    /// The panel's page at the given address, with the redirects to it.
    pub page: Trail,
    /// The fault of the server's certificate, if any. All other requests then ignored it.
    pub certificate: Option<String>,
    /// The page of each released desktop, by id, requested with a query.
    pub desktop_pages: Vec<(&'static str, Trail)>,
    /// An address without a page.
    pub nowhere: Fetched,
    /// A missing file with a content hash in its name.
    pub missing_file: Fetched,
    /// `config.json`.
    pub config: File,
    /// The files loaded by the panel's pages and by CRM pages, without duplicates.
    pub files: Vec<File>,
    /// The desktops the panel opens or frames, by id, at their addresses in `config.json`.
    pub desktops: Vec<(&'static str, Trail)>,
    /// The CRM server, if there is one.
    pub crm: Option<CrmSeen>,
}

impl Observed {
    /// The address of the panel's page after all redirects.
    #[must_use]
    pub fn address(&self) -> &Url {
        self.page.address()
    }

    /// The panel's origin.
    #[must_use]
    pub fn origin(&self) -> String {
        self.address().origin().ascii_serialization()
    }

    /// Whether the panel is on this machine.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.address().host_str().is_some_and(is_loopback)
    }
}

/// An answer, or the reason there is none.
pub type Fetched = Result<Answer, Failure>;

/// One answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The requested address.
    pub url: Url,
    /// The status.
    pub status: u16,
    /// Names in lower case, in the order of the answer.
    pub headers: Vec<(String, String)>,
    /// As received: compressed if the headers say so.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of this name (in lower case).
    #[must_use]
    pub fn header<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.all(name).next()
    }

    /// All headers of this name (in lower case).
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether the status is a success.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The type, without parameters, in lower case.
    #[must_use]
    pub fn media_type(&self) -> Option<String> {
        let value = self.header("content-type")?;
        Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }

    /// The body as text; invalid UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The certificate was not accepted.
    Certificate(String),
    /// Anything else: unknown host, connection refused, timeout.
    Unreachable(String),
}

impl Failure {
    /// As text.
    #[must_use]
    pub fn reason(&self) -> &str {
        match self {
            Self::Certificate(reason) | Self::Unreachable(reason) => reason,
        }
    }
}

/// A request with its redirects.
#[derive(Debug, Clone)]
pub struct Trail {
    /// The first address.
    pub asked: Url,
    /// The addresses it redirected to, in order.
    pub led_to: Vec<Url>,
    /// The answer of the last address.
    pub end: Fetched,
}

impl Trail {
    /// The last address.
    #[must_use]
    pub fn address(&self) -> &Url {
        self.led_to.last().unwrap_or(&self.asked)
    }

    /// The last address, if its origin differs from the first's. https instead of http on the same host counts as the same
    /// server.
    #[must_use]
    pub fn other_origin(&self) -> Option<&Url> {
        let (from, to) = (&self.asked, self.address());
        let is_upgrade = (from.scheme(), to.scheme()) == ("http", "https")
            && from.host_str() == to.host_str()
            && from.port().is_none()
            && to.port().is_none();
        (from.origin() != to.origin() && !is_upgrade).then_some(to)
    }
}

/// A file beside the page, uncompressed and in each encoding browsers ask for.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name beside the page.
    pub name: String,
    /// The integrity values the pages give for it, without duplicates. Empty if a page gives none.
    pub integrity: Vec<String>,
    /// Requested uncompressed.
    pub plain: Fetched,
    /// Requested as `br` and as `gzip`.
    pub packed: Vec<(Packing, Fetched)>,
}

/// A content encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Brotli.
    Brotli,
    /// gzip.
    Gzip,
}

impl Packing {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// Its name in headers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }
}

/// The CRM server's answers to the panel's page.
#[derive(Debug, Clone)]
pub struct CrmSeen {
    /// `GET {api}/customers` for a text that matches nobody.
    pub customers: Fetched,
    /// The CORS preflight for putting an interaction; `None` if the CRM has the panel's own origin.
    pub preflight: Option<Fetched>,
}
