//! How much a page may ask.

use crate::clock::{Millis, Span};
use std::collections::VecDeque;

/// The most requests under way at a time, either way.
pub(super) const IN_FLIGHT: usize = 32;
/// The most messages a second of one page's.
pub(super) const PER_SECOND: usize = 50;

/// The last messages of one page.
#[derive(Debug, Default)]
pub(super) struct Rate(VecDeque<Millis>);

impl Rate {
    /// Counts a message.
    ///
    /// # Errors
    /// Where it is one too many: in how many milliseconds there is room for another. It is not counted.
    pub(super) fn count(&mut self, now: Millis) -> Result<(), i64> {
        // A clock that was set back must not shut anybody out.
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
