//! The engine in the browser: messages from frames go in, posts to frames come out, time comes from the clock.

use super::{autopilot::Autopilot, kinds::kinds, params::Setup, picture::Picture};
use crate::common::{
    alarm::Alarm,
    flight::Flight,
    inbox,
    journal::{Journal, Way},
    now,
};
use deskpane_desktops::max::{
    host::{Act, ContactNo, FaultInjection, Host, HostOutput, WindowId},
    wire::Flavour,
};
use gloo_events::EventListener;
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};
use wasm_bindgen::JsValue;
use web_sys::{HtmlIFrameElement, MessageEvent};

/// So many posts are sent in one go; the rest of a burst follows a moment later, so that the page stays alive.
const POSTS_AT_ONCE: usize = 1000;

/// A handle to the running desktop. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    inner: StoredValue<Inner, LocalStorage>,
    pub(crate) picture: Picture,
    pub(crate) journal: Journal,
    pub(crate) flight: Flight<Autopilot>,
    alarm: Alarm,
}

struct Inner {
    host: Host,
    origin: String,
    frames: Vec<Frame>,
    draining: bool,
    _listener: Option<EventListener>,
}

struct Frame {
    id: WindowId,
    name: Arc<str>,
    element: HtmlIFrameElement,
}

impl Desk {
    pub(crate) fn new(setup: &Setup) -> Self {
        let mut host = Host::new(setup.flavour, now());
        host.fault_injection = setup.fault_injection.clone();
        let picture = Picture::new(&host);
        let inner = StoredValue::new_local(Inner {
            host,
            origin: setup.origin.clone(),
            frames: Vec::new(),
            draining: false,
            _listener: None,
        });
        let (journal, flight, alarm) = (Journal::new(kinds), Flight::new(), Alarm::new());
        let desk = Self { inner, picture, journal, flight, alarm };
        let listener = inbox::listen(move |message| desk.hear(message));
        inner.update_value(|inner| inner._listener = Some(listener));
        desk
    }

    /// A person or the network does something.
    pub(crate) fn act(self, act: Act) {
        self.step(|inner| inner.host.act(act, now()));
    }

    /// The desktop goes wrong in another way from now on.
    pub(crate) fn fault_injection(self, change: impl FnOnce(&mut FaultInjection)) {
        self.step(|inner| change(&mut inner.host.fault_injection));
    }

    /// Another desktop takes the place of this one: nobody is subscribed, nothing is open.
    pub(crate) fn replace(self, flavour: Flavour) {
        self.step(|inner| {
            let fault_injection = inner.host.fault_injection.clone();
            inner.host = Host::new(flavour, now());
            inner.host.fault_injection = fault_injection;
        });
        self.reload_frames(|_| true);
    }

    /// A frame with a panel came onto the page.
    pub(crate) fn frame_opened(self, id: WindowId, name: &str, contact: Option<ContactNo>, element: HtmlIFrameElement) {
        self.step(|inner| {
            inner.frames.retain(|frame| frame.id != id);
            inner.frames.push(Frame { id, name: name.into(), element });
            if let Some(contact) = contact {
                inner.host.window_opened(id, contact);
            }
        });
    }

    /// A frame went off the page.
    pub(crate) fn frame_gone(self, id: WindowId) {
        self.step(|inner| {
            inner.frames.retain(|frame| frame.id != id);
            inner.host.window_gone(id);
        });
    }

    /// Loads the pages in some frames anew. The frames stay, so the desktop notices nothing.
    pub(crate) fn reload_frames(self, which: impl Fn(WindowId) -> bool) {
        self.inner.try_with_value(|inner| {
            for frame in inner.frames.iter().filter(|frame| which(frame.id)) {
                frame.element.set_src(&frame.element.src());
            }
        });
    }

    /// Starts the autopilot, or stops it.
    pub(crate) fn autopilot(self, pilot: Option<Autopilot>) {
        self.flight.begin(pilot, move |pilot| {
            let (acts, pause) = self.inner.try_with_value(|inner| pilot.next(&inner.host)).flatten()?;
            acts.into_iter().for_each(|act| self.act(act));
            Some(pause)
        });
    }

    fn hear(self, message: &MessageEvent) {
        let source = JsValue::from(message.source());
        self.step(|inner| {
            let frame = inner
                .frames
                .iter()
                .find(|f| f.element.content_window().is_some_and(|window| js_sys::Object::is(&window.into(), &source)));
            let Some(frame) = frame.filter(|_| message.origin() == inner.origin) else { return };
            let (id, text) = (frame.id, inbox::text(message));
            self.journal.note(Way::FromPanel, frame.name.clone(), &text);
            inner.host.receive(id, &text, now());
        });
    }

    /// Changes the engine, then does what follows from it.
    fn step(self, change: impl FnOnce(&mut Inner)) {
        let known = self.inner.try_update_value(|inner| {
            change(inner);
            self.picture.follow(&inner.host);
        });
        if known.is_some() {
            self.drain();
            self.set_alarm();
        }
    }

    fn drain(self) {
        let full = self.inner.try_update_value(|inner| {
            if inner.draining {
                return false;
            }
            let outputs: Vec<_> = std::iter::from_fn(|| inner.host.poll()).take(POSTS_AT_ONCE).collect();
            inner.draining = outputs.len() == POSTS_AT_ONCE;
            for output in outputs {
                inner.carry_out(output, self.journal);
            }
            inner.draining
        });
        if full == Some(true) {
            set_timeout(
                move || {
                    self.inner.try_update_value(|inner| inner.draining = false);
                    self.drain();
                },
                Duration::ZERO,
            );
        }
    }

    fn set_alarm(self) {
        let at = self.inner.try_with_value(|inner| inner.host.wake_at()).flatten();
        self.alarm.set(at, move || self.step(|inner| inner.host.wake(now())));
    }
}

impl Inner {
    fn carry_out(&self, output: HostOutput, journal: Journal) {
        match output {
            HostOutput::Warn(text) => journal.note(Way::Console, "MAX", &text),
            HostOutput::Post { to, text } => {
                let Some(frame) = self.frames.iter().find(|frame| frame.id == to) else { return };
                if let (Some(window), Ok(value)) = (frame.element.content_window(), js_sys::JSON::parse(&text)) {
                    // Refused only when the origin is no origin, and that was checked when it was read.
                    let _ = window.post_message(&value, &self.origin);
                }
                journal.note(Way::ToPanel, frame.name.clone(), &text);
            }
        }
    }
}
