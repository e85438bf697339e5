//! Updates the outputs of a recording: after an intended change, or for inputs written by hand.

use super::{
    digest::desk_digest,
    file::Recording,
    line::{Entry, Line, Out},
    replay::{Replay, Unplayable},
};
use crate::desktop::DesktopSpec;

/// The same inputs with the current outputs. Lines that cannot be replayed exactly, because the session was not
/// recorded from its start, stay as they are.
///
/// # Errors
/// If the recording cannot be replayed.
pub fn migrate(spec: &'static DesktopSpec, recording: &Recording) -> Result<Recording, Unplayable> {
    let mut replay = Replay::begin(spec, recording)?;
    let mut lines = Vec::new();
    while let Some(played) = replay.step() {
        let at = played.line.map_or(0, |line| line.at);
        let new = |entry| Line { number: 0, at, entry };
        if let Some(line) = played.line {
            let mut line = line.clone();
            if let (Entry::Command { result, .. }, Some(said)) = (&mut line.entry, &played.said) {
                result.clone_from(said);
            }
            lines.push(line);
        }
        if !played.exact {
            lines.extend(played.recorded.iter().cloned());
            continue;
        }
        lines.extend(played.outputs.iter().filter_map(Out::of).map(|out| new(Entry::Out(out))));
        for line in played.recorded {
            match &line.entry {
                Entry::Desk(_) => lines.push(new(Entry::Desk(desk_digest(replay.desk())))),
                Entry::Mark(_) => lines.push(line.clone()),
                _ => {}
            }
        }
    }
    Ok(Recording { header: recording.header.clone(), lines })
}
