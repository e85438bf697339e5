//! What was seen of a deployed panel, before anything is concluded from it.

use deskpane_desk::origin::is_loopback;
use url::Url;

/// Everything that was seen.
#[derive(Debug, Clone)]
pub struct Observed {
    /// The panel's page at the address that was given, with the redirects on the way.
    pub page: Trail,
    /// What is wrong with the server's certificate, if anything. The rest was then seen without checking it.
    pub certificate: Option<String>,
    /// The page of each desktop that releases hold, by id, asked for with a query.
    pub desktop_pages: Vec<(&'static str, Trail)>,
    /// An address that no page has.
    pub nowhere: Fetched,
    /// A file that is not there, with a name as of one that changes with its content.
    pub missing_file: Fetched,
    /// `config.json`.
    pub config: File,
    /// What the pages load, and what pages of a CRM load, once each.
    pub files: Vec<File>,
    /// The desktops that the panel opens or holds, by id, at their addresses in `config.json`.
    pub desktops: Vec<(&'static str, Trail)>,
    /// The CRM that the panel asks, if it asks one.
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

/// An answer, or why there is none.
pub type Fetched = Result<Answer, Failure>;

/// One answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The address that was asked.
    pub url: Url,
    /// The status.
    pub status: u16,
    /// Names in lower case, in the order of the answer.
    pub headers: Vec<(String, String)>,
    /// As it came: packed if the headers say so.
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

    /// Whether the status is one of success.
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

    /// The body as text; what is not UTF-8 is replaced.
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
    /// Anything else: no such host, nobody listens, too late.
    Unreachable(String),
}

impl Failure {
    /// In words.
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
    /// The address that was asked first.
    pub asked: Url,
    /// The addresses it led to, one after the other.
    pub led_to: Vec<Url>,
    /// The answer of the last.
    pub end: Fetched,
}

impl Trail {
    /// The last address.
    #[must_use]
    pub fn address(&self) -> &Url {
        self.led_to.last().unwrap_or(&self.asked)
    }

    /// The last address, where it is of another origin than the first: by https instead of http on the same host is the same
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

/// A file beside the page, as it is, and packed in each way that browsers ask for.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name beside the page.
    pub name: String,
    /// The integrity that the pages want of it: each different one once. Empty where a page names none.
    pub integrity: Vec<String>,
    /// Asked for unpacked.
    pub plain: Fetched,
    /// Asked for as `br`, and as `gzip`.
    pub packed: Vec<(Packing, Fetched)>,
}

/// A way to pack an answer.
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

/// What the CRM's server says to the panel's page.
#[derive(Debug, Clone)]
pub struct CrmSeen {
    /// `GET {api}/customers` for a text that nobody is called.
    pub customers: Fetched,
    /// What a browser asks before the panel may put an interaction; `None` where the CRM is on the panel's own origin.
    pub preflight: Option<Fetched>,
}
