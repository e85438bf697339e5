//! Compares two recordings: finds the first lines that differ.

use crate::{
    fields::{FieldChange, differences, fields},
    inspection::Inspection,
    row::{Kind, Row},
};

/// The first lines in which two recordings differ, as places in their tables. `None` for a recording that has already
/// ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart {
    /// In the first recording.
    pub left: Option<usize>,
    /// In the second recording.
    pub right: Option<usize>,
}

/// The comparison of two recordings. It ignores times, digests and wake-ups, which differ between any two recordings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// Where events of different kinds follow; `None` if both have the same events in the same order.
    pub course: Option<Apart>,
    /// Where a message, command or post differs; `None` if all are identical.
    pub content: Option<Apart>,
}

/// Compares two recordings.
#[must_use]
pub fn compare(left: &Inspection, right: &Inspection) -> Compared {
    let course = |inspection: &Inspection, row: &Row| format!("{:?} {}", row.kind, inspection.name(row));
    let content = |inspection: &Inspection, row: &Row| match row.kind {
        // Changes and notes are recorded as digests, which depend on every time in them, so only their names are
        // compared.
        Kind::Change | Kind::Note => course(inspection, row),
        _ => without_time(inspection.text(row)).to_owned(),
    };
    Compared { course: apart(left, right, course), content: apart(left, right, content) }
}

/// The fields of the desk that differ between two lines of a recording, given by their places in the table.
#[must_use]
pub fn moments(inspection: &Inspection, before: usize, after: usize) -> Vec<FieldChange> {
    let desk = |at: usize| inspection.row(at).map(|row| fields(&inspection.desk(row))).unwrap_or_default();
    differences(&desk(before), &desk(after))
}

fn apart(left: &Inspection, right: &Inspection, told: impl Fn(&Inspection, &Row) -> String) -> Option<Apart> {
    let (mut lefts, mut rights) = (compared(left), compared(right));
    loop {
        match (lefts.next(), rights.next()) {
            (None, None) => return None,
            (Some((_, one)), Some((_, other))) if told(left, one) == told(right, other) => {}
            (one, other) => return Some(Apart { left: one.map(|(at, _)| at), right: other.map(|(at, _)| at) }),
        }
    }
}

fn compared(inspection: &Inspection) -> impl Iterator<Item = (usize, &Row)> {
    let rows = inspection.rows.iter().enumerate();
    rows.filter(|(_, row)| !matches!(row.kind, Kind::Wake | Kind::Desk | Kind::Gap | Kind::Mark))
}

/// A line without the time at its start.
fn without_time(line: &str) -> &str {
    match line.strip_prefix("{\"t\":").and_then(|rest| rest.split_once(',')) {
        Some((time, rest)) if time.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => rest,
        _ => line,
    }
}
