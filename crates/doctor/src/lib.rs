//! Checks a deployed panel from outside: TLS, redirects, headers against its own
//! `config.json`, MIME types, compression, caching, integrity, and the headers of the desktops and of the CRM.
//!
//! [`observe`] sends the requests; [`findings`] is a pure function of the answers, so that every fault can be tested without a
//! server. The program is `deskpane-doctor` (`cargo xtask doctor`).

#![warn(missing_docs)]

mod check;
mod content_policy;
mod fetch;
mod finding;
mod observe;
mod observed;
mod packed;
mod page;
mod report;

pub use check::findings;
pub use fetch::Trust;
pub use finding::{Finding, Severity};
pub use observe::observe;
pub use observed::{Answer, CrmSeen, Failure, Fetched, File, Observed, Packing, Trail};
pub use report::Report;
