//! The page that opens Skylight, Skylight's window, and what can happen to both.

use super::wishes;
use deskpane_desk::{
    clock::{Millis, Span},
    config,
    model::{Availability, Command, CommandStatus, Desk},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use deskpane_desktops::skylight::{
    host::{Act, Channel, Failure, Host, HostOutput, OfferSpec, Presence, Stage, Stray, WorkDirection},
    session::SkylightSession,
};
use fastrand::Rng;
use serde_json::{Value, json};
use std::collections::{BTreeSet, VecDeque};

const SKYLIGHT: &str = "https://skylight.example.com";
const PAGE: &str = "https://crm.example.com";

/// What Skylight's window does.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Popup {
    Closed,
    /// Loads until then; what was saved is what it comes back with.
    Loading(Millis),
    Open,
}

pub(crate) struct World {
    pub(crate) host: Host,
    pub(crate) panel: SkylightSession,
    pub(crate) desk: Desk,
    /// Interactions of which a message was lost that Skylight does not repeat: the page cannot know better.
    pub(crate) uncertain: BTreeSet<String>,
    /// The same for the agent, until the whole state comes again.
    pub(crate) agent_uncertain: bool,
    /// Skylight has acknowledged commands it did nothing about, among them some that it says nothing else of.
    pub(crate) lied: bool,
    kept: Option<String>,
    popup: Popup,
    now: Millis,
    rng: Rng,
    origin: Origin,
    inbox: VecDeque<(Millis, String)>,
    outbox: VecDeque<(Millis, String)>,
}

fn panel(kept: Option<&str>) -> SkylightSession {
    let text = json!({"skylight": {"url": SKYLIGHT, "fullControl": true}}).to_string();
    let config = config::parse(&text).outcome.expect("a valid configuration");
    SkylightSession::new(&config.skylight.expect("Skylight is configured"), kept)
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let now = Millis(1_767_261_600_000);
        let mut world = Self {
            host: Host::new(now),
            panel: panel(None),
            desk: Desk::default(),
            uncertain: BTreeSet::new(),
            agent_uncertain: false,
            lied: false,
            kept: None,
            popup: Popup::Closed,
            now,
            rng: Rng::with_seed(seed),
            origin: Origin::parse(SKYLIGHT).expect("an origin"),
            inbox: VecDeque::new(),
            outbox: VecDeque::new(),
        };
        world.window(WindowEvent::Absent);
        world.open_popup();
        world.pass(Span::seconds(3));
        world.host.act(Act::LogIn("Sam".into()), world.now);
        world.pass(Span::seconds(2));
        world
    }

    /// One thing happens, then a little time passes.
    pub(crate) fn step(&mut self) {
        let mut pause = Span(self.rng.i64(0..3_000));
        match self.rng.u8(0..100) {
            0..40 => self.desktop_acts(),
            40..76 => self.agent_wishes(),
            76..82 => self.reload_page(),
            82..88 => self.reload_popup(),
            88..90 => self.kill_popup(),
            90..96 => self.fault_injection(),
            _ => pause = Span::seconds(self.rng.i64(10..70)),
        }
        if self.popup == Popup::Closed && self.rng.bool() {
            self.open_popup();
        }
        self.pass(pause);
    }

    /// Faults end and time passes, until everybody who would try again has.
    pub(crate) fn quiet(&mut self) {
        self.host.fault_injection = Default::default();
        if self.popup == Popup::Closed {
            self.open_popup();
        }
        self.pass(Span::seconds(200));
    }

    fn desktop_acts(&mut self) {
        if self.popup != Popup::Open {
            return;
        }
        let truth = self.host.truth();
        let ids: Vec<_> = truth.interactions.iter().map(|interaction| interaction.id.clone()).collect();
        let Some(spec) = self.spec().filter(|_| truth.logged_in) else {
            return self.host.act(Act::LogIn("Sam".into()), self.now);
        };
        let some = (!ids.is_empty()).then(|| ids[self.rng.usize(0..ids.len())].clone());
        let on = self.rng.bool();
        let act = match (self.rng.u8(0..24), some) {
            (0..=3, _) if ids.len() < 6 => Act::Offer(spec),
            (4..=7, Some(id)) => Act::Accept(id),
            (8, Some(id)) => Act::Reject(id),
            (9 | 10, Some(id)) => Act::CustomerAnswers(id),
            (11, Some(id)) => Act::CustomerLeaves(id),
            (12, Some(id)) => Act::CustomerWrites(id, format!("message {}", self.rng.u32(..))),
            (13, Some(id)) => Act::Hold(id, on),
            (14, Some(id)) => Act::Mute(id, on),
            (15, Some(id)) => Act::Record(id, on),
            (16, Some(id)) => Act::TransferAnswered(id),
            (17, Some(id)) => Act::EndWrapUp(id),
            (18, Some(id)) => Act::Join(id, "Ann".into(), on),
            (19, _) => Act::GoReady(self.rng.usize(0..2)),
            (20, _) => Act::SetDirection(WorkDirection::ALL[self.rng.usize(0..3)]),
            (21, _) => Act::SupervisorSets(if on { Presence::Ready } else { Presence::NotReady }),
            (22, _) => Act::Send(Stray::ALL[self.rng.usize(0..Stray::ALL.len())]),
            (23, Some(id)) => Act::AgentWrites(id, "from the other window".into()),
            _ => Act::GoNotReady(None),
        };
        self.host.act(act, self.now);
    }

    fn spec(&mut self) -> Option<OfferSpec> {
        let channel = Channel::ALL[self.rng.usize(0..Channel::ALL.len())];
        let address = format!("+1303555{:04}", self.rng.u32(0..10_000));
        Some(OfferSpec {
            offer_seconds: self.rng.u32(5..60),
            wrap_up: self.rng.bool(),
            wrap_up_seconds: self.rng.u32(0..3) * 20,
            force_disposition: self.rng.bool(),
            script: self.rng.bool(),
            ..OfferSpec::new(channel, "Ada", &address, "Billing")
        })
    }

    /// The agent presses something that is offered: it is never refused on the spot.
    fn agent_wishes(&mut self) {
        let places: Vec<_> = self.desk.order().filter_map(|id| self.desk.entry(id)).collect();
        let allowed = |availability: &Availability| *availability == Availability::Allowed;
        let offered = places.iter().flat_map(|place| place.controls.iter().map(move |offer| (place, offer)));
        let offered: Vec<_> = offered.filter(|(_, offer)| allowed(&offer.availability)).collect();
        let board: Vec<_> = self.desk.board().controls.iter().filter(|offer| allowed(&offer.availability)).collect();
        if self.rng.u8(0..4) > 0 && !offered.is_empty() {
            let (place, offer) = offered[self.rng.usize(0..offered.len())];
            let to = &self.desk.directory().destinations;
            let contact = place.contact.clone();
            let intent = wishes::about_contact(offer.control, offer.engaged, &contact, to, &mut self.rng);
            if let Some(intent) = intent {
                let command = Command { contact: contact.id.clone(), intent };
                self.panel
                    .command(command.clone(), self.now)
                    .unwrap_or_else(|denial| panic!("{command:?}: {denial:?}"));
            }
        } else if !board.is_empty() {
            let control = board[self.rng.usize(0..board.len())].control;
            if let Some(intent) = wishes::about_agent(control, self.desk.agent(), &mut self.rng) {
                self.panel
                    .agent_command(intent.clone(), self.now)
                    .unwrap_or_else(|denial| panic!("{intent:?}: {denial:?}"));
            }
        }
        self.drain();
    }

    fn fault_injection(&mut self) {
        let fault = &mut self.host.fault_injection;
        match self.rng.u8(0..6) {
            0 => fault.silent = true,
            1 => fault.delay_ms = self.rng.u32(0..9_000),
            2 => fault.drop_next = self.rng.u32(1..4),
            3 => {
                fault.without_effect = true;
                self.lied = true;
            }
            4 => fault.fail_next = Some(Failure::ALL[self.rng.usize(0..Failure::ALL.len())]),
            _ => *fault = Default::default(),
        }
    }

    /// The page reloads. What was on its way to it is lost, and so is what is said while it loads.
    fn reload_page(&mut self) {
        self.panel.window(WindowEvent::Leaving, self.now);
        self.drain();
        self.lose_inbox();
        self.panel = panel(self.kept.as_deref());
        self.desk = Desk::default();
        let event = if self.popup == Popup::Closed { WindowEvent::Absent } else { WindowEvent::Regained };
        self.window(event);
    }

    /// Skylight's window reloads: it says so, and what was on its way to it is lost.
    pub(crate) fn reload_popup(&mut self) {
        if self.popup != Popup::Open {
            return;
        }
        self.host.page_leaving();
        self.collect();
        self.outbox.clear();
        self.host = Host::restore(&self.host.save(), self.now).expect("what was saved");
        self.popup = Popup::Loading(self.now + Span(self.rng.i64(100..4_000)));
    }

    /// Skylight's window is closed without a word; the page notices within a second.
    fn kill_popup(&mut self) {
        if self.popup == Popup::Closed {
            return;
        }
        self.outbox.clear();
        self.host = Host::restore(&self.host.save(), self.now).expect("what was saved");
        self.popup = Popup::Closed;
        let unnoticed = Span(self.rng.i64(0..1_000));
        self.pass(unnoticed);
        self.window(WindowEvent::Closed);
    }

    fn open_popup(&mut self) {
        self.popup = Popup::Loading(self.now + Span(self.rng.i64(100..4_000)));
        self.window(WindowEvent::Opened);
    }

    fn window(&mut self, event: WindowEvent) {
        self.panel.window(event, self.now);
        self.drain();
    }

    /// Lets time pass: wakes whoever wants to be woken, delivers what is due, always the earliest first.
    fn pass(&mut self, span: Span) {
        let end = self.now + span;
        let mut moments = 0;
        self.collect();
        while let Some(at) = self.next_moment().filter(|at| *at <= end) {
            moments += 1;
            assert!(moments < 100_000, "somebody wants to be woken again and again at {at:?}");
            self.now = self.now.max(at);
            if let Popup::Loading(until) = self.popup
                && until <= self.now
            {
                self.popup = Popup::Open;
                self.host.page_loaded(true, self.now);
            }
            if self.popup == Popup::Open {
                self.host.wake(self.now);
            }
            self.collect();
            self.deliver();
        }
        self.now = end;
    }

    fn next_moment(&self) -> Option<Millis> {
        let posts = self.inbox.front().into_iter().chain(self.outbox.front()).map(|(at, _)| *at);
        let popup = match self.popup {
            Popup::Closed => None,
            Popup::Loading(until) => Some(until),
            Popup::Open => self.host.wake_at(),
        };
        posts.chain(popup).chain(self.panel.wake_at()).min()
    }

    fn deliver(&mut self) {
        let now = self.now;
        if self.panel.wake_at().is_some_and(|at| at <= now) {
            self.panel.wake(now);
            self.drain();
        }
        while let Some((_, text)) = self.outbox.pop_front_if(|(due, _)| *due <= now) {
            // A window that is closed or still loads hears nothing.
            if self.popup == Popup::Open {
                self.host.receive(PAGE, &text, now);
            }
        }
        while let Some((_, text)) = self.inbox.pop_front_if(|(due, _)| *due <= now) {
            self.agent_uncertain &= !text.contains("cxengage/state\"");
            self.panel.receive(&text, &self.origin, now);
            self.drain();
        }
        self.collect();
    }

    /// Puts the host's posts on their way. Between two windows nothing overtakes anything.
    fn collect(&mut self) {
        // What it says to nobody is lost as well.
        if self.host.fault_injection.silent || self.host.controller().is_none() {
            self.agent_uncertain = true;
            self.uncertain.extend(self.host.truth().interactions.into_iter().map(|interaction| interaction.id));
        }
        while let Some(output) = self.host.poll() {
            let HostOutput::Post { target_origin, text } = output else { continue };
            assert!(target_origin == PAGE || (target_origin == "*" && text.contains("skylight/loaded")), "{text}");
            let due = self.now + Span(self.rng.i64(0..400));
            let due = self.inbox.back().map_or(due, |(last, _)| due.max(*last));
            self.inbox.push_back((due, text));
        }
    }

    fn lose_inbox(&mut self) {
        for (_, text) in std::mem::take(&mut self.inbox) {
            let message: Value = serde_json::from_str(&text).unwrap_or_default();
            if let Some(id) = message["response"]["interactionId"].as_str().or(message["response"].as_str()) {
                self.uncertain.insert(id.to_owned());
            }
        }
    }

    /// Carries out what the panel wants, and checks what must hold of every output.
    fn drain(&mut self) {
        while let Some(output) = self.panel.poll() {
            match output {
                Output::Post { to, text } => {
                    assert_eq!(to, self.origin, "a post to somebody else");
                    let due = self.now + Span(self.rng.i64(0..400));
                    let due = self.outbox.back().map_or(due, |(last, _)| due.max(*last));
                    self.outbox.push_back((due, text));
                }
                Output::Change(change) => {
                    self.desk.apply(change);
                }
                Output::Note(_) => {}
                Output::Keep(text) => {
                    assert!(text.len() < 100_000, "kept without bound");
                    self.kept = Some(text);
                }
            }
        }
    }

    /// What is still said to be under way.
    pub(crate) fn under_way(&self) -> Vec<String> {
        let places = self.desk.order().filter_map(|id| self.desk.entry(id));
        let records =
            places.flat_map(|place| place.commands.values()).filter(|record| record.status == CommandStatus::Sent);
        let board = self.desk.board().commands.values().filter(|record| record.status == CommandStatus::Sent);
        records.map(|record| format!("{record:?}")).chain(board.map(|record| format!("{record:?}"))).collect()
    }

    /// Whether an offer is so near its end that either side may be ahead.
    pub(crate) fn is_ending(&self, stage: Stage) -> bool {
        matches!(stage, Stage::Offered(until) if until - self.now < Span::seconds(6))
    }
}
