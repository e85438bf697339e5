//! The parts that sessions are made of, the same for every desktop.

pub mod frame;
pub mod json;
pub mod replay_log;
pub mod secret;
