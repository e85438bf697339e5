//! The engine in the browser: messages of the window that opened this one go in, posts to it come out, time comes
//! from the clock, and what must outlive a reload goes into the session's storage.

use super::{autopilot::Autopilot, kinds::kinds, params::Setup, picture::Picture};
use crate::common::{
    journal::{Journal, Way},
    now,
};
use deskpane_protocol::skylight::host::{Act, Host, HostOutput, Misbehaviour};
use gloo_events::EventListener;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::{sync::Arc, time::Duration};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// Where the engine's state lies while the page reloads.
const STORED: &str = "simulated-skylight";

/// A handle to the running desktop. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    inner: StoredValue<Inner, LocalStorage>,
    pub(crate) picture: Picture,
    /// Whether some page opened this window.
    pub(crate) opened: bool,
}

struct Inner {
    host: Host,
    opener: Option<Window>,
    journal: Journal,
    drawing: bool,
    alarm: Option<TimeoutHandle>,
    autopilot: Option<(Autopilot, Option<TimeoutHandle>)>,
    _listeners: Vec<EventListener>,
}

impl Desk {
    pub(crate) fn new(setup: &Setup) -> Self {
        let stored = storage().and_then(|storage| storage.get_item(STORED).ok().flatten());
        let host = stored.and_then(|text| Host::restore(&text, now()));
        let mut host = host.unwrap_or_else(|| Host::new(now()));
        if let Some(misbehaviour) = &setup.misbehaviour {
            host.misbehaviour = misbehaviour.clone();
        }
        // A window of another site is no `Window` to `instanceof`: the browser says only that there is something.
        let opener = window().opener().ok().filter(JsValue::is_object).map(JsCast::unchecked_into::<Window>);
        let picture = Picture::new(&host);
        let opened = opener.is_some();
        let inner = StoredValue::new_local(Inner {
            host,
            opener,
            journal: Journal::new(kinds),
            drawing: false,
            alarm: None,
            autopilot: None,
            _listeners: Vec::new(),
        });
        let desk = Self { inner, picture, opened };
        let hear = EventListener::new(&window(), "message", move |event| {
            if let Some(message) = event.dyn_ref::<MessageEvent>() {
                desk.hear(message);
            }
        });
        let leave = EventListener::new(&window(), "beforeunload", move |_| {
            desk.step(|inner| inner.host.page_leaving());
            desk.save();
        });
        inner.update_value(|inner| inner._listeners = vec![hear, leave]);
        let listens = setup.listens && opened;
        desk.step(|inner| inner.host.page_loaded(listens, now()));
        if let Some(seed) = setup.seed {
            desk.autopilot(Some(Autopilot::new(seed, setup.speed)));
        }
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

    pub(crate) fn clear_journal(self) {
        self.inner.try_update_value(|inner| inner.journal.clear());
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

    /// One act of the autopilot, and the timer for the next.
    fn fly(self) {
        let next = self.inner.try_update_value(|inner| {
            let (pilot, timer) = inner.autopilot.as_mut()?;
            let (acts, pause) = pilot.next(&inner.host.truth())?;
            *timer = set_timeout_with_handle(move || self.fly(), pause).ok();
            Some(acts)
        });
        match next.flatten() {
            Some(acts) => acts.into_iter().for_each(|act| self.act(act)),
            None => {
                self.inner.try_update_value(|inner| inner.autopilot = None);
            }
        }
        let flying = self.inner.try_with_value(|inner| inner.autopilot.is_some());
        self.picture.flying.set(flying.unwrap_or(false));
    }

    fn hear(self, message: &MessageEvent) {
        let source = JsValue::from(message.source());
        self.step(|inner| {
            let ours = inner.opener.as_ref().is_some_and(|opener| js_sys::Object::is(opener, &source));
            if !ours {
                return;
            }
            let text = js_sys::JSON::stringify(&message.data()).ok().and_then(|text| text.as_string());
            let (text, origin) = (text.unwrap_or_default(), message.origin());
            inner.journal.note(now(), Way::FromPanel, Arc::from(&*origin), &text);
            inner.host.receive(&origin, &text, now());
        });
        self.draw();
    }

    /// Changes the engine, then does what follows from it.
    fn step(self, change: impl FnOnce(&mut Inner)) {
        let any = self.inner.try_update_value(|inner| {
            change(inner);
            self.picture.follow(&inner.host);
            let mut any = false;
            while let Some(output) = inner.host.poll() {
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
            let at = inner.host.wake_at()?;
            let pause = Duration::from_millis(u64::try_from((at - now()).0).unwrap_or(0));
            inner.alarm = set_timeout_with_handle(move || self.step(|inner| inner.host.wake(now())), pause).ok();
            Some(())
        });
    }

    fn save(self) {
        let text = self.inner.try_with_value(|inner| inner.host.save());
        if let (Some(storage), Some(text)) = (storage(), text) {
            // Without room the reloaded page starts at the log-in, as after a closed window.
            let _ = storage.set_item(STORED, &text);
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
                    self.picture.lines.set(lines);
                }
            });
        }
    }
}

impl Inner {
    fn carry_out(&mut self, output: HostOutput) {
        match output {
            HostOutput::Warn(text) => self.journal.note(now(), Way::Console, "Skylight".into(), &text),
            HostOutput::Post { target_origin, text } => {
                if let (Some(opener), Ok(value)) = (&self.opener, js_sys::JSON::parse(&text)) {
                    // A page without an origin of its own can be pinned, and then not be posted to: as at the vendor's.
                    let _ = opener.post_message(&value, &target_origin);
                }
                self.journal.note(now(), Way::ToPanel, target_origin.into(), &text);
            }
        }
    }
}

/// What lives as long as the window; nothing where the browser forbids it.
fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
