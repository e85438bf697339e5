//! A panel's page that opens one Skylight, with both windows reloading, closing and being recovered: see
//! `simulation`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../simulation/mod.rs"]
mod simulation;

mod intents;
mod state;

use deskpane_desk::{
    clock::Span,
    desktop::DesktopSpec,
    kit::host::Host as _,
    model::{AgentControl, AgentIntent, Contact, Control, Desk, Intent},
    session::{Output, WindowEvent},
};
use deskpane_desktops::skylight::{
    SPEC,
    host::{Act, Channel, Failure, OfferSpec, Presence, SkylightHost, Stage, Stray, TOKEN, WorkDirection},
};
use fastrand::Rng;
use serde_json::Value;
use simulation::{Desktop, Page, World, play};
use std::collections::BTreeSet;

/// How many histories are simulated.
const HISTORIES: u64 = 1_500;
/// The origin of the panel's page.
const PANEL: &str = "https://crm.example.com";

/// What a page cannot know.
#[derive(Default)]
struct Skylight {
    /// Interactions with a lost message that Skylight does not repeat.
    uncertain: BTreeSet<String>,
    /// The same for the agent, until the full state arrives.
    agent_uncertain: bool,
    /// Messages that customers wrote during the offer: Skylight's page receives the platform's own messages only after
    /// acceptance, so they stay unknown until the full state arrives.
    untold: BTreeSet<String>,
    /// Skylight has acknowledged commands without carrying them out, including some that it never reports otherwise.
    without_effect: bool,
}

#[test]
fn after_a_rest_the_desk_equals_the_state_of_skylight() {
    play("Skylight", HISTORIES, |rng| {
        let mut world = World::new(rng, SkylightHost::new(simulation::START), Skylight::default(), 1);
        world.page = Page::Closed;
        world.window(0, WindowEvent::Absent);
        open_popup(&mut world);
        world.pass(Span::seconds(3));
        world.act(Act::LogIn("Sam".into()));
        world.pass(Span::seconds(2));
        world
    });
}

impl Desktop for Skylight {
    type Host = SkylightHost;

    const SPEC: &'static DesktopSpec = &SPEC;
    const PANEL: &'static str = PANEL;
    const ORIGIN: &'static str = "https://skylight.example.com";
    const MOST_KEPT: usize = 100_000;

    fn peer(_panel: usize) -> String {
        PANEL.to_owned()
    }

    fn panel(to: &String, text: &str) -> Option<usize> {
        assert!(to == PANEL || (to == "*" && text.contains("skylight/loaded")), "{text}");
        Some(0)
    }

    fn step(world: &mut World<Self>) -> Span {
        let mut pause = Span(world.rng.i64(0..3_000));
        match world.rng.u8(0..100) {
            0..40 => people_act(world),
            40..76 => world.agent_commands(),
            76..82 => reload_panel(world),
            82..88 => reload_popup(world),
            88..90 => kill_popup(world),
            90..96 => inject_fault(world),
            _ => pause = Span::seconds(world.rng.i64(10..70)),
        }
        if world.page == Page::Closed && world.rng.bool() {
            open_popup(world);
        }
        pause
    }

    fn rest(world: &mut World<Self>) {
        quiet(world);
        state::check(world, state::Strictness::WhatWasTold);
        // Everything missed comes with the full state.
        reload_popup(world);
        quiet(world);
        state::check(world, state::Strictness::Everything);
    }

    fn intent(control: Control, engaged: bool, contact: &Contact, desk: &Desk, rng: &mut Rng) -> Option<Intent> {
        intents::about_contact(control, engaged, contact, &desk.directory().destinations, rng)
    }

    fn agent_intent(control: AgentControl, desk: &Desk, rng: &mut Rng) -> Option<AgentIntent> {
        intents::about_agent(control, desk.agent(), rng)
    }

    fn output(&mut self, _host: &SkylightHost, _panel: usize, _desk: &Desk, output: &Output) {
        let shown = format!("{output:?}");
        assert!(!shown.contains(TOKEN), "a token got out: {shown}");
    }

    fn before(&mut self, host: &SkylightHost) {
        self.forgive_unheard(host);
    }

    fn after(&mut self, host: &SkylightHost) {
        self.forgive_unheard(host);
    }

    /// Messages from its queue may be repeated late. Their interaction is then uncertain.
    fn repeats(&mut self, text: &str) -> Option<Span> {
        let message: Value = serde_json::from_str(text).unwrap_or_default();
        let topic = message["topic"].as_str().unwrap_or_default();
        let queued = topic.ends_with("-received") || topic.contains("/wrapup-");
        let id = message["response"]["interactionId"].as_str().or(message["response"]["to"].as_str());
        if let Some(id) = id.filter(|_| queued) {
            self.uncertain.insert(id.to_owned());
        }
        let state = topic == "cxengage/session/state-change-response";
        self.agent_uncertain |= state;
        (state || queued && id.is_some()).then_some(Span::seconds(20))
    }

    fn delivered(&mut self, _panel: usize, text: &str) {
        // A repetition may come after the full state.
        self.agent_uncertain |= text.contains("cxengage/session/state-change-response");
        self.agent_uncertain &= !text.contains("cxengage/state\"");
    }

    fn lost(&mut self, text: &str) {
        let message: Value = serde_json::from_str(text).unwrap_or_default();
        if let Some(id) = message["response"]["interactionId"].as_str().or(message["response"].as_str()) {
            self.uncertain.insert(id.to_owned());
        }
    }
}

impl Skylight {
    /// Messages that Skylight sends to nobody are lost: about an interaction that ends, and about one that starts.
    fn forgive_unheard(&mut self, host: &SkylightHost) {
        if host.fault_injection.silent || host.controller().is_none() {
            self.agent_uncertain = true;
            self.uncertain.extend(host.state().interactions.into_iter().map(|interaction| interaction.id));
        }
    }
}

fn quiet(world: &mut World<Skylight>) {
    world.end_faults();
    if world.page == Page::Closed {
        open_popup(world);
    }
    world.pass(Span::seconds(200));
}

fn people_act(world: &mut World<Skylight>) {
    if world.page != Page::Open {
        return;
    }
    let rng = &mut world.rng;
    let state = world.host.state();
    if !state.logged_in {
        return world.act(Act::LogIn("Sam".into()));
    }
    let ids: Vec<_> = state.interactions.iter().map(|interaction| interaction.id.clone()).collect();
    let some = rng.choice(&ids).cloned();
    let on = rng.bool();
    let act = match (rng.u8(0..24), some) {
        (0..=3, _) if ids.len() < 6 => Act::Offer(spec(rng)),
        (4..=7, Some(id)) => Act::Accept(id),
        (8, Some(id)) => Act::Reject(id),
        (9 | 10, Some(id)) => Act::CustomerAnswers(id),
        (11, Some(id)) => Act::CustomerLeaves(id),
        (12, Some(id)) => {
            let text = format!("message {}", rng.u32(..));
            let mut all = state.interactions.iter();
            if all.any(|one| one.id == id && matches!(one.stage, Stage::Offered(_))) {
                world.desktop.untold.insert(text.clone());
            }
            Act::CustomerWrites(id, text)
        }
        (13, Some(id)) => Act::Hold(id, on),
        (14, Some(id)) => Act::Mute(id, on),
        (15, Some(id)) => Act::Record(id, on),
        (16, Some(id)) => Act::TransferAnswered(id),
        (17, Some(id)) => Act::EndWrapUp(id),
        (18, Some(id)) => Act::Join(id, "Ann".into(), on),
        (19, _) => Act::GoReady(rng.usize(0..2)),
        (20, _) => Act::SetDirection(WorkDirection::ALL[rng.usize(0..3)]),
        (21, _) => Act::SupervisorSets(if on { Presence::Ready } else { Presence::NotReady }),
        (22, _) => Act::Send(Stray::ALL[rng.usize(0..Stray::ALL.len())]),
        (23, Some(id)) => Act::AgentWrites(id, "from the other window".into()),
        _ => Act::GoNotReady(None),
    };
    world.act(act);
}

fn spec(rng: &mut Rng) -> OfferSpec {
    let channel = Channel::ALL[rng.usize(0..Channel::ALL.len())];
    let address = format!("+1303555{:04}", rng.u32(0..10_000));
    OfferSpec {
        offer_seconds: rng.u32(5..60),
        wrap_up: rng.bool(),
        wrap_up_seconds: rng.u32(0..3) * 20,
        force_disposition: rng.bool(),
        script: rng.bool(),
        ..OfferSpec::new(channel, "Ada", &address, "Billing")
    }
}

/// The page reloads. Messages that arrive while it loads are lost too.
fn reload_panel(world: &mut World<Skylight>) {
    world.reload_panel(0, true);
    let event = if world.page == Page::Closed { WindowEvent::Absent } else { WindowEvent::Regained };
    world.window(0, event);
}

/// Skylight's window reloads, and reports it.
fn reload_popup(world: &mut World<Skylight>) {
    if world.page != Page::Open {
        return;
    }
    world.change(|host, _| host.page_leaving());
    world.close_desktop();
    load_popup(world);
}

/// Skylight's window is closed without notice; the page finds out within a second.
fn kill_popup(world: &mut World<Skylight>) {
    if world.page == Page::Closed {
        return;
    }
    world.close_desktop();
    let unnoticed = Span(world.rng.i64(0..1_000));
    world.pass(unnoticed);
    world.window(0, WindowEvent::Closed);
}

fn open_popup(world: &mut World<Skylight>) {
    load_popup(world);
    world.window(0, WindowEvent::Opened);
}

fn load_popup(world: &mut World<Skylight>) {
    let pause = Span(world.rng.i64(100..4_000));
    world.load_desktop(pause, None);
}

fn inject_fault(world: &mut World<Skylight>) {
    let fault = &mut world.host.fault_injection;
    let rng = &mut world.rng;
    match rng.u8(0..7) {
        0 => fault.silent = true,
        6 => fault.state_untold = true,
        1 => fault.delay_ms = rng.u32(0..9_000),
        2 => fault.drop_next = rng.u32(1..4),
        3 => {
            fault.without_effect = true;
            world.desktop.without_effect = true;
        }
        4 => fault.fail_next = Some(Failure::ALL[rng.usize(0..Failure::ALL.len())]),
        _ => *fault = Default::default(),
    }
}
