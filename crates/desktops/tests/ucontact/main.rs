//! A panel around one uContact, whose page is reloaded by the panel or by itself: see `simulation`.

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
    model::{AgentControl, AgentIntent, Change, CommandStatus, Contact, Control, Desk, Intent, StartRequest},
    session::Output,
};
use deskpane_desktops::ucontact::{
    SPEC,
    host::{Act, DateForm, Extra, Level, UcontactHost},
    wire::CHANNELS,
};
use fastrand::Rng;
use serde_json::Value;
use simulation::{Desktop, World, play};
use std::collections::BTreeSet;

/// How many histories are simulated.
const HISTORIES: u64 = 3_000;
const PANEL: &str = <Ucontact as Desktop>::PANEL;

/// What uContact has reported: it repeats nothing, so a panel cannot know more.
#[derive(Default)]
struct Ucontact {
    /// Interactions with a reported assignment.
    assigned: BTreeSet<String>,
    /// Interactions with an unreported event.
    missed: BTreeSet<String>,
    /// Whether the current theme and language were reported.
    theme_told: bool,
    language_told: bool,
    /// The last start request.
    asked: Option<AgentIntent>,
}

#[test]
fn after_a_rest_the_desk_equals_the_reports() {
    play("uContact", HISTORIES, |rng| {
        let mut world = World::new(rng, UcontactHost::new(PANEL, 0), Ucontact::default(), 1);
        world.reload_frame(true);
        world
    });
}

impl Desktop for Ucontact {
    type Host = UcontactHost;

    const SPEC: &'static DesktopSpec = &SPEC;
    const ORIGIN: &'static str = "https://acme.ucontactcloud.com";
    const MOST_KEPT: usize = 600_000;

    fn peer(_panel: usize) -> String {
        PANEL.to_owned()
    }

    fn panel(to: &String, _text: &str) -> Option<usize> {
        assert_eq!(to, PANEL);
        Some(0)
    }

    fn step(world: &mut World<Self>) -> Span {
        let pause = Span(world.rng.i64(0..3_000));
        match world.rng.u8(0..100) {
            0..60 => people_act(world),
            60..84 => world.agent_commands(),
            84..88 => world.reload_frame(true),
            88..90 => world.reload_frame(false),
            90..97 => inject_fault(world),
            _ => return Span::seconds(world.rng.i64(10..90)),
        }
        pause
    }

    fn rest(world: &mut World<Self>) {
        world.end_faults();
        world.act(Act::AllowParent(true));
        world.pass(Span::seconds(180));
        act(world, Act::Theme { dark: true, primary: "#004488".into() });
        world.pass(Span::seconds(180));
        state::check(world);
        simulation::assert_remembered(world, world.confirmed == 0);
    }

    fn intent(control: Control, _: bool, _: &Contact, _: &Desk, _: &mut Rng) -> Option<Intent> {
        panic!("uContact knows no {control:?}")
    }

    /// The agent fills in the form, or presses the button of a known contact, open or ended.
    fn agent_intent(control: AgentControl, desk: &Desk, rng: &mut Rng) -> Option<AgentIntent> {
        assert_eq!(control, AgentControl::Start);
        let open = desk.order().filter_map(|id| desk.entry(id)).map(|entry| &entry.contact);
        let again: Vec<_> = open.chain(desk.closed()).filter_map(|contact| contact.work.again.clone()).collect();
        let request = match rng.choice(&again).filter(|_| rng.bool()) {
            Some(request) => StartRequest::clone(request),
            None => request(rng),
        };
        Some(AgentIntent::Start(Box::new(request)))
    }

    fn asked(&mut self, intent: AgentIntent) {
        self.asked = Some(intent);
    }

    /// The end and the disposition of an interaction may be repeated. An assignment after the end starts it again.
    fn repeats(&mut self, text: &str) -> Option<Span> {
        let late = if text.contains("finishedInteraction") { Span::seconds(20) } else { Span(0) };
        ["finishedInteraction", "sentDisposition", "changedTheme"]
            .iter()
            .any(|event| text.contains(event))
            .then_some(late)
    }

    fn told(&mut self, _host: &UcontactHost, text: &str) {
        let mut message: Value = serde_json::from_str(text).unwrap_or_default();
        if let Some(inner) = message.as_str() {
            message = serde_json::from_str(inner).unwrap_or_default();
        }
        let guid = message["data"]["guid"].as_str().filter(|guid| !guid.is_empty());
        if let Some(guid) = guid.filter(|_| message["event"] == "assignedInteraction") {
            self.assigned.insert(guid.to_owned());
        }
    }

    fn output(&mut self, host: &UcontactHost, _panel: usize, _desk: &Desk, output: &Output) {
        let shown = format!("{output:?}");
        assert!(!shown.contains("t0p-s3cret"), "a secret got out: {shown}");
        match output {
            Output::Post { text, .. } => {
                let message: Value = serde_json::from_str(text).expect("JSON");
                assert_eq!(message["event"], "startInteraction");
                for name in ["campaign", "channel", "clientId"] {
                    assert!(message["data"][name].as_str().is_some_and(|text| !text.is_empty()), "{text}");
                }
            }
            Output::Change(Change::AgentCommand(record)) if record.status == CommandStatus::Confirmed => {
                assert_eq!(Some(&record.intent), self.asked.as_ref());
                assert_started(host, &record.intent);
            }
            _ => {}
        }
    }
}

/// A start is confirmed only if there is such an interaction.
fn assert_started(host: &UcontactHost, intent: &AgentIntent) {
    let AgentIntent::Start(request) = intent else { panic!("{intent:?}") };
    let alike = host.interactions().iter().any(|interaction| {
        let name = interaction.campaign.trim_end_matches("<-").trim_end_matches("->");
        (name, &interaction.channel, &interaction.client) == (&request.campaign, &request.channel, &request.client)
    });
    assert!(alike || host.interactions().len() >= 20, "{request:?}");
}

/// One of a few requests, so that people's acts and requests sometimes coincide.
fn request(rng: &mut Rng) -> StartRequest {
    StartRequest {
        campaign: ["Demo", "Sales"][rng.usize(0..2)].to_owned(),
        channel: CHANNELS[rng.usize(0..3)].to_owned(),
        client: format!("598{}", rng.u32(0..3)),
    }
}

fn people_act(world: &mut World<Ucontact>) {
    let rng = &mut world.rng;
    let all = world.host.interactions();
    let some = rng.choice(all).map(|interaction| interaction.guid.clone());
    let open = all.iter().filter(|interaction| !interaction.finished).count();
    let levels = vec![Level { id: rng.u32(0..9), value: "Sale".into() }, Level { id: 1, value: "Done".into() }];
    let something = match (rng.u8(0..16), some) {
        (0..=3, _) | (_, None) if open < 8 => {
            let StartRequest { campaign, channel, client } = request(rng);
            let suffix = ["", "<-", "->"][rng.usize(0..3)];
            Act::Assign { campaign: format!("{campaign}{suffix}"), channel, client }
        }
        (4..=8, Some(guid)) => Act::Finish(guid),
        (9..=11, Some(guid)) => Act::Dispose { guid, comment: "<b>as agreed</b>".into(), levels },
        (12, _) => {
            let colours = ["#1976d2", "teal", "url(https://evil.example)", "rgb(1, 2, 3)"];
            Act::Theme { dark: rng.bool(), primary: colours[rng.usize(0..colours.len())].to_owned() }
        }
        (13, _) => Act::Language(["en", "es", "pt_BR"][rng.usize(0..3)].to_owned()),
        _ => Act::Emit([Extra::Unknown, Extra::Malformed, Extra::Foreign][rng.usize(0..3)]),
    };
    act(world, something);
}

/// Records unreported events.
fn act(world: &mut World<Ucontact>, act: Act) {
    let speaks = world.host.speaks();
    match &act {
        Act::Finish(guid) | Act::Dispose { guid, .. } if !speaks => {
            world.desktop.missed.insert(guid.clone());
        }
        Act::Theme { .. } => world.desktop.theme_told = speaks,
        Act::Language(_) => world.desktop.language_told = speaks,
        _ => {}
    }
    world.act(act);
}

fn inject_fault(world: &mut World<Ucontact>) {
    let fault = &mut world.host.fault_injection;
    let rng = &mut world.rng;
    match rng.u8(0..10) {
        0 => fault.silent = true,
        1 => fault.strings = true,
        2 => fault.loose_types = true,
        3 => fault.suffixes = true,
        4 => {
            let forms = [DateForm::Plain, DateForm::Scrambled, DateForm::Elsewhere, DateForm::Empty];
            fault.dates = forms[rng.usize(0..forms.len())];
        }
        5 => fault.drop_next = true,
        6 => fault.effect_delay = Span(rng.i64(0..30_000)),
        7 => {
            let allowed = rng.bool();
            world.act(Act::AllowParent(allowed));
        }
        _ => *fault = Default::default(),
    }
}
