//! The logic of `/inspect`, without a browser: a recording as a table of lines ([`Inspection`]), filters ([`Filter`]),
//! the content and effects of a line ([`Detail`]), which parts of a message were read ([`Reading`]), why something did not
//! happen ([`why`]), and the comparison of two recordings ([`compare`]). The texts are the page's.
//!
//! Only the program of `/inspect` links it.

#![warn(missing_docs)]

mod answer;
mod compare;
mod detail;
mod fields;
mod filter;
mod inspection;
mod opening;
mod reading;
mod row;
mod title;
mod tree;
mod why;

pub use answer::{Answer, Denied};
pub use compare::{Apart, Compared, compare, moments};
pub use detail::{ChangeSeen, Detail};
pub use fields::FieldChange;
pub use filter::{Filter, Filtering, Shown};
pub use inspection::Inspection;
pub use opening::{NotOpened, Opening};
pub use reading::Reading;
pub use row::{Direction, Kind, Row};
pub use tree::{Mark, Node, Tree};
pub use why::{Reason, Subject, Verdict, why};

#[cfg(test)]
mod tests;
