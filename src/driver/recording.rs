//! The recording of a page's session: started with the session, continued after a reload, stopped, saved.

use crate::{
    link::{
        calendar, clock, download,
        follow::{Answering, Followed},
        record_wish,
        recording_storage::{self, HowMany, RecordingStorage, Unwritten},
    },
    store::{Desktop, RecordedPage, RecordingSink, Saved},
};
use deskpane_desk::{
    clock::Millis,
    model::{AgentIntent, Command, CommandId, Denial},
    origin::Origin,
    recording::{Entry, Header, Heard, Key, Line, Recorder, Recording, Tap, Writer, redact},
    session::{Output, Session, WindowEvent},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// Wraps a new session in a recorder. Continues the recording of this page from before a reload, if there is one. If no
/// recording is requested, what remains of an earlier one is deleted.
pub(crate) fn begin(
    desktop: Desktop,
    session: Box<dyn Session>,
    page: &RecordedPage,
) -> (Box<dyn Session>, Option<Rc<dyn RecordingSink>>) {
    let storage = RecordingStorage::new(desktop.id, &page.query);
    if !record_wish::is_there(desktop.id) {
        storage.clear();
        // Removes an expired request as well.
        record_wish::forget(desktop.id);
        return (session, None);
    }
    let mut recorder = Recorder::new(session);
    let header = header(desktop, page);
    let lines = storage.clone();
    let tap: Tap = Box::new(move |heard| match heard {
        Heard::Input(at, Entry::Message { origin, .. }) => lines.message(at, origin),
        Heard::Input(at, entry) => lines.input(&Line { number: 0, at, entry: entry.clone() }.to_text()),
        Heard::Lines(text, inputs) => lines.store(text, inputs),
    });
    let (mut lines, is_cut) = storage.earlier();
    let left: Vec<_> = storage.take_unwritten().into_iter().flat_map(lines_of).collect();
    if !left.is_empty() {
        storage.store(&left.join("\n"), 0);
        lines.extend(left);
    }
    let before = lines.first().and_then(|line| Recording::read(line).ok()).map(|recording| recording.header);
    let is_same = |before: &Header| (&before.config, &before.page) == (&header.config, &header.page);
    match before.filter(is_same) {
        Some(before) => {
            lines.remove(0);
            if is_cut {
                lines.insert(0, r#"{"t":0,"gap":{"lines":1,"kept":null}}"#.to_owned());
            }
            recorder.resume(before, lines, header.kept, header.started, Some(tap));
            // Without this line after the others, they could not be replayed.
            recorder.writer().write_all();
        }
        None => {
            storage.begin(&header.to_text());
            recorder.start(header, Some(tap));
        }
    }
    let writer = recorder.writer();
    let waiting = writer.clone();
    storage.on_pause(move |how_many| match how_many {
        HowMany::Some => waiting.write_some(),
        HowMany::All => {
            waiting.write_all();
            false
        }
    });
    let recorded = Rc::new(Recorded {
        desktop,
        storage,
        writer,
        stopped: RefCell::default(),
        inputs: Cell::default(),
        key: key(),
    });
    let id = format!("{:016x}", recording_storage::random()[0]);
    let answering = Answering::begin(id, recorded.clone());
    let session = RecordedSession { recorder, recorded: recorded.clone(), leaves: false, _answering: answering };
    (Box::new(session), Some(recorded))
}

/// The lines of an input that a failed program has not written.
fn lines_of(input: Unwritten) -> Vec<String> {
    let (at, entry) = match input {
        Unwritten::Message { at, origin, text } => (at, Entry::Message { origin, text }),
        Unwritten::Line(line) => match Line::read(1, &line) {
            Ok(Some(Line { at, entry, .. })) => (at, entry),
            Ok(None) | Err(_) => return Vec::new(),
        },
    };
    Line::unwritten(at, entry).to_vec()
}

fn header(desktop: Desktop, page: &RecordedPage) -> Header {
    let config: serde_json::Value = serde_json::from_str(&page.config).unwrap_or_default();
    Header {
        panel: env!("CARGO_PKG_VERSION").to_owned(),
        desktop: desktop.id.to_owned(),
        config: config.get(desktop.id).cloned().unwrap_or_default(),
        query: page.query.clone(),
        page: page.origin.clone(),
        kept: page.kept.clone(),
        redacted: false,
        started: clock::now(),
        midway: false,
    }
}

fn key() -> Key {
    let [one, other] = recording_storage::random();
    Key(one, other)
}

/// The recording of a session.
struct Recorded {
    desktop: Desktop,
    storage: RecordingStorage,
    writer: Writer,
    /// The recording, once stopped.
    stopped: RefCell<Option<String>>,
    /// The number of inputs so far.
    inputs: Cell<u32>,
    /// What the pseudonyms of numbers are made with for whoever follows: the same numbers get the same ones as long as it runs.
    key: Key,
}

/// The most bytes that a page is followed with: redacting them takes a fraction of a second.
const FOLLOWED: usize = 1024 * 1024;

impl Followed for Recorded {
    fn edition(&self) -> Option<u32> {
        self.writer.is_on().then(|| self.inputs.get())
    }

    fn text(&self) -> Option<String> {
        let text = self.writer.latest(FOLLOWED)?;
        let recording = Recording::read(&text).ok()?;
        redact(self.desktop, &recording, self.key).ok().map(|redacted| redacted.recording.to_text())
    }
}

impl RecordingSink for Recorded {
    fn stop(&self) {
        if let Some(text) = self.writer.text() {
            self.stopped.replace(Some(text));
            self.writer.stop();
        }
        self.storage.clear();
    }

    fn save(&self, in_clear: bool) -> Saved {
        let Some(text) = self.writer.text().or_else(|| self.stopped.borrow().clone()) else { return Saved::Not };
        let name = format!("{}-{}.deskpane.jsonl", self.desktop.id, calendar::name(clock::now()));
        let hand_over = |text: &str| download::save(&name, "application/jsonl", text);
        if in_clear {
            hand_over(&text);
            return Saved::Whole;
        }
        let Ok(recording) = Recording::read(&text) else { return Saved::Not };
        let Ok(redacted) = redact(self.desktop, &recording, key()) else { return Saved::Not };
        hand_over(&redacted.recording.to_text());
        redacted.difference.map_or(Saved::Whole, |difference| Saved::Differs(difference.line))
    }
}

/// The session as the driver sees it.
struct RecordedSession {
    recorder: Recorder,
    recorded: Rc<Recorded>,
    /// The page is about to unload.
    leaves: bool,
    _answering: Answering,
}

impl RecordedSession {
    /// The session, for an input.
    fn input(&mut self) -> &mut Recorder {
        self.recorded.inputs.set(self.recorded.inputs.get().wrapping_add(1));
        &mut self.recorder
    }
}

impl Session for RecordedSession {
    fn receive(&mut self, text: &str, from: &Origin, now: Millis) {
        self.input().receive(text, from, now);
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        self.leaves = event == WindowEvent::Leaving;
        self.input().window(event, now);
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        self.input().command(command, now)
    }

    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        self.input().agent_command(intent, now)
    }

    fn wake(&mut self, now: Millis) {
        self.input().wake(now);
    }

    fn poll(&mut self) -> Option<Output> {
        let output = self.recorder.poll();
        if output.is_none() && std::mem::take(&mut self.leaves) {
            self.recorded.storage.flush();
        }
        output
    }

    fn wake_at(&self) -> Option<Millis> {
        self.recorder.wake_at()
    }
}
