//! Several tabs with one outbox.

use crate::{seeds, tabs_world::World};
use deskpane_desk::{clock::Span, embedding::OutboxEvent};
use std::collections::BTreeSet;

#[test]
fn no_entry_is_lost_and_the_record_of_a_key_ends_with_its_last_revision() {
    let mut sent = 0;
    for seed in seeds(400) {
        let mut world = World::new(seed);
        for _ in 0..300 {
            let tab = world.rng.usize(..world.tabs.len());
            match world.rng.u8(..100) {
                0..12 => world.put(tab),
                12..15 => world.reload(tab),
                15..17 => world.is_up = !world.is_up,
                17..18 => world.hear(tab, OutboxEvent::Online),
                18..20 => world.switch_route(tab),
                20..21 => world.hear(tab, OutboxEvent::TryAgain),
                _ => {
                    if !world.step() {
                        world.now = world.now + Span::seconds(1);
                    }
                }
            }
        }
        world.calm();
        // Answers from before the calm may arrive late and need attention then.
        for _ in 0..3 {
            let mut steps = 0;
            while world.step() {
                steps += 1;
                assert!(steps < 20_000, "seed {seed}: it does not come to rest");
            }
            world.try_again();
        }
        let owed = world.owed();
        assert_eq!(world.left(), BTreeSet::new(), "seed {seed}: something is left");
        // A page may have sent an entry that never reached storage before it unloaded.
        assert!(
            owed.iter().all(|(key, revision)| world.server.get(key) >= Some(revision)),
            "seed {seed}: {owed:?} {:?}",
            world.server
        );
        assert!(world.tabs.iter().all(|tab| tab.outbox.status().trouble.is_none()), "seed {seed}");
        sent += world.sent;
    }
    assert!(sent > 0);
}
