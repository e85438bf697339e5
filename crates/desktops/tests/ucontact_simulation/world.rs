//! A desktop in a frame, the panel around it, and what can happen to both.

use deskpane_desk::{
    clock::{Millis, Span},
    config,
    model::{AgentIntent, Availability, Change, CommandStatus, Desk, StartRequest},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use deskpane_desktops::ucontact::{
    host::{Act, DateForm, Extra, FaultInjection, Host, HostOutput, Level},
    session::UcontactSession,
    wire::CHANNELS,
};
use fastrand::Rng;
use serde_json::{Value, json};
use std::collections::{BTreeSet, VecDeque};

const DESKTOP: &str = "https://acme.ucontactcloud.com";
const PARENT: &str = "https://panel.example.com";

pub(crate) struct World {
    pub(crate) host: Host,
    pub(crate) panel: UcontactSession,
    pub(crate) desk: Desk,
    /// What the page keeps for its next life.
    kept: Option<String>,
    pub(crate) now: Millis,
    /// Interactions whose assignment was told.
    pub(crate) assigned: BTreeSet<String>,
    /// Interactions to which something happened that was not told.
    pub(crate) missed: BTreeSet<String>,
    /// Whether the latest looks and language were told.
    pub(crate) theme_told: bool,
    pub(crate) language_told: bool,
    /// How many starts were confirmed.
    pub(crate) confirmed: u64,
    /// What was asked for last, and when it left.
    asked: Option<StartRequest>,
    rng: Rng,
    /// When the page speaks again, and when the browser says that it has loaded.
    loading: Option<(Millis, Millis)>,
    inbox: VecDeque<(Millis, String)>,
    outbox: VecDeque<(Millis, String)>,
}

fn panel() -> UcontactSession {
    let text = json!({"ucontact": {"url": DESKTOP}}).to_string();
    let address = config::parse(&text).outcome.expect("a valid configuration").ucontact.expect("an address");
    UcontactSession::new(&address, PARENT)
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let mut world = Self {
            host: Host::new(PARENT, 0),
            panel: panel(),
            desk: Desk::default(),
            kept: None,
            now: Millis(1_767_261_600_000),
            assigned: BTreeSet::new(),
            missed: BTreeSet::new(),
            theme_told: false,
            language_told: false,
            confirmed: 0,
            asked: None,
            rng: Rng::with_seed(seed),
            loading: None,
            inbox: VecDeque::new(),
            outbox: VecDeque::new(),
        };
        world.drain();
        world.reload(true);
        world
    }

    /// One thing happens, then a little time passes.
    pub(crate) fn step(&mut self) {
        let mut pause = Span(self.rng.i64(0..3_000));
        match self.rng.u8(0..100) {
            0..60 => self.people_act(),
            60..84 => self.agent_starts(),
            84..88 => self.reload(true),
            88..90 => self.reload(false),
            90..97 => self.fault_injection(),
            _ => pause = Span::seconds(self.rng.i64(10..90)),
        }
        self.pass(pause);
    }

    /// Faults end and time passes, until everything on its way has come.
    pub(crate) fn quiet(&mut self) {
        self.host.fault_injection = FaultInjection::default();
        self.act(Act::AllowParent(true));
        self.pass(Span::seconds(180));
        self.act(Act::Theme { dark: true, primary: "#004488".into() });
        self.pass(Span::seconds(180));
    }

    fn people_act(&mut self) {
        let all = self.host.interactions();
        let some = self.rng.choice(all).map(|interaction| interaction.guid.clone());
        let open = all.iter().filter(|interaction| !interaction.finished).count();
        let levels =
            vec![Level { id: self.rng.u32(0..9), value: "Sale".into() }, Level { id: 1, value: "Done".into() }];
        let act = match (self.rng.u8(0..16), some) {
            (0..=3, _) | (_, None) if open < 8 => {
                let StartRequest { campaign, channel, client } = self.request();
                let suffix = ["", "<-", "->"][self.rng.usize(0..3)];
                Act::Assign { campaign: format!("{campaign}{suffix}"), channel, client }
            }
            (4..=8, Some(guid)) => Act::Finish(guid),
            (9..=11, Some(guid)) => Act::Dispose { guid, comment: "<b>as agreed</b>".into(), levels },
            (12, _) => {
                let colours = ["#1976d2", "teal", "url(https://evil.example)", "rgb(1, 2, 3)"];
                let primary = colours[self.rng.usize(0..colours.len())].to_owned();
                Act::Theme { dark: self.rng.bool(), primary }
            }
            (13, _) => Act::Language(["en", "es", "pt_BR"][self.rng.usize(0..3)].to_owned()),
            _ => Act::Emit([Extra::Unknown, Extra::Malformed, Extra::Foreign][self.rng.usize(0..3)]),
        };
        self.act(act);
    }

    /// One of a few, so that what people do and what is asked for is now and then alike.
    fn request(&mut self) -> StartRequest {
        StartRequest {
            campaign: ["Demo", "Sales"][self.rng.usize(0..2)].to_owned(),
            channel: CHANNELS[self.rng.usize(0..3)].to_owned(),
            client: format!("598{}", self.rng.u32(0..3)),
        }
    }

    fn act(&mut self, act: Act) {
        let speaks = self.host.speaks();
        match &act {
            Act::Finish(guid) | Act::Dispose { guid, .. } if !speaks => {
                self.missed.insert(guid.clone());
            }
            Act::Theme { .. } => self.theme_told = speaks,
            Act::Language(_) => self.language_told = speaks,
            _ => {}
        }
        self.host.act(act, self.now);
        self.collect();
    }

    /// The agent fills in the form, or presses the button of a contact that is known, open or over.
    fn agent_starts(&mut self) {
        let may = self.desk.board().controls.iter().any(|offer| offer.availability == Availability::Allowed);
        let known = self.desk.order().filter_map(|id| self.desk.entry(id)).map(|place| &place.contact);
        let again: Vec<_> = known.chain(self.desk.closed()).filter_map(|contact| contact.work.again.clone()).collect();
        let request = match self.rng.choice(&again).filter(|_| self.rng.bool()) {
            Some(request) => StartRequest::clone(request),
            None => self.request(),
        };
        let given = self.panel.agent_command(AgentIntent::Start(Box::new(request.clone())), self.now);
        assert_eq!(given.is_ok(), may, "what is offered is taken, and nothing else: {given:?}");
        if given.is_ok() {
            self.asked = Some(request);
        }
        self.drain();
    }

    /// The frame's page goes and comes back: by our doing, or by its own, of which nobody tells us.
    fn reload(&mut self, ours: bool) {
        self.host.reload();
        self.outbox.clear();
        if ours {
            self.panel.window(WindowEvent::FrameLoading, self.now);
            self.drain();
        }
        let speaks = self.now + Span(self.rng.i64(0..4_000));
        self.loading = Some((speaks, speaks + Span(self.rng.i64(0..4_000))));
    }

    fn fault_injection(&mut self) {
        let fault = &mut self.host.fault_injection;
        match self.rng.u8(0..10) {
            0 => fault.silent = true,
            1 => fault.strings = true,
            2 => fault.loose_types = true,
            3 => fault.suffixes = true,
            4 => {
                let forms = [DateForm::Plain, DateForm::Scrambled, DateForm::Elsewhere, DateForm::Empty];
                fault.dates = forms[self.rng.usize(0..forms.len())];
            }
            5 => fault.drop_next = true,
            6 => fault.effect_delay = Span(self.rng.i64(0..30_000)),
            7 => {
                let allowed = self.rng.bool();
                self.act(Act::AllowParent(allowed));
            }
            _ => *fault = FaultInjection::default(),
        }
    }

    /// Lets time pass: wakes whoever wants to be woken, delivers what is due, always the earliest first.
    fn pass(&mut self, span: Span) {
        let end = self.now + span;
        let mut moments = 0;
        while let Some(at) = self.next_moment().filter(|at| *at <= end) {
            moments += 1;
            assert!(moments < 100_000, "somebody wants to be woken again and again at {at:?}");
            self.now = self.now.max(at);
            self.turn();
        }
        self.now = end;
    }

    fn next_moment(&self) -> Option<Millis> {
        let posts = self.inbox.front().into_iter().chain(self.outbox.front()).map(|(at, _)| *at);
        let loading = self.loading.map(|(speaks, loaded)| if speaks > self.now { speaks } else { loaded });
        posts.chain(loading).chain(self.panel.wake_at()).chain(self.host.wake_at()).min()
    }

    fn turn(&mut self) {
        let now = self.now;
        if let Some((speaks, loaded)) = self.loading {
            if speaks <= now {
                self.host.loaded();
            }
            if loaded <= now {
                self.loading = None;
                self.panel.window(WindowEvent::FrameLoaded, now);
            }
        }
        self.host.wake(now);
        self.collect();
        if self.panel.wake_at().is_some_and(|at| at <= now) {
            self.panel.wake(now);
        }
        while let Some((_, text)) = self.outbox.pop_front_if(|(due, _)| *due <= now) {
            self.host.receive(PARENT, &text, now);
            self.collect();
        }
        let origin = Origin::parse(DESKTOP).expect("an origin");
        while let Some((_, text)) = self.inbox.pop_front_if(|(due, _)| *due <= now) {
            self.panel.receive(&text, &origin, now);
        }
        self.drain();
    }

    /// Puts the host's posts on their way. Between two windows nothing overtakes anything, and what a page posted
    /// before it went still arrives.
    fn collect(&mut self) {
        while let Some(output) = self.host.poll() {
            let HostOutput::Post { to, text } = output else { continue };
            assert_eq!(to, PARENT);
            let mut message: Value = serde_json::from_str(&text).unwrap_or_default();
            if let Some(inner) = message.as_str() {
                message = serde_json::from_str(inner).unwrap_or_default();
            }
            let guid = message["data"]["guid"].as_str().filter(|guid| !guid.is_empty());
            if let Some(guid) = guid.filter(|_| message["event"] == "assignedInteraction") {
                self.assigned.insert(guid.to_owned());
            }
            let due = self.now + Span(self.rng.i64(0..400));
            let due = self.inbox.back().map_or(due, |(last, _)| due.max(*last));
            self.inbox.push_back((due, text));
        }
    }

    /// Carries out what the panel wants, and checks what must hold of every output.
    fn drain(&mut self) {
        while let Some(output) = self.panel.poll() {
            let shown = format!("{output:?}");
            assert!(!shown.contains("t0p-s3cret"), "a secret got out: {shown}");
            match output {
                Output::Post { to, text } => {
                    assert_eq!(to.as_str(), DESKTOP, "a post to somebody else");
                    let message: Value = serde_json::from_str(&text).expect("JSON");
                    assert_eq!(message["event"], "startInteraction");
                    for name in ["campaign", "channel", "clientId"] {
                        assert!(message["data"][name].as_str().is_some_and(|text| !text.is_empty()), "{text}");
                    }
                    let due = self.now + Span(self.rng.i64(0..400));
                    let due = self.outbox.back().map_or(due, |(last, _)| due.max(*last));
                    self.outbox.push_back((due, text));
                }
                Output::Change(change) => {
                    if let Change::AgentCommand(record) = &change
                        && record.status == CommandStatus::Confirmed
                    {
                        self.confirmed += 1;
                        self.is_true(&record.intent);
                    }
                    self.desk.apply(change);
                }
                Output::Note(_) => {}
                Output::Keep(text) => {
                    assert!(text.len() < 600_000, "kept without bound");
                    self.kept = Some(text);
                }
            }
        }
    }

    /// A start is confirmed only where there is such an interaction.
    fn is_true(&self, intent: &AgentIntent) {
        let AgentIntent::Start(request) = intent else { panic!("{intent:?}") };
        assert_eq!(Some(&**request), self.asked.as_ref());
        let alike = self.host.interactions().iter().any(|interaction| {
            let name = interaction.campaign.trim_end_matches("<-").trim_end_matches("->");
            (name, &interaction.channel, &interaction.client) == (&request.campaign, &request.channel, &request.client)
        });
        assert!(alike || self.host.interactions().len() >= 20, "{request:?}");
    }

    /// The desk of a page that begins anew with what this one kept.
    pub(crate) fn recalled(&self) -> Desk {
        let mut panel = panel().recall(self.kept.as_deref());
        let mut desk = Desk::default();
        while let Some(output) = panel.poll() {
            match output {
                Output::Change(change) => {
                    desk.apply(change);
                }
                other => panic!("a page that begins does nothing: {other:?}"),
            }
        }
        desk
    }
}
