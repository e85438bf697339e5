//! The pure half of Deskpane: the vendor-neutral picture of an agent's desk, and the protocols of the
//! contact-centre desktops as state machines without I/O.
//!
//! Nothing here knows a browser, a clock or a source of randomness: time is a parameter, messages are
//! text, and what a session wants done comes out as values. So everything runs natively, in milliseconds.
//!
//! Where to start: [`desk`] is the picture, [`session`] the contract that every vendor fulfils,
//! [`max`], [`skylight`], [`roxchat`] and [`ucontact`] are the vendors. [`origin`] and [`config`] decide whom the
//! panel talks to.

#![warn(missing_docs)]

pub mod activity;
pub mod alerts;
pub mod clock;
pub mod config;
pub mod customer;
pub mod desk;
mod diary;
mod frame;
pub mod node;
pub mod note;
pub mod origin;
pub mod preferences;
pub mod safe;
mod secret;
pub mod session;
pub mod shortcuts;

pub mod max;
pub mod roxchat;
pub mod skylight;
pub mod ucontact;
