//! A recording with the outputs that come out now: after a change that was meant, or of inputs written by hand.

use super::{
    digest::desk_digest,
    file::Recording,
    line::{Entry, Line, Out},
    replay::{Replay, Unplayable},
};
use crate::desktop::DesktopSpec;

/// The same inputs, with what comes out of them now. Where the session was not recorded from its beginning, lines stay as they
/// are.
///
/// # Errors
/// When the recording cannot be played.
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
