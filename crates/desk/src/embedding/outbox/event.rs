//! Inputs and outputs of an outbox.

use super::item::{SendOutcome, Stored};
use crate::embedding::{event::Call, shapes::LogEntry};

/// How an entry is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// To a page that offers `interaction/log`.
    Page,
    /// To the CRM server.
    Http,
}

/// An input.
#[derive(Debug, Clone)]
pub enum OutboxEvent {
    /// Log this entry.
    Put(Box<LogEntry>),
    /// The storage has the entry of this key, in this revision or a newer one.
    Stored(String, u64),
    /// The storage could not store the entry of this key.
    NotStored(String),
    /// All stored entries, read by the [`OutboxOutput::Load`] with this number.
    Loaded(u64, Vec<Stored>),
    /// The storage cannot be read.
    NotLoaded,
    /// Another tab has stored or removed something, or this tab starts.
    Elsewhere,
    /// This tab has become the leader, or is no longer.
    Leading(bool),
    /// The routes this tab has now.
    Route(Option<Route>),
    /// The result of a send, late or not.
    Answered(u64, SendOutcome),
    /// A page has provided a token.
    Token,
    /// The network is back.
    Online,
    /// The agent pressed *Try again*.
    TryAgain,
    /// The page is about to unload.
    Leaving,
    /// Time has passed.
    Wake,
}

/// What the caller has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutboxOutput {
    /// Store this under its entry's key, unless a newer revision is stored, in one transaction; notify the other tabs.
    Store(Box<Stored>),
    /// Remove the entry of this key, unless its revision is newer, in one transaction; notify the other tabs.
    Remove(String, u64),
    /// Read all stored entries.
    Load(u64),
    /// Try to become the leader (true), because this tab could send something, or stop being it.
    Lead(bool),
    /// Send this; with `keepalive`, the request must outlive the page.
    Send {
        /// The number for [`OutboxEvent::Answered`].
        call: Call,
        /// The route.
        route: Route,
        /// The entry.
        entry: Box<LogEntry>,
        /// Whether the page is unloading.
        keepalive: bool,
    },
    /// Ask the pages for a token.
    WantToken,
    /// [`status`](super::Outbox::status) has changed.
    Changed,
}
