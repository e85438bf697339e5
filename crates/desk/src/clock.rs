//! Points in time, as every layer passes them around, and the parsing of vendors' time stamps.

mod own;
mod vendor;

pub use own::OwnClock;
pub use vendor::VendorClocks;

use serde::{Deserialize, Serialize};
use std::{
    borrow::Cow,
    ops::{Add, Sub},
};
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
        Stamp::parse(text).map(|stamp| stamp.at)
    }

    /// Its UTC day, counted from 1970.
    #[must_use]
    pub const fn utc_day(self) -> i64 {
        self.0.div_euclid(86_400_000)
    }

    /// ISO 8601 in UTC with milliseconds, as desktops write it; empty if it is out of range.
    #[must_use]
    pub fn stamp(self) -> String {
        let Ok(when) = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000) else {
            return String::new();
        };
        let (month, day) = (u8::from(when.month()), when.day());
        let (hour, minute, second, millis) = when.time().as_hms_milli();
        format!("{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z", when.year())
    }
}

/// A time by the desktop's clock: [`VendorClocks`] converts it to ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The time; one without a zone read as UTC.
    pub at: Millis,
    /// It has no time zone.
    pub plain: bool,
}

impl Stamp {
    /// Reads a time stamp as [`Millis::parse`] does.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if !(19..=40).contains(&text.len()) || !text.is_ascii() {
            return None;
        }
        let (date, rest) = text.split_at(10);
        let clock = rest.strip_prefix(['T', 't', ' '])?;
        let zoned = clock.ends_with(['Z', 'z']) || clock.contains(['+', '-']);
        let full: Cow<'_, str> = if zoned && rest.starts_with('T') {
            text.into()
        } else {
            format!("{date}T{clock}{}", if zoned { "" } else { "Z" }).into()
        };
        let stamp = OffsetDateTime::parse(&full, &Rfc3339).ok()?;
        let at = Millis(stamp.unix_timestamp() * 1_000 + i64::from(stamp.millisecond()));
        Some(Self { at, plain: !zoned })
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
    fn a_stamp_reads_as_the_same_time() {
        assert_eq!(Millis(1_767_225_600_250).stamp(), "2026-01-01T00:00:00.250Z");
        for at in [0, 951_782_400_000, 1_767_225_599_999] {
            assert_eq!(Millis::parse(&Millis(at).stamp()), Some(Millis(at)));
        }
        assert_eq!(Millis(i64::MAX).stamp(), "");
    }

    #[test]
    fn an_invalid_stamp_is_none() {
        for text in
            ["", "0", "now", "2026-48-13 06:48:51", "2026-01-01", "1/1/2026 1:00:00 PM", "２０２６-01-01T00:00:00"]
        {
            assert_eq!(Millis::parse(text), None, "{text}");
        }
    }
}
