//! A workspace in a frame, the panel around it, and what can happen to both.

use crate::told::Told;
use deskpane_desk::{
    clock::{Millis, Span},
    config,
    model::{Availability, Command, Desk, Intent, change::ContactEntry},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use deskpane_desktops::roxchat::{
    host::{
        Act, ErrorForm, Extra, FaultInjection, Host, HostChannel, HostOutput, HostVisitor, StartError, VisitorNo,
        VisitorSpec,
    },
    session::RoxchatSession,
};
use fastrand::Rng;
use serde_json::{Value, json};
use std::collections::{BTreeSet, VecDeque};

const DESKTOP: &str = "https://acme.rox.chat";
const PARENT: &str = "https://panel.example.com";

pub(crate) struct World {
    pub(crate) host: Host,
    pub(crate) panel: RoxchatSession,
    pub(crate) desk: Desk,
    /// What the page keeps for its next life.
    kept: Option<String>,
    pub(crate) now: Millis,
    pub(crate) told: Told,
    /// Visitors to whom something happened that was not told, since what was told last settled their chat.
    pub(crate) unsettled: BTreeSet<VisitorNo>,
    /// How many chats were asked for.
    pub(crate) starts: u64,
    rng: Rng,
    /// When the page speaks again, and when the browser says that it has loaded.
    loading: Option<(Millis, Millis)>,
    inbox: VecDeque<(Millis, String)>,
    outbox: VecDeque<(Millis, String)>,
    words: u32,
}

fn panel() -> RoxchatSession {
    let text = json!({"roxchat": {"url": DESKTOP}}).to_string();
    let address = config::parse(&text).outcome.expect("a valid configuration").roxchat.expect("an address");
    RoxchatSession::new(&address, PARENT)
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let mut world = Self {
            host: Host::new(PARENT, 0),
            panel: panel(),
            desk: Desk::default(),
            kept: None,
            now: Millis(1_767_261_600_000),
            told: Told::default(),
            unsettled: BTreeSet::new(),
            starts: 0,
            rng: Rng::with_seed(seed),
            loading: None,
            inbox: VecDeque::new(),
            outbox: VecDeque::new(),
            words: 0,
        };
        world.reload(true);
        world
    }

    /// One thing happens, then a little time passes.
    pub(crate) fn step(&mut self) {
        let mut pause = Span(self.rng.i64(0..3_000));
        match self.rng.u8(0..100) {
            0..68 => self.people_act(),
            68..86 => self.agent_starts(),
            86..89 => self.reload(true),
            89..91 => self.reload(false),
            91..97 => self.fault_injection(),
            _ => pause = Span::seconds(self.rng.i64(10..90)),
        }
        self.pass(pause);
    }

    /// Faults end and time passes, until everything on its way has come.
    pub(crate) fn quiet(&mut self) {
        self.host.fault_injection = FaultInjection::default();
        self.act(Act::AllowParent(true));
        self.pass(Span::seconds(120));
        self.act(Act::Emit(Extra::Unknown));
        self.pass(Span::seconds(120));
    }

    fn people_act(&mut self) {
        let numbers: Vec<_> = self.host.visitors().iter().map(|visitor| visitor.no).collect();
        let some = self.rng.choice(numbers.iter().copied());
        self.words += 1;
        let words = format!("{:05} <b>words</b>", self.words);
        let act = match (self.rng.u8(0..24), some) {
            (0..=1, _) | (_, None) if numbers.len() < 10 => Act::Arrive(self.spec()),
            (2..=9, Some(no)) => {
                let kinds =
                    ["visitor", "operator", "visitor", "file_visitor", "info", "operator_note", "keyboard", "1"];
                Act::Write(no, kinds[self.rng.usize(0..kinds.len())].to_owned(), words)
            }
            (10..=14, Some(no)) => Act::Close(no, self.rng.bool()),
            (15..=16, Some(no)) => Act::Select(no),
            (17..=18, Some(no)) => Act::Authorize(no, self.account(no)),
            (19, Some(no)) => Act::Revisit(no),
            (20, Some(no)) if self.host.notices().len() < 20 => Act::Notify(no, "visitor".into(), words),
            (21, _) => match self.rng.choice(self.host.notices()) {
                Some(notice) => Act::Dismiss(notice.id.clone()),
                None => Act::Emit(Extra::Malformed),
            },
            (22, Some(no)) => Act::Start(no),
            (23, Some(no)) => {
                let trouble = self.rng.choice(StartError::ALL).filter(|_| self.rng.bool());
                Act::Trouble(no, trouble)
            }
            _ => Act::Emit([Extra::Unknown, Extra::Malformed, Extra::Foreign][self.rng.usize(0..3)]),
        };
        self.act(act);
    }

    /// Who a visitor logs in as: one of a few people, who may be here on another screen; after that, somebody new.
    fn account(&mut self, no: VisitorNo) -> String {
        let anonymous = self.host.visitor(no).is_some_and(|visitor| visitor.spec.provided.is_none());
        if anonymous { self.rng.u32(100..106).to_string() } else { format!("new{}", self.words) }
    }

    fn spec(&mut self) -> VisitorSpec {
        let number = self.rng.u32(0..1_000);
        let channel = HostChannel { kind: "telegram".into(), user: number.to_string(), name: format!("user{number}") };
        VisitorSpec {
            provided: self.rng.bool().then(|| self.rng.u32(100..106).to_string()),
            siebel: self.rng.bool().then(|| format!("4-{number}")),
            task: None,
            channel: self.rng.bool().then_some(channel),
        }
    }

    fn act(&mut self, act: Act) {
        let now = self.now;
        self.watch(|host| host.act(act, now));
    }

    /// Lets something happen to the host, and takes note of whom it happened to without a word.
    fn watch(&mut self, happen: impl FnOnce(&mut Host)) {
        let before: Vec<HostVisitor> = self.host.visitors().to_vec();
        let spoke = self.host.speaks();
        happen(&mut self.host);
        for visitor in self.host.visitors() {
            let old = before.iter().find(|old| old.no == visitor.no);
            let changed = old.is_some_and(|old| (&old.id, &old.chat) != (&visitor.id, &visitor.chat));
            // Where two become one, the chat that goes on may be one that was never told.
            let united = self.host.visitors().len() < before.len() && changed;
            // An id that was given up, or whose owner left without a word, may be somebody's again.
            let heir = self.told.visitors.contains_key(&visitor.id) && before.iter().all(|old| old.id != visitor.id);
            if changed && (!spoke || united) || heir {
                self.unsettled.insert(visitor.no);
            }
        }
        self.collect();
    }

    /// The agent presses a button that is offered.
    fn agent_starts(&mut self) {
        let entries: Vec<_> = self.desk.order().filter_map(|id| self.desk.entry(id)).collect();
        let allowed =
            |entry: &&&ContactEntry| entry.controls.iter().any(|offer| offer.availability == Availability::Allowed);
        let open: Vec<_> = entries.iter().filter(allowed).collect();
        let Some(contact) = self.rng.choice(open).map(|entry| entry.contact.id.clone()) else { return };
        let given = self.panel.command(Command { contact, intent: Intent::StartChat }, self.now);
        given.expect("what is offered is not refused");
        self.starts += 1;
        self.drain();
    }

    /// The frame's page goes and comes back: by our doing, or by its own, of which nobody tells us.
    fn reload(&mut self, ours: bool) {
        self.host.reload();
        self.outbox.clear();
        if ours {
            self.window(WindowEvent::FrameLoading);
        }
        let speaks = self.now + Span(self.rng.i64(0..4_000));
        self.loading = Some((speaks, speaks + Span(self.rng.i64(0..4_000))));
    }

    fn fault_injection(&mut self) {
        let fault = &mut self.host.fault_injection;
        match self.rng.u8(0..10) {
            0 => fault.silent = true,
            1 => fault.strings = true,
            2 => fault.table_spelling = true,
            3 => fault.refuse = self.rng.choice(StartError::ALL),
            4 => {
                let forms = [ErrorForm::Unsaid, ErrorForm::Event, ErrorForm::Notice, ErrorForm::Bare];
                fault.errors = forms[self.rng.usize(0..forms.len())];
            }
            5 => fault.drop_next = true,
            6 => fault.effect_delay = Span(self.rng.i64(0..15_000)),
            7 => {
                let allowed = self.rng.bool();
                self.act(Act::AllowParent(allowed));
            }
            _ => *fault = FaultInjection::default(),
        }
    }

    fn window(&mut self, event: WindowEvent) {
        self.panel.window(event, self.now);
        self.drain();
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
                self.window(WindowEvent::FrameLoaded);
            }
        }
        self.watch(|host| host.wake(now));
        if self.panel.wake_at().is_some_and(|at| at <= now) {
            self.panel.wake(now);
        }
        while let Some((_, text)) = self.outbox.pop_front_if(|(due, _)| *due <= now) {
            self.watch(|host| host.receive(PARENT, &text, now));
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
            if let Some(settled) = self.told.take(&text) {
                let visitor = self.host.visitors().iter().find(|visitor| visitor.id == settled);
                visitor.map(|visitor| self.unsettled.remove(&visitor.no));
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
                    assert_eq!(message["action"], "start_outgoing_chat");
                    for name in ["roxchatVisitorId", "sessionId"] {
                        assert!(message["params"][name].as_str().is_some_and(|text| !text.is_empty()), "{text}");
                    }
                    let due = self.now + Span(self.rng.i64(0..400));
                    let due = self.outbox.back().map_or(due, |(last, _)| due.max(*last));
                    self.outbox.push_back((due, text));
                }
                Output::Change(change) => {
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
