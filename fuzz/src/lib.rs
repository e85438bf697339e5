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
