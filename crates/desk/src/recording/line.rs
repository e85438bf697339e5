//! The lines of a recording, and how each is written.

use super::command::{self, Given};
use crate::{clock::Millis, origin::Origin, session::WindowEvent};
use serde_json::Value;

/// The only version there is of the format; a file of another is refused.
pub const VERSION: u64 = 1;

/// The first line: what a session needs to begin.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The version of the panel that recorded.
    pub panel: String,
    /// The desktop's id.
    pub desktop: String,
    /// The desktop's part of `config.json`.
    pub config: Value,
    /// What the session asked of the query of the page's address: `contactId=7`.
    pub query: String,
    /// The origin of the panel's page.
    pub page: String,
    /// What the session had kept when it began, or last before the recording did.
    pub kept: Option<String>,
    /// Whether people were taken out of it.
    pub redacted: bool,
    /// When it began. All times are milliseconds since then.
    pub started: Millis,
    /// The session had been running when the recording began: what comes of a replay is no proof until the page began anew.
    pub midway: bool,
}

/// One line, with its time.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which line of the file it was read from, counted from 1; 0 for none.
    pub number: usize,
    /// Milliseconds since the beginning.
    pub at: i64,
    /// What it says.
    pub entry: Entry,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Something happened to a window, or a stranger spoke.
    Window(WindowEvent),
    /// A message came from the desktop, without whatever is secret in it.
    Message {
        /// From where.
        origin: Origin,
        /// As it came.
        text: String,
    },
    /// A command was given.
    Command {
        /// Which.
        given: Given,
        /// What the session said to it: `sent 7`, or `refused` and why.
        result: String,
    },
    /// Time had passed.
    Wake,
    /// What the session wanted done.
    Out(Out),
    /// How the desk stood then, as a digest.
    Desk(String),
    /// Lines are missing, and the session begins again with what was kept. With none missing, the page began anew.
    Gap {
        /// How many are missing.
        lines: u64,
        /// What was kept.
        kept: Option<String>,
    },
    /// Somebody made a note of the moment.
    Mark(String),
}

/// What a session wanted done, as far as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Out {
    /// A post, without whatever is secret in it.
    Post {
        /// To where.
        to: Origin,
        /// The message.
        text: String,
    },
    /// A change of the desk: its kind, what it is about, and a digest of all it says.
    Change(Value),
    /// A note for the integrator: its kind and title, and a digest of its text.
    Note(Value),
    /// The page failed before what came out was written down.
    Unwritten,
}

impl Entry {
    /// Whether a replay does something with it. All other lines are compared, or are for people.
    #[must_use]
    pub const fn drives(&self) -> bool {
        matches!(self, Self::Window(_) | Self::Message { .. } | Self::Command { .. } | Self::Wake | Self::Gap { .. })
    }
}

impl Entry {
    /// What it is called in a list: the name of an event or a command, the kind of a change, the title of a note. Empty for a
    /// message and a post, whose names are the desktop's.
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

/// A JSON object in the making.
struct Object(String);

impl Object {
    fn at(at: i64) -> Self {
        Self(format!("{{\"t\":{at}"))
    }

    /// A field whose value is JSON already.
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

/// A text as JSON.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

impl Header {
    /// The line.
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
    /// The line behind that of an input, where the page failed before it was written down what came of it.
    #[must_use]
    pub fn unwritten(input: &str) -> String {
        let at = input.strip_prefix("{\"t\":").and_then(|rest| rest.split_once(',')?.0.parse().ok());
        Entry::Out(Out::Unwritten).to_text(at.unwrap_or(0))
    }

    /// The line.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.entry.to_text(self.at)
    }
}

impl Entry {
    /// The line that says so at this time.
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

/// The name of an event of which there is no more to say.
fn name_of(event: &WindowEvent) -> &'static str {
    EVENTS.iter().find(|(own, _)| own == event).map_or("", |(_, name)| name)
}

/// The events of which there is no more to say, and their names.
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
