//! Rate limits of a page.

use crate::clock::{Millis, Span};
use std::collections::VecDeque;

/// The maximum number of pending requests, in each direction.
pub(super) const IN_FLIGHT: usize = 32;
/// The maximum number of messages per second from one page.
pub(super) const PER_SECOND: usize = 50;

/// The recent messages of one page.
#[derive(Debug, Default)]
pub(super) struct Rate(VecDeque<Millis>);

impl Rate {
    /// Counts a message.
    ///
    /// # Errors
    /// The limit is reached: when to retry, in milliseconds. The message is not counted.
    pub(super) fn count(&mut self, now: Millis) -> Result<(), i64> {
        // A clock that was set back must not block a page.
        self.0.retain(|at| now - *at < Span::seconds(1) && *at <= now);
        match self.0.front() {
            Some(first) if self.0.len() >= PER_SECOND => Err(1_000 - (now - *first).0),
            _ => {
                self.0.push_back(now);
                Ok(())
            }
        }
    }
}
