//! A panel's session and a Rox.Chat host joined by queues that delay, in a frame that reloads at bad moments, with
//! visitors who log in at bad moments, from a seed: thousands of histories. A failing one prints its seed;
//! `SEED=n cargo test --test roxchat_simulation` plays it alone.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod told;
mod truth;
mod world;

use world::World;

/// How many histories are played.
const HISTORIES: u64 = 3_000;

#[test]
fn after_quiet_the_desk_equals_what_was_told() {
    let only = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
    let mut starts = 0;
    for seed in only.map_or(0..HISTORIES, |seed: u64| seed..seed + 1) {
        let outcome = std::panic::catch_unwind(|| {
            let mut world = World::new(seed);
            for _ in 0..80 {
                world.step();
            }
            world.quiet();
            truth::check(&world);
            truth::remembered(&world);
            world.starts
        });
        assert!(outcome.is_ok(), "history {seed} failed: SEED={seed} plays it alone");
        starts += outcome.unwrap_or_default();
    }
    assert!(only.is_some() || starts > HISTORIES, "hardly a chat was started: the histories test too little");
}
