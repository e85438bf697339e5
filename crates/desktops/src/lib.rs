//! The contact-centre desktops Deskpane speaks to, one folder each: `wire` is what goes over the window's border, `session`
//! our side of the conversation, `host` the desktop's side, which drives the simulator and the tests.
//!
//! No desktop knows another, and none knows a browser, a clock or a source of randomness.

#![warn(missing_docs)]

pub mod max;
pub mod roxchat;
pub mod skylight;
pub mod ucontact;

#[cfg(test)]
mod session_bench;
