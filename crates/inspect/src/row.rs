//! The lines of a recording as a table holds them: a million of them must fit into a browser's memory, so a row says where its
//! text is and holds numbers for the rest.

use deskpane_desk::{
    recording::{Entry, Out},
    session::WindowEvent,
};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A message of the desktop.
    Message,
    /// A message from an origin that is not allowed; its content was not read.
    Stranger,
    /// An event of a window.
    Window,
    /// A command of the agent.
    Command,
    /// Time had passed.
    Wake,
    /// A post to the desktop.
    Post,
    /// A change of the desk.
    Change,
    /// A note for the integrator.
    Note,
    /// A digest of the desk.
    Desk,
    /// Lines are missing, or the page began anew.
    Gap,
    /// A note that somebody made of the moment.
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
            Entry::Gap { .. } => Self::Gap,
            Entry::Mark(_) => Self::Mark,
        }
    }

    /// Which way it went.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Message | Self::Stranger | Self::Window | Self::Command | Self::Wake => Direction::In,
            Self::Post | Self::Change | Self::Note => Direction::Out,
            Self::Desk | Self::Gap | Self::Mark => Direction::Beside,
        }
    }
}

/// Which way a line went, seen from the session.
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
    /// Which line of the file it is, counted from 1.
    pub number: u32,
    /// Milliseconds since the recording began.
    pub at: i64,
    /// What it is.
    pub kind: Kind,
    /// Where its text begins in the file, in bytes.
    pub(crate) start: u32,
    /// How long its text is, in bytes.
    pub(crate) length: u32,
    /// The input that it is, or that it followed from: a number for [`Inspection::step`](crate::Inspection).
    pub(crate) step: u32,
    /// Its name, as a number.
    pub(crate) name: u32,
    /// The contact that it is about, as a number; 0 for none.
    pub(crate) contact: u32,
}

/// From where a line came, or to where it went.
pub(crate) fn origin(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Message { origin, .. } => Some(origin.to_string()),
        Entry::Window(WindowEvent::Stranger { origin, .. }) => Some(origin.clone()),
        Entry::Window(WindowEvent::Found { origin }) => origin.clone(),
        Entry::Out(Out::Post { to, .. }) => Some(to.to_string()),
        _ => None,
    }
}

/// Texts that occur again and again, each as a number. 0 is the empty text.
#[derive(Debug)]
pub(crate) struct Names {
    texts: Vec<String>,
    numbers: std::collections::HashMap<String, u32>,
}

impl Names {
    /// So many different ones are told apart; further ones are the empty text.
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

    /// All but the empty one, in the order of their first occurrence.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().skip(1).map(String::as_str)
    }
}
