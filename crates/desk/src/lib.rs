//! The vendor-neutral half of Deskpane: the picture of an agent's desk, the contract and the kit of sessions with
//! contact-centre desktops, and all that follows from the picture: notes, activity, alerts, shortcuts.
//!
//! Nothing here knows a desktop, a browser, a clock or a source of randomness: time is a parameter, messages are text, and
//! what a session wants done comes out as values. So everything runs natively, in milliseconds.
//!
//! Where to start: [`model`] is the picture and its reducer, [`session`] the contract that every desktop's session
//! fulfils, [`kit`] the parts sessions are made of, [`desktop`] what describes a desktop. [`origin`] and [`config`] decide
//! whom the panel talks to.

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
pub mod model;
pub mod note;
pub mod origin;
pub mod preferences;
pub mod safe;
pub mod search;
pub mod session;
pub mod shortcuts;
pub mod sorting;
pub mod view_model;
