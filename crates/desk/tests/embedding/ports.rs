//! The panel and a page around it, each of which may reload at any time.

use crate::{
    ports_page::{Page, Reaction},
    seeds,
};
use deskpane_desk::{
    clock::{Millis, Span},
    embedding::{
        About, Ask, AskFailure, Call, EmbeddingSession, Event, Output, PortId, Reply, ReplyTo, Request, WindowId,
        picture,
        shapes::{Agent, Connection, ConnectionState, Desk, Interaction},
    },
    model::{Channel, Command, CommandId, CommandRecord, CommandStatus, Contact, ContactId, ContactState, Intent},
};
use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};

enum Due {
    Connect { panel: u64, port: u32, text: String },
    ToPanel { panel: u64, port: u32, text: String },
    ToPage { page: u64, port: u32, text: String },
    Retry { page: u64, port: u32 },
    Sync { page: u64, port: u32 },
    Reply { panel: u64, to: ReplyTo, reply: Reply },
    Settle { panel: u64, command: u64 },
}

struct World {
    rng: Rng,
    now: Millis,
    session: EmbeddingSession,
    panel: u64,
    page: Page,
    /// The truth: whether each interaction is muted.
    desk: BTreeMap<String, bool>,
    due: BTreeMap<(Millis, u64), Due>,
    order: u64,
    /// A port keeps the order of its messages in each direction.
    last_on: BTreeMap<(u32, bool), Millis>,
    numbers: u64,
    /// The panel's unanswered requests, and those it gave up.
    asked: BTreeSet<u64>,
    silent: BTreeSet<u64>,
    is_calm: bool,
    answers: u64,
}

fn about() -> About {
    About { life: "life".into(), version: "0".into(), desktop: "sample", can_dial: true }
}

fn interaction(id: &str, muted: bool) -> Interaction {
    let contact = Contact::new(ContactId::new(id).unwrap(), Channel::Voice, ContactState::Active);
    Interaction { muted, ..picture::interaction_that_is_over(&contact, id.to_owned(), None, None) }
}

impl World {
    fn new(seed: u64) -> Self {
        let mut world = Self {
            rng: Rng::with_seed(seed),
            now: Millis(1_000_000),
            session: EmbeddingSession::new(about()),
            panel: 0,
            page: Page::new(0),
            desk: BTreeMap::new(),
            due: BTreeMap::new(),
            order: 0,
            last_on: BTreeMap::new(),
            numbers: 0,
            asked: BTreeSet::new(),
            silent: BTreeSet::new(),
            is_calm: false,
            answers: 0,
        };
        world.connect();
        world
    }

    fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    fn later(&mut self, span: i64, due: Due) {
        self.order += 1;
        self.due.insert((self.now + Span(span), self.order), due);
    }

    fn by_port(&mut self, port: u32, to_page: bool, due: Due) {
        let at = self.now + Span(self.rng.i64(0..80));
        let last = self.last_on.entry((port, to_page)).or_insert(at);
        *last = at.max(*last);
        self.order += 1;
        self.due.insert((*last, self.order), due);
    }

    /// The page connects through a new port, again and again until it is accepted.
    fn connect(&mut self) {
        let port = u32::try_from(self.number()).unwrap();
        let text = self.page.connect(port);
        let panel = self.panel;
        // Messages to a window keep their order too.
        self.by_port(0, false, Due::Connect { panel, port, text });
        let pause = 100 << self.page.attempts.min(5);
        self.later(pause, Due::Retry { page: self.page.life, port });
    }

    fn send(&mut self, text: String) {
        let (panel, port) = (self.panel, self.page.port);
        self.by_port(port, false, Due::ToPanel { panel, port, text });
    }

    fn reload_panel(&mut self) {
        self.panel += 1;
        self.session = EmbeddingSession::new(about());
        self.asked.clear();
        self.silent.clear();
        // The page notices that the frame has loaded.
        self.page.attempts = 0;
        self.connect();
    }

    fn reload_page(&mut self) {
        self.page = Page::new(self.page.life + 1);
        self.connect();
    }

    fn change(&mut self) {
        let id = self.rng.u8(1..5).to_string();
        let is_there = self.desk.contains_key(&id);
        let event = if is_there && self.rng.u8(..3) == 0 {
            self.desk.remove(&id);
            Event::Removed(id, None)
        } else {
            let muted = self.rng.bool();
            self.desk.insert(id.clone(), muted);
            Event::Interaction(Box::new(interaction(&id, muted)))
        };
        if self.session.is_heard() {
            self.handle(event);
        }
    }

    fn ask(&mut self) {
        let call = self.number();
        self.asked.insert(call);
        self.handle(Event::Ask(Call::Search(call), Ask::Search { text: "ada".into(), limit: 3 }));
    }

    fn handle(&mut self, event: Event) {
        for output in self.session.handle(event, self.now) {
            match output {
                Output::Post(PortId(port), text) => {
                    let page = self.page.life;
                    self.by_port(port, true, Due::ToPage { page, port, text });
                }
                Output::TellDesk => {
                    let interactions = self.desk.iter().map(|(id, muted)| interaction(id, *muted)).collect();
                    let connection = Connection { state: ConnectionState::Connected, message: String::new() };
                    let (desktop, agent) = ("sample".to_owned(), Agent::default());
                    let desk = Desk { desktop, connection, agent, interactions, selected: None, seq: 0 };
                    self.handle(Event::Desk(Box::new(desk)));
                }
                Output::Request(Some(to), request) => self.carry_out(to, &request),
                Output::Answered(Call::Search(call), result) => {
                    let is_first = self.asked.remove(&call);
                    assert!(
                        is_first || (self.silent.remove(&call) && result.is_ok()),
                        "{call} is answered twice: {result:?}"
                    );
                    if result == Err(AskFailure::Silent) {
                        self.silent.insert(call);
                    }
                    self.answers += u64::from(result.is_ok());
                }
                Output::Answered(..) => unreachable!(),
                Output::Request(None, _) | Output::Close(_) | Output::Services | Output::Note(_) => {}
            }
        }
    }

    fn carry_out(&mut self, to: ReplyTo, request: &Request) {
        let panel = self.panel;
        let command = self.number();
        let reply = match request {
            Request::Act { .. } => Reply::Command(CommandId(command)),
            _ => Reply::Done,
        };
        // Some commands are never carried out, and some never show an effect.
        if self.rng.u8(..10) > 0 {
            let span = self.rng.i64(0..3_000);
            self.later(span, Due::Reply { panel, to, reply });
        }
        if self.rng.u8(..10) > 0 {
            let span = self.rng.i64(0..6_000);
            self.later(span, Due::Settle { panel, command });
        }
    }

    fn step(&mut self) -> bool {
        let wake = self.session.wake_at();
        let first = self.due.keys().next().map(|(at, _)| *at);
        if let Some(at) = wake.filter(|at| first.is_none_or(|first| *at <= first)) {
            self.now = self.now.max(at);
            self.handle(Event::Wake);
            return true;
        }
        let Some(((at, _), due)) = self.due.pop_first() else { return false };
        self.now = self.now.max(at);
        match due {
            Due::Connect { panel, port, text } if panel == self.panel => {
                self.handle(Event::Connect { window: WindowId(0), port: PortId(port), text });
            }
            Due::ToPanel { panel, port, text } if panel == self.panel => {
                self.handle(Event::Message { port: PortId(port), text });
            }
            Due::ToPage { page, port, text } if page == self.page.life && port == self.page.port => {
                self.page_hears(&text)
            }
            Due::Retry { page, port } if (page, port) == (self.page.life, self.page.port) && !self.page.is_welcome => {
                self.connect();
            }
            Due::Sync { page, port } if (page, port) == (self.page.life, self.page.port) => {
                let request = self.page.request("desk/get", serde_json::json!({}));
                self.send(request);
            }
            Due::Reply { panel, to, reply } if panel == self.panel => self.handle(Event::Reply(to, Ok(reply))),
            Due::Settle { panel, command } if panel == self.panel => {
                let contact = ContactId::new("1").unwrap();
                let command = CommandRecord {
                    id: CommandId(command),
                    command: Command { contact, intent: Intent::Mute(true) },
                    status: CommandStatus::Confirmed,
                    at: self.now,
                };
                self.handle(Event::Command(Box::new(command), String::new()));
            }
            _ => {}
        }
        true
    }

    fn page_hears(&mut self, text: &str) {
        match self.page.hear(&serde_json::from_str(text).unwrap()) {
            Reaction::Nothing => {}
            Reaction::Sync(after) => {
                let (page, port) = (self.page.life, self.page.port);
                self.later(after, Due::Sync { page, port });
            }
            Reaction::Asked(id) => {
                let result = match self.rng.u8(..10) {
                    0 if !self.is_calm => return,
                    1 => r#""error":{"code":-32603,"message":"down"}"#,
                    2 => r#""result":7"#,
                    _ => r#""result":{"matches":[{"ref":"c","name":"Ada"}]}"#,
                };
                let text = format!(r#"{{"jsonrpc":"2.0","id":{id},{result}}}"#);
                let (panel, port) = (self.panel, self.page.port);
                let span = self.rng.i64(0..9_000);
                self.later(span, Due::ToPanel { panel, port, text });
            }
        }
    }
}

#[test]
fn both_sides_reload_and_every_request_has_one_answer_and_the_picture_is_right() {
    let (mut welcomes, mut answers) = (0, 0);
    for seed in seeds(300) {
        let mut world = World::new(seed);
        for _ in 0..400 {
            match world.rng.u8(..100) {
                0..20 => world.change(),
                20..25 => world.ask(),
                25..40 if world.page.is_welcome => {
                    let request = world.page.any_request(&mut world.rng);
                    world.send(request);
                }
                40..42 => world.reload_page(),
                42..43 => world.reload_panel(),
                // A page that has not received its welcome yet, or is in doubt.
                43..45 => world.connect(),
                _ => {
                    world.step();
                }
            }
        }
        world.is_calm = true;
        let mut steps = 0;
        while world.step() {
            steps += 1;
            assert!(steps < 20_000, "seed {seed}: it does not come to rest");
        }
        assert!(world.page.is_welcome, "seed {seed}: the page is not connected");
        assert_eq!(world.page.open, BTreeSet::new(), "seed {seed}: no answer");
        assert_eq!(world.page.picture.as_ref(), Some(&world.desk), "seed {seed}");
        assert_eq!(world.asked, BTreeSet::new(), "seed {seed}: questions without an end");
        welcomes += 1;
        answers += world.answers;
    }
    assert!(welcomes > 0 && answers > 0);
}
