//! A whole recording.

use super::line::{Header, Line};
use std::fmt::Write;

/// A recording that was read or made.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// Its first line.
    pub header: Header,
    /// All other lines, in order, without lines of unknown kinds.
    pub lines: Vec<Line>,
}

impl Recording {
    /// The file, ending with a line break.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.header.to_text();
        text.push('\n');
        for line in &self.lines {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}", line.to_text());
        }
        text
    }

    /// Its duration, in milliseconds.
    #[must_use]
    pub fn length(&self) -> i64 {
        self.lines.last().map_or(0, |line| line.at)
    }
}
