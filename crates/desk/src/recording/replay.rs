//! Replays a recording, and compares the recorded outputs with the current ones.

use super::{
    command::Given,
    digest::desk_digest,
    file::Recording,
    line::{Entry, Header, Line, Out},
    recorder::said,
};
use crate::{
    clock::{Millis, Span},
    desktop::{DesktopSpec, SessionStart},
    model::Desk,
    session::{Output, Session},
};
use serde_json::json;
use std::fmt;

/// More outputs than one input may cause.
const MOST_OUTPUTS: usize = 200_000;

/// Why a recording cannot be replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unplayable {
    /// It is of another desktop: that desktop's id.
    Desktop(String),
    /// Its configuration cannot be used: the findings, as for `config.json`.
    Configuration(String),
}

impl fmt::Display for Unplayable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Desktop(id) => write!(f, "it is a recording of the desktop {id:?}"),
            Self::Configuration(findings) => write!(f, "its configuration cannot be used: {findings}"),
        }
    }
}

impl std::error::Error for Unplayable {}

/// A difference between a replay and the recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The line number in the file, from 1.
    pub line: usize,
    /// What was recorded.
    pub recorded: String,
    /// What the replay gave.
    pub replayed: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}\n  recorded: {}\n  replayed: {}", self.line, self.recorded, self.replayed)
    }
}

/// A replay in progress: the session and the desk at one moment.
pub struct Replay<'a> {
    player: Player,
    recording: &'a Recording,
    next: usize,
    begun: bool,
}

/// A session that is given recorded inputs one by one, for a recording that is not in memory as a whole.
pub struct Player {
    spec: &'static DesktopSpec,
    header: Header,
    session: Box<dyn Session>,
    desk: Desk,
    exact: bool,
}

/// The result of one input to a [`Player`].
#[derive(Debug)]
pub struct Answered {
    /// The session's outputs.
    pub outputs: Vec<Output>,
    /// The session's answer, if it is a command.
    pub said: Option<String>,
    /// Whether the outputs must equal the recorded ones, which is not so if the session was not recorded from its
    /// start.
    pub exact: bool,
    /// The first difference.
    pub difference: Option<Difference>,
}

/// A step of a replay: an input with its results.
#[derive(Debug)]
pub struct Played<'a> {
    /// The input's line; `None` for the start of the session.
    pub line: Option<&'a Line>,
    /// The session's outputs.
    pub outputs: Vec<Output>,
    /// The session's answer, if it is a command.
    pub said: Option<String>,
    /// The recorded lines after it, up to the next input.
    pub recorded: &'a [Line],
    /// Whether the outputs must equal the recorded ones, which is not so if the session was not recorded from its
    /// start.
    pub exact: bool,
    /// The first difference.
    pub difference: Option<Difference>,
}

/// The result of a whole replay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The number of compared lines.
    pub compared: usize,
    /// The number of lines that could not be compared, because the session was not recorded from its start.
    pub skipped: usize,
    /// The first difference.
    pub difference: Option<Difference>,
}

/// Replays a recording up to the first difference.
///
/// # Errors
/// If no session can be started for it.
pub fn check(spec: &'static DesktopSpec, recording: &Recording) -> Result<Report, Unplayable> {
    let mut replay = Replay::begin(spec, recording)?;
    let mut report = Report::default();
    while let Some(played) = replay.step() {
        let lines = if played.exact { &mut report.compared } else { &mut report.skipped };
        *lines += played.recorded.len();
        if played.difference.is_some() {
            report.difference = played.difference;
            break;
        }
    }
    Ok(report)
}

impl<'a> Replay<'a> {
    /// Starts before the first line. `spec` describes the desktop that the header names.
    ///
    /// # Errors
    /// If the recording is of another desktop, or its configuration is not valid for this desktop.
    pub fn begin(spec: &'static DesktopSpec, recording: &'a Recording) -> Result<Self, Unplayable> {
        Ok(Self { player: Player::begin(spec, &recording.header)?, recording, next: 0, begun: false })
    }

    /// The current desk.
    #[must_use]
    pub const fn desk(&self) -> &Desk {
        &self.player.desk
    }

    /// The current time, in milliseconds since the start.
    #[must_use]
    pub fn at(&self) -> i64 {
        self.next.checked_sub(1).and_then(|at| self.recording.lines.get(at)).map_or(0, |line| line.at)
    }

    /// Replays up to a moment, in milliseconds since the start.
    pub fn run_to(&mut self, at: i64) {
        while self.recording.lines.get(self.next).is_some_and(|line| line.at <= at) && self.step().is_some() {}
    }

    /// Replays the next input; `None` at the end.
    pub fn step(&mut self) -> Option<Played<'a>> {
        let lines = &self.recording.lines;
        let line = if self.begun { Some(lines.get(self.next)?) } else { None };
        self.next += usize::from(line.is_some());
        self.begun = true;
        let behind = lines.get(self.next..).unwrap_or_default();
        let length = behind.iter().position(|line| line.entry.drives()).unwrap_or(behind.len());
        let (recorded, rest) = behind.split_at_checked(length).unwrap_or((behind, &[]));
        self.next += recorded.len();
        let Answered { outputs, said, exact, difference } = self.player.play(line, recorded, rest.first());
        Some(Played { line, outputs, said, recorded, exact, difference })
    }
}

impl Player {
    /// Starts a session with the header's data. `spec` describes the desktop that the header names.
    ///
    /// # Errors
    /// If the recording is of another desktop, or its configuration is not valid for this desktop.
    pub fn begin(spec: &'static DesktopSpec, header: &Header) -> Result<Self, Unplayable> {
        if header.desktop != spec.id {
            return Err(Unplayable::Desktop(header.desktop.clone()));
        }
        let session = session(spec, header, header.kept.as_deref(), header.started)?;
        Ok(Self { spec, header: header.clone(), session, desk: Desk::default(), exact: !header.midway })
    }

    /// The current desk.
    #[must_use]
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Replays one input, or the start of the session if `line` is `None`. `recorded` are the recorded lines after it,
    /// up to the next input, which is `next`.
    pub fn play(&mut self, line: Option<&Line>, recorded: &[Line], next: Option<&Line>) -> Answered {
        let said = line.and_then(|line| self.drive(line));
        let mut difference = line.and_then(|line| answer(line, said.as_deref()));
        let mut outputs = Vec::new();
        while let Some(output) = self.session.poll() {
            if let Output::Change(change) = &output {
                self.desk.apply(change.clone());
            }
            outputs.push(output);
            if outputs.len() >= MOST_OUTPUTS {
                break;
            }
        }
        // The last outputs before a page unloaded may not have been recorded. At the end of the file, all were.
        let unloads = next.is_some_and(|line| matches!(line.entry, Entry::Gap { .. }));
        difference = difference.or_else(|| self.compare(line, recorded, &outputs, unloads)).filter(|_| self.exact);
        Answered { outputs, said, exact: self.exact, difference }
    }

    /// Gives the session its input; returns its answer to a command.
    fn drive(&mut self, line: &Line) -> Option<String> {
        let now = self.header.started + Span(line.at);
        match &line.entry {
            Entry::Window(event) => self.session.window(event.clone(), now),
            Entry::Message { origin, text } => self.session.receive(text, origin, now),
            Entry::Wake => self.session.wake(now),
            Entry::Command { given, .. } => {
                return Some(said(&match given {
                    Given::Contact(command) => self.session.command(command.clone(), now),
                    Given::Agent(intent) => self.session.agent_command(intent.clone(), now),
                }));
            }
            Entry::Gap { lines, kept } => {
                // It succeeded with this header before.
                if let Ok(session) = session(self.spec, &self.header, kept.as_deref(), now) {
                    self.session = session;
                }
                self.desk = Desk::default();
                self.exact = *lines == 0;
            }
            Entry::Out(_) | Entry::Desk(_) | Entry::Mark(_) => {}
        }
        None
    }

    fn compare(&self, line: Option<&Line>, recorded: &[Line], outputs: &[Output], unloads: bool) -> Option<Difference> {
        if recorded.iter().any(|line| line.entry == Entry::Out(Out::Unwritten)) {
            return None;
        }
        let mut said = outputs.iter().filter_map(Out::of);
        for line in recorded {
            let now = match &line.entry {
                Entry::Out(_) => said.next().map(Entry::Out),
                Entry::Desk(_) => Some(Entry::Desk(desk_digest(&self.desk))),
                _ => continue,
            };
            if now.as_ref() != Some(&line.entry) {
                let replayed = now.map_or_else(|| "nothing".to_owned(), |now| now.to_text(line.at));
                return Some(Difference { line: line.number, recorded: line.to_text(), replayed });
            }
        }
        let more = said.next().filter(|_| !unloads)?;
        let at = recorded.last().or(line);
        Some(Difference {
            line: at.map_or(1, |line| line.number),
            recorded: "nothing more".to_owned(),
            replayed: Entry::Out(more).to_text(at.map_or(0, |line| line.at)),
        })
    }
}

/// The difference between two answers to a command, if any.
fn answer(line: &Line, said: Option<&str>) -> Option<Difference> {
    let (Entry::Command { result, .. }, Some(said)) = (&line.entry, said) else { return None };
    let (recorded, replayed) = (result.clone(), said.to_owned());
    (recorded != replayed).then_some(Difference { line: line.number, recorded, replayed })
}

/// A session for this header and snapshot.
fn session(
    spec: &'static DesktopSpec,
    header: &Header,
    kept: Option<&str>,
    now: Millis,
) -> Result<Box<dyn Session>, Unplayable> {
    let config = json!({ spec.id: header.config }).to_string();
    let configured = spec.configure(&config).map_err(|findings| {
        let told = findings.iter().map(|finding| format!("{} {}", finding.key, finding.wrong));
        Unplayable::Configuration(told.collect::<Vec<_>>().join("; "))
    })?;
    let query = |name: &str| {
        let mut pairs = header.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    };
    let start = SessionStart { query: &query, origin: &header.page, snapshot: kept, now };
    (spec.session)(&configured, &start).ok_or_else(|| Unplayable::Configuration("it is for another desktop".to_owned()))
}
