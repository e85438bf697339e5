//! Plays a script to a session and its desk, and checks the rules after every step.

use crate::{
    desktops::{Desktop, START},
    intents, rules,
    step::Step,
};
use deskpane_desk::{
    activity::Ledger,
    alerts::OfferLog,
    clock::{Millis, Span},
    model::{Change, Command, Desk},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use serde_json::Value;
use std::fmt::Write;

/// More outputs than one step may cause.
const MOST_OUTPUTS: usize = 200_000;
/// More wake-ups than a session may request without time passing.
const MOST_WAKES: usize = 1_000;
/// The most messages of one script.
const MOST_MESSAGES: usize = 4_000;
/// The longest time that passes in one step is below two to this power, in milliseconds: some nine minutes.
const LONGEST: u8 = 20;
/// How long a script runs on after its last step, in milliseconds.
const REST: i64 = 120_000;

/// The environment of scripts, the same for all scripts of a desktop.
pub struct Stage {
    desktop: Desktop,
    origin: Origin,
    conversations: Vec<Value>,
}

impl Stage {
    /// The environment for this desktop.
    #[must_use]
    pub fn new(desktop: Desktop) -> Self {
        let origin = Origin::parse(&desktop.origin).expect("the desktop's origin");
        Self { conversations: desktop.conversations(), desktop, origin }
    }

    fn window_event(&self, which: u8) -> WindowEvent {
        let events = [
            WindowEvent::Found { origin: Some(self.desktop.origin.to_owned()) },
            WindowEvent::Found { origin: None },
            WindowEvent::Found { origin: Some("https://stranger.example".into()) },
            WindowEvent::Absent,
            WindowEvent::Stranger { origin: "null".into(), size: None },
            WindowEvent::Opened,
            WindowEvent::Regained,
            WindowEvent::Blocked,
            WindowEvent::Closed,
            WindowEvent::FrameLoading,
            WindowEvent::FrameLoaded,
            WindowEvent::Leaving,
            WindowEvent::Shown,
        ];
        events[usize::from(which) % events.len()].clone()
    }
}

/// Plays a script.
pub fn play(stage: &Stage, steps: &[Step]) {
    let mut table = Table::new(stage);
    table.open();
    for step in steps {
        table.step(step);
        table.check();
    }
    table.pass(REST);
    table.check_whole();
}

struct Table<'a> {
    stage: &'a Stage,
    session: Box<dyn Session>,
    desk: Desk,
    /// Receives every change too, as in the panel's store.
    ledger: Ledger,
    controls: OfferLog,
    now: Millis,
    kept: Option<String>,
    last: String,
    messages: usize,
    number: usize,
    /// Whether a message held a secret: the search for it is expensive.
    secret: bool,
}

impl<'a> Table<'a> {
    fn new(stage: &'a Stage) -> Self {
        Self {
            stage,
            session: stage.desktop.begin(None),
            desk: Desk::default(),
            ledger: Ledger::default(),
            controls: OfferLog::default(),
            now: START,
            kept: None,
            last: String::new(),
            messages: 0,
            number: 0,
            secret: false,
        }
    }

    /// A page starts and finds its desktop.
    fn open(&mut self) {
        self.drain();
        for event in self.stage.desktop.opening() {
            self.window(event.clone());
        }
        self.pass(1);
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Conversation { from, lines } => {
                let stage = self.stage;
                let from = usize::from(*from) % stage.conversations.len();
                for line in stage.conversations.iter().skip(from).take(usize::from(*lines)) {
                    self.message(line.to_string());
                }
            }
            Step::Message(document) => self.message(document.text(&self.stage.conversations)),
            Step::Again(times) => {
                let last = self.last.clone();
                for _ in 0..*times {
                    self.number += 1;
                    self.receive(&last.replace('~', &self.number.to_string()));
                }
            }
            Step::Pass(power) => self.pass(1 << (power % LONGEST)),
            Step::Window(which) => self.window(self.stage.window_event(*which)),
            Step::Command { which, contact } => {
                let open = self.desk.order().len().max(1);
                let Some(contact) = self.desk.order().nth(usize::from(*contact) % open).cloned() else { return };
                let command = Command { contact, intent: intents::of_contact(*which) };
                let refused = self.session.command(command, self.now).is_err();
                self.given(refused);
            }
            Step::AgentCommand(which) => {
                let refused = self.session.agent_command(intents::of_agent(*which), self.now).is_err();
                self.given(refused);
            }
            Step::Reload => self.reload(),
        }
    }

    fn given(&mut self, refused: bool) {
        let posted = self.drain();
        assert!(!(refused && posted), "a command that was refused was sent all the same");
    }

    fn window(&mut self, event: WindowEvent) {
        self.session.window(event, self.now);
        self.drain();
    }

    fn message(&mut self, text: String) {
        self.receive(&text);
        self.last = text;
    }

    fn receive(&mut self, text: &str) {
        if self.messages >= MOST_MESSAGES || text.contains(rules::SECRET) || text.contains(rules::SHAPED) {
            return;
        }
        self.messages += 1;
        let planted = rules::plant(text);
        self.secret |= planted.is_some();
        self.session.receive(planted.as_deref().unwrap_or(text), &self.stage.origin, self.now);
        self.drain();
    }

    fn pass(&mut self, milliseconds: i64) {
        let end = self.now + Span(milliseconds);
        for wakes in 0.. {
            assert!(wakes < MOST_WAKES, "the session wants to be woken again and again");
            match self.session.wake_at().filter(|at| *at <= end) {
                // A wake-up in the past is due now.
                Some(at) => self.now = self.now.max(at),
                None => break,
            }
            self.session.wake(self.now);
            self.drain();
        }
        self.now = end;
        self.ledger.see(self.now);
    }

    fn reload(&mut self) {
        self.window(WindowEvent::Leaving);
        self.session = self.stage.desktop.begin(self.kept.as_deref());
        self.desk = Desk::default();
        self.controls = OfferLog::from_text(&self.controls.to_text());
        self.ledger.leave(self.now);
        let mut ledger = Ledger::default();
        for day in self.ledger.take_dirty() {
            ledger.read(&self.ledger.text(day).unwrap_or_default());
        }
        self.ledger = ledger;
        self.open();
    }

    /// Takes the session's outputs and checks them. Returns whether something was posted.
    fn drain(&mut self) -> bool {
        let mut posted = false;
        for taken in 0.. {
            assert!(taken < MOST_OUTPUTS, "the session has no end of things to say");
            let Some(output) = self.session.poll() else { break };
            if self.secret {
                rules::no_secret(&output);
            }
            match output {
                Output::Post { to, text } => {
                    posted = true;
                    assert_eq!(to, self.stage.origin, "a post to {to}");
                    rules::is_object(&text);
                }
                Output::Change(change) => self.change(change),
                Output::Note(note) => {
                    rules::note(&note);
                    if self.secret {
                        rules::no_token(&note);
                    }
                }
                Output::Snapshot(text) => {
                    assert!(text.len() <= rules::LONGEST_KEPT, "{} bytes to be kept", text.len());
                    self.kept = Some(text);
                }
            }
        }
        posted
    }

    fn change(&mut self, change: Change) {
        self.ledger.hear(&change, self.now);
        match &change {
            Change::Contact(contact) => {
                self.controls.report(contact, self.now);
            }
            Change::Renamed { from, to } => self.controls.rename(from, to),
            _ => {}
        }
        self.desk.apply(change);
    }

    fn check(&self) {
        let open = self.desk.order().len();
        assert!(open <= self.stage.desktop.spec.most_contacts, "{open} open contacts");
        assert!(self.desk.closed().len() <= Desk::CLOSED_KEPT);
    }

    fn check_whole(&self) {
        self.check();
        for id in self.desk.order() {
            let place = self.desk.entry(id).expect("whoever is in the order has a place");
            assert_eq!(&place.contact.id, id);
            rules::contact(&place.contact);
        }
        self.desk.closed().for_each(|contact| rules::contact(contact));
        rules::board(self.desk.board());
        rules::ledger(&self.ledger, self.now);
        if self.secret {
            let mut all = String::new();
            let _ = write!(all, "{:?}{:?}{:?}", self.desk, self.ledger, self.controls);
            rules::no_secret_in(&all);
        }
    }
}
