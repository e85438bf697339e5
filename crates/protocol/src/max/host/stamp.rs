//! Points in time as the platform writes them.

use crate::clock::Millis;
use time::OffsetDateTime;

/// ISO 8601 in UTC with milliseconds. What no calendar holds becomes empty, as the wire leaves unknown times.
pub(super) fn stamp(at: Millis) -> String {
    let Ok(when) = OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.0) * 1_000_000) else {
        return String::new();
    };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        when.year(),
        u8::from(when.month()),
        when.day(),
        when.hour(),
        when.minute(),
        when.second(),
        when.millisecond()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_as_the_same_time() {
        assert_eq!(stamp(Millis(1_767_225_600_250)), "2026-01-01T00:00:00.250Z");
        for at in [0, 951_782_400_000, 1_767_225_599_999] {
            assert_eq!(Millis::parse(&stamp(Millis(at))), Some(Millis(at)));
        }
        assert_eq!(stamp(Millis(i64::MAX)), "");
    }
}
