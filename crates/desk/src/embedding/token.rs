//! The bearer token for the HTTP contract.

use crate::clock::{Millis, Span};
use std::fmt;

/// A token from a page: held in memory only, never shown, stored or recorded.
#[derive(Clone, PartialEq, Eq)]
pub struct BearerToken {
    text: String,
    expires: Millis,
}

impl BearerToken {
    /// The maximum length, in bytes.
    pub const LONGEST: usize = 8 * 1024;
    /// Not used for this time before it expires: the request takes time to arrive.
    const MARGIN: Span = Span::seconds(5);

    /// Accepts a token; `None` if it is invalid in a header.
    #[must_use]
    pub fn new(text: &str, expires: Millis) -> Option<Self> {
        let is_visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        (is_visible && text.len() <= Self::LONGEST).then(|| Self { text: text.to_owned(), expires })
    }

    /// The value of the header `Authorization`; `None` once the token has expired.
    #[must_use]
    pub fn header(&self, now: Millis) -> Option<String> {
        (now + Self::MARGIN < self.expires).then(|| format!("Bearer {}", self.text))
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BearerToken").field("text", &"[hidden]").field("expires", &self.expires).finish()
    }
}
