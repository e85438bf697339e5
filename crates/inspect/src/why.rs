//! "Why nothing?": finds the first place where a contact or a command was stopped.

use crate::{
    answer::{Answer, Denied},
    detail::command,
    filter::Needle,
    inspection::{Inspection, Outcome},
    row::{Kind, Row},
};
use deskpane_desk::{
    model::{AgentRecord, Change, CommandId, CommandRecord, CommandStatus, Fault, Refusal},
    recording::{Entry, Line, Unplayable},
    session::{NoteKind, WindowEvent},
};

/// The subject of the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The contact with this id, as the desktop writes it.
    Contact(String),
    /// The command at this place of the table.
    Command(usize),
}

/// The answer: the reason, and the line that shows it, by its place in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The reason.
    pub reason: Reason,
    /// The line that shows it.
    pub row: Option<usize>,
}

/// Where something was stopped, on the way from the desktop's window to the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The recording cannot be replayed, so there is no desk.
    Unplayable(Unplayable),
    /// The panel found no desktop around it.
    NotEmbedded,
    /// The browser did not open the desktop's window.
    PopupBlocked,
    /// The desktop's window was closed.
    WindowClosed,
    /// Messages came, but from an origin that is not on the list.
    Stranger(String),
    /// No message came at all.
    NoMessage,
    /// Messages came, and none names the contact.
    NotNamed(usize),
    /// A message names it, but violates the protocol.
    Malformed(String),
    /// A message of an unknown kind names it.
    Unknown(String),
    /// A message of another protocol names it.
    Foreign(String),
    /// A message names it and is understood, but changes nothing that the agent sees.
    Unseen,
    /// It is on the desk.
    Shown,
    /// The command was refused before anything was sent.
    Denied(Denied),
    /// The command was accepted, but nothing was posted.
    NotPosted,
    /// The desktop refused the command.
    Refused(Fault),
    /// The contact ended before the desktop showed a result.
    Ended,
    /// The connection ended before the desktop showed a result.
    Lost,
    /// The command was posted, but no effect was seen in time.
    NoEffect,
    /// The command was posted; the desktop never reports the result of this command.
    Unreported,
    /// The recording ends before there was a result.
    Open,
    /// The command had its effect.
    Confirmed,
}

/// Finds out why a contact did not appear, or a command had no effect.
#[must_use]
pub fn why(inspection: &Inspection, subject: &Subject) -> Verdict {
    if let Some(why) = inspection.unplayable() {
        return Verdict { reason: Reason::Unplayable(why.clone()), row: None };
    }
    match subject {
        Subject::Contact(id) => contact(inspection, id),
        Subject::Command(row) => of_command(inspection, *row),
    }
}

fn contact(inspection: &Inspection, id: &str) -> Verdict {
    if let Some(row) = shown(inspection, id) {
        return Verdict { reason: Reason::Shown, row: Some(row) };
    }
    let named = Needle::new(id);
    let mut messages = 0;
    let mut first = None;
    for (at, row) in inspection.rows.iter().enumerate().filter(|(_, row)| row.kind == Kind::Message) {
        messages += 1;
        if first.is_none() && named.is_in(inspection.text(row)) {
            first = Some((at, row));
        }
    }
    match first {
        Some((at, row)) => Verdict { reason: of_message(inspection, row), row: Some(at) },
        None => none_named(inspection, messages),
    }
}

/// The input with which a contact first appeared on the desk.
fn shown(inspection: &Inspection, id: &str) -> Option<usize> {
    let is_it =
        |outcome: &Outcome| matches!(outcome, Outcome::Change(Change::Contact(contact)) if contact.id.as_str() == id);
    let step = (0..inspection.steps.len()).find(|step| inspection.outcomes(*step).iter().any(is_it))?;
    inspection.steps.get(step).map(|step| step.row as usize)
}

/// The result of a message that names a contact which never appeared on the desk.
fn of_message(inspection: &Inspection, row: &Row) -> Reason {
    let notes = || {
        inspection.outcomes(row.step as usize).iter().filter_map(|outcome| match outcome {
            Outcome::Note(note) => Some(note),
            Outcome::Change(_) => None,
        })
    };
    let of = |kind: NoteKind| notes().find(|note| note.kind == kind).map(|note| note.title.clone());
    let malformed = of(NoteKind::Malformed).map(Reason::Malformed);
    let unknown = || of(NoteKind::Unknown).map(Reason::Unknown);
    let foreign = || of(NoteKind::Foreign).map(Reason::Foreign);
    malformed.or_else(unknown).or_else(foreign).unwrap_or(Reason::Unseen)
}

/// No message names the contact: what is known about messages in general.
fn none_named(inspection: &Inspection, messages: usize) -> Verdict {
    let last = |kind: Kind| inspection.rows.iter().enumerate().rev().find(|(_, row)| row.kind == kind);
    if let Some((at, row)) = last(Kind::Stranger)
        && let Some(Entry::Window(WindowEvent::Stranger { origin, .. })) = inspection.line(row).map(|line| line.entry)
    {
        return Verdict { reason: Reason::Stranger(origin), row: Some(at) };
    }
    if messages > 0 {
        return Verdict { reason: Reason::NotNamed(messages), row: None };
    }
    let mut events = inspection.rows.iter().enumerate().rev().filter(|(_, row)| row.kind == Kind::Window);
    let told = events.find_map(|(at, row)| {
        let reason = match inspection.line(row)?.entry {
            Entry::Window(WindowEvent::Absent) => Reason::NotEmbedded,
            Entry::Window(WindowEvent::Blocked) => Reason::PopupBlocked,
            Entry::Window(WindowEvent::Closed) => Reason::WindowClosed,
            _ => return None,
        };
        Some(Verdict { reason, row: Some(at) })
    });
    told.unwrap_or(Verdict { reason: Reason::NoMessage, row: None })
}

fn of_command(inspection: &Inspection, at: usize) -> Verdict {
    let row = inspection.row(at);
    let line = row.and_then(|row| inspection.line(row));
    let (Some(row), Some(Line { entry: Entry::Command { result, .. }, .. })) = (row, &line) else {
        return Verdict { reason: Reason::Open, row: Some(at) };
    };
    let id = match Answer::read(result) {
        Answer::Sent(id) => id,
        Answer::Refused(denied) => return Verdict { reason: Reason::Denied(denied), row: Some(at) },
    };
    let is_posted = inspection.behind(row.step).any(|row| row.kind == Kind::Post);
    let found = (row.step as usize..inspection.steps.len()).find_map(|step| {
        let outcome = inspection.outcomes(step).iter().find_map(|outcome| result_of(outcome, id))?;
        // After a reload, sessions number commands from the start again, so the number may mean another command.
        (command(inspection, id, step) == Some(at)).then_some((step, outcome))
    });
    match found {
        Some((step, reason)) => {
            let row = inspection.steps.get(step).map(|step| step.row as usize);
            Verdict { reason, row }
        }
        None if !is_posted => Verdict { reason: Reason::NotPosted, row: Some(at) },
        None => Verdict { reason: Reason::Open, row: Some(at) },
    }
}

/// The result of a command that a change reports.
fn result_of(outcome: &Outcome, id: u64) -> Option<Reason> {
    let status = match outcome {
        Outcome::Change(Change::Command(CommandRecord { id: CommandId(own), status, .. })) if *own == id => status,
        Outcome::Change(Change::AgentCommand(AgentRecord { id: CommandId(own), status, .. })) if *own == id => status,
        _ => return None,
    };
    Some(match status {
        CommandStatus::Sent => return None,
        CommandStatus::Unreported => Reason::Unreported,
        CommandStatus::Confirmed => Reason::Confirmed,
        CommandStatus::NoEffect => Reason::NoEffect,
        CommandStatus::Refused(Refusal::Denied(denial)) => Reason::Denied(Denied::Known(denial.clone())),
        CommandStatus::Refused(Refusal::ContactEnded) => Reason::Ended,
        CommandStatus::Refused(Refusal::Vendor(fault)) => Reason::Refused(fault.clone()),
        CommandStatus::Refused(Refusal::Lost) => Reason::Lost,
    })
}
