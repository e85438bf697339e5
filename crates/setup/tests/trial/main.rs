//! The test of a desktop against the desktop's own side, and against a desktop that fails.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

mod bench;
mod framed;
mod max;
mod roxchat;
mod skylight;
mod ucontact;
