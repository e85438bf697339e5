//! The parts of a session, shared by all desktops.
//!
//! [`json`] reads a message, [`registry`] holds the contacts, [`pending`] the commands under way, [`timers`] the
//! deadlines, and [`emitter`] returns the outputs without repetitions. [`frame`] and [`replay_log`] are for desktops
//! in our frame, which answer nothing; [`backoff`] is for those that answer.

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
