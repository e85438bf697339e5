//! A recording without people, played on the spot: whoever saves it is told where it behaves differently.

use super::{
    digest::desk_digest,
    file::Recording,
    line::{Entry, Line, Out},
    pseudonym::Key,
    redactor::Redactor,
    replay::{Difference, Played, Replay, Unplayable},
};
use crate::desktop::DesktopSpec;
use serde_json::Value;

/// A recording without people.
#[derive(Debug, Clone, PartialEq)]
pub struct Redacted {
    /// The recording.
    pub recording: Recording,
    /// Where it behaves differently than the one it was made of: the line of that one, and both sides.
    pub difference: Option<Difference>,
}

/// Gives people in a recording other names: whatever is in a field that is not on the desktop's list of harmless ones. What
/// equals stays equal. Origins stay, and so does the desktop's configuration.
///
/// # Errors
/// When the recording cannot be played.
pub fn redact(spec: &'static DesktopSpec, recording: &Recording, key: Key) -> Result<Redacted, Unplayable> {
    let mut redactor = Redactor::new(spec.harmless, key, recording.header.started);
    // Once to see who is in it, once to take them out.
    let _ = inputs(recording, &mut redactor);
    redactor.learned();
    let bare = inputs(recording, &mut redactor);
    let mut whole = Recording { header: bare.header.clone(), lines: Vec::new() };
    let (mut before, mut after) = (Replay::begin(spec, recording)?, Replay::begin(spec, &bare)?);
    let mut difference = None;
    while let (Some(was), Some(is)) = (before.step(), after.step()) {
        difference = difference.or_else(|| compared(&was, &is, &mut redactor));
        whole.lines.extend(is.line.cloned().map(|mut line| {
            if let (Entry::Command { result, .. }, Some(said)) = (&mut line.entry, &is.said) {
                result.clone_from(said);
            }
            line
        }));
        let at = is.line.map_or(0, |line| line.at);
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

/// The same recording with nothing but what goes in.
fn inputs(recording: &Recording, redactor: &mut Redactor) -> Recording {
    let mut header = recording.header.clone();
    header.redacted = true;
    header.kept = header.kept.map(|kept| redactor.kept(&kept));
    let pair = |pair: &str| match pair.split_once('=') {
        Some((name, value)) => format!("{name}={}", redactor.id(value)),
        None => String::new(),
    };
    header.query = header.query.split('&').map(pair).collect::<Vec<_>>().join("&");
    let drives = |line: &&Line| line.entry.drives();
    let lines =
        recording.lines.iter().filter(drives).map(|line| Line { entry: input(&line.entry, redactor), ..line.clone() });
    let lines = lines.collect();
    Recording { header, lines }
}

fn input(entry: &Entry, redactor: &mut Redactor) -> Entry {
    match entry {
        Entry::Message { origin, text } => Entry::Message { origin: origin.clone(), text: redactor.message(text) },
        Entry::Command { given, result } => Entry::Command { given: redactor.given(given), result: result.clone() },
        Entry::Gap { lines, kept } => {
            Entry::Gap { lines: *lines, kept: kept.as_deref().map(|kept| redactor.kept(kept)) }
        }
        other => other.clone(),
    }
}

/// What was recorded of an output, where it is not known what comes out without people.
fn without_people(out: &Out, redactor: &mut Redactor) -> Out {
    let mut bare = |value: &Value, names: [&str; 2]| {
        let field = |name: &str| Some((name.to_owned(), value.get(name)?.as_str()?.to_owned()));
        let fields = names.into_iter().filter_map(field);
        let fields = fields.map(|(name, text)| {
            let text = if name == "id" { redactor.id(&text) } else { text };
            (name, Value::String(text))
        });
        Value::Object(fields.collect())
    };
    match out {
        Out::Change(value) => Out::Change(bare(value, ["kind", "id"])),
        Out::Note(value) => Out::Note(bare(value, ["kind", "kind"])),
        Out::Post { to, text } => Out::Post { to: to.clone(), text: redactor.message(text) },
    }
}

/// Whether the session did the same: as many things of the same kinds, about the same contacts; and the same posts but for people.
fn compared(was: &Played<'_>, is: &Played<'_>, redactor: &mut Redactor) -> Option<Difference> {
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
    let mut outs = is.outputs.iter().filter_map(Out::of);
    for out in was.outputs.iter().filter_map(Out::of) {
        let other = outs.next();
        if !other.as_ref().is_some_and(|other| is_alike(&out, other, redactor)) {
            let told = |out: Option<Out>| out.map_or_else(|| "nothing".to_owned(), |out| Entry::Out(out).to_text(at));
            return Some(Difference { line, recorded: told(Some(out)), replayed: told(other) });
        }
    }
    let more = outs.next()?;
    Some(Difference { line, recorded: "nothing more".to_owned(), replayed: Entry::Out(more).to_text(at) })
}

/// What became of a command, without the words a desktop has for it.
fn verb(said: &str) -> &str {
    said.split_once('(').map_or(said, |(verb, _)| verb)
}

fn is_alike(was: &Out, is: &Out, redactor: &mut Redactor) -> bool {
    let field = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    match (was, is) {
        (Out::Post { to, text }, Out::Post { to: other, text: said }) => to == other && redactor.is_same(text, said),
        (Out::Change(one), Out::Change(other)) => {
            let id = field(one, "id").map(|id| redactor.id(&id));
            field(one, "kind") == field(other, "kind") && id == field(other, "id")
        }
        (Out::Note(one), Out::Note(other)) => field(one, "kind") == field(other, "kind"),
        _ => false,
    }
}
