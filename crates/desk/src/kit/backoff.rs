//! Back-off: growing pauses between failed attempts.

use crate::clock::Span;

/// The pauses after the first attempt, the second and so on. The last one repeats.
#[derive(Debug, Clone, Copy)]
pub struct Backoff(&'static [Span]);

impl Backoff {
    /// The pauses between attempts to reach a desktop's window: short at first, then every half minute.
    pub const RECONNECT: Self = Self::new(&[
        Span::seconds(1),
        Span::seconds(2),
        Span::seconds(4),
        Span::seconds(8),
        Span::seconds(15),
        Span::seconds(30),
    ]);

    /// Pauses from a table with at least one entry.
    #[must_use]
    pub const fn new(pauses: &'static [Span]) -> Self {
        assert!(!pauses.is_empty(), "a back-off without a pause");
        Self(pauses)
    }

    /// The pause after this attempt, counted from 1.
    #[must_use]
    pub fn pause(self, attempt: u32) -> Span {
        let step = usize::try_from(attempt.saturating_sub(1)).unwrap_or(usize::MAX);
        self.0.get(step).or(self.0.last()).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_the_last_one_stays() {
        let backoff = Backoff::new(&[Span(1), Span(5), Span(9)]);
        let pauses: Vec<_> = [0, 1, 2, 3, 4, u32::MAX].map(|attempt| backoff.pause(attempt).0).into();
        assert_eq!(pauses, [1, 1, 5, 9, 9, 9]);
    }
}
