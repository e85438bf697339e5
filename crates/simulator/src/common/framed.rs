//! A desktop in a frame, joined to the browser: messages of the page around it go in, posts to that page come out,
//! time comes from the clock, and what its servers would keep outlives a reload.
//!
//! The same for every desktop that is held in a frame; which one it is says its [`Engine`].

mod engine;
pub(crate) mod keep;
pub(crate) mod parent;
mod top;

pub(crate) use engine::{Engine, Output};
pub(crate) use top::Top;

use super::{
    alarm::Alarm,
    flight::Flight,
    inbox,
    journal::{Journal, Way},
    now,
};
use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

/// A handle to the running desktop. Cheap to copy.
pub(crate) struct Desk<E: Engine> {
    inner: StoredValue<Inner<E>, LocalStorage>,
    pub(crate) picture: E::Picture,
    pub(crate) journal: Journal,
    pub(crate) flight: Flight<E::Pilot>,
    alarm: Alarm,
    /// Whether some page holds this one in a frame.
    pub(crate) framed: bool,
}

impl<E: Engine> Clone for Desk<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E: Engine> Copy for Desk<E> {}

struct Inner<E: Engine> {
    engine: E,
    parent: Option<Window>,
    _listeners: Vec<EventListener>,
}

impl<E: Engine> Desk<E> {
    pub(crate) fn new(engine: E, pilot: Option<E::Pilot>) -> Self {
        let parent = parent::window_around();
        let framed = parent.is_some();
        let picture = engine.picture();
        engine.follow(picture);
        let inner = StoredValue::new_local(Inner { engine, parent, _listeners: Vec::new() });
        let (journal, flight, alarm) = (Journal::new(E::kinds), Flight::new(), Alarm::new());
        let desk = Self { inner, picture, journal, flight, alarm, framed };
        let hear = inbox::listen(move |message| desk.hear(message));
        let leave = EventListener::new(&window(), "beforeunload", move |_| desk.save());
        inner.update_value(|inner| inner._listeners = vec![hear, leave]);
        desk.set_alarm();
        if pilot.is_some() {
            desk.pilot(pilot);
        }
        desk
    }

    /// A person or the network does something.
    pub(crate) fn act(self, act: E::Act) {
        self.step(|inner| inner.engine.act(act, now()));
    }

    /// The engine is changed in another way than by an act.
    pub(crate) fn change(self, change: impl FnOnce(&mut E)) {
        self.step(|inner| change(&mut inner.engine));
    }

    /// The desktop goes wrong in another way from now on.
    pub(crate) fn fault_injection(self, change: impl FnOnce(&mut E::FaultInjection)) {
        self.step(|inner| change(inner.engine.fault_injection()));
    }

    pub(crate) fn read<T>(self, read: impl FnOnce(&E) -> T) -> Option<T> {
        self.inner.try_with_value(|inner| read(&inner.engine))
    }

    /// Loads the page anew. What has to be kept is kept when the page leaves.
    pub(crate) fn reload(self) {
        let _ = window().location().reload();
    }

    /// Starts the autopilot, or stops it.
    pub(crate) fn pilot(self, pilot: Option<E::Pilot>) {
        self.flight.begin(pilot, move |pilot| {
            let (acts, pause) = self.read(|engine| engine.next(pilot)).flatten()?;
            acts.into_iter().for_each(|act| self.act(act));
            Some(pause)
        });
    }

    fn hear(self, message: &MessageEvent) {
        let source = JsValue::from(message.source());
        self.step(|inner| {
            let ours = inner.parent.as_ref().is_some_and(|parent| js_sys::Object::is(parent, &source));
            if !ours {
                return;
            }
            let (text, origin) = (inbox::text(message), message.origin());
            self.journal.note(Way::FromPanel, origin.as_str(), &text);
            inner.engine.receive(&origin, &text, now());
        });
    }

    /// Changes the engine, then does what follows from it.
    fn step(self, change: impl FnOnce(&mut Inner<E>)) {
        self.inner.try_update_value(|inner| {
            change(inner);
            inner.engine.follow(self.picture);
            while let Some(output) = inner.engine.poll() {
                inner.carry_out(output, self.journal);
            }
        });
        self.set_alarm();
    }

    fn set_alarm(self) {
        let at = self.read(E::wake_at).flatten();
        self.alarm.set(at, move || self.step(|inner| inner.engine.wake(now())));
    }

    fn save(self) {
        if let Some(text) = self.read(E::save) {
            keep::keep(E::NAME, &text);
        }
    }
}

impl<E: Engine> Inner<E> {
    fn carry_out(&self, output: Output, journal: Journal) {
        match output {
            Output::Warn(text) => journal.note(Way::Console, E::NAME, &text),
            Output::Post { to, text } => {
                if let (Some(parent), Ok(value)) = (&self.parent, js_sys::JSON::parse(&text))
                    && parent.post_message(&value, &to).is_err()
                {
                    let words = format!("Not posted, because {to} is no origin");
                    return journal.note(Way::Console, E::NAME, &words);
                }
                journal.note(Way::ToPanel, to, &text);
            }
        }
    }
}
