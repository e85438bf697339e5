//! The lines of a recording as the table stores them. A million must fit into a browser's memory, so a row stores only
//! numbers and where its text is.

use deskpane_desk::{
    recording::{Entry, Out},
    session::WindowEvent,
};

/// The kind of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A message from the desktop.
    Message,
    /// A message from an origin that is not on the list; its content was not read.
    Stranger,
    /// An event of a window.
    Window,
    /// A command of the agent.
    Command,
    /// Time passed.
    Wake,
    /// A post to the desktop.
    Post,
    /// A change of the desk.
    Change,
    /// A note for the integrator.
    Note,
    /// A digest of the desk.
    Desk,
    /// Lines are missing, or the page was reloaded.
    Gap,
    /// A note that a person made of the moment.
    Mark,
}

impl Kind {
    /// The kind of a line.
    pub(crate) const fn of(entry: &Entry) -> Self {
        match entry {
            Entry::Message { .. } => Self::Message,
            Entry::Window(WindowEvent::Stranger { .. }) => Self::Stranger,
            Entry::Window(_) => Self::Window,
            Entry::Command { .. } => Self::Command,
            Entry::Wake => Self::Wake,
            Entry::Out(Out::Post { .. }) => Self::Post,
            Entry::Out(Out::Change(_)) => Self::Change,
            Entry::Out(Out::Note(_)) => Self::Note,
            Entry::Desk(_) => Self::Desk,
            Entry::Gap { .. } | Entry::Out(Out::Unwritten) => Self::Gap,
            Entry::Mark(_) => Self::Mark,
        }
    }

    /// Its direction.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Message | Self::Stranger | Self::Window | Self::Command | Self::Wake => Direction::In,
            Self::Post | Self::Change | Self::Note => Direction::Out,
            Self::Desk | Self::Gap | Self::Mark => Direction::Beside,
        }
    }
}

/// The direction of a line, seen from the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Into it.
    In,
    /// Out of it.
    Out,
    /// Neither: a digest, a gap, a mark.
    Beside,
}

/// One line.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its line number in the file, from 1.
    pub number: u32,
    /// Milliseconds since the recording began.
    pub at: i64,
    /// Its kind.
    pub kind: Kind,
    /// Where its text starts in the file, in bytes.
    pub(crate) start: u32,
    /// The length of its text, in bytes.
    pub(crate) length: u32,
    /// The step that it starts or belongs to, for [`Inspection::step`](crate::Inspection).
    pub(crate) step: u32,
    /// Its name, as a number of [`Names`].
    pub(crate) name: u32,
    /// The contact that it is about, as a number; 0 for none.
    pub(crate) contact: u32,
}

/// The origin that a line came from, or went to.
pub(crate) fn origin(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Message { origin, .. } => Some(origin.to_string()),
        Entry::Window(WindowEvent::Stranger { origin, .. }) => Some(origin.clone()),
        Entry::Window(WindowEvent::Found { origin }) => origin.clone(),
        Entry::Out(Out::Post { to, .. }) => Some(to.to_string()),
        _ => None,
    }
}

/// Repeated texts, each stored once and referred to by a number. 0 is the empty text.
#[derive(Debug)]
pub(crate) struct Names {
    texts: Vec<String>,
    numbers: std::collections::HashMap<String, u32>,
}

impl Names {
    /// The most different texts; any further one becomes the empty text.
    const MOST: usize = 100_000;

    pub(crate) fn new() -> Self {
        Self { texts: vec![String::new()], numbers: [(String::new(), 0)].into() }
    }

    pub(crate) fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let Ok(number) = u32::try_from(self.texts.len()) else { return 0 };
        if self.texts.len() >= Self::MOST {
            return 0;
        }
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    pub(crate) fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", String::as_str)
    }

    /// All but the empty text, in order of first occurrence.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().skip(1).map(String::as_str)
    }
}
