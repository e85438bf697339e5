//! Joins a session to the browser and to the store. The same for every desktop.
//!
//! The session is borrowed only during a call. Its outputs are carried out afterwards, in order; calls that they cause
//! are queued behind them.

pub(crate) mod crm;
pub(crate) mod recording;

use crate::{
    link::{
        clock::{self, Alarm},
        inbox::{Arrival, Inbox},
        lifecycle, outbox,
        peer::Peer,
        posted_task::PostedTask,
        source::Source,
        storage,
    },
    store::{CommandSink, Desktop, Fact, NextRender, Store},
};
use deskpane_desk::{
    clock::Millis,
    model::{AgentIntent, Command, CommandId, Denial},
    origin::AllowList,
    session::{Output, Session, WindowEvent},
};
use gloo_events::EventListener;
use std::{
    cell::{Cell, RefCell},
    iter,
    rc::{Rc, Weak},
};

/// Keeps a session running until dropped.
pub(crate) struct Driver {
    engine: Rc<Engine>,
    _inbox: Option<Inbox>,
    _lifecycle: Vec<EventListener>,
}

struct Engine {
    session: RefCell<Box<dyn Session>>,
    peer: Peer,
    source: Rc<dyn Source>,
    store: Store,
    waiting: Cell<Vec<Output>>,
    carrying_out: Cell<bool>,
    alarm: Alarm,
    after_messages: PostedTask,
    later: Alarm,
}

impl Driver {
    /// Starts the session: listens to the window of `source` and reports the window's state to the session. `longest`
    /// is the most text that is read of a message.
    pub(crate) fn start(
        session: Box<dyn Session>,
        source: Rc<dyn Source>,
        allow: AllowList,
        longest: usize,
        store: Store,
    ) -> Self {
        let peer = source.peer();
        let engine = Rc::new_cyclic(|own: &Weak<Engine>| {
            let own = own.clone();
            Engine {
                session: RefCell::new(session),
                peer: peer.clone(),
                source,
                store,
                waiting: Cell::default(),
                carrying_out: Cell::new(false),
                alarm: Alarm::new(move || {
                    if let Some(engine) = own.upgrade() {
                        engine.run(|session, now| session.wake(now));
                    }
                }),
                after_messages: PostedTask::new(move || store.catch_up()),
                later: Alarm::new(move || store.catch_up()),
            }
        });
        store.set_command_sink(Rc::new(EngineSink(Rc::downgrade(&engine))));
        let own = Rc::downgrade(&engine);
        let deliver = Box::new(move |arrival| {
            if let Some(engine) = own.upgrade() {
                engine.arrived(arrival);
            }
        });
        let inbox = Inbox::open(peer, allow, u32::try_from(longest).unwrap_or(u32::MAX), deliver);
        let own = Rc::downgrade(&engine);
        let lifecycle = lifecycle::watch(Rc::new(move |event| {
            if let Some(engine) = own.upgrade() {
                clock::catch_up();
                store.tick(clock::now());
                if event == WindowEvent::Leaving {
                    store.suspend(clock::now());
                }
                engine.window(event);
            }
        }));
        let own = Rc::downgrade(&engine);
        engine.source.begin(Rc::new(move |event| {
            if let Some(engine) = own.upgrade() {
                engine.window(event);
            }
        }));
        Self { engine, _inbox: inbox, _lifecycle: lifecycle }
    }
}

/// The snapshot that the session of this desktop stored when the page was last open.
pub(crate) fn kept(desktop: Desktop) -> Option<String> {
    storage::kept(&kept_key(desktop))
}

fn kept_key(desktop: Desktop) -> String {
    format!("deskpane/session/{}", desktop.id)
}

/// The store's access to the engine, which may be gone.
struct EngineSink(Weak<Engine>);

impl CommandSink for EngineSink {
    fn command(&self, command: Command) -> Result<CommandId, Denial> {
        let engine = self.0.upgrade().ok_or(Denial::NotConnected)?;
        engine.run(|session, now| session.command(command, now)).unwrap_or(Err(Denial::NotConnected))
    }

    fn agent_command(&self, intent: AgentIntent) -> Result<CommandId, Denial> {
        let engine = self.0.upgrade().ok_or(Denial::NotConnected)?;
        engine.run(|session, now| session.agent_command(intent, now)).unwrap_or(Err(Denial::NotConnected))
    }

    fn open_window(&self) {
        if let Some(engine) = self.0.upgrade() {
            engine.source.open();
        }
    }

    fn reload_window(&self) {
        if let Some(engine) = self.0.upgrade() {
            engine.source.reload();
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.engine.window(WindowEvent::Leaving);
    }
}

impl Engine {
    fn window(&self, event: WindowEvent) {
        self.run(|session, now| session.window(event, now));
    }

    fn arrived(&self, arrival: Arrival) {
        match arrival {
            Arrival::Message { text, origin } => {
                self.store.diagnostics.count(Fact::Received);
                self.run(|session, now| session.receive(&text, &origin, now));
            }
            Arrival::Unreadable { why, size } => self.store.diagnostics.unreadable(why, size, clock::now()),
            Arrival::Stranger { origin, size } => {
                self.store.diagnostics.rejected(Fact::WrongOrigin, &origin, size, clock::now());
                self.window(WindowEvent::Stranger { origin, size });
            }
            Arrival::Elsewhere { origin, size } => {
                self.store.diagnostics.rejected(Fact::WrongWindow, &origin, size, clock::now());
            }
        }
    }

    /// Calls the session and carries out its outputs. `None` only during another call.
    fn run<T>(&self, call: impl FnOnce(&mut dyn Session, Millis) -> T) -> Option<T> {
        let result = {
            let mut session = self.session.try_borrow_mut().ok()?;
            let result = call(&mut **session, clock::now());
            let mut waiting = self.waiting.take();
            waiting.extend(iter::from_fn(|| session.poll()));
            self.waiting.set(waiting);
            self.alarm.set(session.wake_at());
            result
        };
        self.carry_out();
        Some(result)
    }

    fn carry_out(&self) {
        if self.carrying_out.replace(true) {
            return;
        }
        loop {
            let outputs = self.waiting.take();
            if outputs.is_empty() {
                break;
            }
            let mut changes = Vec::with_capacity(outputs.len());
            for output in outputs {
                match output {
                    Output::Post { to, text } => {
                        outbox::post(&self.peer, &to, &text);
                    }
                    Output::Change(change) => changes.push(change),
                    Output::Note(note) => self.store.diagnostics.note(note, clock::now()),
                    Output::Snapshot(text) => storage::keep(&kept_key(self.store.desktop), &text),
                }
            }
            let now = clock::now();
            match self.store.apply(changes, now) {
                NextRender::Nothing => {}
                NextRender::Order => self.after_messages.ask(),
                NextRender::Until(at) => self.later.set(Some(at)),
            }
        }
        self.carrying_out.set(false);
    }
}
