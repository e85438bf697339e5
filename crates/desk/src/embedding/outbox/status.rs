//! The outbox status shown to the agent.

use crate::embedding::shapes::LogEntry;

/// The status of the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OutboxStatus {
    /// The number of waiting entries.
    pub waiting: usize,
    /// A problem that needs attention.
    pub trouble: Option<OutboxTrouble>,
    /// Something was logged since the page was loaded.
    pub has_logged: bool,
    /// A waiting entry is in this page's memory only.
    pub is_unsaved: bool,
    /// The number of entries dropped because they were too old.
    pub expired: usize,
}

/// A problem that needs attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxTrouble {
    /// The CRM requires the agent to sign in: no token arrived, or it was invalid.
    Token,
    /// The CRM rejects an entry; with the status, or 400 if a page rejected it.
    Refused(u16),
    /// More entries wait than can be stored.
    Full,
    /// The browser blocks storage: waiting entries are lost when the page is closed.
    Blocked,
    /// The configuration forbids storage: waiting entries are lost when the page is closed.
    Unkept,
}

/// Entries as text, to be entered into the CRM by hand.
#[must_use]
pub fn as_text(entries: &[&LogEntry]) -> String {
    let one = |entry: &&LogEntry| {
        let disposition = entry.disposition.as_ref().map(|levels| levels.join(" › "));
        let facts = [&entry.started_at, &entry.name, &entry.address, &entry.queue, &disposition, &entry.note];
        let facts = facts.into_iter().flatten().map(String::as_str).filter(|text| !text.is_empty());
        facts.collect::<Vec<_>>().join("\n")
    };
    entries.iter().map(one).collect::<Vec<_>>().join("\n\n")
}
