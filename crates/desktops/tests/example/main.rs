//! A panel around the example, whose page reloads: see `simulation`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../simulation/mod.rs"]
mod simulation;

use deskpane_desk::{
    clock::Span,
    desktop::DesktopSpec,
    kit::host::Host,
    model::{Contact, ContactState, Control, Desk, Intent},
    session::Output,
};
use deskpane_desktops::example::{
    SPEC,
    host::{Act, ExampleHost},
};
use fastrand::Rng;
use simulation::{Desktop, World, play};

/// How many histories are simulated.
const HISTORIES: u64 = 500;

struct Example;

#[test]
fn after_a_rest_the_desk_equals_the_host() {
    play("the example", HISTORIES, |rng| {
        let mut world = World::new(rng, ExampleHost::new(Example::PANEL), Example, 1);
        world.reload_frame(true);
        world
    });
}

impl Desktop for Example {
    type Host = ExampleHost;

    const SPEC: &'static DesktopSpec = &SPEC;
    const ORIGIN: &'static str = "https://desk.example";
    const MOST_KEPT: usize = 0;

    fn peer(_panel: usize) -> String {
        Self::PANEL.to_owned()
    }

    fn panel(to: &String, _text: &str) -> Option<usize> {
        assert_eq!(to, Self::PANEL);
        Some(0)
    }

    fn step(world: &mut World<Self>) -> Span {
        let rng = &mut world.rng;
        let some = rng.choice(world.host.contacts()).map(|contact| contact.id.clone());
        let customer = ["Ada", "Grace"][rng.usize(0..2)].to_owned();
        match (rng.u8(0..20), some) {
            (0..=4, _) => world.act(Act::Offer(customer)),
            (5..=6, Some(id)) => world.act(Act::Answer(id)),
            (7..=8, Some(id)) => world.act(Act::End(id)),
            (9, _) => world.act(Act::Emit),
            (10, _) => world.host.fault_injection.drop_next = true,
            (11, _) => world.reload_frame(true),
            _ => world.agent_commands(),
        }
        Span(world.rng.i64(0..3_000))
    }

    fn rest(world: &mut World<Self>) {
        world.end_faults();
        world.pass(Span::seconds(60));
        // It sends something, so that a silent frame counts as connected.
        world.act(Act::Offer("Ada".to_owned()));
        world.pass(Span::seconds(60));
        simulation::assert_at_rest(world);
        let desk = &world.panels[0].desk;
        let mut shown: Vec<_> = desk.order().filter_map(|id| desk.entry(id)).map(|entry| &entry.contact).collect();
        shown.sort_by_key(|contact| contact.id.as_str().parse::<u64>().expect("a number"));
        let shown = shown.iter().map(|contact| {
            let answered = contact.state == ContactState::Active;
            (contact.id.as_str(), contact.customer.name.as_deref(), answered)
        });
        let state = world.host.state();
        let is = state.iter().map(|one| (one.id.as_str(), Some(one.customer.as_str()), one.answered));
        assert_eq!(shown.collect::<Vec<_>>(), is.collect::<Vec<_>>());
    }

    fn intent(control: Control, _: bool, _: &Contact, _: &Desk, _: &mut Rng) -> Option<Intent> {
        assert_eq!(control, Control::Answer);
        Some(Intent::Answer)
    }

    fn output(&mut self, _: &ExampleHost, _: usize, _: &Desk, output: &Output) {
        let shown = format!("{output:?}");
        assert!(!shown.contains("t0p-s3cret"), "a secret got out: {shown}");
    }
}
