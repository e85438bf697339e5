//! The engine in the browser: messages from frames go in, posts to frames come out, time comes from the clock.

use super::{autopilot::Autopilot, kinds::kinds, params::Setup, picture::Picture};
use crate::common::{
    journal::{Journal, Way},
    now,
};
use deskpane_protocol::max::{
    host::{Act, ContactNo, Host, HostOutput, Misbehaviour, WindowId},
    wire::Flavour,
};
use gloo_events::EventListener;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::{sync::Arc, time::Duration};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent};

/// So many posts are sent in one go; the rest of a burst follows a moment later, so that the page stays alive.
const POSTS_AT_ONCE: usize = 1000;

/// A handle to the running desktop. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    inner: StoredValue<Inner, LocalStorage>,
    pub(crate) picture: Picture,
}

struct Inner {
    host: Host,
    origin: String,
    frames: Vec<Frame>,
    journal: Journal,
    drawing: bool,
    draining: bool,
    alarm: Option<TimeoutHandle>,
    autopilot: Option<(Autopilot, Option<TimeoutHandle>)>,
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
        host.misbehaviour = setup.misbehaviour.clone();
        let picture = Picture::new(&host);
        let inner = StoredValue::new_local(Inner {
            host,
            origin: setup.origin.clone(),
            frames: Vec::new(),
            journal: Journal::new(kinds),
            drawing: false,
            draining: false,
            alarm: None,
            autopilot: None,
            _listener: None,
        });
        let desk = Self { inner, picture };
        let listener = EventListener::new(&window(), "message", move |event| {
            if let Some(message) = event.dyn_ref::<MessageEvent>() {
                desk.hear(message);
            }
        });
        inner.update_value(|inner| inner._listener = Some(listener));
        desk
    }

    /// A person or the network does something.
    pub(crate) fn act(self, act: Act) {
        self.step(|inner| inner.host.act(act, now()));
    }

    /// The desktop goes wrong in another way from now on.
    pub(crate) fn misbehave(self, change: impl FnOnce(&mut Misbehaviour)) {
        self.step(|inner| change(&mut inner.host.misbehaviour));
    }

    /// Another desktop takes the place of this one: nobody is subscribed, nothing is open.
    pub(crate) fn replace(self, flavour: Flavour) {
        self.step(|inner| {
            let misbehaviour = inner.host.misbehaviour.clone();
            inner.host = Host::new(flavour, now());
            inner.host.misbehaviour = misbehaviour;
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

    pub(crate) fn clear_journal(self) {
        self.step(|inner| inner.journal.clear());
        self.draw();
    }

    /// Starts the autopilot, or stops it.
    pub(crate) fn autopilot(self, pilot: Option<Autopilot>) {
        self.inner.try_update_value(|inner| {
            if let Some((_, Some(timer))) = inner.autopilot.take() {
                timer.clear();
            }
            inner.autopilot = pilot.map(|pilot| (pilot, None));
        });
        self.fly();
    }

    pub(crate) fn is_flying(self) -> bool {
        self.inner.try_with_value(|inner| inner.autopilot.is_some()).unwrap_or(false)
    }

    /// One act of the autopilot, and the timer for the next.
    fn fly(self) {
        let next = self.inner.try_update_value(|inner| {
            let (pilot, timer) = inner.autopilot.as_mut()?;
            let (acts, pause) = pilot.next(&inner.host)?;
            *timer = set_timeout_with_handle(move || self.fly(), pause).ok();
            Some(acts)
        });
        match next.flatten() {
            Some(acts) => acts.into_iter().for_each(|act| self.act(act)),
            None => {
                self.inner.try_update_value(|inner| inner.autopilot = None);
            }
        }
        self.picture.flying.set(self.is_flying());
    }

    fn hear(self, message: &MessageEvent) {
        let source = JsValue::from(message.source());
        self.step(|inner| {
            let frame = inner
                .frames
                .iter()
                .find(|f| f.element.content_window().is_some_and(|window| js_sys::Object::is(&window.into(), &source)));
            let Some(frame) = frame.filter(|_| message.origin() == inner.origin) else { return };
            let text = js_sys::JSON::stringify(&message.data()).ok().and_then(|text| text.as_string());
            let text = text.unwrap_or_default();
            let (id, name) = (frame.id, frame.name.clone());
            inner.journal.note(now(), Way::FromPanel, name, &text);
            inner.host.receive(id, &text, now());
        });
        self.draw();
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
        let more = self.inner.try_update_value(|inner| {
            if inner.draining {
                return (false, false);
            }
            let outputs: Vec<_> = std::iter::from_fn(|| inner.host.poll()).take(POSTS_AT_ONCE).collect();
            let (any, full) = (!outputs.is_empty(), outputs.len() == POSTS_AT_ONCE);
            for output in outputs {
                inner.carry_out(output);
            }
            inner.draining = full;
            (any, full)
        });
        let (any, full) = more.unwrap_or_default();
        if any {
            self.draw();
        }
        if full {
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
        self.inner.try_update_value(|inner| {
            if let Some(timer) = inner.alarm.take() {
                timer.clear();
            }
            let at = inner.host.wake_at()?;
            let pause = Duration::from_millis(u64::try_from((at - now()).0).unwrap_or(0));
            inner.alarm = set_timeout_with_handle(move || self.step(|inner| inner.host.wake(now())), pause).ok();
            Some(())
        });
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
                    self.picture.lines.set(lines);
                }
            });
        }
    }
}

impl Inner {
    fn carry_out(&mut self, output: HostOutput) {
        match output {
            HostOutput::Warn(text) => self.journal.note(now(), Way::Console, "MAX".into(), &text),
            HostOutput::Post { to, text } => {
                let Some(frame) = self.frames.iter().find(|frame| frame.id == to) else { return };
                if let (Some(window), Ok(value)) = (frame.element.content_window(), js_sys::JSON::parse(&text)) {
                    // Refused only when the origin is no origin, and that was checked when it was read.
                    let _ = window.post_message(&value, &self.origin);
                }
                self.journal.note(now(), Way::ToPanel, frame.name.clone(), &text);
            }
        }
    }
}
