//! The clock of this computer beside the server's.

/// The panel counts from times that desktops name: so far off, its timers show something else than the desktop.
const MOST: f64 = 30_000.0;

/// Whether the clock here is near enough to the server's. Both in milliseconds since 1970; a server says whole seconds, and it
/// said so at most `waited` milliseconds ago. `None` where the server's time cannot be read.
#[must_use]
pub fn is_clock_right(here: f64, server: f64, waited: f64) -> Option<bool> {
    let off = (here - server).abs() - waited;
    off.is_finite().then_some(off <= MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_may_be_off_by_what_nobody_sees() {
        assert_eq!(is_clock_right(1_000_000.0, 1_000_900.0, 40.0), Some(true));
        assert_eq!(is_clock_right(1_000_000.0, 1_060_000.0, 40.0), Some(false));
        assert_eq!(is_clock_right(1_060_000.0, 1_000_000.0, 40_000.0), Some(true), "the answer took long");
        assert_eq!(is_clock_right(1_000_000.0, f64::NAN, 40.0), None);
    }
}
