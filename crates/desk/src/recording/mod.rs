//! Recordings: what went into a session and what came out of it, as a file that can be carried away, played again, and kept as a
//! test. A session is deterministic, so the same messages, commands, window events and wake-ups at the same times give the same
//! outputs.
//!
//! [`Recorder`] writes one while a session runs; [`Recording`] is one that was read; [`Replay`] plays it step by step,
//! [`check`] all of it, and [`Player`] one that is read line by line; [`redact`] takes people out of it. Nothing here reads or writes a file: that is the caller's.

mod clean;
mod command;
mod digest;
mod file;
mod line;
mod migrate;
mod pseudonym;
mod read;
mod recorder;
mod redact;
mod redactor;
mod replay;
mod ring;

pub use command::Given;
pub use digest::desk_digest;
pub use file::Recording;
pub use line::{Entry, Header, Line, Out, VERSION};
pub use migrate::migrate;
pub use pseudonym::Key;
pub use read::ReadError;
pub use recorder::{Heard, Recorder, Tap};
pub use redact::{Redacted, redact};
pub use replay::{Answered, Difference, Played, Player, Replay, Report, Unplayable, check};

#[cfg(test)]
mod tests;
