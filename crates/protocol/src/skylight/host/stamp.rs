//! Points in time as the platform writes them.

use crate::clock::Millis;
use time::OffsetDateTime;

/// ISO 8601 in UTC with milliseconds; empty for what no calendar holds.
pub(super) fn stamp(at: Millis) -> String {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.0) * 1_000_000).map_or_else(
        |_| String::new(),
        |at| {
            let (date, time) = (at.date(), at.time());
            let (month, day) = (u8::from(date.month()), date.day());
            let (hour, minute, second, millis) = time.as_hms_milli();
            format!("{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z", date.year())
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_as_the_same_time() {
        for at in [0, 951_782_400_000, 1_767_225_599_999] {
            assert_eq!(Millis::parse(&stamp(Millis(at))), Some(Millis(at)));
        }
        assert_eq!(stamp(Millis(i64::MAX)), "");
    }
}
