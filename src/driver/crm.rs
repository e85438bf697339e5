//! Connects the CRM to the browser and the store: CRM pages around the panel, the HTTP API, and the log. The decisions
//! are made by the state machines of `deskpane_desk::embedding`. Each is borrowed only during a call; inputs that
//! arrive meanwhile are queued.

mod api;
mod customers;
mod desk;
mod log;
mod requests;
mod sink;

use crate::{
    link::{
        clock::{self, Alarm},
        database::Database,
        lifecycle,
        ports::{PortEvent, Ports, is_within},
        storage,
        tabs::{TabLock, TabNews},
    },
    store::{DeskNews, Search, Store},
};
use deskpane_desk::{
    clock::Millis,
    config::CrmConfig,
    desktop::AgentPart,
    embedding::{
        About, Answer, AskFailure, BearerToken, Call, CustomerMatches, Dial, EmbeddingSession, Event, LogBook, Outbox,
        OutboxEvent, Output, PortId, RecordOpener, Route, SendOutcome, Service, WindowId, shapes::Customer,
    },
    model::{CommandRecord, Connection, ContactId, Denial},
    session::WindowEvent,
};
use gloo_events::EventListener;
use litemap::LiteMap;
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::{Rc, Weak},
};

/// The texts that CRM pages receive, in the agent's language.
pub(crate) struct CrmWords {
    pub(crate) denial: Box<dyn Fn(&Denial) -> String>,
    pub(crate) status: Box<dyn Fn(&CommandRecord) -> String>,
    pub(crate) connection: Box<dyn Fn(&Connection) -> String>,
    /// Why a number cannot be dialled here.
    pub(crate) no_dial: Box<dyn Fn() -> String>,
}

/// Keeps the CRM connected until dropped.
pub(crate) struct CrmDriver {
    _engine: Rc<Engine>,
    _listeners: Vec<EventListener>,
}

struct Engine {
    own: Weak<Engine>,
    store: Store,
    config: CrmConfig,
    words: CrmWords,
    /// The desktop's host, a part of log keys.
    host: String,
    /// Whether a CRM page is around this one, as far as the browser tells.
    is_within: bool,
    ports: Rc<Ports>,
    lock: TabLock,
    news: TabNews,
    database: Database,
    alarm: Alarm,
    core: RefCell<Core>,
    waiting: RefCell<VecDeque<Input>>,
    is_busy: Cell<bool>,
}

/// The state machines and their data.
struct Core {
    session: EmbeddingSession,
    matches: CustomerMatches,
    opener: RecordOpener,
    book: LogBook,
    outbox: Outbox,
    token: Option<BearerToken>,
    /// The number of the last request that does not come from a state machine.
    last: u64,
    /// The last search.
    search: Option<Searching>,
    /// Contacts whose records the agent is opening, by request number.
    opening: LiteMap<u64, ContactId>,
    /// The contact whose record could not be opened.
    not_opened: Option<ContactId>,
    /// The call that a page asks the agent to make.
    asked: Option<Dial>,
    /// Ended contacts, the latest last.
    ended: VecDeque<ContactId>,
    /// Whether a CRM page has connected since the panel started.
    was_heard: bool,
    /// When to close unfinished log entries of contacts that are no longer on the desk.
    finish_at: Option<Millis>,
}

struct Searching {
    contact: ContactId,
    number: u64,
    text: String,
    state: Search,
}

/// An input of the engine.
enum Input {
    Port(PortEvent),
    Session(Event),
    Outbox(OutboxEvent),
    Logged(u64, SendOutcome),
    Desk(Vec<DeskNews>),
    Matched(u64, Option<Vec<Customer>>),
    Found(u64, Option<Vec<Customer>>),
    Decided(ContactId, Option<Customer>),
    /// The network is back, or a token has arrived.
    Again,
    Begin,
    Leaving,
    Wake,
}

/// The name of the log's database, lock and channel, which all tabs share.
const LOG: &str = "deskpane-crm-log";

impl CrmDriver {
    /// Connects the configured CRM, if any. `host` is the desktop's. Call it before any other listener for messages is
    /// added.
    pub(crate) fn start(
        config: &CrmConfig,
        keep_days: u32,
        host: String,
        words: CrmWords,
        store: Store,
    ) -> Option<Self> {
        if !config.is_there() {
            return None;
        }
        let desktop = store.desktop;
        let random = js_sys::Math::random();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any number will do")]
        let seed = (random * 9e15) as u64;
        let can_dial = desktop.agent_parts.iter().any(|part| matches!(part, AgentPart::Dial | AgentPart::StartContact));
        let book = LogBook::new(storage::kept(&log_key(desktop.id)).as_deref());
        let outbox = Outbox::new(keep_days, seed, !book.is_empty());
        let about = About {
            life: format!("{seed:x}"),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            desktop: desktop.id,
            can_dial,
        };
        let engine = Rc::new_cyclic(|own: &Weak<Engine>| {
            let feeds = |make: fn() -> Input| {
                let own = own.clone();
                move || {
                    if let Some(engine) = own.upgrade() {
                        engine.feed(make());
                    }
                }
            };
            let (ports, lock, news) = (own.clone(), own.clone(), own.clone());
            Engine {
                own: own.clone(),
                store,
                is_within: is_within(&config.origins),
                config: config.clone(),
                words,
                host,
                ports: Ports::new(Rc::new(move |event| {
                    if let Some(engine) = ports.upgrade() {
                        engine.feed(Input::Port(event));
                    }
                })),
                lock: TabLock::new(LOG, move |leads| {
                    if let Some(engine) = lock.upgrade() {
                        engine.feed(Input::Outbox(OutboxEvent::Leading(leads)));
                    }
                }),
                news: TabNews::open(LOG, move |tries_again| {
                    if let Some(engine) = news.upgrade() {
                        engine.feed(Input::Outbox(OutboxEvent::Elsewhere));
                        if tries_again {
                            engine.feed(Input::Outbox(OutboxEvent::TryAgain));
                        }
                    }
                }),
                database: if keep_days > 0 { Database::open(LOG) } else { Database::none() },
                alarm: Alarm::new(feeds(|| Input::Wake)),
                core: RefCell::new(Core {
                    session: EmbeddingSession::new(about),
                    matches: CustomerMatches::new(storage::kept(&customers_key(desktop.id)).as_deref()),
                    opener: RecordOpener::new(config.open),
                    book,
                    outbox,
                    token: None,
                    last: 0,
                    search: None,
                    opening: LiteMap::new(),
                    not_opened: None,
                    asked: None,
                    ended: VecDeque::new(),
                    was_heard: false,
                    finish_at: None,
                }),
                waiting: RefCell::default(),
                is_busy: Cell::new(false),
            }
        });
        store.set_crm(engine.clone());
        let leaving = Rc::downgrade(&engine);
        let mut listeners = lifecycle::watch(Rc::new(move |event| {
            if let Some(engine) = leaving.upgrade().filter(|_| event == WindowEvent::Leaving) {
                engine.feed(Input::Leaving);
            }
        }));
        listeners.extend(engine.ports.listen(config.origins.clone()));
        let own = Rc::downgrade(&engine);
        listeners.extend(web_sys::window().map(|window| {
            EventListener::new(&window, "online", move |_| {
                if let Some(engine) = own.upgrade() {
                    engine.feed(Input::Again);
                    engine.feed(Input::Outbox(OutboxEvent::Online));
                }
            })
        }));
        engine.feed(Input::Begin);
        Some(Self { _engine: engine, _listeners: listeners })
    }
}

fn customers_key(desktop: &str) -> String {
    format!("deskpane/customers/{desktop}")
}

fn log_key(desktop: &str) -> String {
    format!("deskpane/log/{desktop}")
}

impl Engine {
    /// Handles an input: now, or after the one being handled.
    fn feed(&self, input: Input) {
        if let Ok(mut waiting) = self.waiting.try_borrow_mut() {
            waiting.push_back(input);
        }
        if self.is_busy.replace(true) {
            return;
        }
        while let Some(input) = self.waiting.try_borrow_mut().ok().and_then(|mut waiting| waiting.pop_front()) {
            self.handle(input, clock::now());
        }
        self.is_busy.set(false);
        self.alarm.set(self.wake_at());
    }

    fn handle(&self, input: Input, now: Millis) {
        match input {
            Input::Port(PortEvent::Connect { window, port, text }) => {
                self.session(Event::Connect { window: WindowId(window), port: PortId(port), text }, now);
            }
            Input::Port(PortEvent::Message { port, text }) => {
                self.session(Event::Message { port: PortId(port), text }, now);
            }
            Input::Port(PortEvent::Closed { port }) => {
                self.ports.close(port);
                self.session(Event::Closed(PortId(port)), now);
            }
            Input::Session(event) => self.session(event, now),
            Input::Outbox(event) => self.outbox(event, now),
            Input::Logged(call, outcome) => self.logged(call, outcome, now),
            Input::Desk(news) => self.heard(news, now),
            Input::Matched(call, matches) => self.matched(|core| core.matches.answered(call, matches), now),
            Input::Found(call, found) => self.found(call, found),
            Input::Decided(id, customer) => self.matched(|core| core.matches.decide(&id, customer), now),
            Input::Again => self.services(now),
            Input::Begin => {
                self.outbox(OutboxEvent::Elsewhere, now);
                self.services(now);
            }
            Input::Leaving => {
                self.log_changes_now(now);
                self.outbox(OutboxEvent::Leaving, now);
            }
            Input::Wake => self.wake(now),
        }
    }

    /// Calls the state machines. `None` only during another call, which does not happen here.
    fn with<T>(&self, call: impl FnOnce(&mut Core) -> T) -> Option<T> {
        self.core.try_borrow_mut().ok().map(|mut core| call(&mut core))
    }

    fn wake(&self, now: Millis) {
        self.session(Event::Wake, now);
        let due = self.with(|core| {
            let finishes = core.finish_at.take_if(|at| *at <= now).is_some();
            (core.book.due(now), finishes)
        });
        let (due, finishes) = due.unwrap_or_default();
        for id in due {
            self.consider(&id, now);
        }
        if finishes {
            self.finish(now);
        }
        self.outbox(OutboxEvent::Wake, now);
        self.store.announce(now);
    }

    fn wake_at(&self) -> Option<Millis> {
        let own = self.with(|core| {
            let all = [core.session.wake_at(), core.outbox.wake_at(), core.book.wake_at(), core.finish_at];
            all.into_iter().flatten().min()
        });
        own.flatten().into_iter().chain(self.store.announces_at()).min()
    }

    fn session(&self, event: Event, now: Millis) {
        let outputs = self.with(|core| core.session.handle(event, now)).unwrap_or_default();
        for output in outputs {
            match output {
                Output::Post(port, text) => self.ports.send(port.0, &text),
                Output::Close(port) => self.ports.close(port.0),
                Output::TellDesk => self.session(Event::Desk(Box::new(self.picture())), now),
                Output::Request(to, request) => {
                    let result = self.request(request, now);
                    if let Some(to) = to {
                        self.session(Event::Reply(to, result), now);
                    }
                }
                Output::Answered(call, result) => self.answered(call, result, now),
                Output::Services => self.services(now),
                Output::Note(note) => self.store.diagnostics.note(note, now),
            }
        }
    }

    fn answered(&self, call: Call, result: Result<Answer, AskFailure>, now: Millis) {
        match call {
            Call::Match(call) => self.matched(|core| core.matches.answered(call, customers_of(result)), now),
            Call::Search(call) => self.found(call, customers_of(result)),
            Call::Open(call) => self.opened(call, &result),
            Call::Log(call) => self.logged(call, SendOutcome::of_page(&result), now),
        }
    }

    fn offers(&self, service: Service) -> bool {
        self.with(|core| core.session.offers(service)).unwrap_or_default()
    }

    fn is_heard(&self) -> bool {
        self.with(|core| core.session.is_heard()).unwrap_or_default()
    }

    /// CRM pages connected or left, or requests should be repeated.
    fn services(&self, now: Millis) {
        let is_first = self.with(|core| core.session.is_heard() && !std::mem::replace(&mut core.was_heard, true));
        // The contacts already on the desk can be logged now.
        if is_first == Some(true) {
            self.consider_all(now);
        }
        let has_api = self.config.api.is_some();
        let can_match = has_api || self.offers(Service::Match);
        self.matched(|core| core.matches.available(can_match), now);
        let route = if self.offers(Service::Log) { Some(Route::Page) } else { has_api.then_some(Route::Http) };
        self.outbox(OutboxEvent::Route(route), now);
        self.store.crm_changed();
    }
}

/// The customers in an answer, if it has any.
fn customers_of(result: Result<Answer, AskFailure>) -> Option<Vec<Customer>> {
    match result {
        Ok(Answer::Matches(matches)) => Some(matches),
        _ => None,
    }
}
