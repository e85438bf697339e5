//! A panel around one Rox.Chat, whose page is reloaded by the panel or by itself, with visitors who log in at
//! inconvenient moments: see `simulation`.

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
mod told;

use deskpane_desk::{
    clock::Span,
    desktop::DesktopSpec,
    model::{Contact, Control, Desk, Intent},
    session::Output,
};
use deskpane_desktops::roxchat::{
    SPEC,
    host::{Act, ErrorForm, Extra, HostChannel, HostVisitor, RoxchatHost, StartError, VisitorNo, VisitorSpec},
};
use fastrand::Rng;
use serde_json::Value;
use simulation::{Desktop, World, play};
use std::collections::BTreeSet;
use told::Told;

/// How many histories are simulated.
const HISTORIES: u64 = 3_000;
const PANEL: &str = <Roxchat as Desktop>::PANEL;

/// What Rox.Chat has reported: it repeats nothing, so a panel cannot know more.
#[derive(Default)]
struct Roxchat {
    told: Told,
    /// Visitors with an unreported event since the last report that settled their chat.
    unsettled: BTreeSet<VisitorNo>,
    /// The visitors before the current event, and whether the event is reported.
    before: Vec<HostVisitor>,
    spoke: bool,
    /// Numbers the messages, so that every text is different.
    words: u32,
}

#[test]
fn after_a_rest_the_desk_equals_the_reports() {
    play("Rox.Chat", HISTORIES, |rng| {
        let mut world = World::new(rng, RoxchatHost::new(PANEL, 0), Roxchat::default(), 1);
        world.reload_frame(true);
        world
    });
}

impl Desktop for Roxchat {
    type Host = RoxchatHost;

    const SPEC: &'static DesktopSpec = &SPEC;
    const ORIGIN: &'static str = "https://acme.rox.chat";
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
            0..68 => people_act(world),
            68..86 => world.agent_commands(),
            86..89 => world.reload_frame(true),
            89..91 => world.reload_frame(false),
            91..97 => inject_fault(world),
            _ => return Span::seconds(world.rng.i64(10..90)),
        }
        pause
    }

    fn rest(world: &mut World<Self>) {
        world.end_faults();
        world.act(Act::AllowParent(true));
        world.pass(Span::seconds(120));
        world.act(Act::Emit(Extra::Unknown));
        world.pass(Span::seconds(120));
        state::check(world);
        simulation::assert_remembered(world, world.given == 0);
    }

    fn intent(control: Control, _: bool, _: &Contact, _: &Desk, _: &mut Rng) -> Option<Intent> {
        assert_eq!(control, Control::StartChat);
        Some(Intent::StartChat)
    }

    fn before(&mut self, host: &RoxchatHost) {
        self.before = host.visitors().to_vec();
        self.spoke = host.speaks();
    }

    /// Records the visitors with an unreported event.
    fn after(&mut self, host: &RoxchatHost) {
        let before = &self.before;
        for visitor in host.visitors() {
            let old = before.iter().find(|old| old.no == visitor.no);
            let changed = old.is_some_and(|old| (&old.id, &old.chat) != (&visitor.id, &visitor.chat));
            // When two visitors are merged, the remaining chat may be one that was never reported.
            let united = host.visitors().len() < before.len() && changed;
            // An id that was given up, or whose owner left unreported, may belong to another visitor again.
            let heir = self.told.visitors.contains_key(&visitor.id) && before.iter().all(|old| old.id != visitor.id);
            if changed && (!self.spoke || united) || heir {
                self.unsettled.insert(visitor.no);
            }
        }
    }

    /// It sends by itself, so a repetition follows immediately; a repeated message counts as two.
    fn repeats(&mut self, text: &str) -> Option<Span> {
        let twice = ["visitorSelected", "notificationAdded", "notificationRemoved", "chatClosedByOperator"];
        twice.iter().any(|event| text.contains(event)).then_some(Span(0))
    }

    fn told(&mut self, host: &RoxchatHost, text: &str) {
        if let Some(settled) = self.told.take(text) {
            let visitor = host.visitors().iter().find(|visitor| visitor.id == settled);
            visitor.map(|visitor| self.unsettled.remove(&visitor.no));
        }
    }

    fn output(&mut self, _host: &RoxchatHost, _panel: usize, _desk: &Desk, output: &Output) {
        let shown = format!("{output:?}");
        assert!(!shown.contains("t0p-s3cret"), "a secret got out: {shown}");
        if let Output::Post { text, .. } = output {
            let message: Value = serde_json::from_str(text).expect("JSON");
            assert_eq!(message["action"], "start_outgoing_chat");
            for name in ["roxchatVisitorId", "sessionId"] {
                assert!(message["params"][name].as_str().is_some_and(|text| !text.is_empty()), "{text}");
            }
        }
    }
}

fn people_act(world: &mut World<Roxchat>) {
    let rng = &mut world.rng;
    let numbers: Vec<_> = world.host.visitors().iter().map(|visitor| visitor.no).collect();
    let some = rng.choice(numbers.iter().copied());
    world.desktop.words += 1;
    let words = format!("{:05} <b>words</b>", world.desktop.words);
    let act = match (rng.u8(0..24), some) {
        (0..=1, _) | (_, None) if numbers.len() < 10 => Act::Arrive(spec(rng)),
        (2..=9, Some(no)) => {
            let kinds = ["visitor", "operator", "visitor", "file_visitor", "info", "operator_note", "keyboard", "1"];
            Act::Write(no, kinds[rng.usize(0..kinds.len())].to_owned(), words)
        }
        (10..=14, Some(no)) => Act::Close(no, rng.bool()),
        (15..=16, Some(no)) => Act::Select(no),
        (17..=18, Some(no)) => {
            // One of a few people, who may be logged in on another screen; after that, somebody new.
            let anonymous = world.host.visitor(no).is_some_and(|visitor| visitor.spec.provided.is_none());
            let known = rng.u32(100..106).to_string();
            Act::Authorize(no, if anonymous { known } else { format!("new{}", world.desktop.words) })
        }
        (19, Some(no)) => Act::Revisit(no),
        (20, Some(no)) if world.host.notices().len() < 20 => Act::Notify(no, "visitor".into(), words),
        (21, _) => match rng.choice(world.host.notices()) {
            Some(notice) => Act::Dismiss(notice.id.clone()),
            None => Act::Emit(Extra::Malformed),
        },
        (22, Some(no)) => Act::Start(no),
        (23, Some(no)) => {
            let trouble = rng.choice(StartError::ALL).filter(|_| rng.bool());
            Act::Trouble(no, trouble)
        }
        _ => Act::Emit([Extra::Unknown, Extra::Malformed, Extra::Foreign][rng.usize(0..3)]),
    };
    world.act(act);
}

fn spec(rng: &mut Rng) -> VisitorSpec {
    let number = rng.u32(0..1_000);
    let channel = HostChannel { kind: "telegram".into(), user: number.to_string(), name: format!("user{number}") };
    VisitorSpec {
        provided: rng.bool().then(|| rng.u32(100..106).to_string()),
        siebel: rng.bool().then(|| format!("4-{number}")),
        task: None,
        channel: rng.bool().then_some(channel),
    }
}

fn inject_fault(world: &mut World<Roxchat>) {
    let fault = &mut world.host.fault_injection;
    let rng = &mut world.rng;
    match rng.u8(0..10) {
        0 => fault.silent = true,
        1 => fault.strings = true,
        2 => fault.table_spelling = true,
        3 => fault.refuse = rng.choice(StartError::ALL),
        4 => {
            let forms = [ErrorForm::Unsaid, ErrorForm::Event, ErrorForm::Notice, ErrorForm::Bare];
            fault.errors = forms[rng.usize(0..forms.len())];
        }
        5 => fault.drop_next = true,
        6 => fault.effect_delay = Span(rng.i64(0..15_000)),
        7 => {
            let allowed = rng.bool();
            world.act(Act::AllowParent(allowed));
        }
        _ => *fault = Default::default(),
    }
}
