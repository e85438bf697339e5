//! A running recording. Inputs and outputs wait in memory as they are; they are cleaned of secrets and written as lines when
//! messages pause, because writing takes longer than the session does.

use super::{
    digest::desk_digest,
    line::{Entry, Header, Out},
    ring::Ring,
};
use crate::{clock::Millis, model::Desk, session::Output};
use std::{cell::RefCell, collections::VecDeque, rc::Rc};

/// Receives a recording as it grows.
pub type Tap = Box<dyn Fn(Heard<'_>)>;

/// What a [`Tap`] receives.
#[derive(Debug, Clone, Copy)]
pub enum Heard<'a> {
    /// An input and its time, before the session processes it: an input that breaks the session is not lost with it. A message
    /// may hold secrets still.
    Input(i64, &'a Entry),
    /// Lines of the file, in order, each with its end. They hold this many inputs, the oldest first, with all their outputs: from now
    /// on, these need not be kept as inputs.
    Lines(&'a str, u32),
}

/// The bytes of lines that are handed to a [`Tap`] at a time, about.
const CHUNK: usize = 256 * 1024;

/// How much may wait to be written, at most: inputs and outputs, and bytes of messages. More than a ring holds.
const MOST: (usize, usize) = (60_000, 16 * 1024 * 1024);
/// How many are written at a time, so that no step is felt.
const STEP: usize = 256;
/// How often a digest of the desk is written while it changes, in milliseconds.
const DESK_EVERY: i64 = 1_000;

/// A running recording, or none. Cheap to copy: all copies are the same recording.
#[derive(Clone, Default)]
pub struct Writer(Rc<RefCell<Option<Box<Running>>>>);

/// A recording in progress.
struct Running {
    header: Header,
    ring: Ring,
    tap: Option<Tap>,
    waiting: VecDeque<Waiting>,
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
    /// The lines that were not handed to the tap yet, and how many inputs they hold.
    lines: (String, u32),
}

/// An input or output to write.
enum Waiting {
    Input(i64, Entry),
    Output(Output),
}

impl Writer {
    /// Begins with these lines after the header. `life` is the snapshot and the time of a session that has just started, if the
    /// page was reloaded.
    pub(super) fn begin(
        &self,
        header: Header,
        lines: Vec<String>,
        life: Option<(Option<String>, Millis)>,
        tap: Option<Tap>,
    ) {
        if let Ok(mut running) = self.0.try_borrow_mut() {
            *running = Some(Box::new(Running::new(header, lines, life, tap)));
        }
    }

    /// Stops, and drops the recording.
    pub fn stop(&self) {
        if let Ok(mut running) = self.0.try_borrow_mut() {
            *running = None;
        }
    }

    /// Whether there is a recording.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.0.try_borrow().is_ok_and(|running| running.is_some())
    }

    /// The recording so far, as a file; `None` if there is none.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let mut text = self.latest(usize::MAX)?;
        if let Some(Some(line)) = self.with(|running| running.changed.then(|| running.desk_line())) {
            text.push_str(&line);
            text.push('\n');
        }
        Some(text)
    }

    /// The latest lines, of about this many bytes, as a file; `None` if there is no recording.
    #[must_use]
    pub fn latest(&self, most: usize) -> Option<String> {
        self.with(|running| {
            running.write_waiting(usize::MAX);
            let mut text = running.header.to_text();
            text.push('\n');
            for line in running.ring.latest(most) {
                text.push_str(&line);
                text.push('\n');
            }
            text
        })
    }

    /// Writes some of what waits, which takes a few milliseconds: call this when there is time, not during a call of the
    /// session. Returns whether more waits.
    #[must_use]
    pub fn write_some(&self) -> bool {
        self.with(|running| running.write_between_inputs(STEP)).unwrap_or_default()
    }

    /// Writes everything that waits; not during a call of the session.
    pub fn write_all(&self) {
        self.with(|running| running.write_between_inputs(usize::MAX));
    }

    pub(super) fn input(&self, now: Millis, entry: impl FnOnce() -> Entry) {
        self.with(|running| running.input(now, entry()));
    }

    pub(super) fn output(&self, output: &Output) {
        self.with(|running| running.output(output));
    }

    fn with<T>(&self, call: impl FnOnce(&mut Running) -> T) -> Option<T> {
        // Borrowed only after a failure in the middle of writing.
        self.0.try_borrow_mut().ok()?.as_mut().map(|running| call(running))
    }
}

impl Running {
    fn new(header: Header, lines: Vec<String>, life: Option<(Option<String>, Millis)>, tap: Option<Tap>) -> Self {
        let mut ring = Ring::default();
        ring.keep(header.kept.clone());
        // The lines have their own times; in the ring, they count as old as the page's last load.
        let at = life.as_ref().map_or(0, |(_, now)| (*now - header.started).0);
        lines.into_iter().for_each(|line| ring.push(at, line));
        let (waiting, desk) = (VecDeque::new(), Desk::default());
        let mut running =
            Self { header, ring, tap, waiting, bytes: 0, desk, changed: false, told: at, at, lines: <_>::default() };
        if let Some((kept, _)) = life {
            running.ring.keep(kept.clone());
            running.write(&Entry::Gap { lines: 0, kept });
        }
        running
    }

    fn input(&mut self, now: Millis, entry: Entry) {
        let at = (now - self.header.started).0;
        if let Some(tap) = &self.tap {
            tap(Heard::Input(at, &entry));
        }
        self.wait(Waiting::Input(at, entry));
    }

    fn output(&mut self, output: &Output) {
        // Of snapshots without a line between them, only the last counts.
        if let (Output::Snapshot(_), Some(Waiting::Output(Output::Snapshot(text)))) = (output, self.waiting.back()) {
            self.bytes -= text.len();
            self.waiting.pop_back();
        }
        self.wait(Waiting::Output(output.clone()));
    }

    fn wait(&mut self, what: Waiting) {
        if self.waiting.len() >= MOST.0 || self.bytes >= MOST.1 {
            self.write_waiting(STEP);
        }
        self.bytes += what.bytes();
        self.waiting.push_back(what);
    }

    /// The same while the session is not at work: then an input that is written has all its outputs, and the last lines are handed
    /// over too.
    fn write_between_inputs(&mut self, most: usize) -> bool {
        let more = self.write_waiting(most);
        if !more {
            self.hand_over();
        }
        more
    }

    fn hand_over(&mut self) {
        let (lines, inputs) = std::mem::take(&mut self.lines);
        if let Some(tap) = self.tap.as_ref().filter(|_| !lines.is_empty()) {
            tap(Heard::Lines(&lines, inputs));
        }
    }

    /// Writes the oldest that wait; returns whether more wait.
    fn write_waiting(&mut self, most: usize) -> bool {
        for _ in 0..most {
            let Some(what) = self.waiting.pop_front() else { break };
            self.bytes -= what.bytes();
            match what {
                Waiting::Input(at, entry) => self.write_input(at, entry),
                Waiting::Output(output) => self.write_output(output),
            }
        }
        !self.waiting.is_empty()
    }

    fn write_input(&mut self, at: i64, entry: Entry) {
        if self.changed && self.at.saturating_sub(self.told) >= DESK_EVERY {
            let line = self.desk_line();
            self.put(line);
            (self.changed, self.told) = (false, self.at);
        }
        if self.lines.0.len() >= CHUNK {
            self.hand_over();
        }
        self.at = at;
        self.lines.1 += 1;
        self.write(&entry.without_secrets());
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
        if self.tap.is_some() {
            self.lines.0.push_str(&line);
            self.lines.0.push('\n');
        }
        self.ring.push(self.at, line);
    }
}

impl Waiting {
    /// The bytes of its message.
    fn bytes(&self) -> usize {
        match self {
            Self::Input(_, Entry::Message { text, .. })
            | Self::Output(Output::Post { text, .. } | Output::Snapshot(text)) => text.len(),
            Self::Input(..) | Self::Output(Output::Change(_) | Output::Note(_)) => 0,
        }
    }
}
