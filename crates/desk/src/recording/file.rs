//! A whole recording.

use super::line::{Header, Line};
use std::fmt::Write;

/// A recording that was read, or made.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// Its first line.
    pub header: Header,
    /// All others, in order. Lines of a kind this version does not know are left out.
    pub lines: Vec<Line>,
}

impl Recording {
    /// The file, ending with a line break.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.header.to_text();
        text.push('\n');
        for line in &self.lines {
            // A text takes whatever is written into it.
            let _ = writeln!(text, "{}", line.to_text());
        }
        text
    }

    /// How long it lasts, in milliseconds.
    #[must_use]
    pub fn length(&self) -> i64 {
        self.lines.last().map_or(0, |line| line.at)
    }
}
