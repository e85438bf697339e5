//! The result of a test, as a file for the person who administers the desktop.

use crate::trial::Rung;
use serde::{Deserialize, Serialize};

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Marks the file's format; the number is its version: 1.
    pub deskpane_test: u32,
    /// The desktop's id.
    pub desktop: String,
    /// The page that ran the test.
    pub panel: String,
    /// The desktop's address, or its allowed origins.
    pub tested: Vec<String>,
    /// The time of the test: ISO 8601, UTC.
    pub at: String,
    /// The browser's user agent.
    pub browser: String,
    /// The steps, the first one first.
    pub rungs: Vec<Step>,
}

/// A step and its result, in the language of the page that ran the test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The step.
    pub rung: Rung,
    /// Its result.
    pub result: Outcome,
    /// What happened, unless it passed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// What to do about it, and where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remedy: String,
    /// The line to enter there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
}

/// The result of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Passed.
    Passed,
    /// A problem was found.
    Failed,
    /// In progress when the file was written.
    Waiting,
    /// Not reached.
    Ahead,
    /// Not applicable: the desktop has no command to try.
    Without,
}

impl Report {
    /// The version of the file format that is written.
    pub const EDITION: u32 = 1;
    /// The longest file that is read, in bytes.
    pub const LONGEST: usize = 64 * 1024;

    /// The file.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Why it is not such a file; in words.
    pub fn read(text: &str) -> Result<Self, String> {
        if text.len() > Self::LONGEST {
            return Err("it is too long for a test result".to_owned());
        }
        let report: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match report.deskpane_test {
            Self::EDITION => Ok(report),
            other => Err(format!("it is of edition {other}, and this page reads edition {}", Self::EDITION)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_it_was_written_and_no_other() {
        let step = Step {
            rung: Rung::Origin,
            result: Outcome::Failed,
            what: "Another origin speaks.".to_owned(),
            remedy: String::new(),
            line: Some("https://a.test".to_owned()),
        };
        let report = Report {
            deskpane_test: Report::EDITION,
            desktop: "one".to_owned(),
            panel: "https://panel.test/setup".to_owned(),
            tested: vec!["https://b.test".to_owned()],
            at: "2026-01-01T00:00:00.000Z".to_owned(),
            browser: String::new(),
            rungs: vec![step],
        };
        assert_eq!(Report::read(&report.text()), Ok(report.clone()));
        assert!(!report.text().contains("remedy"), "{}", report.text());
        let later = report.text().replace("\"deskpaneTest\": 1", "\"deskpaneTest\": 2");
        assert!(Report::read(&later).unwrap_err().contains("edition 2"));
        for text in ["", "{}", "[]", &" ".repeat(Report::LONGEST + 1)] {
            assert!(Report::read(text).is_err());
        }
    }
}
