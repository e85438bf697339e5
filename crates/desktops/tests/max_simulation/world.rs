//! A desktop, the panels in its frames, and what can happen to them.

use deskpane_desk::{
    clock::{Millis, Span},
    config,
    model::{Availability, Command, CommandId, CommandStatus, Control, CustomerCard, Desk, Intent},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use deskpane_desktops::max::{
    host::{Act, Button, Chosen, ContactSpec, Extra, Host, HostOutput, Kind, Refusal, WindowId},
    session::MaxSession,
    wire::Flavour,
};
use fastrand::Rng;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};

const DESKTOP: &str = "https://max.example.com";

/// A panel in a frame.
pub(crate) struct Placement {
    pub(crate) panel: MaxSession,
    pub(crate) desk: Desk,
    pub(crate) window: WindowId,
    /// Whether the panel has been told if the agent is muted: a registration does not say.
    pub(crate) mute_known: bool,
    /// Toggles sent and not yet seen to end, by kind.
    in_flight: BTreeMap<Control, CommandId>,
    /// What the panel keeps for its page's next life.
    kept: Option<String>,
    inbox: VecDeque<(Millis, String)>,
    outbox: VecDeque<(Millis, String)>,
}

pub(crate) struct World {
    pub(crate) host: Host,
    pub(crate) seats: Vec<Placement>,
    pub(crate) now: Millis,
    /// How far the desktop's clock is behind the panels'.
    pub(crate) behind: Span,
    rng: Rng,
    origin: Origin,
}

fn panel(kept: Option<&str>) -> MaxSession {
    let text = json!({"max": {"origins": [DESKTOP]}}).to_string();
    let config = config::parse(&text).outcome.expect("a valid configuration");
    MaxSession::new(&config.max.expect("MAX is configured"), None, kept)
}

impl Placement {
    fn new(window: WindowId, kept: Option<String>) -> Self {
        Self {
            panel: panel(kept.as_deref()),
            kept,
            desk: Desk::default(),
            window,
            mute_known: false,
            in_flight: BTreeMap::new(),
            inbox: VecDeque::new(),
            outbox: VecDeque::new(),
        }
    }
}

impl World {
    pub(crate) fn new(seed: u64, flavour: Flavour) -> Self {
        let now = Millis(1_767_261_600_000);
        let mut rng = Rng::with_seed(seed);
        let behind = Span::seconds(rng.choice([0, 0, 600, -600, rng.clone().i64(-900..900)]).unwrap_or_default());
        let mut world = Self {
            host: Host::new(flavour, now + Span(-behind.0)),
            seats: vec![Placement::new(WindowId(0), None), Placement::new(WindowId(1), None)],
            now,
            behind,
            rng,
            origin: Origin::parse(DESKTOP).expect("an origin"),
        };
        for at in 0..world.seats.len() {
            world.open(at);
        }
        world
    }

    /// One thing happens, then a little time passes.
    pub(crate) fn step(&mut self) {
        let mut pause = Span(self.rng.i64(0..4_000));
        match self.rng.u8(0..100) {
            0..50 => self.desktop_acts(),
            50..80 => self.agent_commands(),
            80..85 => self.reload(true),
            85..88 => self.reload(false),
            88..91 => self.host.act(Act::ForgetSubscriptions, self.theirs()),
            91..97 => self.fault_injection(),
            _ => pause = Span::seconds(self.rng.i64(10..90)),
        }
        self.pass(pause);
    }

    /// Faults end and time passes, until everybody who would try again has.
    pub(crate) fn quiet(&mut self) {
        self.host.fault_injection = Default::default();
        self.pass(Span::seconds(180));
        // Something happens while everybody listens: whoever comes anew has heard the desktop's clock tick.
        for _ in 0..2 {
            let spec = ContactSpec::new(Kind::Call, "Eve", "+13035550123", "Billing");
            self.host.act(Act::Incoming(spec), self.theirs());
            self.pass(Span::seconds(5));
            if let Some(no) = self.host.contacts().last().map(|contact| contact.no) {
                self.host.act(Act::Press(no, Button::Accept), self.theirs());
            }
            self.pass(Span::seconds(17));
        }
    }

    /// The present by the desktop's clock.
    fn theirs(&self) -> Millis {
        self.now + Span(-self.behind.0)
    }

    fn desktop_acts(&mut self) {
        let contacts: Vec<_> = self.host.contacts().iter().map(|contact| contact.no).collect();
        let kind = Kind::ALL[self.rng.usize(0..Kind::ALL.len())];
        let number = format!("+1303555{:04}", self.rng.u32(0..10_000));
        let spec = ContactSpec {
            wrap_up_seconds: self.rng.u32(0..3) * 20,
            ..ContactSpec::new(kind, "Ada", &number, "Billing")
        };
        let call = ContactSpec { kind: Kind::Call, ..spec.clone() };
        let some = (!contacts.is_empty()).then(|| contacts[self.rng.usize(0..contacts.len())]);
        let act = match (self.rng.u8(0..18), some) {
            (0, _) => Act::SetState(Chosen::Available),
            (1, _) => Act::SetState(Chosen::Unavailable("Lunch".into())),
            (2..=4, _) if contacts.len() < 8 => Act::Incoming(call),
            (5, _) if contacts.len() < 8 => Act::Incoming(spec),
            (6, _) if contacts.len() < 8 => Act::Dial(call),
            (7, Some(no)) if contacts.len() < 8 => Act::Consult(no, call),
            (8, some) if contacts.len() < 8 => Act::TransferIn(some, call),
            (9, Some(no)) => Act::Join(no),
            (10, Some(no)) => Act::FarEndAnswers(no),
            (11, Some(no)) => Act::CustomerHangsUp(no),
            (12, Some(no)) => Act::Focus(no),
            (13..=15, Some(no)) => Act::Press(no, Button::ALL[self.rng.usize(0..Button::ALL.len())]),
            (16, _) => Act::Emit(
                [Extra::Unknown, Extra::Malformed, Extra::Settings, Extra::Indicator][self.rng.usize(0..4)].clone(),
            ),
            (17, _) if self.rng.u8(0..6) == 0 => {
                if self.rng.bool() {
                    Act::EndSession
                } else {
                    Act::StartSession
                }
            }
            _ => Act::RenewToken,
        };
        self.host.act(act, self.theirs());
    }

    /// The agent presses something that is offered in one of the panels.
    fn agent_commands(&mut self) {
        let at = self.rng.usize(0..self.seats.len());
        let Some(placement) = self.seats.get_mut(at) else { return };
        let places: Vec<_> = placement.desk.order().filter_map(|id| placement.desk.entry(id)).collect();
        let offered: Vec<_> = places
            .iter()
            .flat_map(|place| place.controls.iter().map(|offer| (place.contact.id.clone(), offer.clone())))
            .filter(|(_, offer)| offer.availability == Availability::Allowed)
            .collect();
        let Some((contact, offer)) = self.rng.choice(offered) else { return };
        let intent = match offer.control {
            Control::Answer => Intent::Answer,
            Control::Refuse => Intent::Refuse,
            Control::Hold => Intent::Hold(!offer.engaged),
            Control::Mute => Intent::Mute(!offer.engaged),
            Control::Mask => Intent::Mask(!offer.engaged),
            Control::Record => Intent::Record(true),
            Control::HangUp => Intent::HangUp,
            Control::EndWrapUp => Intent::EndWrapUp,
            Control::Card => Intent::Card(CustomerCard { name: "Ada".into(), picture: None }),
            other => panic!("MAX knows no {other:?}"),
        };
        let given = placement.panel.command(Command { contact, intent }, self.now);
        let id = given.expect("what is offered is not refused");
        if matches!(offer.control, Control::Hold | Control::Mute | Control::Mask) {
            let before = placement.in_flight.insert(offer.control, id);
            assert_eq!(before, None, "two toggles of a kind in flight");
        }
        self.drain(at);
    }

    /// A panel's page reloads: with a last word, or torn away as in a crash.
    fn reload(&mut self, orderly: bool) {
        let at = self.rng.usize(0..self.seats.len());
        if orderly {
            self.window(at, WindowEvent::Leaving);
        }
        let Some(placement) = self.seats.get_mut(at) else { return };
        let outbox = std::mem::take(&mut placement.outbox);
        *placement = Placement { outbox, ..Placement::new(placement.window, placement.kept.take()) };
        self.open(at);
    }

    fn fault_injection(&mut self) {
        let fault = &mut self.host.fault_injection;
        match self.rng.u8(0..7) {
            0 => fault.silent = true,
            1 => fault.refuse = Some(Refusal::Types),
            2 => fault.refuse = Some(Refusal::ContactId),
            3 => fault.ack_delay = Span(self.rng.i64(0..8_000)),
            4 => fault.drop_next = true,
            5 => fault.effect_delay = Span(self.rng.i64(0..9_000)),
            _ => *fault = Default::default(),
        }
    }

    fn open(&mut self, at: usize) {
        self.window(at, WindowEvent::Found { origin: Some(DESKTOP.into()) });
    }

    fn window(&mut self, at: usize, event: WindowEvent) {
        if let Some(placement) = self.seats.get_mut(at) {
            placement.panel.window(event, self.now);
        }
        self.drain(at);
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
            self.host.wake(self.theirs());
            self.collect();
            for at in 0..self.seats.len() {
                self.deliver(at);
            }
        }
        self.now = end;
    }

    fn next_moment(&self) -> Option<Millis> {
        let seats = self.seats.iter().flat_map(|placement| {
            let posts = placement.inbox.front().into_iter().chain(placement.outbox.front()).map(|(at, _)| *at);
            posts.chain(placement.panel.wake_at())
        });
        seats.chain(self.host.wake_at().map(|at| at + self.behind)).min()
    }

    fn deliver(&mut self, at: usize) {
        let (now, theirs) = (self.now, self.theirs());
        let Some(placement) = self.seats.get_mut(at) else { return };
        if placement.panel.wake_at().is_some_and(|at| at <= now) {
            placement.panel.wake(now);
        }
        while let Some((_, text)) = placement.outbox.pop_front_if(|(due, _)| *due <= now) {
            self.host.receive(placement.window, &text, theirs);
        }
        while let Some((_, text)) = placement.inbox.pop_front_if(|(due, _)| *due <= now) {
            placement.mute_known |= text.contains("AgentMuted");
            placement.panel.receive(&text, &self.origin, now);
        }
        self.drain(at);
        self.collect();
    }

    /// Puts the host's posts on their way. Between two windows nothing overtakes anything.
    fn collect(&mut self) {
        while let Some(output) = self.host.poll() {
            let HostOutput::Post { to, text } = output else { continue };
            let Some(placement) = self.seats.iter_mut().find(|placement| placement.window == to) else { continue };
            let due = self.now + Span(self.rng.i64(0..400));
            let due = placement.inbox.back().map_or(due, |(last, _)| due.max(*last));
            placement.inbox.push_back((due, text));
        }
    }

    /// Carries out what a panel wants, and checks what must hold of every output.
    fn drain(&mut self, at: usize) {
        let token = self.host.token();
        let Some(placement) = self.seats.get_mut(at) else { return };
        while let Some(output) = placement.panel.poll() {
            let shown = format!("{output:?}");
            assert!(!shown.contains(&token), "the session token got out: {shown}");
            match output {
                Output::Post { to, text } => {
                    assert_eq!(to, self.origin, "a post to somebody else");
                    // A registration does not tell it, so what happened before is only a guess.
                    placement.mute_known &= !text.contains("RegisterForClientEvents");
                    assert!(serde_json::from_str::<Value>(&text).is_ok_and(|message| message.is_object()));
                    let due = self.now + Span(self.rng.i64(0..400));
                    let due = placement.outbox.back().map_or(due, |(last, _)| due.max(*last));
                    placement.outbox.push_back((due, text));
                }
                Output::Change(change) => {
                    placement.desk.apply(change);
                }
                Output::Note(_) => {}
                Output::Keep(text) => placement.kept = Some(text),
            }
        }
        let Placement { desk, in_flight, .. } = placement;
        in_flight.retain(|control, id| {
            let places = desk.order().filter_map(|contact| desk.entry(contact));
            let mut records = places.filter_map(|place| place.commands.get(control));
            records.any(|record| record.id == *id && record.status == CommandStatus::Sent)
        });
    }
}
