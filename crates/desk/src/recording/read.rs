//! Reads a recording. Strict about format and version, tolerant of additions by later versions.

use super::{
    command,
    file::Recording,
    line::{EVENTS, Entry, Header, Line, Out, VERSION},
    read_error::{Expected, ReadError, Wrong},
};
use crate::{
    clock::Millis,
    origin::Origin,
    session::{WindowEvent, cut},
};
use serde_json::{Map, Value};

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

/// How many bytes of a line an error quotes.
const QUOTED: usize = 80;

fn object(text: &str) -> Result<Fields, Wrong> {
    let start = || cut(text, QUOTED).to_owned();
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(Wrong::NotAnObject(start())),
        Err(error) if error.is_eof() => Err(Wrong::CutOff(start())),
        Err(error) => Err(Wrong::Damaged(error.column(), start())),
    }
}

fn header(text: &str) -> Result<Header, Wrong> {
    let fields = object(text).map_err(|_| Wrong::Foreign)?;
    if fields.get("deskpane").and_then(Value::as_str) != Some("recording") {
        return Err(Wrong::Foreign);
    }
    let version = fields.get("v").unwrap_or(&Value::Null);
    if version.as_u64() != Some(VERSION) {
        return Err(Wrong::Version(version.to_string()));
    }
    let started = text_of(&fields, "startedAt")?;
    let config = fields.get("config").filter(|config| config.is_object()).cloned();
    Ok(Header {
        panel: optional(&fields, "panel")?.unwrap_or_default(),
        desktop: text_of(&fields, "desktop")?,
        config: config.ok_or(Wrong::Field("config", Expected::Object))?,
        query: optional(&fields, "query")?.unwrap_or_default(),
        page: optional(&fields, "page")?.unwrap_or_default(),
        kept: optional(&fields, "kept")?,
        redacted: flag(&fields, "redacted")?,
        started: Millis::parse(&started).ok_or(Wrong::Field("startedAt", Expected::Time))?,
        midway: flag(&fields, "midway")?,
    })
}

/// A line; `None` for one of an unknown kind that no replay needs.
fn line(text: &str) -> Result<Option<(i64, Entry)>, Wrong> {
    let fields = object(text)?;
    let at = fields.get("t").and_then(Value::as_i64).ok_or(Wrong::Field("t", Expected::Number))?;
    let entry = if fields.contains_key("in") {
        Some(input(&fields)?)
    } else if fields.contains_key("out") {
        output(&fields)?
    } else if fields.contains_key("desk") {
        Some(Entry::Desk(text_of(&fields, "desk")?))
    } else if let Some(gap) = fields.get("gap") {
        let gap = gap.as_object().ok_or(Wrong::Field("gap", Expected::Object))?;
        let lines = gap.get("lines").and_then(Value::as_u64).ok_or(Wrong::Field("lines", Expected::Number))?;
        Some(Entry::Gap { lines, kept: optional(gap, "kept")? })
    } else if fields.contains_key("mark") {
        Some(Entry::Mark(text_of(&fields, "mark")?))
    } else {
        None
    };
    Ok(entry.map(|entry| (at, entry)))
}

fn input(fields: &Fields) -> Result<Entry, Wrong> {
    let name = text_of(fields, "in")?;
    Ok(match name.as_str() {
        "message" => Entry::Message { origin: origin(fields, "origin")?, text: text_of(fields, "text")? },
        "wake" => Entry::Wake,
        "command" => {
            let value = fields.get("value").unwrap_or(&Value::Null);
            let given =
                command::read(value).ok_or_else(|| Wrong::Command(cut(&value.to_string(), QUOTED).to_owned()))?;
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
                None => return Err(Wrong::Event(name)),
            }
        }
        _ => return Err(Wrong::Input(name)),
    })
}

fn output(fields: &Fields) -> Result<Option<Entry>, Wrong> {
    let value = || fields.get("value").cloned().ok_or(Wrong::Missing("value"));
    Ok(Some(Entry::Out(match text_of(fields, "out")?.as_str() {
        "post" => Out::Post { to: origin(fields, "to")?, text: text_of(fields, "text")? },
        "change" => Out::Change(value()?),
        "note" => Out::Note(value()?),
        "unwritten" => Out::Unwritten,
        _ => return Ok(None),
    })))
}

fn text_of(fields: &Fields, name: &'static str) -> Result<String, Wrong> {
    optional(fields, name)?.ok_or(Wrong::Missing(name))
}

fn optional(fields: &Fields, name: &'static str) -> Result<Option<String>, Wrong> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Wrong::Field(name, Expected::Text)),
    }
}

fn flag(fields: &Fields, name: &'static str) -> Result<bool, Wrong> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(Wrong::Field(name, Expected::Flag)),
    }
}

fn origin(fields: &Fields, name: &'static str) -> Result<Origin, Wrong> {
    let text = text_of(fields, name)?;
    Origin::parse(&text).ok_or(Wrong::Origin(text))
}
