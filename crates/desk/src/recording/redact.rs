//! Removes personal data from a recording, and replays the result at once to report whether it behaves differently.

use super::{
    digest::desk_digest,
    file::Recording,
    line::{Entry, Header, Line, Out},
    pseudonym::Key,
    redactor::Redactor,
    replay::{Answered, Difference, Played, Player, Replay, Unplayable},
};
use crate::desktop::DesktopSpec;
use serde_json::Value;
use std::collections::VecDeque;

/// A recording without personal data.
#[derive(Debug, Clone, PartialEq)]
pub struct Redacted {
    /// The recording.
    pub recording: Recording,
    /// Where it behaves differently from the original: the original's line, and both sides.
    pub difference: Option<Difference>,
}

/// Replaces personal data in a recording by pseudonyms: everything in fields that are not on the desktop's list of
/// harmless ones. Equal texts stay equal. Origins and the desktop's configuration are kept.
///
/// # Errors
/// If the recording cannot be replayed.
pub fn redact(spec: &'static DesktopSpec, recording: &Recording, key: Key) -> Result<Redacted, Unplayable> {
    let mut redactor = Redactor::new(spec.harmless, key, recording.header.started);
    // The first pass learns the personal data, the second replaces them.
    let _ = header(&recording.header, &mut redactor);
    for line in recording.lines.iter().filter(|line| line.entry.drives()) {
        let _ = input(&line.entry, &mut redactor);
    }
    redactor.learned();
    let header = header(&recording.header, &mut redactor);
    let (mut before, mut after) = (Replay::begin(spec, recording)?, Player::begin(spec, &header)?);
    let mut whole = Recording { header, lines: Vec::new() };
    let mut difference = None;
    while let Some(was) = before.step() {
        let mut line = was.line.map(|line| Line { entry: input(&line.entry, &mut redactor), ..line.clone() });
        let is = after.play(line.as_ref(), &[], None);
        difference = difference.or_else(|| compared(&was, &is, &mut redactor));
        if let (Some(Line { entry: Entry::Command { result, .. }, .. }), Some(said)) = (&mut line, &is.said) {
            result.clone_from(said);
        }
        let at = line.as_ref().map_or(0, |line| line.at);
        whole.lines.extend(line);
        if was.exact {
            let outs = is.outputs.iter().filter_map(Out::of);
            whole.lines.extend(outs.map(|out| Line { number: 0, at, entry: Entry::Out(out) }));
        }
        for line in was.recorded {
            let entry = match &line.entry {
                Entry::Desk(_) if was.exact => Entry::Desk(desk_digest(after.desk())),
                Entry::Mark(text) => Entry::Mark(redactor.written(text)),
                Entry::Out(out) if !was.exact => Entry::Out(without_people(out, &mut redactor)),
                _ => continue,
            };
            whole.lines.push(Line { number: 0, at: line.at, entry });
        }
    }
    Ok(Redacted { recording: whole, difference })
}

/// The first line without personal data.
fn header(header: &Header, redactor: &mut Redactor) -> Header {
    let kept = header.kept.as_ref().map(|kept| redactor.kept(kept));
    let pair = |pair: &str| match pair.split_once('=') {
        Some((name, value)) => format!("{name}={}", redactor.id(value)),
        None => String::new(),
    };
    let query = header.query.split('&').map(pair).collect::<Vec<_>>().join("&");
    Header { redacted: true, kept, query, ..header.clone() }
}

fn input(entry: &Entry, redactor: &mut Redactor) -> Entry {
    match entry {
        Entry::Message { origin, text } => Entry::Message { origin: origin.clone(), text: redactor.message(text) },
        // A command that cannot be given without personal data becomes a time step.
        Entry::Command { given, result } => match redactor.given(given) {
            Some(given) => Entry::Command { given, result: result.clone() },
            None => Entry::Wake,
        },
        Entry::Gap { lines, kept } => {
            Entry::Gap { lines: *lines, kept: kept.as_deref().map(|kept| redactor.kept(kept)) }
        }
        other => other.clone(),
    }
}

/// A recorded output, redacted, for a part that cannot be replayed exactly.
fn without_people(out: &Out, redactor: &mut Redactor) -> Out {
    let mut bare = |value: &Value, names: [&str; 2]| {
        let field = |name: &str| Some((name.to_owned(), value.get(name)?.as_str()?.to_owned()));
        let fields = names.into_iter().filter_map(field);
        let fields = fields.map(|(name, text)| {
            let text = if name == "id" { redactor.contact(&text) } else { text };
            (name, Value::String(text))
        });
        Value::Object(fields.collect())
    };
    match out {
        Out::Change(value) => Out::Change(bare(value, ["kind", "id"])),
        Out::Note(value) => Out::Note(bare(value, ["kind", "kind"])),
        Out::Post { to, text } => Out::Post { to: to.clone(), text: redactor.message(text) },
        Out::Unwritten => Out::Unwritten,
    }
}

/// Compares the answers of the session before and after: as many outputs of the same kinds about the same contacts, and
/// the same posts apart from personal data. Learns which id replaces which contact's.
fn compared(was: &Played<'_>, is: &Answered, redactor: &mut Redactor) -> Option<Difference> {
    if !was.exact {
        return None;
    }
    if let Some(own) = &was.difference {
        return Some(own.clone());
    }
    let (line, at) = was.line.map_or((1, 0), |line| (line.number, line.at));
    if let (Some(recorded), Some(replayed)) = (&was.said, &is.said)
        && verb(recorded) != verb(replayed)
    {
        return Some(Difference { line, recorded: recorded.clone(), replayed: replayed.clone() });
    }
    // In any order: a session may go through contacts in the order of their ids.
    let mut others: VecDeque<Out> = is.outputs.iter().filter_map(Out::of).collect();
    let told = |out: Option<&Out>| out.map_or_else(|| "nothing".to_owned(), |out| Entry::Out(out.clone()).to_text(at));
    for out in was.outputs.iter().filter_map(Out::of) {
        let found = others.iter().position(|other| is_alike(&out, other, redactor));
        let Some(found) = found.or_else(|| others.iter().position(|other| is_first(&out, other, redactor))) else {
            return Some(Difference { line, recorded: told(Some(&out)), replayed: told(others.front()) });
        };
        if let (Out::Change(one), Some(Out::Change(other))) = (&out, others.remove(found)) {
            redactor.meets(&text_of(one, "id"), &text_of(&other, "id"));
        }
    }
    let more = others.front()?;
    Some(Difference { line, recorded: "nothing more".to_owned(), replayed: told(Some(more)) })
}

/// The result of a command, without the desktop's own words.
fn verb(said: &str) -> &str {
    said.split_once('(').map_or(said, |(verb, _)| verb)
}

fn is_alike(was: &Out, is: &Out, redactor: &mut Redactor) -> bool {
    let same = |one: &Value, other: &Value, name: &str| text_of(one, name) == text_of(other, name);
    match (was, is) {
        (Out::Post { to, text }, Out::Post { to: other, text: said }) => to == other && redactor.is_same(text, said),
        (Out::Change(one), Out::Change(other)) => {
            same(one, other, "kind") && redactor.contact(&text_of(one, "id")) == text_of(other, "id")
        }
        (Out::Note(one), Out::Note(other)) => same(one, other, "kind"),
        _ => false,
    }
}

/// Whether both may be the first change of a contact whose id was replaced differently from the same text elsewhere.
fn is_first(was: &Out, is: &Out, redactor: &Redactor) -> bool {
    let (Out::Change(one), Out::Change(other)) = (was, is) else { return false };
    let (id, new) = (text_of(one, "id"), text_of(other, "id"));
    text_of(one, "kind") == text_of(other, "kind") && !id.is_empty() && !new.is_empty() && redactor.are_new(&id, &new)
}

fn text_of(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
