//! The latest lines of a running recording, within bounds. Old lines are dropped a segment at a time, because a replay
//! can start only at a moment with a known snapshot.

use super::line::Entry;
use std::collections::VecDeque;

/// The most lines.
const LINES: usize = 10_000;
/// The most bytes.
const BYTES: usize = 8 * 1024 * 1024;
/// The longest time, in milliseconds.
const TIME: i64 = 30 * 60 * 1_000;
/// How many segments there are, approximately, when it is full.
const SEGMENTS: usize = 8;

/// The lines.
#[derive(Debug, Default)]
pub(super) struct Ring {
    segments: VecDeque<Segment>,
    lines: usize,
    bytes: usize,
    /// How many lines were dropped.
    missing: u64,
    /// The session's last snapshot.
    kept: Option<String>,
}

#[derive(Debug)]
struct Segment {
    /// The snapshot at the start of the segment.
    kept: Option<String>,
    began: i64,
    lines: Vec<String>,
    bytes: usize,
}

impl Ring {
    /// Adds a line.
    pub(super) fn push(&mut self, at: i64, line: String) {
        let full = |segment: &Segment| {
            let room = segment.lines.len() < LINES / SEGMENTS && segment.bytes < BYTES / SEGMENTS;
            !room || at.saturating_sub(segment.began) >= TIME / 8
        };
        if self.segments.back().is_none_or(full) {
            let kept = self.kept.clone();
            let bytes = kept.as_ref().map_or(0, String::len);
            self.bytes += bytes;
            self.segments.push_back(Segment { kept, began: at, lines: Vec::new(), bytes });
        }
        let line = if line.len() > BYTES / SEGMENTS * 5 {
            Entry::Gap { lines: 1, kept: self.kept.clone() }.to_text(at)
        } else {
            line
        };
        if let Some(segment) = self.segments.back_mut() {
            segment.bytes += line.len();
            self.bytes += line.len();
            segment.lines.push(line);
            self.lines += 1;
        }
        while self.is_over(at) {
            let Some(gone) = self.segments.pop_front() else { break };
            self.lines -= gone.lines.len();
            self.bytes -= gone.bytes;
            self.missing += gone.lines.len() as u64;
        }
    }

    /// Stores the session's snapshot.
    pub(super) fn keep(&mut self, kept: Option<String>) {
        self.kept = kept;
    }

    /// The latest lines, of about this many bytes, after a line with the number of missing ones, if any.
    pub(super) fn latest(&self, most: usize) -> impl Iterator<Item = String> {
        let (mut bytes, mut missing, mut skipped) = (self.bytes, self.missing, 0);
        for segment in self.segments.iter().take(self.segments.len().saturating_sub(1)) {
            if bytes <= most {
                break;
            }
            bytes -= segment.bytes;
            missing += segment.lines.len() as u64;
            skipped += 1;
        }
        let first = self.segments.get(skipped).filter(|_| missing > 0);
        let gap = first.map(|first| Entry::Gap { lines: missing, kept: first.kept.clone() }.to_text(first.began));
        gap.into_iter().chain(self.segments.iter().skip(skipped).flat_map(|segment| segment.lines.iter().cloned()))
    }

    fn is_over(&self, now: i64) -> bool {
        let Some(first) = self.segments.front() else { return false };
        let too_much = self.lines > LINES || self.bytes > BYTES || now.saturating_sub(first.began) > TIME;
        too_much && self.segments.len() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(ring: &Ring) -> (usize, usize, Vec<String>) {
        let lines: Vec<_> = ring.latest(usize::MAX).collect();
        (lines.len(), lines.iter().map(String::len).sum(), lines)
    }

    #[test]
    fn it_is_bounded_by_lines_bytes_and_time_and_says_how_much_is_missing() {
        for (count, length, pause) in [(30_000, 10, 0), (40, 1024 * 1024, 0), (4_000, 10, 1_000)] {
            let mut ring = Ring::default();
            for n in 0..count {
                ring.keep(Some(format!("state {n}")));
                ring.push(n * pause, format!("{}{n}", "0".repeat(length)));
            }
            let (lines, bytes, texts) = kept(&ring);
            assert!(lines <= LINES + 1 && bytes <= BYTES + 100, "{lines} lines, {bytes} bytes");
            let first: i64 = texts[1].parse().unwrap();
            assert!(first > 0 && first >= count - 1 - TIME / pause.max(1), "from {first} on");
            let expected = Entry::Gap { lines: first as u64, kept: Some(format!("state {first}")) };
            assert_eq!(texts[0], expected.to_text(first * pause));
            assert_eq!(texts.last().unwrap().parse(), Ok(count - 1));
        }
    }

    #[test]
    fn the_latest_lines_begin_where_it_is_known_what_was_kept() {
        let mut ring = Ring::default();
        for n in 0..5_000 {
            ring.keep(Some(format!("state {n}")));
            ring.push(n, format!("{}{n}", "0".repeat(100)));
        }
        let latest: Vec<_> = ring.latest(200_000).collect();
        let first: i64 = latest[1].parse().unwrap();
        let expected = Entry::Gap { lines: first as u64, kept: Some(format!("state {first}")) };
        assert_eq!(latest[0], expected.to_text(first));
        assert_eq!(latest.len() as i64, 5_000 - first + 1);
        assert!((1_000..2_600).contains(&latest.len()), "{}", latest.len());
    }

    #[test]
    fn a_line_that_alone_is_too_long_is_a_gap() {
        let mut ring = Ring::default();
        ring.push(5, "x".repeat(6 * 1024 * 1024));
        assert_eq!(ring.latest(usize::MAX).collect::<Vec<_>>(), [r#"{"t":5,"gap":{"lines":1,"kept":null}}"#]);
    }
}
