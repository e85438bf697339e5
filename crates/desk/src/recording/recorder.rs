//! A session that can be recorded while it runs. Otherwise it behaves as the session inside.

use super::{
    clean,
    command::Given,
    digest::desk_digest,
    line::{Entry, Header, Out},
    ring::Ring,
};
use crate::{
    clock::Millis,
    model::{AgentIntent, Command, CommandId, Denial, Desk},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use std::collections::VecDeque;

/// Receives the lines of a recording as it grows.
pub type Tap = Box<dyn Fn(Heard<'_>)>;

/// What a [`Tap`] receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard<'a> {
    /// The line of an input, before the session processes it: an input that breaks the session is not lost with it.
    Input(&'a str),
    /// A line of the file, inputs included. They arrive in order, but later ([`Recorder::catch_up`]).
    Line(&'a str),
}

/// How much may wait to be written, at most: inputs and outputs, and bytes of messages.
const MOST: (usize, usize) = (20_000, 4 * 1024 * 1024);
/// How often a digest of the desk is written while it changes, in milliseconds.
const DESK_EVERY: i64 = 1_000;

/// A session with its recording, if there is one.
pub struct Recorder {
    session: Box<dyn Session>,
    /// Outputs that were not taken before the next input came. They are recorded before that input.
    ahead: VecDeque<Output>,
    running: Option<Box<Running>>,
}

/// A recording in progress.
struct Running {
    header: Header,
    ring: Ring,
    tap: Option<Tap>,
    /// Inputs and outputs that are not written yet. Writing takes longer than the session does, so it is done when
    /// there is time.
    waiting: Vec<Waiting>,
    /// How many bytes of messages wait.
    bytes: usize,
    /// The desk as it follows from what was recorded.
    desk: Desk,
    /// Whether the desk has changed since its last digest.
    changed: bool,
    /// When its last digest was recorded.
    told: i64,
    /// The time of the last line.
    at: i64,
}

/// An input or output to write.
enum Waiting {
    Input(i64, Entry),
    Output(Output),
}

impl Recorder {
    /// Wraps a session without recording it.
    #[must_use]
    pub const fn new(session: Box<dyn Session>) -> Self {
        Self { session, ahead: VecDeque::new(), running: None }
    }

    /// Starts to record, and drops an earlier recording.
    pub fn start(&mut self, header: Header, tap: Option<Tap>) {
        self.go_on(header, Vec::new(), None, tap);
    }

    /// Continues the recording of a page that was reloaded: `lines`, after this header. The session has just started at
    /// `now` with the snapshot `kept`.
    pub fn resume(&mut self, header: Header, lines: Vec<String>, kept: Option<String>, now: Millis, tap: Option<Tap>) {
        self.go_on(header, lines, Some((kept, now)), tap);
    }

    fn go_on(&mut self, header: Header, lines: Vec<String>, life: Option<(Option<String>, Millis)>, tap: Option<Tap>) {
        let mut ring = Ring::default();
        ring.keep(header.kept.clone());
        // The lines have their own times; in the ring, they count as old as the page's last load.
        let at = life.as_ref().map_or(0, |(_, now)| (*now - header.started).0);
        lines.into_iter().for_each(|line| ring.push(at, line));
        let (waiting, desk) = (Vec::new(), Desk::default());
        let mut running = Running { header, ring, tap, waiting, bytes: 0, desk, changed: false, told: at, at };
        if let Some((kept, _)) = life {
            running.ring.keep(kept.clone());
            running.write(&Entry::Gap { lines: 0, kept });
        }
        self.running = Some(Box::new(running));
    }

    /// Stops, and drops the recording.
    pub fn stop(&mut self) {
        self.running = None;
    }

    /// Whether it is recording.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.running.is_some()
    }

    /// The recording so far, as a file; `None` if there is none.
    #[must_use]
    pub fn text(&mut self) -> Option<String> {
        let mut text = self.latest(usize::MAX)?;
        if let Some(running) = self.running.as_ref().filter(|running| running.changed) {
            text.push_str(&running.desk_line());
            text.push('\n');
        }
        Some(text)
    }

    /// The latest lines, of about this many bytes, as a file; `None` if there is no recording.
    #[must_use]
    pub fn latest(&mut self, most: usize) -> Option<String> {
        let running = self.running.as_mut()?;
        running.catch_up();
        let mut text = running.header.to_text();
        text.push('\n');
        for line in running.ring.latest(most) {
            text.push_str(&line);
            text.push('\n');
        }
        Some(text)
    }

    /// Adds a person's note about this moment.
    pub fn mark(&mut self, text: &str, now: Millis) {
        self.input(now, || Entry::Mark(text.to_owned()));
    }

    /// Writes the inputs and outputs that wait: call this when there is time.
    pub fn catch_up(&mut self) {
        if let Some(running) = &mut self.running {
            running.catch_up();
        }
    }

    fn input(&mut self, now: Millis, entry: impl FnOnce() -> Entry) {
        self.look_ahead();
        if let Some(running) = &mut self.running {
            running.input(now, entry());
        }
    }

    /// Records the outputs that the session has ready, as at a session's start.
    fn look_ahead(&mut self) {
        let Some(running) = &mut self.running else { return };
        while let Some(output) = self.session.poll() {
            running.output(&output);
            self.ahead.push_back(output);
        }
    }
}

impl Running {
    fn input(&mut self, now: Millis, entry: Entry) {
        let at = (now - self.header.started).0;
        if let Some(tap) = &self.tap {
            tap(Heard::Input(&entry.to_text(at)));
        }
        self.bytes += if let Entry::Message { text, .. } = &entry { text.len() } else { 0 };
        self.wait(Waiting::Input(at, entry));
    }

    fn output(&mut self, output: &Output) {
        self.bytes += match output {
            Output::Post { text, .. } | Output::Snapshot(text) => text.len(),
            Output::Change(_) | Output::Note(_) => 0,
        };
        // Of snapshots without a line between them, only the last counts.
        if let (Output::Snapshot(_), Some(Waiting::Output(Output::Snapshot(_)))) = (output, self.waiting.last()) {
            self.waiting.pop();
        }
        self.wait(Waiting::Output(output.clone()));
    }

    fn wait(&mut self, what: Waiting) {
        if self.waiting.len() >= MOST.0 || self.bytes >= MOST.1 {
            self.catch_up();
        }
        self.waiting.push(what);
    }

    fn catch_up(&mut self) {
        self.bytes = 0;
        for what in std::mem::take(&mut self.waiting) {
            match what {
                Waiting::Input(at, entry) => self.write_input(at, &entry),
                Waiting::Output(output) => self.write_output(output),
            }
        }
    }

    fn write_input(&mut self, at: i64, entry: &Entry) {
        if self.changed && self.at.saturating_sub(self.told) >= DESK_EVERY {
            let line = self.desk_line();
            self.put(line);
            (self.changed, self.told) = (false, self.at);
        }
        self.at = at;
        self.write(entry);
    }

    fn write_output(&mut self, output: Output) {
        let out = Out::of(&output);
        match output {
            Output::Snapshot(text) => self.ring.keep(Some(text)),
            Output::Change(change) => {
                self.desk.apply(change);
                self.changed = true;
            }
            Output::Post { .. } | Output::Note(_) => {}
        }
        if let Some(out) = out {
            self.write(&Entry::Out(out));
        }
    }

    fn desk_line(&self) -> String {
        Entry::Desk(desk_digest(&self.desk)).to_text(self.at)
    }

    fn write(&mut self, entry: &Entry) {
        let line = entry.to_text(self.at);
        self.put(line);
    }

    fn put(&mut self, line: String) {
        if let Some(tap) = &self.tap {
            tap(Heard::Line(&line));
        }
        self.ring.push(self.at, line);
    }
}

impl Session for Recorder {
    fn receive(&mut self, text: &str, from: &Origin, now: Millis) {
        self.input(now, || Entry::Message { origin: from.clone(), text: clean::message(text).into_owned() });
        self.session.receive(text, from, now);
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        self.input(now, || Entry::Window(event.clone()));
        self.session.window(event, now);
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        self.look_ahead();
        let given = self.running.is_some().then(|| Given::Contact(command.clone()));
        let result = self.session.command(command, now);
        self.given(given, &result, now)
    }

    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        self.look_ahead();
        let given = self.running.is_some().then(|| Given::Agent(intent.clone()));
        let result = self.session.agent_command(intent, now);
        self.given(given, &result, now)
    }

    fn wake(&mut self, now: Millis) {
        self.input(now, || Entry::Wake);
        self.session.wake(now);
    }

    fn poll(&mut self) -> Option<Output> {
        if let Some(output) = self.ahead.pop_front() {
            return Some(output);
        }
        let output = self.session.poll()?;
        if let Some(running) = &mut self.running {
            running.output(&output);
        }
        Some(output)
    }

    fn wake_at(&self) -> Option<Millis> {
        self.session.wake_at()
    }
}

impl Recorder {
    fn given(
        &mut self,
        given: Option<Given>,
        result: &Result<CommandId, Denial>,
        now: Millis,
    ) -> Result<CommandId, Denial> {
        if let (Some(given), Some(running)) = (given, &mut self.running) {
            let entry = match clean::command(&given) {
                Some(given) => Entry::Command { given, result: said(result) },
                None => Entry::Wake,
            };
            running.input(now, entry);
        }
        result.clone()
    }
}

/// The session's answer to a command, as text.
pub(super) fn said(result: &Result<CommandId, Denial>) -> String {
    match result {
        Ok(id) => format!("sent {}", id.0),
        Err(denial) => format!("refused {denial:?}"),
    }
}
