//! A panel session and a Skylight host joined by queues that delay, with both windows reloading, closing and being
//! taken back at bad moments, from a seed: thousands of histories. A failing one prints its seed;
//! `SEED=n cargo test --test skylight_simulation` plays it alone.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod truth;
mod wishes;
mod world;

use world::World;

/// How many histories are played.
const HISTORIES: u64 = 1_500;

#[test]
fn after_quiet_the_desk_equals_the_truth_of_skylight() {
    let only = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
    for seed in only.map_or(0..HISTORIES, |seed: u64| seed..seed + 1) {
        let outcome = std::panic::catch_unwind(|| {
            let mut world = World::new(seed);
            for _ in 0..80 {
                world.step();
            }
            world.quiet();
            truth::check(&world, truth::Strictness::WhatWasTold);
            // Whatever was missed, the whole state brings it.
            world.reload_popup();
            world.quiet();
            truth::check(&world, truth::Strictness::Everything);
        });
        assert!(outcome.is_ok(), "history {seed} failed: SEED={seed} plays it alone");
    }
}
