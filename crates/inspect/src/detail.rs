//! The details of a line: its content and effects.

use crate::{
    answer::Answer,
    fields::{FieldChange, differences, fields},
    inspection::{Inspection, Outcome},
    row::{Direction, Kind, Row, origin},
    tree::Tree,
};
use deskpane_desk::{
    model::{Change, ContactId, Desk},
    recording::{Entry, Line, Out},
    session::Note,
};
use std::fmt::Debug;

/// The details of a line. Other lines are referred to by their place in the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The origin that it came from, or went to.
    pub origin: Option<String>,
    /// Its content: the message, the command, the value.
    pub tree: Tree,
    /// The session's answer to a command.
    pub result: Option<Answer>,
    /// The input that caused it, if it is not an input itself.
    pub cause: Option<usize>,
    /// The posts it caused.
    pub posts: Vec<usize>,
    /// The changes it made to the desk.
    pub changes: Vec<ChangeSeen>,
    /// The session's notes about it for integrators.
    pub notes: Vec<Note>,
    /// A replay produces something else than was recorded.
    pub differs: bool,
}

/// A change of the desk, with the previous values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSeen {
    /// The kind of change: `contact`, `agent`.
    pub kind: &'static str,
    /// The contact it is about; empty for none.
    pub contact: String,
    /// The fields that changed. Empty if the desk already had these values.
    pub fields: Vec<FieldChange>,
    /// The line of the command whose result it reports.
    pub settles: Option<usize>,
}

impl Detail {
    /// The details of the line at this place of the table.
    #[must_use]
    pub fn of(inspection: &Inspection, at: usize) -> Option<Self> {
        let row = inspection.row(at)?;
        let entry = inspection.line(row)?.entry;
        let step = row.step as usize;
        let is_input = row.kind.direction() == Direction::In || row.kind == Kind::Gap;
        let notes: Vec<_> = inspection.outcomes(step).iter().filter_map(note).cloned().collect();
        let posts = inspection.rows.iter().enumerate().skip(at).take_while(|(_, own)| own.step == row.step);
        let posts = posts.filter(|(_, own)| is_input && own.kind == Kind::Post).map(|(place, _)| place);
        let result = match &entry {
            Entry::Command { result, .. } => Some(Answer::read(result)),
            _ => None,
        };
        Some(Self {
            origin: origin(&entry),
            tree: Tree::of(&text(&entry, inspection.text(row)), notes.iter()),
            result,
            cause: inspection.cause(row).filter(|cause| *cause != at),
            posts: posts.collect(),
            changes: if is_input { changes(inspection, step) } else { own_change(inspection, row, at) },
            notes: if is_input { notes } else { Vec::new() },
            differs: inspection.differs(row),
        })
    }
}

const fn note(outcome: &Outcome) -> Option<&Note> {
    match outcome {
        Outcome::Note(note) => Some(note),
        Outcome::Change(_) => None,
    }
}

/// The content of a line: its message, if it has one, otherwise the whole line.
fn text(entry: &Entry, line: &str) -> String {
    match entry {
        Entry::Message { text, .. } | Entry::Out(Out::Post { text, .. }) => text.clone(),
        _ => line.to_owned(),
    }
}

/// All changes of a step.
fn changes(inspection: &Inspection, step: usize) -> Vec<ChangeSeen> {
    let mut desk = inspection.desk_before(step);
    let changes = inspection.outcomes(step).iter().filter_map(|outcome| match outcome {
        Outcome::Change(change) => Some(change),
        Outcome::Note(_) => None,
    });
    changes.map(|change| seen(inspection, &mut desk, change, step)).collect()
}

/// The change that an output line reports: the one at the same position among those of its step.
fn own_change(inspection: &Inspection, row: &Row, at: usize) -> Vec<ChangeSeen> {
    if row.kind != Kind::Change {
        return Vec::new();
    }
    let first = inspection.steps.get(row.step as usize).map_or(at, |step| step.row as usize);
    let rows = inspection.rows.get(first..at).unwrap_or_default();
    let before = rows.iter().filter(|own| own.step == row.step && own.kind == Kind::Change).count();
    changes(inspection, row.step as usize).into_iter().nth(before).into_iter().collect()
}

fn seen(inspection: &Inspection, desk: &mut Desk, change: &Change, step: usize) -> ChangeSeen {
    let before = part(desk, change);
    desk.apply(change.clone());
    let after = part(desk, change);
    let (kind, contact) = about(change);
    let settles = match change {
        Change::Command(record) => command(inspection, record.id.0, step),
        Change::AgentCommand(record) => command(inspection, record.id.0, step),
        _ => None,
    };
    ChangeSeen {
        kind,
        contact: contact.map(ToString::to_string).unwrap_or_default(),
        fields: differences(&before, &after),
        settles: settles.filter(|row| inspection.row(*row).is_some_and(|row| row.step as usize != step)),
    }
}

/// The kind of a change, as named in recordings, and the contact it is about.
pub(crate) fn about(change: &Change) -> (&'static str, Option<&ContactId>) {
    match change {
        Change::Agent(_) => ("agent", None),
        Change::Contact(contact) => ("contact", Some(&contact.id)),
        Change::Controls(id, _) => ("controls", Some(id)),
        Change::CommandTarget(_) => ("target", None),
        Change::Command(record) => ("command", Some(&record.command.contact)),
        Change::Connection(_) => ("connection", None),
        Change::AgentControls(_) => ("agentControls", None),
        Change::AgentCommand(_) => ("agentCommand", None),
        Change::Directory(_) => ("directory", None),
        Change::Renamed { from, .. } => ("renamed", Some(from)),
        Change::Notices(_) => ("notices", None),
        Change::StartChoices(_) => ("choices", None),
        Change::Appearance(_) => ("appearance", None),
    }
}

/// The part of the desk that a change is about.
fn part(desk: &Desk, change: &Change) -> Vec<(String, String)> {
    fn of<T: Debug>(value: Option<&T>) -> Vec<(String, String)> {
        value.map(fields).unwrap_or_default()
    }
    let contact = |id: &ContactId| {
        let open = desk.entry(id).map(|entry| &entry.contact);
        open.or_else(|| desk.closed().find(|contact| contact.id == *id))
    };
    match change {
        Change::Agent(_) => of(Some(desk.agent())),
        Change::Contact(own) => of(contact(&own.id)),
        Change::Controls(id, _) => of(desk.entry(id).map(|entry| &entry.controls)),
        Change::CommandTarget(_) => of(Some(desk.command_target())),
        Change::Command(own) => {
            of(desk.entry(&own.command.contact).and_then(|entry| entry.commands.get(&own.command.intent.control())))
        }
        Change::Connection(_) => of(Some(desk.connection())),
        Change::AgentControls(_) => of(Some(&desk.board().controls)),
        Change::AgentCommand(own) => of(desk.board().commands.get(&own.intent.control())),
        Change::Directory(_) => of(Some(desk.directory())),
        Change::Renamed { from, to } => of(contact(from).or_else(|| contact(to))),
        Change::Notices(_) => of(Some(&desk.board().notices)),
        Change::StartChoices(_) => of(Some(&desk.board().choices)),
        Change::Appearance(_) => of(Some(desk.appearance())),
    }
}

/// The line of the command that the session gave this number, looked up before a step.
pub(crate) fn command(inspection: &Inspection, id: u64, step: usize) -> Option<usize> {
    let end = inspection.rows.partition_point(|row| row.step as usize <= step);
    let rows = inspection.rows.get(..end).unwrap_or_default().iter().enumerate().rev();
    let mut rows = rows.filter(|(_, row)| row.kind == Kind::Command);
    rows.find(|(_, row)| sent(inspection.line(row)) == Some(id)).map(|(place, _)| place)
}

/// The number that the session gave a command; `None` if it was not sent.
fn sent(line: Option<Line>) -> Option<u64> {
    match line?.entry {
        Entry::Command { result, .. } => match Answer::read(&result) {
            Answer::Sent(id) => Some(id),
            Answer::Refused(_) => None,
        },
        _ => None,
    }
}
