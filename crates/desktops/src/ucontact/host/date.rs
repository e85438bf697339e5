//! Dates in the platform's formats.

use super::fault_injection::DateForm;
use deskpane_desk::clock::{Millis, Span};
use time::OffsetDateTime;

/// A date in this form. An impossible date becomes empty.
pub(super) fn write(at: Millis, form: DateForm) -> String {
    let at = if form == DateForm::Elsewhere { at + Span::seconds(-5 * 3600) } else { at };
    let Ok(when) = OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.0) * 1_000_000) else {
        return String::new();
    };
    let month = match form {
        DateForm::Plain | DateForm::Elsewhere => u8::from(when.month()),
        DateForm::Scrambled => when.minute(),
        DateForm::Empty => return String::new(),
    };
    let (year, day) = (when.year(), when.day());
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}", when.hour(), when.minute(), when.second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_form() {
        // 2026-01-13T06:48:51Z by `date -u -d 2026-01-13T06:48:51 +%s`.
        let at = Millis(1_768_286_931_000);
        for (form, text) in [
            (DateForm::Plain, "2026-01-13 06:48:51"),
            (DateForm::Scrambled, "2026-48-13 06:48:51"),
            (DateForm::Elsewhere, "2026-01-13 01:48:51"),
            (DateForm::Empty, ""),
        ] {
            assert_eq!(write(at, form), text);
        }
        assert_eq!(write(Millis(i64::MAX), DateForm::Plain), "");
    }
}
