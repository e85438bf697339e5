//! A recording of any length, for the benchmark of `/inspect`: a recorded hour again and again, each time with other contacts.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow, bail};
use deskpane_desk::desktop::DesktopSpec;
use deskpane_desk::recording::{Answered, Entry, Line, Out, Player, Recording, desk_digest};

/// The file of a recording with so many lines, with the outputs of a replay.
pub(crate) fn of(spec: &'static DesktopSpec, hour: &Recording, lines: usize) -> Result<String> {
    if !hour.lines.iter().any(|line| line.entry.drives()) {
        bail!("there is nothing to repeat in it");
    }
    let mut player = Player::begin(spec, &hour.header).map_err(|error| anyhow!("{error}"))?;
    let ids: BTreeSet<_> = hour.lines.iter().filter_map(|line| line.entry.contact()).collect();
    let mut long = Long { text: hour.header.to_text() + "\n", lines: 1 };
    long.outputs(0, &player.play(None, &[], None));
    let turns = (0_i64..).flat_map(|turn| hour.lines.iter().map(move |line| (turn, line)));
    for (turn, line) in turns {
        if long.lines >= lines {
            break;
        }
        let at = line.at + turn * (hour.length() + 1);
        if matches!(line.entry, Entry::Desk(_)) {
            long.push(&Line { number: 0, at, entry: Entry::Desk(desk_digest(player.desk())) });
        }
        if !line.entry.drives() {
            continue;
        }
        let mut text = Line { number: 0, at, entry: line.entry.clone() }.to_text();
        for id in &ids {
            text = text.replace(id, &format!("{id}{turn}"));
        }
        let Some(mut line) = Line::read(0, &text)? else { continue };
        let answered = player.play(Some(&line), &[], None);
        if let (Entry::Command { result, .. }, Some(said)) = (&mut line.entry, &answered.said) {
            result.clone_from(said);
        }
        long.push(&line);
        long.outputs(at, &answered);
    }
    Ok(long.text)
}

/// The file as far as it is written.
struct Long {
    text: String,
    lines: usize,
}

impl Long {
    fn push(&mut self, line: &Line) {
        self.text.push_str(&line.to_text());
        self.text.push('\n');
        self.lines += 1;
    }

    fn outputs(&mut self, at: i64, answered: &Answered) {
        for out in answered.outputs.iter().filter_map(Out::of) {
            self.push(&Line { number: 0, at, entry: Entry::Out(out) });
        }
    }
}
