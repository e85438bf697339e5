//! The seeded simulation of every desktop: sessions and a host, connected by queues with delays. Pages on both sides
//! reload and close at inconvenient moments, and the desktop fails; thousands of histories.
//!
//! A history is a number of steps, each an act of a person, the network or a fault, then a rest in which all messages
//! arrive. Then panels and desktop must agree. A failing history prints its seed; `SEED=12 cargo test -p
//! deskpane-desktops --test max` plays it alone, `HISTORIES=100000` plays that many.
//!
//! Between two windows no message overtakes another or comes twice: browsers guarantee that for `postMessage`.
//! Messages to a page that went away are lost. A desktop may repeat itself, and late ([`Desktop::repeats`]). The
//! clock of a panel's computer may be wrong by as much as a day, and be set while its page is open.
//!
//! A desktop's own test (`tests/max`, …) implements [`Desktop`]: the acts of people, and the comparison of the host's
//! state with the panel's desk. This folder is part of tests only, never of a panel.

#![allow(
    dead_code,
    unused_imports,
    reason = "the tests of the desktops are programs of their own, and none needs every part"
)]

mod commands;
mod recorded;
mod rest;
mod world;

pub(crate) use rest::{assert_at_rest, assert_remembered};
pub(crate) use world::{Page, Panel, START, World};

use deskpane_desk::{
    clock::{Millis, Span},
    desktop::{DesktopSpec, SessionStart},
    kit::host::Host,
    model::{AgentControl, AgentIntent, Contact, Control, Desk, Intent},
    session::{Output, Session},
};
use fastrand::Rng;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The number of acts in a history.
const STEPS: usize = 80;

/// The name that a [`Host`] gives a page in its posts.
pub(crate) type PeerOf<D> = <<<D as Desktop>::Host as Host>::Peer as ToOwned>::Owned;

/// The parts that differ between desktops, and the data for the checks at the end of a history.
pub(crate) trait Desktop: Sized {
    /// The desktop's host.
    type Host: Host;

    /// The desktop's description.
    const SPEC: &'static DesktopSpec;
    /// The origin of the panel's page.
    const PANEL: &'static str = "https://panel.example.com";
    /// The desktop's origin: the only one that panels may post to.
    const ORIGIN: &'static str;
    /// The longest snapshot of a panel's page, in bytes.
    const MOST_KEPT: usize;

    /// Personal data that occur in its histories and must not be in a redacted recording.
    const PEOPLE: &'static [&'static str] = &["Ada", "Grace", "Eve"];

    /// A panel's session, with the snapshot from before a reload.
    fn session(kept: Option<&str>, now: Millis) -> Box<dyn Session> {
        let configured = Self::SPEC.configure(&Self::SPEC.whole_config(Self::ORIGIN)).expect("a valid configuration");
        let start = SessionStart { query: &|_| None, origin: Self::PANEL, snapshot: kept, now };
        (Self::SPEC.session)(&configured, &start).expect("a configuration of this desktop")
    }

    /// How the desktop identifies a panel.
    fn peer(panel: usize) -> PeerOf<Self>;

    /// The panel that a post of the desktop reaches.
    fn panel(to: &PeerOf<Self>, text: &str) -> Option<usize>;

    /// Performs one act; returns the pause after it.
    fn step(world: &mut World<Self>) -> Span;

    /// Ends all faults, lets time pass, and checks that both sides agree.
    fn rest(world: &mut World<Self>);

    /// The agent's intent for a contact's control; `None` if there is none at the moment.
    fn intent(control: Control, engaged: bool, contact: &Contact, desk: &Desk, rng: &mut Rng) -> Option<Intent>;

    /// The agent's intent for a control that is about no contact.
    fn agent_intent(control: AgentControl, desk: &Desk, rng: &mut Rng) -> Option<AgentIntent> {
        let (_, _) = (desk, rng);
        panic!("the desktop has no {control:?}");
    }

    /// A command about no contact was accepted.
    fn asked(&mut self, intent: AgentIntent) {
        let _ = intent;
    }

    /// Called before an act at the desktop.
    fn before(&mut self, host: &Self::Host) {
        let _ = host;
    }

    /// Called after an act at the desktop, before its posts are taken.
    fn after(&mut self, host: &Self::Host) {
        let _ = host;
    }

    /// The desktop posts this.
    fn told(&mut self, host: &Self::Host, text: &str) {
        let (_, _) = (host, text);
    }

    /// The longest delay after which the desktop may repeat this; `None` if it does not. The implementation records
    /// what becomes uncertain by the repetition.
    fn repeats(&mut self, text: &str) -> Option<Span> {
        let _ = text;
        None
    }

    /// A panel is about to receive this.
    fn delivered(&mut self, panel: usize, text: &str) {
        let (_, _) = (panel, text);
    }

    /// This was on its way to a panel whose page unloaded.
    fn lost(&mut self, text: &str) {
        let _ = text;
    }

    /// A panel's session emits this, and its desk is still unchanged: rules for every output are checked here.
    fn output(&mut self, host: &Self::Host, panel: usize, desk: &Desk, output: &Output) {
        let (_, _, _, _) = (host, panel, desk, output);
    }
}

/// Simulates this many histories, or as many as `HISTORIES` says, or only the one of `SEED`.
pub(crate) fn play<D: Desktop>(name: &str, histories: u64, begin: impl Fn(Rng) -> World<D>) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (only, histories) = (number("SEED"), number("HISTORIES").unwrap_or(histories));
    let mut confirmed = 0;
    for seed in only.map_or(0..histories, |seed: u64| seed..seed + 1) {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let mut world = begin(Rng::with_seed(seed));
            for _ in 0..STEPS {
                if world.rng.u8(0..40) == 0 {
                    world.step_clock();
                }
                let pause = D::step(&mut world);
                world.pass(pause);
            }
            D::rest(&mut world);
            recorded::check(&mut world);
            world.confirmed
        }));
        assert!(outcome.is_ok(), "history {seed} of {name} failed: SEED={seed} plays it alone");
        confirmed += outcome.unwrap_or_default();
    }
    let enough = only.is_some() || confirmed > histories;
    assert!(enough, "{confirmed} commands had an effect: the histories test too little");
}
