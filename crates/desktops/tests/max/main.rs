//! Two panels in one MAX or CXone Agent, with clocks that differ: see `simulation`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../simulation/mod.rs"]
mod simulation;

mod state;

use deskpane_desk::{
    clock::Span,
    desktop::DesktopSpec,
    model::{Change, CommandStatus, Contact, Control, CustomerCard, Desk, Intent},
    session::{Output, WindowEvent},
};
use deskpane_desktops::max::{
    SPEC,
    host::{Act, Button, Chosen, ContactSpec, Extra, Kind, MaxHost, Refusal, WindowId},
    wire::Flavour,
};
use fastrand::Rng;
use serde_json::Value;
use simulation::{Desktop, World, play};
use std::collections::{BTreeMap, BTreeSet};

/// How many histories each test simulates.
const HISTORIES: u64 = 1_500;
/// The number of panels.
const PANELS: usize = 2;

/// What the panels have received, besides their desks.
struct Max {
    flavour: Flavour,
    /// Whether a panel has received the agent's mute state, which a registration does not report.
    mute_known: [bool; PANELS],
    /// What each panel has received about contacts.
    told: [Told; PANELS],
}

/// What a panel has received about contacts, by id.
#[derive(Default)]
struct Told {
    /// Open contacts with their last reported status, including those from before a reload of the page that had time to
    /// store them.
    there: BTreeMap<String, String>,
    /// Ended contacts.
    over: BTreeSet<String>,
}

#[test]
fn after_a_rest_the_desks_equal_the_state_of_max() {
    play("MAX", HISTORIES, |rng| world(rng, Flavour::Max));
}

#[test]
fn after_a_rest_the_desks_equal_the_state_of_cxone_agent() {
    play("CXone Agent", HISTORIES, |rng| world(rng, Flavour::Cxa));
}

fn world(rng: Rng, flavour: Flavour) -> World<Max> {
    let host = MaxHost::new(flavour, simulation::START);
    let desktop = Max { flavour, mute_known: [false; PANELS], told: Default::default() };
    let mut world = World::new(rng, host, desktop, PANELS);
    (0..PANELS).for_each(|at| open(&mut world, at));
    world
}

fn open(world: &mut World<Max>, at: usize) {
    world.window(at, WindowEvent::Found { origin: Some(Max::ORIGIN.into()) });
}

impl Told {
    fn hear(&mut self, event: &Value) {
        let field = |name: &str| {
            let named = event.as_object()?.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
            named.map(|(_, value)| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        };
        let (Some(id), Some(status)) = (field("ContactID"), field("Status")) else { return };
        let is_final = field("FinalState").is_some_and(|flag| flag.eq_ignore_ascii_case("true"));
        // A digital contact has no final state.
        if is_final || status == "Disconnected" && field("FinalState").is_none() {
            self.there.remove(&id);
            self.over.insert(id);
        } else if !self.over.contains(&id) {
            self.there.insert(id, status);
        }
    }
}

impl Desktop for Max {
    type Host = MaxHost;

    const SPEC: &'static DesktopSpec = &SPEC;
    const ORIGIN: &'static str = "https://max.example.com";
    const MOST_KEPT: usize = 100_000;

    fn peer(panel: usize) -> WindowId {
        WindowId(u32::try_from(panel).expect("few panels"))
    }

    fn panel(to: &WindowId, _text: &str) -> Option<usize> {
        usize::try_from(to.0).ok()
    }

    fn step(world: &mut World<Self>) -> Span {
        let pause = Span(world.rng.i64(0..4_000));
        match world.rng.u8(0..100) {
            0..50 => people_act(world),
            50..80 => world.agent_commands(),
            80..85 => reload(world, true),
            85..88 => reload(world, false),
            88..91 => world.act(Act::ForgetSubscriptions),
            91..97 => inject_fault(world),
            _ => return Span::seconds(world.rng.i64(10..90)),
        }
        pause
    }

    fn rest(world: &mut World<Self>) {
        world.end_faults();
        world.pass(Span::seconds(180));
        // Something happens while everybody is listening, so that new panels learn the desktop's clock.
        for _ in 0..2 {
            world.act(Act::Incoming(ContactSpec::new(Kind::Call, "Eve", "+13035550123", "Billing")));
            world.pass(Span::seconds(5));
            if let Some(no) = world.host.contacts().last().map(|contact| contact.no) {
                world.act(Act::Press(no, Button::Accept));
            }
            world.pass(Span::seconds(17));
        }
        // Repeated messages have arrived, and everybody has registered since.
        world.pass(Span::seconds(90));
        state::check(world);
    }

    fn intent(control: Control, engaged: bool, _: &Contact, _: &Desk, _: &mut Rng) -> Option<Intent> {
        Some(match control {
            Control::Answer => Intent::Answer,
            Control::Refuse => Intent::Refuse,
            Control::Hold => Intent::Hold(!engaged),
            Control::Mute => Intent::Mute(!engaged),
            Control::Mask => Intent::Mask(!engaged),
            Control::Record => Intent::Record(!engaged),
            Control::HangUp => Intent::HangUp,
            Control::EndWrapUp => Intent::EndWrapUp,
            Control::Card => Intent::Card(CustomerCard { name: "Ada".into(), picture: None }),
            other => panic!("MAX knows no {other:?}"),
        })
    }

    /// The next registration corrects the effect of a late event: MAX's batch lists everything.
    fn repeats(&mut self, text: &str) -> Option<Span> {
        let about_contact = text.contains("ContactEvent") && !text.contains("AgentMuted");
        let late = if self.flavour == Flavour::Max && !text.contains("Ack") { Span::seconds(20) } else { Span(0) };
        about_contact.then_some(late)
    }

    fn delivered(&mut self, panel: usize, text: &str) {
        self.mute_known[panel] |= text.contains("AgentMuted");
        let message: Value = serde_json::from_str(text).unwrap_or_default();
        for event in message["events"].as_array().into_iter().flatten() {
            self.told[panel].hear(event);
        }
    }

    fn output(&mut self, host: &MaxHost, panel: usize, desk: &Desk, output: &Output) {
        let shown = format!("{output:?}");
        assert!(!shown.contains(&host.token()), "the session token got out: {shown}");
        match output {
            // A registration does not report it, so the state before is only a guess.
            Output::Post { text, .. } => self.mute_known[panel] &= !text.contains("RegisterForClientEvents"),
            Output::Change(Change::Command(record)) if record.status == CommandStatus::Sent => {
                let control = record.command.intent.control();
                let mut others = desk.order().filter_map(|id| desk.entry(id)?.commands.get(&control));
                let toggle = matches!(control, Control::Hold | Control::Mute | Control::Mask);
                let alone = others.all(|other| other.id == record.id || other.status != CommandStatus::Sent);
                assert!(!toggle || alone, "two toggles of a kind are sent: {record:?}");
            }
            _ => {}
        }
    }
}

/// A panel's page reloads: normally, or torn away as in a crash.
fn reload(world: &mut World<Max>, last_word: bool) {
    let at = world.rng.usize(0..PANELS);
    world.reload_panel(at, last_word);
    world.desktop.mute_known[at] = false;
    let told = &mut world.desktop.told[at];
    told.over.clear();
    if !last_word {
        told.there.clear();
    }
    open(world, at);
}

fn people_act(world: &mut World<Max>) {
    let rng = &mut world.rng;
    let contacts: Vec<_> = world.host.contacts().iter().map(|contact| contact.no).collect();
    let number = format!("+1303555{:04}", rng.u32(0..10_000));
    let kind = Kind::ALL[rng.usize(0..Kind::ALL.len())];
    let spec = ContactSpec { wrap_up_seconds: rng.u32(0..3) * 20, ..ContactSpec::new(kind, "Ada", &number, "Billing") };
    let call = ContactSpec { kind: Kind::Call, ..spec.clone() };
    let some = rng.choice(contacts.iter().copied());
    let room = contacts.len() < 8;
    let act = match (rng.u8(0..18), some) {
        (0, _) => Act::SetState(Chosen::Available),
        (1, _) => Act::SetState(Chosen::Unavailable("Lunch".into())),
        (2..=4, _) if room => Act::Incoming(call),
        (5, _) if room => Act::Incoming(spec),
        (6, _) if room => Act::Dial(call),
        (7, Some(no)) if room => Act::Consult(no, call),
        (8, some) if room => Act::TransferIn(some, call),
        (9, Some(no)) => Act::Join(no),
        (10, Some(no)) => Act::FarEndAnswers(no),
        (11, Some(no)) => Act::CustomerHangsUp(no),
        (12, Some(no)) => Act::Focus(no),
        (13..=15, Some(no)) => Act::Press(no, Button::ALL[rng.usize(0..Button::ALL.len())]),
        (16, _) => {
            let page = Extra::PopUrl("https://crm.example/case/9".into());
            let extras = [Extra::Unknown, Extra::Malformed, Extra::Settings, Extra::Indicator, page];
            Act::Emit(extras[rng.usize(0..extras.len())].clone())
        }
        (17, Some(no)) if rng.bool() => Act::Clear(no),
        (17, _) if rng.u8(0..6) == 0 => [Act::EndSession, Act::StartSession][rng.usize(0..2)].clone(),
        _ => Act::RenewToken,
    };
    world.act(act);
}

fn inject_fault(world: &mut World<Max>) {
    let fault = &mut world.host.fault_injection;
    let rng = &mut world.rng;
    match rng.u8(0..9) {
        0 => fault.silent = true,
        1 => fault.refuse = Some(Refusal::Types),
        2 => fault.refuse = Some(Refusal::ContactId),
        3 => fault.ack_delay = Span(rng.i64(0..8_000)),
        4 => fault.drop_next = true,
        5 => fault.effect_delay = Span(rng.i64(0..9_000)),
        6 => fault.repeats = true,
        7 => fault.late_events = true,
        _ => *fault = Default::default(),
    }
}
