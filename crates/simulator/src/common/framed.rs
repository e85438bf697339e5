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
    journal::{Journal, Line, Way},
    now,
};
use gloo_events::EventListener;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::{sync::Arc, time::Duration};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// A handle to the running desktop. Cheap to copy.
pub(crate) struct Desk<E: Engine> {
    inner: StoredValue<Inner<E>, LocalStorage>,
    pub(crate) picture: E::Picture,
    pub(crate) lines: RwSignal<Vec<Arc<Line>>>,
    pub(crate) flying: RwSignal<bool>,
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
    journal: Journal,
    drawing: bool,
    alarm: Option<TimeoutHandle>,
    pilot: Option<(E::Pilot, Option<TimeoutHandle>)>,
    _listeners: Vec<EventListener>,
}

impl<E: Engine> Desk<E> {
    pub(crate) fn new(engine: E, pilot: Option<E::Pilot>) -> Self {
        let parent = parent::window_around();
        let framed = parent.is_some();
        let picture = engine.picture();
        engine.follow(picture);
        let inner = StoredValue::new_local(Inner {
            engine,
            parent,
            journal: Journal::new(E::kinds),
            drawing: false,
            alarm: None,
            pilot: None,
            _listeners: Vec::new(),
        });
        let desk = Self { inner, picture, lines: RwSignal::new(Vec::new()), flying: RwSignal::new(false), framed };
        let hear = EventListener::new(&window(), "message", move |event| {
            if let Some(message) = event.dyn_ref::<MessageEvent>() {
                desk.hear(message);
            }
        });
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
    pub(crate) fn misbehave(self, change: impl FnOnce(&mut E::Misbehaviour)) {
        self.step(|inner| change(inner.engine.misbehaviour()));
    }

    pub(crate) fn read<T>(self, read: impl FnOnce(&E) -> T) -> Option<T> {
        self.inner.try_with_value(|inner| read(&inner.engine))
    }

    /// Loads the page anew. What has to be kept is kept when the page leaves.
    pub(crate) fn reload(self) {
        let _ = window().location().reload();
    }

    pub(crate) fn clear_journal(self) {
        self.inner.try_update_value(|inner| inner.journal.clear());
        self.draw();
    }

    /// Starts the autopilot, or stops it.
    pub(crate) fn pilot(self, pilot: Option<E::Pilot>) {
        self.inner.try_update_value(|inner| {
            if let Some((_, Some(timer))) = inner.pilot.take() {
                timer.clear();
            }
            inner.pilot = pilot.map(|pilot| (pilot, None));
        });
        self.fly();
    }

    /// One act of the autopilot, and the timer for the next.
    fn fly(self) {
        let next = self.inner.try_update_value(|inner| {
            let (pilot, timer) = inner.pilot.as_mut()?;
            let (acts, pause) = inner.engine.next(pilot)?;
            *timer = set_timeout_with_handle(move || self.fly(), pause).ok();
            Some(acts)
        });
        match next.flatten() {
            Some(acts) => acts.into_iter().for_each(|act| self.act(act)),
            None => {
                self.inner.try_update_value(|inner| inner.pilot = None);
            }
        }
        let flying = self.inner.try_with_value(|inner| inner.pilot.is_some());
        self.flying.set(flying.unwrap_or(false));
    }

    fn hear(self, message: &MessageEvent) {
        let source = JsValue::from(message.source());
        self.step(|inner| {
            let ours = inner.parent.as_ref().is_some_and(|parent| js_sys::Object::is(parent, &source));
            if !ours {
                return;
            }
            let text = js_sys::JSON::stringify(&message.data()).ok().and_then(|text| text.as_string());
            let (text, origin) = (text.unwrap_or_default(), message.origin());
            inner.journal.note(now(), Way::FromPanel, Arc::from(&*origin), &text);
            inner.engine.receive(&origin, &text, now());
        });
        self.draw();
    }

    /// Changes the engine, then does what follows from it.
    fn step(self, change: impl FnOnce(&mut Inner<E>)) {
        let any = self.inner.try_update_value(|inner| {
            change(inner);
            inner.engine.follow(self.picture);
            let mut any = false;
            while let Some(output) = inner.engine.poll() {
                inner.carry_out(output);
                any = true;
            }
            any
        });
        if any == Some(true) {
            self.draw();
        }
        self.set_alarm();
    }

    fn set_alarm(self) {
        self.inner.try_update_value(|inner| {
            if let Some(timer) = inner.alarm.take() {
                timer.clear();
            }
            let at = inner.engine.wake_at()?;
            let pause = Duration::from_millis(u64::try_from((at - now()).0).unwrap_or(0));
            inner.alarm = set_timeout_with_handle(move || self.step(|inner| inner.engine.wake(now())), pause).ok();
            Some(())
        });
    }

    fn save(self) {
        if let Some(text) = self.read(E::save) {
            keep::keep(E::NAME, &text);
        }
    }

    /// Shows the journal with the next frame.
    fn draw(self) {
        let due = self.inner.try_update_value(|inner| !std::mem::replace(&mut inner.drawing, true));
        if due == Some(true) {
            request_animation_frame(move || {
                let lines = self.inner.try_update_value(|inner| {
                    inner.drawing = false;
                    inner.journal.lines()
                });
                if let Some(lines) = lines {
                    self.lines.set(lines);
                }
            });
        }
    }
}

impl<E: Engine> Inner<E> {
    fn carry_out(&mut self, output: Output) {
        match output {
            Output::Warn(text) => self.journal.note(now(), Way::Console, E::NAME.into(), &text),
            Output::Post { to, text } => {
                if let (Some(parent), Ok(value)) = (&self.parent, js_sys::JSON::parse(&text))
                    && parent.post_message(&value, &to).is_err()
                {
                    let words = format!("Not posted, because {to} is no origin");
                    return self.journal.note(now(), Way::Console, E::NAME.into(), &words);
                }
                self.journal.note(now(), Way::ToPanel, to.into(), &text);
            }
        }
    }
}
