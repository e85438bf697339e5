//! The recording of a page's session: started with the session, continued after a reload, stopped, saved.

use crate::{
    link::{
        calendar, clock, download,
        follow::{Answering, Followed},
        record_wish,
        recording_storage::{self, RecordingStorage},
    },
    store::{Desktop, RecordedPage, RecordingSink, Saved},
};
use deskpane_desk::{
    clock::Millis,
    model::{AgentIntent, Command, CommandId, Denial},
    origin::Origin,
    recording::{Header, Heard, Key, Line, Recorder, Recording, Tap, redact},
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
        Heard::Input(line) => lines.heard(line),
        Heard::Line(line) => lines.push(line),
    });
    let (mut lines, is_cut) = storage.earlier(Line::unwritten);
    let before = lines.first().and_then(|line| Recording::read(line).ok()).map(|recording| recording.header);
    let is_same = |before: &Header| (&before.config, &before.page) == (&header.config, &header.page);
    match before.filter(is_same) {
        Some(before) => {
            lines.remove(0);
            if is_cut {
                lines.insert(0, r#"{"t":0,"gap":{"lines":1,"kept":null}}"#.to_owned());
            }
            recorder.resume(before, lines, header.kept, header.started, Some(tap));
            storage.flush();
        }
        None => {
            storage.begin(&header.to_text());
            recorder.start(header, Some(tap));
        }
    }
    let recorded = Rc::new(Recorded {
        desktop,
        storage,
        recorder: RefCell::new(recorder),
        stopped: RefCell::default(),
        leaves: Cell::default(),
        inputs: Cell::default(),
        key: key(),
    });
    let own = Rc::downgrade(&recorded);
    recorded.storage.on_pause(move || {
        if let Some(recorded) = own.upgrade()
            && let Ok(mut recorder) = recorded.recorder.try_borrow_mut()
        {
            recorder.catch_up();
        }
    });
    let id = format!("{:016x}", recording_storage::random()[0]);
    let answering = Answering::begin(id, recorded.clone());
    (Box::new(RecordedSession(recorded.clone(), answering)), Some(recorded))
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

/// A session with its recording.
struct Recorded {
    desktop: Desktop,
    storage: RecordingStorage,
    recorder: RefCell<Recorder>,
    /// The recording, once stopped.
    stopped: RefCell<Option<String>>,
    /// The page is about to unload.
    leaves: Cell<bool>,
    /// The number of inputs so far.
    inputs: Cell<u32>,
    /// What the pseudonyms of numbers are made with for whoever follows: the same numbers get the same ones as long as it runs.
    key: Key,
}

/// The most bytes that a page is followed with: redacting them takes a fraction of a second.
const FOLLOWED: usize = 1024 * 1024;

impl Followed for Recorded {
    fn edition(&self) -> Option<u32> {
        self.recorder.try_borrow().ok().filter(|recorder| recorder.is_on()).map(|_| self.inputs.get())
    }

    fn text(&self) -> Option<String> {
        let text = self.recorder.try_borrow_mut().ok()?.latest(FOLLOWED)?;
        let recording = Recording::read(&text).ok()?;
        redact(self.desktop, &recording, self.key).ok().map(|redacted| redacted.recording.to_text())
    }
}

impl RecordingSink for Recorded {
    fn stop(&self) {
        let Ok(mut recorder) = self.recorder.try_borrow_mut() else { return };
        if recorder.is_on() {
            self.stopped.replace(recorder.text());
            recorder.stop();
        }
        self.storage.clear();
    }

    fn save(&self, in_clear: bool) -> Saved {
        let running = self.recorder.try_borrow_mut().ok().and_then(|mut recorder| recorder.text());
        let Some(text) = running.or_else(|| self.stopped.borrow().clone()) else { return Saved::Not };
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
struct RecordedSession(Rc<Recorded>, #[allow(dead_code, reason = "held for its drop")] Answering);

impl RecordedSession {
    /// Calls the session. `None` only during another call, which the driver never makes.
    fn with<T>(&self, call: impl FnOnce(&mut Recorder) -> T) -> Option<T> {
        self.0.recorder.try_borrow_mut().ok().map(|mut recorder| call(&mut recorder))
    }
}

impl RecordedSession {
    fn count(&self) {
        self.0.inputs.set(self.0.inputs.get().wrapping_add(1));
    }
}

impl Session for RecordedSession {
    fn receive(&mut self, text: &str, from: &Origin, now: Millis) {
        self.count();
        self.with(|session| session.receive(text, from, now));
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        self.count();
        self.0.leaves.set(event == WindowEvent::Leaving);
        self.with(|session| session.window(event, now));
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        self.count();
        self.with(|session| session.command(command, now)).unwrap_or(Err(Denial::NotConnected))
    }

    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        self.count();
        self.with(|session| session.agent_command(intent, now)).unwrap_or(Err(Denial::NotConnected))
    }

    fn wake(&mut self, now: Millis) {
        self.count();
        self.with(|session| session.wake(now));
    }

    fn poll(&mut self) -> Option<Output> {
        let output = self.with(Session::poll).flatten();
        if output.is_none() && self.0.leaves.take() {
            self.0.storage.flush();
        }
        output
    }

    fn wake_at(&self) -> Option<Millis> {
        self.0.recorder.try_borrow().ok()?.wake_at()
    }
}
