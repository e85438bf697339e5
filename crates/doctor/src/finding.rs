//! What there is to say about a deployed panel.

use serde::Serialize;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something does not work for agents, or somebody may do what they must not.
    Error,
    /// Slower, weaker or more fragile than it should be.
    Warning,
}

impl Severity {
    /// As it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its name: it does not change from version to version.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The address it was seen at.
    pub at: String,
    /// What is wrong.
    pub wrong: String,
    /// What to change, and where.
    pub change: String,
    /// The line as it should be; empty where it is no line.
    pub line: String,
}

impl Finding {
    /// Something that does not work, or is open.
    pub(crate) fn error(
        id: &'static str,
        at: impl ToString,
        wrong: impl Into<String>,
        change: impl Into<String>,
    ) -> Self {
        let (wrong, change) = (wrong.into(), change.into());
        Self { id, severity: Severity::Error, at: at.to_string(), wrong, change, line: String::new() }
    }

    /// Something that could be better.
    pub(crate) fn warning(
        id: &'static str,
        at: impl ToString,
        wrong: impl Into<String>,
        change: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(id, at, wrong, change) }
    }

    /// The line as it should be.
    pub(crate) fn with_line(mut self, line: impl Into<String>) -> Self {
        self.line = line.into();
        self
    }
}
