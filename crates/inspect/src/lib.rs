//! The logic of `/inspect`, without a browser: a recording as a table of lines ([`Inspection`]), filters ([`Filter`]),
//! the content and effects of a line ([`Detail`]), why something did not happen ([`why`]), the comparison of two
//! recordings ([`compare`]), and the page's words ([`Words`]).
//!
//! Only the program of `/inspect` links it.

#![warn(missing_docs)]

mod compare;
mod detail;
mod fields;
mod filter;
mod inspection;
mod opening;
mod row;
mod title;
mod tree;
mod why;
mod words;

pub use compare::{Apart, Compared, compare, moments};
pub use detail::{ChangeSeen, Detail};
pub use fields::FieldChange;
pub use filter::{Filter, Shown};
pub use inspection::Inspection;
pub use opening::Opening;
pub use row::{Direction, Kind, Row};
pub use tree::{Mark, Node, Tree};
pub use why::{Reason, Subject, Verdict, why};
pub use words::Words;

#[cfg(test)]
mod tests;
