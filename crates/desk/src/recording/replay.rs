//! A recording played again, and what came out of it compared with what comes out now.

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

/// More than one input may have a session say.
const MOST_OUTPUTS: usize = 200_000;

/// Why a recording cannot be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplayable(pub String);

impl fmt::Display for Unplayable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unplayable {}

/// Where a replay said something else than the recording does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// On which line of the file, counted from 1.
    pub line: usize,
    /// What was recorded.
    pub recorded: String,
    /// What the replay says.
    pub replayed: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}\n  recorded: {}\n  replayed: {}", self.line, self.recorded, self.replayed)
    }
}

/// A recording under way: the session and the desk as they are at one moment of it.
pub struct Replay<'a> {
    player: Player,
    recording: &'a Recording,
    next: usize,
    begun: bool,
}

/// A session that is given recorded inputs one after the other, for a recording that is not in memory as a whole.
pub struct Player {
    spec: &'static DesktopSpec,
    header: Header,
    session: Box<dyn Session>,
    desk: Desk,
    exact: bool,
}

/// What followed from one input that a [`Player`] was given.
#[derive(Debug)]
pub struct Answered {
    /// What the session wanted done.
    pub outputs: Vec<Output>,
    /// What the session said to it, where it is a command.
    pub said: Option<String>,
    /// Whether what was recorded must come out. It need not where the session was not recorded from its beginning.
    pub exact: bool,
    /// Where it did not; the first place.
    pub difference: Option<Difference>,
}

/// One step of a replay: one input, and all that followed from it.
#[derive(Debug)]
pub struct Played<'a> {
    /// The line that was played; `None` for the beginning.
    pub line: Option<&'a Line>,
    /// What the session wanted done.
    pub outputs: Vec<Output>,
    /// What the session said to it, where it is a command.
    pub said: Option<String>,
    /// What the recording says behind it, up to the next input.
    pub recorded: &'a [Line],
    /// Whether what was recorded must come out. It need not where the session was not recorded from its beginning.
    pub exact: bool,
    /// Where it did not; the first place.
    pub difference: Option<Difference>,
}

/// What became of a whole replay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many lines were compared.
    pub compared: usize,
    /// How many could not be: the session was not recorded from its beginning.
    pub skipped: usize,
    /// The first difference.
    pub difference: Option<Difference>,
}

/// Plays all of a recording, up to the first difference.
///
/// # Errors
/// When there can be no session for it.
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
    /// Before its first line. `spec` describes the desktop that the header names.
    ///
    /// # Errors
    /// When the recording is of another desktop, or its configuration is not one of this desktop's.
    pub fn begin(spec: &'static DesktopSpec, recording: &'a Recording) -> Result<Self, Unplayable> {
        Ok(Self { player: Player::begin(spec, &recording.header)?, recording, next: 0, begun: false })
    }

    /// The desk as it is now.
    #[must_use]
    pub const fn desk(&self) -> &Desk {
        &self.player.desk
    }

    /// The time now, in milliseconds since the beginning.
    #[must_use]
    pub fn at(&self) -> i64 {
        self.next.checked_sub(1).and_then(|at| self.recording.lines.get(at)).map_or(0, |line| line.at)
    }

    /// Plays up to a moment, in milliseconds since the beginning, and no further.
    pub fn run_to(&mut self, at: i64) {
        while self.recording.lines.get(self.next).is_some_and(|line| line.at <= at) && self.step().is_some() {}
    }

    /// Plays the next input; `None` at the end.
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
    /// A session that has just begun, as the header says. `spec` describes the desktop that the header names.
    ///
    /// # Errors
    /// When the recording is of another desktop, or its configuration is not one of this desktop's.
    pub fn begin(spec: &'static DesktopSpec, header: &Header) -> Result<Self, Unplayable> {
        if header.desktop != spec.id {
            return Err(Unplayable(format!("a recording of {:?}, not of {:?}", header.desktop, spec.id)));
        }
        let session = session(spec, header, header.kept.as_deref(), header.started)?;
        Ok(Self { spec, header: header.clone(), session, desk: Desk::default(), exact: !header.midway })
    }

    /// The desk as it is now.
    #[must_use]
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Plays one input, or the session's beginning where there is none. `recorded` is what the recording says behind it, up to
    /// the next input, which is `next`.
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
        // What a page's life ended with may not have been written down.
        let is_last = next.is_none_or(|line| matches!(line.entry, Entry::Gap { .. }));
        difference = difference.or_else(|| self.compare(line, recorded, &outputs, is_last)).filter(|_| self.exact);
        Answered { outputs, said, exact: self.exact, difference }
    }

    /// Gives the session its input; what it says to a command.
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
                // The header gave a session before, so it does again.
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

    fn compare(&self, line: Option<&Line>, recorded: &[Line], outputs: &[Output], is_last: bool) -> Option<Difference> {
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
        let more = said.next().filter(|_| !is_last)?;
        let at = recorded.last().or(line);
        Some(Difference {
            line: at.map_or(1, |line| line.number),
            recorded: "nothing more".to_owned(),
            replayed: Entry::Out(more).to_text(at.map_or(0, |line| line.at)),
        })
    }
}

/// Where a session says something else to a command than it did.
fn answer(line: &Line, said: Option<&str>) -> Option<Difference> {
    let (Entry::Command { result, .. }, Some(said)) = (&line.entry, said) else { return None };
    let (recorded, replayed) = (result.clone(), said.to_owned());
    (recorded != replayed).then_some(Difference { line: line.number, recorded, replayed })
}

/// A session as the header says, with what was kept.
fn session(
    spec: &'static DesktopSpec,
    header: &Header,
    kept: Option<&str>,
    now: Millis,
) -> Result<Box<dyn Session>, Unplayable> {
    let config = json!({ spec.id: header.config }).to_string();
    let configured = spec.configure(&config).map_err(|findings| {
        let told = findings.iter().map(|finding| format!("{} {}", finding.key, finding.wrong));
        Unplayable(format!("its configuration cannot be used: {}", told.collect::<Vec<_>>().join("; ")))
    })?;
    let query = |name: &str| {
        let mut pairs = header.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    };
    let start = SessionStart { query: &query, origin: &header.page, snapshot: kept, now };
    (spec.session)(&configured, &start).ok_or_else(|| Unplayable("its configuration is not this desktop's".to_owned()))
}
