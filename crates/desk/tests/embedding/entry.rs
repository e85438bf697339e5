//! A log entry.

use deskpane_desk::embedding::shapes::{Channel, LogEntry};

pub(crate) fn entry(key: &str, revision: u64) -> LogEntry {
    let note = Some(format!("revision {revision}"));
    LogEntry { revision, note, ..LogEntry::new(key, "sample", key, Channel::Voice) }
}
