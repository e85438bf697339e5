//! The logic of `/setup`, without a browser: the configuration while it is edited ([`Draft`]), the lines that allow an
//! address, and what each lets in ([`offers`]), the code for a CRM page ([`crm_code`]), and the test of a real desktop
//! ([`Trial`]) with its result as a file ([`Report`]).
//!
//! Only the program of `/setup` links it.

#![warn(missing_docs)]

mod clock;
mod code;
mod draft;
mod harmless;
mod origins;
mod report;
mod trial;

pub use clock::is_clock_right;
pub use code::{Panel, crm_code};
pub use draft::Draft;
pub use harmless::Harmless;
pub use origins::{Example, Offer, Scope, Why, offers};
pub use report::{Outcome, Report, Step};
pub use trial::{Obstacle, Rung, Standing, Trial};
