//! Points in time, as every layer passes them around, and the reading of vendors' time stamps.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

/// A length of time in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span(pub i64);

impl Span {
    /// A span of whole seconds.
    #[must_use]
    pub const fn seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }
}

impl Add<Span> for Millis {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl Sub for Millis {
    type Output = Span;
    fn sub(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Millis {
    /// Reads a vendor's time stamp: ISO 8601 with or without fraction, `T` or a space between date and
    /// time, an offset, `Z`, or nothing, which is taken as UTC. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if !(19..=40).contains(&text.len()) || !text.is_ascii() {
            return None;
        }
        let (date, rest) = text.split_at(10);
        let clock = rest.strip_prefix(['T', 't', ' '])?;
        let zoned = clock.ends_with(['Z', 'z']) || clock.contains(['+', '-']);
        let full = format!("{date}T{clock}{}", if zoned { "" } else { "Z" });
        let stamp = OffsetDateTime::parse(&full, &Rfc3339).ok()?;
        i64::try_from(stamp.unix_timestamp_nanos() / 1_000_000).ok().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vendors_stamps_in_every_known_shape() {
        // 1 767 225 600 is 2026-01-01T00:00:00Z by `date -u -d 2026-01-01 +%s`.
        let midnight = 1_767_225_600_000;
        for (text, millis) in [
            ("2026-01-01T00:00:00Z", midnight),
            ("2026-01-01T00:00:00.250Z", midnight + 250),
            ("2026-01-01T00:00:00.1234567Z", midnight + 123),
            ("2026-01-01 00:00:05", midnight + 5_000),
            ("2026-01-01T00:00:05", midnight + 5_000),
            ("2026-01-01T02:00:00+02:00", midnight),
            (" 2026-01-01T00:00:00Z ", midnight),
        ] {
            assert_eq!(Millis::parse(text), Some(Millis(millis)), "{text}");
        }
    }

    #[test]
    fn what_is_no_stamp_is_none() {
        for text in
            ["", "0", "now", "2026-48-13 06:48:51", "2026-01-01", "1/1/2026 1:00:00 PM", "２０２６-01-01T00:00:00"]
        {
            assert_eq!(Millis::parse(text), None, "{text}");
        }
    }
}
