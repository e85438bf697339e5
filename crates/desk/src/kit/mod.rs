//! The parts that sessions are made of, the same for every desktop.
//!
//! A session joins them: [`json`] reads a message, [`registry`] holds the contacts, [`pending`] the commands under way,
//! [`timers`] what is due when, and [`emitter`] hands on what follows, saying nothing twice. [`frame`] and
//! [`replay_log`] are for desktops in a frame of ours, which answer nothing; [`backoff`] is for those that are asked.

pub mod backoff;
pub mod emitter;
pub mod frame;
pub mod host;
pub mod json;
pub mod pending;
pub mod registry;
pub mod replay_log;
pub mod secret;
pub mod timers;
