//! Reads a recording. Strict about format and version, tolerant of additions by later versions.

use super::{
    command,
    file::Recording,
    line::{EVENTS, Entry, Header, Line, Out, VERSION},
};
use crate::{
    clock::Millis,
    origin::Origin,
    session::{WindowEvent, cut},
};
use serde_json::{Map, Value};
use std::fmt;

/// Why a text is not a recording: the line number, from 1, and the error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The line number.
    pub line: usize,
    /// The error, and what may help.
    pub wrong: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.wrong)
    }
}

impl std::error::Error for ReadError {}

type Fields = Map<String, Value>;

impl Recording {
    /// Reads a file.
    ///
    /// # Errors
    /// If it is not a recording of this version, or a line is truncated or damaged.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
        let header = Header::read(lines.next().map(|(_, line)| line).unwrap_or_default())?;
        let mut read = Vec::new();
        for (number, text) in lines {
            read.extend(Line::read(number, text)?);
        }
        Ok(Self { header, lines: read })
    }
}

impl Header {
    /// Reads the first line of a file.
    ///
    /// # Errors
    /// If the file is not a recording of this version.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        header(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|wrong| ReadError { line: 1, wrong })
    }
}

impl Line {
    /// Reads any other line of a file. `None` for an empty line, and for a line of an unknown kind that no replay
    /// needs.
    ///
    /// # Errors
    /// If it is truncated or damaged.
    pub fn read(number: usize, text: &str) -> Result<Option<Self>, ReadError> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let line = line(text).map_err(|wrong| ReadError { line: number, wrong })?;
        Ok(line.map(|(at, entry)| Self { number, at, entry }))
    }
}

fn object(text: &str) -> Result<Fields, String> {
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(format!("not a JSON object: {}", cut(text, 80))),
        Err(error) => Err(format!("cut off or damaged ({error}): {}", cut(text, 80))),
    }
}

fn header(text: &str) -> Result<Header, String> {
    let foreign =
        || "not a recording of Deskpane's: its first line says {\"deskpane\":\"recording\",\"v\":1,…}".to_owned();
    let fields = object(text).map_err(|_| foreign())?;
    if fields.get("deskpane").and_then(Value::as_str) != Some("recording") {
        return Err(foreign());
    }
    let version = fields.get("v").unwrap_or(&Value::Null);
    if version.as_u64() != Some(VERSION) {
        return Err(format!("of version {version}: this Deskpane reads version {VERSION}"));
    }
    let started = text_of(&fields, "startedAt")?;
    Ok(Header {
        panel: optional(&fields, "panel")?.unwrap_or_default(),
        desktop: text_of(&fields, "desktop")?,
        config: fields.get("config").filter(|config| config.is_object()).cloned().ok_or("\"config\" is no object")?,
        query: optional(&fields, "query")?.unwrap_or_default(),
        page: optional(&fields, "page")?.unwrap_or_default(),
        kept: optional(&fields, "kept")?,
        redacted: flag(&fields, "redacted")?,
        started: Millis::parse(&started).ok_or("\"startedAt\" is no time such as 2026-11-27T13:00:00Z")?,
        midway: flag(&fields, "midway")?,
    })
}

/// A line; `None` for one of an unknown kind that no replay needs.
fn line(text: &str) -> Result<Option<(i64, Entry)>, String> {
    let fields = object(text)?;
    let at = fields.get("t").and_then(Value::as_i64).ok_or("\"t\" is no whole number of milliseconds")?;
    let entry = if fields.contains_key("in") {
        Some(input(&fields)?)
    } else if fields.contains_key("out") {
        output(&fields)?
    } else if fields.contains_key("desk") {
        Some(Entry::Desk(text_of(&fields, "desk")?))
    } else if let Some(gap) = fields.get("gap") {
        let gap = gap.as_object().ok_or("\"gap\" is no object")?;
        let lines = gap.get("lines").and_then(Value::as_u64).ok_or("\"lines\" is no number of lines")?;
        Some(Entry::Gap { lines, kept: optional(gap, "kept")? })
    } else if fields.contains_key("mark") {
        Some(Entry::Mark(text_of(&fields, "mark")?))
    } else {
        None
    };
    Ok(entry.map(|entry| (at, entry)))
}

fn input(fields: &Fields) -> Result<Entry, String> {
    Ok(match text_of(fields, "in")?.as_str() {
        "message" => Entry::Message { origin: origin(fields, "origin")?, text: text_of(fields, "text")? },
        "wake" => Entry::Wake,
        "command" => {
            let value = fields.get("value").unwrap_or(&Value::Null);
            let given = command::read(value).ok_or_else(|| format!("not a command this Deskpane knows: {value}"))?;
            Entry::Command { given, result: text_of(fields, "result")? }
        }
        "stranger" => {
            let size = fields.get("size").and_then(Value::as_u64).and_then(|size| u32::try_from(size).ok());
            Entry::Window(WindowEvent::Stranger { origin: text_of(fields, "origin")?, size })
        }
        "window" => {
            let name = text_of(fields, "event")?;
            match EVENTS.iter().find(|(_, own)| *own == name) {
                Some((event, _)) => Entry::Window(event.clone()),
                None if name == "found" => Entry::Window(WindowEvent::Found { origin: optional(fields, "origin")? }),
                None => return Err(format!("{name:?} is no event of a window")),
            }
        }
        other => return Err(format!("{other:?} is nothing that goes into a session: a newer Deskpane may know it")),
    })
}

fn output(fields: &Fields) -> Result<Option<Entry>, String> {
    let value = || fields.get("value").cloned().ok_or("\"value\" is missing");
    Ok(Some(Entry::Out(match text_of(fields, "out")?.as_str() {
        "post" => Out::Post { to: origin(fields, "to")?, text: text_of(fields, "text")? },
        "change" => Out::Change(value()?),
        "note" => Out::Note(value()?),
        "unwritten" => Out::Unwritten,
        _ => return Ok(None),
    })))
}

fn text_of(fields: &Fields, name: &str) -> Result<String, String> {
    optional(fields, name)?.ok_or_else(|| format!("{name:?} is missing"))
}

fn optional(fields: &Fields, name: &str) -> Result<Option<String>, String> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("{name:?} is no text")),
    }
}

fn flag(fields: &Fields, name: &str) -> Result<bool, String> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(format!("{name:?} is neither true nor false")),
    }
}

fn origin(fields: &Fields, name: &str) -> Result<Origin, String> {
    let text = text_of(fields, name)?;
    Origin::parse(&text).ok_or_else(|| format!("{text:?} is no origin"))
}
