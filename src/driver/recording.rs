//! The recording of a page's session: begun, gone on with after a reload, stopped, saved.

use crate::{
    link::{
        calendar, clock, download,
        recording_storage::{self, RecordingStorage},
    },
    store::{Desktop, Saved},
};
use deskpane_desk::recording::{Header, Key, Recorder, Recording, Tap, redact};
use std::cell::RefCell;

/// What a recording must know of its page.
pub(crate) struct RecordedPage {
    /// `config.json`.
    pub(crate) config: String,
    /// What the session asked of the query of the page's address.
    pub(crate) query: String,
    /// The origin of the page.
    pub(crate) origin: String,
    /// What the session began with.
    pub(crate) kept: Option<String>,
}

/// The recording of one page.
pub(super) struct PageRecording {
    desktop: Desktop,
    page: RecordedPage,
    storage: RecordingStorage,
    /// What was recorded before it was stopped.
    stopped: RefCell<Option<String>>,
}

impl PageRecording {
    pub(super) fn new(desktop: Desktop, page: RecordedPage) -> Self {
        let storage = RecordingStorage::new(desktop.id, &page.query);
        Self { desktop, page, storage, stopped: RefCell::default() }
    }

    /// Records a session that has just begun, where that is wanted; behind what an earlier life of the page has recorded.
    pub(super) fn begin(&self, recorder: &mut Recorder) {
        if !recording_storage::is_wanted(self.desktop.id) {
            return self.storage.clear();
        }
        let header = self.header(self.page.kept.clone(), false);
        let (mut lines, is_cut) = self.storage.earlier();
        let before = lines.first().and_then(|line| Recording::read(line).ok()).map(|recording| recording.header);
        let is_same = |before: &Header| (&before.config, &before.page) == (&header.config, &header.page);
        match before.filter(is_same) {
            Some(before) => {
                lines.remove(0);
                if is_cut {
                    lines.insert(0, r#"{"t":0,"gap":{"lines":1,"kept":null}}"#.to_owned());
                }
                recorder.resume(before, lines, self.page.kept.clone(), header.started, Some(self.tap()));
            }
            None => self.start(recorder, header),
        }
    }

    /// Does as is wanted now. The session had kept this last.
    pub(super) fn follow(&self, recorder: &mut Recorder, kept: Option<String>) {
        match (recording_storage::is_wanted(self.desktop.id), recorder.is_on()) {
            (true, false) => self.start(recorder, self.header(kept, true)),
            (false, true) => {
                self.stopped.replace(recorder.text());
                recorder.stop();
                self.storage.clear();
            }
            _ => {}
        }
    }

    /// The page may go.
    pub(super) fn flush(&self) {
        self.storage.flush();
    }

    /// Hands the recording over as a file, with people or without.
    pub(super) fn save(&self, recorder: &Recorder, in_clear: bool) -> Saved {
        let text = recorder.text().or_else(|| self.stopped.borrow().clone());
        let Some(text) = text else { return Saved::Not };
        let name = format!("{}-{}.deskpane.jsonl", self.desktop.id, calendar::name(clock::now()));
        let hand_over = |text: &str| download::save(&name, "application/jsonl", text);
        if in_clear {
            hand_over(&text);
            return Saved::Whole;
        }
        let [one, other] = recording_storage::random();
        let Ok(recording) = Recording::read(&text) else { return Saved::Not };
        let Ok(redacted) = redact(self.desktop, &recording, Key(one, other)) else { return Saved::Not };
        hand_over(&redacted.recording.to_text());
        redacted.difference.map_or(Saved::Whole, |difference| Saved::Differs(difference.line))
    }

    fn start(&self, recorder: &mut Recorder, header: Header) {
        self.stopped.replace(None);
        self.storage.begin(&header.to_text());
        recorder.start(header, Some(self.tap()));
    }

    fn tap(&self) -> Tap {
        let storage = self.storage.clone();
        Box::new(move |line: &str| storage.push(line))
    }

    fn header(&self, kept: Option<String>, midway: bool) -> Header {
        let config: serde_json::Value = serde_json::from_str(&self.page.config).unwrap_or_default();
        Header {
            panel: env!("CARGO_PKG_VERSION").to_owned(),
            desktop: self.desktop.id.to_owned(),
            config: config.get(self.desktop.id).cloned().unwrap_or_default(),
            query: self.page.query.clone(),
            page: self.page.origin.clone(),
            kept,
            redacted: false,
            started: clock::now(),
            midway,
        }
    }
}
