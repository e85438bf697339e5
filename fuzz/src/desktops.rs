//! All desktops, and their messages in the transcripts.

use deskpane_desk::{
    clock::{Millis, Span},
    desktop::{DesktopSpec, Placement, SessionStart},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use deskpane_desktops::ALL;
use serde_json::Value;
use std::{fs, path::Path};

/// A desktop, at an origin of its own.
#[derive(Clone)]
pub struct Desktop {
    /// Its description.
    pub spec: &'static DesktopSpec,
    /// The origin of its messages, and the only one that its session may post to.
    pub origin: String,
}

/// The start time of every script.
pub const START: Millis = Millis(1_767_261_600_000);
/// The origin of the panel's page.
pub const PANEL: &str = "https://panel.example.com";

/// All desktops.
pub fn all() -> impl Iterator<Item = Desktop> {
    ALL.iter().map(|spec| Desktop { spec, origin: format!("https://{}.example.com", spec.id) })
}

impl Desktop {
    /// The first event of its window.
    #[must_use]
    pub const fn opening(&self) -> &'static [WindowEvent] {
        match self.spec.placement {
            Placement::Around => &[WindowEvent::Found { origin: None }],
            Placement::Popup { .. } => &[WindowEvent::Opened],
            Placement::Beside { .. } => &[WindowEvent::FrameLoading, WindowEvent::FrameLoaded],
        }
    }

    /// Starts a session with every option switched on, and with the snapshot of an earlier session.
    #[must_use]
    pub fn begin(&self, snapshot: Option<&str>) -> Box<dyn Session> {
        let configured = self.spec.configure(&self.spec.whole_config(&self.origin)).expect("a valid configuration");
        let start = SessionStart { query: &|_| None, origin: PANEL, snapshot, now: START };
        (self.spec.session)(&configured, &start).expect("a configuration of this desktop")
    }

    /// The desktop's messages in its transcripts, in order.
    #[must_use]
    pub fn conversations(&self) -> Vec<Value> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/desktops/transcripts");
        let mut files: Vec<_> = fs::read_dir(folder)
            .expect("the folder of transcripts")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|kind| kind == "jsonl"))
            .filter(|path| {
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                name.starts_with(&format!("{}-", self.spec.id))
            })
            .collect();
        files.sort();
        let texts: Vec<_> = files.iter().map(|path| fs::read_to_string(path).expect("a transcript")).collect();
        let lines = texts.iter().flat_map(|text| text.lines());
        let lines = lines.map(|line| serde_json::from_str::<Value>(line).expect("a line of a transcript"));
        let mut told: Vec<_> =
            lines.filter(|line| line["from"] == "desktop").map(|mut line| line["message"].take()).collect();
        // Not in any transcript, but a session must accept it as well.
        told.push(Value::Null);
        told
    }

    /// The snapshots that a session makes while the transcripts are played.
    #[must_use]
    pub fn kept(&self) -> Vec<Value> {
        let origin = Origin::parse(&self.origin).expect("the desktop's origin");
        let mut now = Millis(1_767_261_600_000);
        let mut session = self.begin(None);
        self.opening().iter().for_each(|event| session.window(event.clone(), now));
        let mut kept = Vec::new();
        for message in self.conversations() {
            now = now + Span::seconds(1);
            session.receive(&message.to_string(), &origin, now);
            while let Some(output) = session.poll() {
                if let Output::Snapshot(text) = output {
                    kept.push(serde_json::from_str(&text).expect("what is kept is JSON"));
                }
            }
        }
        kept
    }
}
