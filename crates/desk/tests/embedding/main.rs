//! Simulations from a seed: the panel with a CRM page, and several tabs with one outbox, through delays, reloads and
//! network failures. `SEED=12 cargo test -p deskpane-desk --test embedding` runs one simulation.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod entry;
mod ports;
mod ports_page;
mod tabs;
mod tabs_world;

/// The seeds to run.
fn seeds(most: u64) -> std::ops::Range<u64> {
    match std::env::var("SEED").ok().and_then(|seed| seed.parse::<u64>().ok()) {
        Some(seed) => seed..seed + 1,
        None => 0..most,
    }
}
