//! What the agent is told of the outbox.

use crate::embedding::shapes::LogEntry;

/// How the outbox stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OutboxStatus {
    /// How many entries wait.
    pub waiting: usize,
    /// What somebody should see to.
    pub trouble: Option<OutboxTrouble>,
    /// Something was logged in this life of the page.
    pub has_logged: bool,
    /// Something that waits is in the memory of this page only.
    pub is_unsaved: bool,
    /// How many entries were forgotten because they were older than is kept.
    pub expired: usize,
}

/// What somebody should see to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxTrouble {
    /// The CRM wants the agent to sign in: no token came, or it did not help.
    Token,
    /// The CRM does not take an entry; with the status, 400 where a page said so.
    Refused(u16),
    /// More waits than is stored.
    Full,
    /// The browser does not let the page store anything: what waits is lost with the page.
    Blocked,
    /// The configuration lets nothing be stored: what waits is lost with the page.
    Unkept,
}

/// Entries as text, to be put into the CRM by hand: what was sent, in the desktop's and the agent's words.
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
