//! An open recording: its lines as rows, its inputs as steps with their effects, and the desk at every moment.

use crate::row::{Kind, Names, Row, origin};
use deskpane_desk::{
    desktop::DesktopSpec,
    model::{Change, Desk},
    recording::{Difference, Header, Line, Unplayable},
    session::Note,
};

/// The desk is stored after every this many steps; from there, changes are applied again.
const DESK_EVERY: usize = 256;

/// An open recording.
pub struct Inspection {
    pub(crate) text: String,
    pub(crate) header: Header,
    /// The desktop whose session replays it.
    pub(crate) spec: Option<&'static DesktopSpec>,
    pub(crate) unplayable: Option<Unplayable>,
    pub(crate) rows: Vec<Row>,
    pub(crate) names: Names,
    pub(crate) contacts: Names,
    pub(crate) steps: Vec<Step>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) desks: Vec<Desk>,
    pub(crate) difference: Option<Difference>,
}

/// An input with its effects. The first step is the start of the session.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    /// Its first row.
    pub(crate) row: u32,
    /// The first of its outcomes.
    pub(crate) outcomes: u32,
    /// The page was reloaded or lines are missing: the desk starts empty.
    pub(crate) is_gap: bool,
    /// A replay produces something else than was recorded.
    pub(crate) differs: bool,
    /// A replay must produce what was recorded, because the session was recorded from its start.
    pub(crate) exact: bool,
}

/// An output of the replayed session. The recording holds only a digest of it.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Change(Change),
    Note(Note),
}

impl Inspection {
    /// The recording's first line.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The desktop whose session replays it; `None` if it cannot be replayed.
    #[must_use]
    pub const fn desktop(&self) -> Option<&'static DesktopSpec> {
        self.spec
    }

    /// Why it cannot be replayed. Then there is no desk.
    #[must_use]
    pub const fn unplayable(&self) -> Option<&Unplayable> {
        self.unplayable.as_ref()
    }

    /// The first place where the replay differs from the recording, if any.
    #[must_use]
    pub const fn difference(&self) -> Option<&Difference> {
        self.difference.as_ref()
    }

    /// The number of lines.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no lines.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Its duration, in milliseconds.
    #[must_use]
    pub fn length(&self) -> i64 {
        self.rows.last().map_or(0, |row| row.at)
    }

    /// A line, by its place in the table.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<&Row> {
        self.rows.get(at)
    }

    /// A line's name: that of the message, event, command or change.
    #[must_use]
    pub fn name(&self, row: &Row) -> &str {
        self.names.text(row.name)
    }

    /// The contact that a line is about; empty for none.
    #[must_use]
    pub fn contact(&self, row: &Row) -> &str {
        self.contacts.text(row.contact)
    }

    /// The length of a line, in bytes.
    #[must_use]
    pub const fn size(&self, row: &Row) -> usize {
        row.length as usize
    }

    /// The text of a line in the file.
    #[must_use]
    pub fn text(&self, row: &Row) -> &str {
        let start = row.start as usize;
        self.text.get(start..start + row.length as usize).unwrap_or_default()
    }

    /// A line, parsed.
    #[must_use]
    pub fn line(&self, row: &Row) -> Option<Line> {
        // It was parsed when the file was opened.
        Line::read(row.number as usize, self.text(row)).ok().flatten()
    }

    /// The origin that a line came from, or went to.
    #[must_use]
    pub fn origin(&self, row: &Row) -> Option<String> {
        origin(&self.line(row)?.entry)
    }

    /// The names of the lines, in order of first occurrence.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.all()
    }

    /// The contacts, in order of first occurrence.
    pub fn contacts(&self) -> impl Iterator<Item = &str> {
        self.contacts.all()
    }

    /// The place in the table of the last line at or before a time; 0 if there is none.
    #[must_use]
    pub fn at(&self, time: i64) -> usize {
        self.rows.partition_point(|row| row.at <= time).saturating_sub(1)
    }

    /// The place in the table of a line number of the file.
    #[must_use]
    pub fn place(&self, number: usize) -> Option<usize> {
        self.rows.binary_search_by_key(&number, |row| row.number as usize).ok()
    }

    /// How many posts, changes and notes a line caused; `None` if it is not an input.
    #[must_use]
    pub fn effect(&self, row: &Row) -> [usize; 3] {
        let mut counts = [0; 3];
        if row.kind.direction() != crate::Direction::In {
            return counts;
        }
        for row in self.behind(row.step) {
            match row.kind {
                Kind::Post => counts[0] += 1,
                Kind::Change => counts[1] += 1,
                Kind::Note => counts[2] += 1,
                _ => {}
            }
        }
        counts
    }

    /// Whether the effects of a line differ in a replay.
    #[must_use]
    pub fn differs(&self, row: &Row) -> bool {
        self.steps.get(row.step as usize).is_some_and(|step| step.differs)
    }

    /// The desk after a line and its effects.
    #[must_use]
    pub fn desk(&self, row: &Row) -> Desk {
        self.desk_after(row.step as usize)
    }

    pub(crate) fn desk_after(&self, step: usize) -> Desk {
        let kept = step / DESK_EVERY;
        let Some(mut desk) = self.desks.get(kept).cloned() else { return Desk::default() };
        for step in kept * DESK_EVERY + 1..=step {
            self.apply(&mut desk, step);
        }
        desk
    }

    /// The desk before a step.
    pub(crate) fn desk_before(&self, step: usize) -> Desk {
        let is_gap = self.steps.get(step).is_some_and(|step| step.is_gap);
        match step.checked_sub(1) {
            Some(before) if !is_gap => self.desk_after(before),
            _ => Desk::default(),
        }
    }

    fn apply(&self, desk: &mut Desk, step: usize) {
        if self.steps.get(step).is_some_and(|step| step.is_gap) {
            *desk = Desk::default();
        }
        for outcome in self.outcomes(step) {
            if let Outcome::Change(change) = outcome {
                desk.apply(change.clone());
            }
        }
    }

    /// Called after each added step: stores the desk from time to time.
    pub(crate) fn keep_desk(&mut self, desk: Option<&Desk>) {
        if let Some(desk) = desk.filter(|_| (self.steps.len() - 1).is_multiple_of(DESK_EVERY)) {
            self.desks.push(desk.clone());
        }
    }

    pub(crate) fn outcomes(&self, step: usize) -> &[Outcome] {
        let Some(own) = self.steps.get(step) else { return &[] };
        let end = self.steps.get(step + 1).map_or(self.outcomes.len(), |next| next.outcomes as usize);
        self.outcomes.get(own.outcomes as usize..end).unwrap_or_default()
    }

    /// The lines of a step after its input.
    pub(crate) fn behind(&self, step: u32) -> impl Iterator<Item = &Row> {
        let first = self.steps.get(step as usize).map_or(0, |step| step.row as usize);
        let rows = self.rows.get(first..).unwrap_or_default();
        rows.iter().take_while(move |row| row.step == step)
    }

    /// The place of the input that caused a line.
    pub(crate) fn cause(&self, row: &Row) -> Option<usize> {
        let first = self.steps.get(row.step as usize)?.row as usize;
        self.rows.get(first).filter(|row| row.kind.direction() == crate::Direction::In).map(|_| first)
    }
}
