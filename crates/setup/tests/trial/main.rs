//! Tests against simulated desktops, working and failing.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

mod bench;
mod framed;
mod max;
mod roxchat;
mod skylight;
mod ucontact;
