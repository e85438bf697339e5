//! Ids of contacts and frames.

use std::fmt;

/// A contact's id: a number, written as text in events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactNo(pub u64);

impl fmt::Display for ContactNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A frame inside the desktop that may hold a panel. It stays the same when the page in it reloads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WindowId(pub u32);
