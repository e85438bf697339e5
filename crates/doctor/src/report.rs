//! The findings as a table and as JSON.

use std::fmt::Write;

use serde::Serialize;

use crate::finding::{Finding, Severity};

/// All findings about one panel.
#[derive(Debug, Clone, Serialize)]
pub struct Report<'a> {
    /// The checked address.
    pub url: &'a str,
    /// The number of errors.
    pub errors: usize,
    /// The number of warnings.
    pub warnings: usize,
    /// The findings, errors first.
    pub findings: &'a [Finding],
}

impl<'a> Report<'a> {
    /// The report of this panel.
    #[must_use]
    pub fn new(url: &'a str, findings: &'a [Finding]) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Self { url, errors: count(Severity::Error), warnings: count(Severity::Warning), findings }
    }

    /// The table: one line per finding, and below it what to change.
    #[must_use]
    pub fn table(&self) -> String {
        if self.findings.is_empty() {
            return format!("{}: nothing found. Served as it should be.\n", self.url);
        }
        let width = self.findings.iter().map(|finding| finding.id.len()).max().unwrap_or_default();
        let mut text = format!("{}\n\n{:<8} {:<width$}  {}\n", self.url, "", "finding", "where and what");
        for Finding { id, severity, at, wrong, change, line } in self.findings {
            let indent = " ".repeat(width + 11);
            let _ = writeln!(text, "{:<8} {id:<width$}  {}", severity.name(), shown(at));
            let _ = writeln!(text, "{indent}{}", shown(wrong));
            let _ = writeln!(text, "{indent}→ {}", shown(change));
            if !line.is_empty() {
                let _ = writeln!(text, "{indent}  {}", shown(line));
            }
        }
        let many = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        let _ = writeln!(text, "\n{}, {}", many(self.errors, "error"), many(self.warnings, "warning"));
        text
    }
}

/// Text from servers is untrusted: control and bidirectional characters are replaced.
fn shown(text: &str) -> String {
    let is_odd = |c: char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if is_odd(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_finding_says_where_what_and_the_line_to_change() {
        let found =
            [Finding::error("x-frame-options", "https://a.test/", "is \u{1b}[31msent", "take it out")
                .with_line("A: b")];
        let table = Report::new("https://a.test/", &found).table();
        assert!(table.contains("error    x-frame-options  https://a.test/\n"), "{table}");
        assert!(table.contains("→ take it out\n"), "{table}");
        assert!(table.contains("  A: b\n") && table.ends_with("\n1 error, 0 warnings\n"), "{table}");
        assert!(!table.contains('\u{1b}'), "{table}");
    }

    #[test]
    fn an_empty_result_is_reported() {
        assert!(Report::new("https://a.test/", &[]).table().contains("nothing found"));
    }
}
