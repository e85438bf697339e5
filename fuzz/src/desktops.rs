//! The desktops, and what they say in the transcripts: the one place of the fuzz targets that names them.

use crate::config;
use deskpane_desk::{
    clock::{Millis, Span},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use deskpane_desktops::{
    max::session::MaxSession, roxchat::session::RoxchatSession, skylight::session::SkylightSession,
    ucontact::session::UcontactSession,
};
use serde_json::Value;
use std::{fs, path::Path};

/// What is particular to a desktop.
pub struct Desktop {
    /// Its id.
    pub id: &'static str,
    /// How the names of its transcripts begin.
    transcripts: &'static [&'static str],
    /// The origin its messages come from, and the only one its session may post to.
    pub origin: &'static str,
    /// What happens to its window at first.
    pub opening: &'static [WindowEvent],
    /// The most contacts that may be open.
    pub most_open: usize,
    /// Begins a session, with what an earlier one had kept.
    pub begin: fn(Option<&str>) -> Box<dyn Session>,
}

const PANEL: &str = "https://panel.example.com";
const FRAMED: &[WindowEvent] = &[WindowEvent::FrameLoading, WindowEvent::FrameLoaded];

/// All of them.
pub const ALL: [Desktop; 4] = [
    Desktop {
        id: "max",
        transcripts: &["max-", "cxa-"],
        origin: "https://max.example.com",
        opening: &[WindowEvent::Found { origin: None }],
        most_open: 2_000,
        begin: |kept| {
            let config = config(r#"{"max":{"origins":["https://max.example.com"]}}"#);
            Box::new(MaxSession::new(&config.max.expect("configured"), None, kept))
        },
    },
    Desktop {
        id: "skylight",
        transcripts: &["skylight-"],
        origin: "https://skylight.example.com",
        opening: &[WindowEvent::Opened],
        most_open: 500,
        begin: |kept| {
            let config = config(r#"{"skylight":{"url":"https://skylight.example.com/","fullControl":true}}"#);
            Box::new(SkylightSession::new(&config.skylight.expect("configured"), kept))
        },
    },
    Desktop {
        id: "roxchat",
        transcripts: &["roxchat-"],
        origin: "https://roxchat.example.com",
        opening: FRAMED,
        most_open: 300,
        begin: |kept| {
            let config = config(r#"{"roxchat":{"url":"https://roxchat.example.com/"}}"#);
            Box::new(RoxchatSession::new(&config.roxchat.expect("configured"), PANEL).recall(kept))
        },
    },
    Desktop {
        id: "ucontact",
        transcripts: &["ucontact-"],
        origin: "https://ucontact.example.com",
        opening: FRAMED,
        most_open: 500,
        begin: |kept| {
            let config = config(r#"{"ucontact":{"url":"https://ucontact.example.com/"}}"#);
            Box::new(UcontactSession::new(&config.ucontact.expect("configured"), PANEL).recall(kept))
        },
    },
];

impl Desktop {
    /// What the desktop says in its transcripts, in their order.
    #[must_use]
    pub fn conversations(&self) -> Vec<Value> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/desktops/transcripts");
        let mut files: Vec<_> = fs::read_dir(folder)
            .expect("the folder of transcripts")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|kind| kind == "jsonl"))
            .filter(|path| {
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                self.transcripts.iter().any(|prefix| name.starts_with(prefix))
            })
            .collect();
        files.sort();
        let texts: Vec<_> = files.iter().map(|path| fs::read_to_string(path).expect("a transcript")).collect();
        let lines = texts.iter().flat_map(|text| text.lines());
        let lines = lines.map(|line| serde_json::from_str::<Value>(line).expect("a line of a transcript"));
        let mut told: Vec<_> =
            lines.filter(|line| line["from"] == "desktop").map(|mut line| line["message"].take()).collect();
        // What no transcript holds a session must take as well.
        told.push(Value::Null);
        told
    }

    /// What a session keeps for its next life in the course of the transcripts.
    #[must_use]
    pub fn kept(&self) -> Vec<Value> {
        let origin = Origin::parse(self.origin).expect("the desktop's origin");
        let mut now = Millis(1_767_261_600_000);
        let mut session = (self.begin)(None);
        self.opening.iter().for_each(|event| session.window(event.clone(), now));
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
