//! Recordings: the inputs and outputs of a session, as a file that can be saved, replayed, and kept as a test. A
//! session is deterministic: the same messages, commands, window events and wake-ups at the same times give the same
//! outputs.
//!
//! [`Recorder`] records a running session, and its [`Writer`] writes the lines; [`Recording`] is a recording in memory; [`Replay`] replays it step by step,
//! [`check`] as a whole, and [`Player`] line by line; [`redact`] removes personal data. Nothing here reads or writes
//! files.

mod clean;
mod command;
mod digest;
mod file;
mod line;
mod migrate;
mod pseudonym;
mod read;
mod read_error;
mod recorder;
mod redact;
mod redactor;
mod replay;
mod ring;
mod writer;

pub use command::Given;
pub use digest::desk_digest;
pub use file::Recording;
pub use line::{Entry, Header, Line, Out, VERSION};
pub use migrate::migrate;
pub use pseudonym::Key;
pub use read_error::{Expected, ReadError, Wrong};
pub use recorder::Recorder;
pub use redact::{Redacted, redact};
pub use replay::{Answered, Difference, Played, Player, Replay, Report, Unplayable, check};
pub use writer::{Heard, Tap, Writer};

#[cfg(test)]
mod tests;
