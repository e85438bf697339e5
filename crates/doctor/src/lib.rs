//! Looks at a deployed panel from outside and says what is wrong with how it is served: TLS, redirects, headers against its own
//! `config.json`, types, packing, caching, integrity, the desktops' headers towards it, and the CRM's.
//!
//! [`observe`] asks, [`findings`] judges: it is a pure function of what was seen, so that every fault can be tested without a
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
