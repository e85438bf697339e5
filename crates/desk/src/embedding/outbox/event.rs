//! What an outbox hears, and what it wants done.

use super::item::{SendOutcome, Stored};
use crate::embedding::{event::Call, shapes::LogEntry};

/// How an entry leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// By a page that offers `interaction/log`.
    Page,
    /// By the HTTP contract.
    Http,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum OutboxEvent {
    /// This is to be logged.
    Put(Box<LogEntry>),
    /// An entry of this key lies in the storage, in this revision or a newer one.
    Stored(String, u64),
    /// The storage did not take the entry of this key.
    NotStored(String),
    /// All that lies in the storage, read because of the [`OutboxOutput::Load`] of this number.
    Loaded(u64, Vec<Stored>),
    /// The storage cannot be read.
    NotLoaded,
    /// Another tab has stored or removed something; or this tab begins.
    Elsewhere,
    /// This tab leads now, or does not any more.
    Leading(bool),
    /// How entries can leave this tab now.
    Route(Option<Route>),
    /// What came of a sending, late or not.
    Answered(u64, SendOutcome),
    /// A page has given a token.
    Token,
    /// The network is back.
    Online,
    /// The agent wants it tried again.
    TryAgain,
    /// The page is about to go.
    Leaving,
    /// Time has passed.
    Wake,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutboxOutput {
    /// Store this under the key of its entry, unless a newer revision lies there, in one transaction; tell the other tabs.
    Store(Box<Stored>),
    /// Remove the entry of this key, unless it is of a newer revision, in one transaction; tell the other tabs.
    Remove(String, u64),
    /// Read all that is stored.
    Load(u64),
    /// Strive to lead (true), because there is something that could leave by this tab, or stop.
    Lead(bool),
    /// Send this; with `keepalive` it must outlive the page.
    Send {
        /// To be answered by [`OutboxEvent::Answered`].
        call: Call,
        /// By which way.
        route: Route,
        /// What to send.
        entry: Box<LogEntry>,
        /// Whether the page is going.
        keepalive: bool,
    },
    /// Ask the pages for a token.
    WantToken,
    /// [`status`](super::Outbox::status) says something else.
    Changed,
}
