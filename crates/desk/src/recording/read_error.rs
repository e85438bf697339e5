//! Why a text is not a recording, as data: the page that opens files says it in the reader's language.

use super::line::VERSION;
use std::fmt;

/// Why a text is not a recording: the line number, from 1, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The line number.
    pub line: usize,
    /// What is wrong with the line.
    pub wrong: Wrong,
}

/// What is wrong with a line. The texts are the file's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is not the first line of a recording.
    Foreign,
    /// The recording has this version, which is not read.
    Version(String),
    /// It ends in the middle: its start.
    CutOff(String),
    /// It is no JSON from this character on, counted from 1: its start.
    Damaged(usize, String),
    /// It is JSON, but not an object: its start.
    NotAnObject(String),
    /// A field is missing.
    Missing(&'static str),
    /// A field has a value of another kind.
    Field(&'static str, Expected),
    /// A command that is not known.
    Command(String),
    /// An event of a window that is not known.
    Event(String),
    /// An input that is not known.
    Input(String),
    /// A text that is no origin.
    Origin(String),
}

/// What a field must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// An object.
    Object,
    /// A text.
    Text,
    /// True or false.
    Flag,
    /// A whole number.
    Number,
    /// A date and time.
    Time,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.wrong)
    }
}

impl std::error::Error for ReadError {}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => write!(
                f,
                "not a recording of Deskpane's: its first line says {{\"deskpane\":\"recording\",\"v\":{VERSION},…}}"
            ),
            Self::Version(version) => write!(f, "of version {version}: this Deskpane reads version {VERSION}"),
            Self::CutOff(text) => write!(f, "cut off: {text}"),
            Self::Damaged(at, text) => write!(f, "damaged at character {at}: {text}"),
            Self::NotAnObject(text) => write!(f, "not a JSON object: {text}"),
            Self::Missing(field) => write!(f, "{field:?} is missing"),
            Self::Field(field, expected) => write!(
                f,
                "{field:?} is {}",
                match expected {
                    Expected::Object => "no object",
                    Expected::Text => "no text",
                    Expected::Flag => "neither true nor false",
                    Expected::Number => "no whole number",
                    Expected::Time => "no time such as 2026-11-27T13:00:00Z",
                }
            ),
            Self::Command(value) => write!(f, "not a command this Deskpane knows: {value}"),
            Self::Event(name) => write!(f, "{name:?} is no event of a window"),
            Self::Input(name) => {
                write!(f, "{name:?} is nothing that goes into a session: a newer Deskpane may know it")
            }
            Self::Origin(text) => write!(f, "{text:?} is no origin"),
        }
    }
}
