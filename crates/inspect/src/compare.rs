//! Where two recordings part.

use crate::{
    fields::{FieldChange, differences, fields},
    inspection::Inspection,
    row::{Kind, Row},
};

/// The first lines in which two recordings differ, as places in their tables; `None` where one of them has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart {
    /// In the first.
    pub left: Option<usize>,
    /// In the second.
    pub right: Option<usize>,
}

/// Two recordings compared. Times, digests and wake-ups are left out: no two recordings have them alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// Where another kind of thing happens; `None` where the same things happen in the same order.
    pub course: Option<Apart>,
    /// Where another message, command or post is; `None` where all are the same to the letter.
    pub content: Option<Apart>,
}

/// Compares two recordings.
#[must_use]
pub fn compare(left: &Inspection, right: &Inspection) -> Compared {
    let course = |inspection: &Inspection, row: &Row| format!("{:?} {}", row.kind, inspection.name(row));
    let content = |inspection: &Inspection, row: &Row| match row.kind {
        // A change and a note are told by digests, which differ with every time in them.
        Kind::Change | Kind::Note => course(inspection, row),
        _ => without_time(inspection.text(row)).to_owned(),
    };
    Compared { course: apart(left, right, course), content: apart(left, right, content) }
}

/// What of the desk differs between two lines of a recording, by their places in the table.
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

/// A line without the time that it begins with.
fn without_time(line: &str) -> &str {
    match line.strip_prefix("{\"t\":").and_then(|rest| rest.split_once(',')) {
        Some((time, rest)) if time.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => rest,
        _ => line,
    }
}
