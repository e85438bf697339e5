//! Opens a file a few lines at a time, so that the page stays responsive. Each line is parsed, added to the table, and
//! replayed if the desktop is known.

use crate::{
    inspection::{Inspection, Outcome, Step},
    row::{Kind, Names, Row},
    title::title,
};
use deskpane_desk::{
    desktop::DesktopSpec,
    recording::{Difference, Entry, Header, Line, Out, Player, ReadError, Unplayable},
    session::{Note, Output, cut},
};

/// How many bytes of a note's text are kept.
const NOTE: usize = 300;

/// Why a file cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOpened {
    /// It is larger than 4 GiB.
    TooLarge,
    /// It is no recording, or a line of it is damaged.
    Unreadable(ReadError),
}

/// A file being opened.
pub struct Opening {
    read: Inspection,
    player: Option<Player>,
    /// Where the next line starts.
    next: usize,
    /// Its number, from 1.
    number: u32,
    /// The input to replay once the lines recorded after it are known; `None` for the start of the session.
    input: Option<Line>,
    recorded: Vec<Line>,
}

impl Opening {
    /// Reads the first line. `desktops` are those that can be replayed.
    ///
    /// # Errors
    /// If it is not a recording, or has a version that cannot be read.
    pub fn begin(text: String, desktops: &[&'static DesktopSpec]) -> Result<Self, NotOpened> {
        if u32::try_from(text.len()).is_err() {
            return Err(NotOpened::TooLarge);
        }
        let first = text.find('\n').unwrap_or(text.len());
        let header = Header::read(text.get(..first).unwrap_or_default().trim_end_matches('\r'))
            .map_err(NotOpened::Unreadable)?;
        let spec = desktops.iter().copied().find(|spec| spec.id == header.desktop);
        let (player, unplayable) = match spec.map(|spec| Player::begin(spec, &header)) {
            Some(Ok(player)) => (Some(player), None),
            Some(Err(why)) => (None, Some(why)),
            None => (None, Some(Unplayable::Desktop(header.desktop.clone()))),
        };
        let read = Inspection {
            spec: spec.filter(|_| player.is_some()),
            text,
            header,
            unplayable,
            rows: Vec::new(),
            names: Names::new(),
            contacts: Names::new(),
            steps: Vec::new(),
            outcomes: Vec::new(),
            desks: Vec::new(),
            difference: None,
        };
        Ok(Self { read, player, next: first + 1, number: 2, input: None, recorded: Vec::new() })
    }

    /// Reads about this many more bytes. Returns whether there is more.
    ///
    /// # Errors
    /// If a line is truncated or damaged.
    pub fn advance(&mut self, bytes: usize) -> Result<bool, ReadError> {
        let until = self.next.saturating_add(bytes);
        while self.next < self.read.text.len() && self.next < until {
            self.line()?;
        }
        Ok(self.next < self.read.text.len())
    }

    /// The progress, in percent.
    #[must_use]
    pub fn percent(&self) -> usize {
        self.next.min(self.read.text.len()).saturating_mul(100) / self.read.text.len().max(1)
    }

    /// The recording, as far as it has been read.
    #[must_use]
    pub fn finish(mut self) -> Inspection {
        self.play(None);
        self.read
    }

    fn line(&mut self) -> Result<(), ReadError> {
        let rest = self.read.text.get(self.next..).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or_default().trim_end_matches('\r');
        let (start, number, length_of_text) = (self.next, self.number, text.len());
        let line = Line::read(number as usize, text)?;
        self.next += length + 1;
        self.number += 1;
        let Some(line) = line else { return Ok(()) };
        if line.entry.drives() {
            self.play(Some(&line));
        }
        let name = match &line.entry {
            Entry::Message { text, .. } | Entry::Out(Out::Post { text, .. }) => title(text),
            other => other.name(),
        };
        let drives = line.entry.drives();
        let row = Row {
            number,
            at: line.at,
            kind: Kind::of(&line.entry),
            start: start as u32,
            length: length_of_text as u32,
            // The current step. An input starts its own step, when it is replayed.
            step: self.read.steps.len() as u32,
            name: self.read.names.number(&name),
            contact: line.entry.contact().map_or(0, |id| self.read.contacts.number(id)),
        };
        self.read.rows.push(row);
        if drives {
            self.input = Some(line);
        } else {
            self.recorded.push(line);
        }
        Ok(())
    }

    /// Replays the pending input, which comes before `next`.
    fn play(&mut self, next: Option<&Line>) {
        let (input, recorded) = (self.input.take(), std::mem::take(&mut self.recorded));
        let behind = recorded.len() + usize::from(input.is_some());
        let mut step = Step {
            row: self.read.rows.len().saturating_sub(behind) as u32,
            outcomes: self.read.outcomes.len() as u32,
            is_gap: input.as_ref().is_some_and(|line| matches!(line.entry, Entry::Gap { .. })),
            differs: false,
            exact: false,
        };
        if let Some(player) = &mut self.player {
            let answered = player.play(input.as_ref(), &recorded, next);
            self.read.outcomes.extend(answered.outputs.into_iter().filter_map(|output| match output {
                Output::Change(change) => Some(Outcome::Change(change)),
                Output::Note(note) => Some(Outcome::Note(Note { text: cut(&note.text, NOTE).to_owned(), ..note })),
                Output::Post { .. } | Output::Snapshot(_) => None,
            }));
            step.exact = answered.exact;
            step.differs = answered.difference.is_some();
            let first = self.read.difference.is_none();
            if let Some(difference) = answered.difference.filter(|_| first) {
                self.read.difference = Some(Difference { ..difference });
            }
        }
        self.read.steps.push(step);
        self.read.keep_desk(self.player.as_ref().map(Player::desk));
    }
}
