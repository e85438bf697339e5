//! Panel sessions and a MAX host joined by queues that delay, with windows that reload at bad moments, from a
//! seed: thousands of histories. A failing one prints its seed; `SEED=n cargo test --test max_simulation`
//! plays it alone.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod truth;
mod world;

use deskpane_desktops::max::wire::Flavour;
use world::World;

/// How many histories each test plays.
const HISTORIES: u64 = 1_500;

fn play(flavour: Flavour) {
    let only = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
    for seed in only.map_or(0..HISTORIES, |seed: u64| seed..seed + 1) {
        let outcome = std::panic::catch_unwind(|| {
            let mut world = World::new(seed, flavour);
            for _ in 0..80 {
                world.step();
            }
            world.quiet();
            truth::check(&world);
        });
        assert!(outcome.is_ok(), "history {seed} of {flavour:?} failed: SEED={seed} plays it alone");
    }
}

#[test]
fn after_quiet_the_desk_equals_the_truth_of_max() {
    play(Flavour::Max);
}

#[test]
fn after_quiet_the_desk_equals_the_truth_of_cxone_agent() {
    play(Flavour::Cxa);
}
