//! The vendor-neutral half of Deskpane: the model of an agent's desk, the contract and the kit of sessions with
//! contact-centre desktops, and what follows from the model: notes, activity, alerts, shortcuts.
//!
//! Nothing here knows a desktop, a browser, a clock or a source of randomness: time is a parameter, messages are
//! text, and a session's outputs are values. So everything runs natively, in milliseconds.
//!
//! Where to start: [`model`] is the model and its reducer, [`session`] the contract of every desktop's session,
//! [`kit`] the parts of sessions, [`desktop`] the description of a desktop, [`recording`] writes a session down and
//! plays it again. [`origin`] and [`config`] decide whom the
//! panel talks to.

#![warn(missing_docs)]

pub mod activity;
pub mod address;
pub mod alerts;
pub mod bidi;
pub mod clock;
pub mod config;
pub mod desktop;
pub mod embedding;
pub mod kit;
pub mod lowercase;
pub mod model;
pub mod note;
pub mod origin;
pub mod preferences;
pub mod recording;
pub mod safe;
pub mod search;
pub mod session;
pub mod shortcuts;
pub mod sorting;
pub mod view_model;
