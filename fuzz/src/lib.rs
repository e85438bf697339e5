//! Shared by the fuzz targets: scripts of messages, commands, time and reloads ([`step::Step`]), the rules that must
//! hold after every step, and nearly valid documents.
//!
//! libFuzzer changes bytes; the `arbitrary` crate makes steps and documents of them, so that nearly every change of a
//! byte gives another script and seldom one that is refused at once. Messages start as lines of the transcripts, and
//! are edited.

pub mod desktops;
pub mod document;
pub mod intents;
pub mod play;
pub mod rules;
pub mod step;
