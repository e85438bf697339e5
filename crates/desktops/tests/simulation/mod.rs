//! The seeded harness for every desktop: sessions of panels and a host, joined by queues with delays. Pages on both
//! sides reload and close at bad moments, and the desktop fails; thousands of histories.
//!
//! A history is a number of steps, each an act of a person, the network or a fault, then a rest in which all messages
//! arrive. Then panels and desktop must agree. A failing history prints its seed; `SEED=12 cargo test -p
//! deskpane-desktops --test max` plays it alone, `HISTORIES=100000` plays that many.
//!
//! Between two windows no message overtakes another or comes twice: browsers guarantee that for `postMessage`.
//! Messages to a page that went away are lost. A desktop may repeat itself, and late ([`Desktop::repeats`]). The
//! clock of a panel's computer may be wrong by as much as a day, and be set while its page is open.
//!
//! A desktop's own test (`tests/max`, …) is a [`Desktop`]: what people do there, and how its state and the panel's
//! desk compare. This folder is in tests alone, so nothing of it is in a panel.

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

/// How many things happen in a history.
const STEPS: usize = 80;

/// The name that a [`Host`] gives a page in its posts.
pub(crate) type PeerOf<D> = <<<D as Desktop>::Host as Host>::Peer as ToOwned>::Owned;

/// What is particular to a desktop, and what is remembered of a history for the checks at its end.
pub(crate) trait Desktop: Sized {
    /// The desktop's side.
    type Host: Host;

    /// What describes it.
    const SPEC: &'static DesktopSpec;
    /// The origin of the panel's page.
    const PANEL: &'static str = "https://panel.example.com";
    /// The desktop's origin: the only one that panels may post to.
    const ORIGIN: &'static str;
    /// The most bytes a panel's page may have kept for its next life.
    const MOST_KEPT: usize;

    /// Words of people that occur in its histories, and that no redacted recording may hold.
    const PEOPLE: &'static [&'static str] = &["Ada", "Grace", "Eve"];

    /// A panel's session, with what its page kept in the life before.
    fn session(kept: Option<&str>, now: Millis) -> Box<dyn Session> {
        let configured = Self::SPEC.configure(&Self::SPEC.whole_config(Self::ORIGIN)).expect("a valid configuration");
        let start = SessionStart { query: &|_| None, origin: Self::PANEL, snapshot: kept, now };
        (Self::SPEC.session)(&configured, &start).expect("a configuration of this desktop")
    }

    /// By what the desktop knows a panel.
    fn peer(panel: usize) -> PeerOf<Self>;

    /// Which panel a post of the desktop's reaches.
    fn panel(to: &PeerOf<Self>, text: &str) -> Option<usize>;

    /// One thing happens. Gives how long nothing else does.
    fn step(world: &mut World<Self>) -> Span;

    /// Faults end, time passes, and what must agree is checked.
    fn rest(world: &mut World<Self>);

    /// What an agent may want of a contact by this control; `None` for nothing just now.
    fn intent(control: Control, engaged: bool, contact: &Contact, desk: &Desk, rng: &mut Rng) -> Option<Intent>;

    /// The same of a control that is about no contact.
    fn agent_intent(control: AgentControl, desk: &Desk, rng: &mut Rng) -> Option<AgentIntent> {
        let (_, _) = (desk, rng);
        panic!("the desktop has no {control:?}");
    }

    /// A command about no contact was taken.
    fn asked(&mut self, intent: AgentIntent) {
        let _ = intent;
    }

    /// Something is about to happen to the desktop.
    fn before(&mut self, host: &Self::Host) {
        let _ = host;
    }

    /// Something has happened to the desktop; its posts have not been taken yet.
    fn after(&mut self, host: &Self::Host) {
        let _ = host;
    }

    /// The desktop posts this.
    fn told(&mut self, host: &Self::Host, text: &str) {
        let (_, _) = (host, text);
    }

    /// By how much at most the desktop may say this late once more; `None` where it does not. What is not known any more after
    /// it is to be forgiven.
    fn repeats(&mut self, text: &str) -> Option<Span> {
        let _ = text;
        None
    }

    /// A panel is about to receive this.
    fn delivered(&mut self, panel: usize, text: &str) {
        let (_, _) = (panel, text);
    }

    /// This was on its way to a panel whose page went.
    fn lost(&mut self, text: &str) {
        let _ = text;
    }

    /// A panel wants this done, and its desk is as it was before: what must hold of every output is checked here.
    fn output(&mut self, host: &Self::Host, panel: usize, desk: &Desk, output: &Output) {
        let (_, _, _, _) = (host, panel, desk, output);
    }
}

/// Plays so many histories, or as many as `HISTORIES` says, or the one of `SEED`.
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
