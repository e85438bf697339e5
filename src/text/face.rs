//! Durations as a clock face.

use deskpane_desk::clock::Span;

/// `m:ss`, and `h:mm:ss` from an hour on. Never negative: a desktop's clock may run ahead of ours.
pub(crate) fn face(span: Span) -> String {
    let seconds = span.0.max(0) / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_a_clock_shows_them() {
        for (millis, shown) in [
            (0, "0:00"),
            (999, "0:00"),
            (1_000, "0:01"),
            (59_999, "0:59"),
            (60_000, "1:00"),
            (3_599_999, "59:59"),
            (3_600_000, "1:00:00"),
            (36_061_000, "10:01:01"),
            (-5_000, "0:00"),
            (i64::MIN, "0:00"),
        ] {
            assert_eq!(face(Span(millis)), shown, "{millis}");
        }
    }
}
