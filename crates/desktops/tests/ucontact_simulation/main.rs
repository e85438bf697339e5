//! A panel's session and a uContact host joined by queues that delay, in a frame that reloads at bad moments, from a
//! seed: thousands of histories. A failing one prints its seed; `SEED=n cargo test --test ucontact_simulation` plays
//! it alone.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod truth;
mod world;

use world::World;

/// How many histories are played.
const HISTORIES: u64 = 3_000;

#[test]
fn after_quiet_the_desk_equals_what_was_told() {
    let only = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
    let mut confirmed = 0;
    for seed in only.map_or(0..HISTORIES, |seed: u64| seed..seed + 1) {
        let outcome = std::panic::catch_unwind(|| {
            let mut world = World::new(seed);
            for _ in 0..80 {
                world.step();
            }
            world.quiet();
            truth::check(&world);
            truth::remembered(&world);
            world.confirmed
        });
        assert!(outcome.is_ok(), "history {seed} failed: SEED={seed} plays it alone");
        confirmed += outcome.unwrap_or_default();
    }
    assert!(only.is_some() || confirmed > HISTORIES, "hardly a start was confirmed: the histories test too little");
}
