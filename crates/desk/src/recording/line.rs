//! The lines of a recording, and their text form.

use super::{
    clean,
    command::{self, Given},
};
use crate::{clock::Millis, origin::Origin, session::WindowEvent};
use serde_json::Value;

/// The version of the format. Files of other versions are refused.
pub const VERSION: u64 = 1;

/// The first line: what a session needs to start.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The version of the panel that made the recording.
    pub panel: String,
    /// The desktop's id.
    pub desktop: String,
    /// The desktop's part of `config.json`.
    pub config: Value,
    /// The parameters that the session has read from the query of the page's address: `contactId=7`.
    pub query: String,
    /// The origin of the panel's page.
    pub page: String,
    /// The snapshot that the session started with, or its last one before the recording started.
    pub kept: Option<String>,
    /// Whether personal data were removed.
    pub redacted: bool,
    /// The start of the recording. All times are milliseconds since then.
    pub started: Millis,
    /// The session was already running when the recording started: a replay proves nothing until the page was reloaded.
    pub midway: bool,
}

/// A line with its time.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its line number in the file, from 1; 0 if it was not read from a file.
    pub number: usize,
    /// Milliseconds since the start of the recording.
    pub at: i64,
    /// Its content.
    pub entry: Entry,
}

/// The content of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// An event of a window, or a message from an origin that is not on the list.
    Window(WindowEvent),
    /// A message from the desktop, without secrets.
    Message {
        /// Its origin.
        origin: Origin,
        /// Its text.
        text: String,
    },
    /// A command.
    Command {
        /// The command.
        given: Given,
        /// The session's answer: `sent 7`, or `refused` and the reason.
        result: String,
    },
    /// Time passed.
    Wake,
    /// An output of the session.
    Out(Out),
    /// A digest of the desk at that time.
    Desk(String),
    /// Lines are missing, and the session starts again with a snapshot. If none are missing, the page was reloaded.
    Gap {
        /// How many lines are missing.
        lines: u64,
        /// The snapshot.
        kept: Option<String>,
    },
    /// A person's note about this moment.
    Mark(String),
}

/// An output of a session, as far as a replay compares it.
#[derive(Debug, Clone, PartialEq)]
pub enum Out {
    /// A post, without secrets.
    Post {
        /// The target origin.
        to: Origin,
        /// The message.
        text: String,
    },
    /// A change of the desk: its kind, its subject, and a digest of its content.
    Change(Value),
    /// A note for the integrator: its kind and title, and a digest of its text.
    Note(Value),
    /// The page failed before the outputs were written.
    Unwritten,
}

impl Entry {
    /// Whether a replay needs this line as an input. All other lines are compared, or are for people.
    #[must_use]
    pub const fn drives(&self) -> bool {
        matches!(self, Self::Window(_) | Self::Message { .. } | Self::Command { .. } | Self::Wake | Self::Gap { .. })
    }
}

impl Entry {
    /// The same, without secrets. Commands have none.
    pub(super) fn without_secrets(self) -> Self {
        match self {
            Self::Message { origin, text } => Self::Message { origin, text: clean::message(&text).into_owned() },
            other => other,
        }
    }
}

impl Entry {
    /// Its name in a list: of an event, a command, a kind of change, or a note. Empty for a message and a post, whose
    /// names depend on the desktop.
    #[must_use]
    pub fn name(&self) -> String {
        let field = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        match self {
            Self::Window(WindowEvent::Stranger { .. }) => "stranger".to_owned(),
            Self::Window(WindowEvent::Found { .. }) => "found".to_owned(),
            Self::Window(event) => name_of(event).to_owned(),
            Self::Command { given, .. } => field(&command::write(given), "intent"),
            Self::Out(Out::Change(value)) => field(value, "kind"),
            Self::Out(Out::Note(value)) => field(value, "title"),
            _ => String::new(),
        }
    }

    /// The id of the contact that a command or a change is about.
    #[must_use]
    pub fn contact(&self) -> Option<&str> {
        match self {
            Self::Command { given: Given::Contact(command), .. } => Some(command.contact.as_str()),
            Self::Out(Out::Change(value)) => value.get("id")?.as_str(),
            _ => None,
        }
    }
}

/// A JSON object being written.
struct Object(String);

impl Object {
    fn at(at: i64) -> Self {
        Self(format!("{{\"t\":{at}"))
    }

    /// Adds a field whose value is JSON already.
    fn json(mut self, name: &str, json: &str) -> Self {
        for part in [",\"", name, "\":", json] {
            self.0.push_str(part);
        }
        self
    }

    fn text(self, name: &str, text: &str) -> Self {
        self.json(name, &quoted(text))
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

impl Header {
    /// The line as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self { panel, desktop, config, query, page, kept, redacted, started, midway } = self;
        let mut line = Object(format!("{{\"deskpane\":\"recording\",\"v\":{VERSION}"))
            .text("panel", panel)
            .text("desktop", desktop)
            .json("config", &config.to_string())
            .text("query", query)
            .text("page", page);
        if let Some(kept) = kept {
            line = line.text("kept", kept);
        }
        line = line.json("redacted", if *redacted { "true" } else { "false" });
        if *midway {
            line = line.json("midway", "true");
        }
        line.text("startedAt", &started.stamp()).end()
    }
}

impl Line {
    /// The lines of an input whose outputs were not written because the page failed.
    #[must_use]
    pub fn unwritten(at: i64, input: Entry) -> [String; 2] {
        [input.without_secrets(), Entry::Out(Out::Unwritten)].map(|entry| entry.to_text(at))
    }

    /// The line.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.entry.to_text(self.at)
    }
}

impl Entry {
    /// The line as text, at this time.
    pub(super) fn to_text(&self, at: i64) -> String {
        let line = Object::at(at);
        match self {
            Self::Window(event) => window(line, event),
            Self::Message { origin, text } => {
                line.text("in", "message").text("origin", origin.as_str()).text("text", text)
            }
            Self::Command { given, result } => {
                line.text("in", "command").json("value", &command::write(given).to_string()).text("result", result)
            }
            Self::Wake => line.text("in", "wake"),
            Self::Out(Out::Post { to, text }) => line.text("out", "post").text("to", to.as_str()).text("text", text),
            Self::Out(Out::Change(value)) => line.text("out", "change").json("value", &value.to_string()),
            Self::Out(Out::Note(value)) => line.text("out", "note").json("value", &value.to_string()),
            Self::Out(Out::Unwritten) => line.text("out", "unwritten"),
            Self::Desk(digest) => line.text("desk", digest),
            Self::Gap { lines, kept } => {
                let kept = kept.as_deref().map_or_else(|| "null".to_owned(), quoted);
                line.json("gap", &format!("{{\"lines\":{lines},\"kept\":{kept}}}"))
            }
            Self::Mark(text) => line.text("mark", text),
        }
        .end()
    }
}

fn window(line: Object, event: &WindowEvent) -> Object {
    match event {
        WindowEvent::Stranger { origin, size } => {
            let line = line.text("in", "stranger").text("origin", origin);
            match size {
                Some(size) => line.json("size", &size.to_string()),
                None => line,
            }
        }
        WindowEvent::Found { origin } => {
            let line = line.text("in", "window").text("event", "found");
            match origin {
                Some(origin) => line.text("origin", origin),
                None => line,
            }
        }
        other => line.text("in", "window").text("event", name_of(other)),
    }
}

/// The name of an event without further data.
fn name_of(event: &WindowEvent) -> &'static str {
    EVENTS.iter().find(|(own, _)| own == event).map_or("", |(_, name)| name)
}

/// The events without further data, and their names.
pub(super) const EVENTS: [(WindowEvent, &str); 9] = [
    (WindowEvent::Absent, "absent"),
    (WindowEvent::Opened, "opened"),
    (WindowEvent::Regained, "regained"),
    (WindowEvent::Blocked, "blocked"),
    (WindowEvent::Closed, "closed"),
    (WindowEvent::FrameLoading, "frameLoading"),
    (WindowEvent::FrameLoaded, "frameLoaded"),
    (WindowEvent::Leaving, "leaving"),
    (WindowEvent::Shown, "shown"),
];
