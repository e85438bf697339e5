//! A finding about a deployed panel.

use serde::Serialize;

/// Its severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something does not work for agents, or is insecure.
    Error,
    /// Slower, weaker or more fragile than it should be.
    Warning,
}

impl Severity {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// A stable name.
    pub id: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// The address with the fault.
    pub at: String,
    /// What is wrong.
    pub wrong: String,
    /// What to change, and where.
    pub change: String,
    /// The correct line; empty if the fix is not a line.
    pub line: String,
}

impl Finding {
    /// An error.
    pub(crate) fn error(
        id: &'static str,
        at: impl ToString,
        wrong: impl Into<String>,
        change: impl Into<String>,
    ) -> Self {
        let (wrong, change) = (wrong.into(), change.into());
        Self { id, severity: Severity::Error, at: at.to_string(), wrong, change, line: String::new() }
    }

    /// A warning.
    pub(crate) fn warning(
        id: &'static str,
        at: impl ToString,
        wrong: impl Into<String>,
        change: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(id, at, wrong, change) }
    }

    /// Sets the correct line.
    pub(crate) fn with_line(mut self, line: impl Into<String>) -> Self {
        self.line = line.into();
        self
    }
}
