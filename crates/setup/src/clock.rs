//! Compares this computer's clock with the server's.

/// The panel's timers start from the desktop's times. If the clocks differ by more than this, they differ visibly from
/// the desktop's.
const MOST: f64 = 30_000.0;

/// Whether the local clock is close enough to the server's. Both are in milliseconds since 1970. The server's has whole
/// seconds, and was sent at most `waited` milliseconds ago. `None` if the server's time cannot be read.
#[must_use]
pub fn is_clock_right(here: f64, server: f64, waited: f64) -> Option<bool> {
    let off = (here - server).abs() - waited;
    off.is_finite().then_some(off <= MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unnoticeable_clock_difference_is_accepted() {
        assert_eq!(is_clock_right(1_000_000.0, 1_000_900.0, 40.0), Some(true));
        assert_eq!(is_clock_right(1_000_000.0, 1_060_000.0, 40.0), Some(false));
        assert_eq!(is_clock_right(1_060_000.0, 1_000_000.0, 40_000.0), Some(true), "the answer took long");
        assert_eq!(is_clock_right(1_000_000.0, f64::NAN, 40.0), None);
    }
}
