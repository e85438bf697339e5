//! What the fuzz targets share: a desk worked through a script of messages, commands, time and reloads ([`step::Step`]), the
//! rules that must hold after every step of it, and documents that are nearly right.
//!
//! libFuzzer changes bytes; the `arbitrary` crate makes steps and documents of them, so that nearly every change of a byte
//! is another script and seldom one that is refused at once. Messages begin as lines of the transcripts, and are edited.

pub mod desktops;
pub mod document;
pub mod intents;
pub mod play;
pub mod rules;
pub mod step;

use deskpane_desk::{
    desktop::{DesktopSpec, SessionStart},
    session::Session,
};

/// Begins a desktop's session with a configuration that is known to be right.
pub fn begin(spec: &DesktopSpec, config: &str, snapshot: Option<&str>) -> Box<dyn Session> {
    let configured = spec.configure(config).expect("a valid configuration");
    let start = SessionStart { query: &|_| None, origin: "https://panel.example.com", snapshot };
    (spec.session)(&configured, &start).expect("a configuration of this desktop")
}
