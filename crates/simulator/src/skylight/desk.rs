//! The engine in the browser: messages of the window that opened this one go in, posts to it come out, time comes
//! from the clock, and what must outlive a reload goes into the session's storage.

use super::{autopilot::Autopilot, kinds::kinds, params::Setup, picture::Picture};
use crate::common::{
    alarm::Alarm,
    flight::Flight,
    inbox,
    journal::{Journal, Way},
    now, storage,
};
use deskpane_desktops::skylight::host::{Act, FaultInjection, Host, HostOutput};
use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// Where the engine's state lies while the page reloads.
const STORED: &str = "simulated-skylight";

/// A handle to the running desktop. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    inner: StoredValue<Inner, LocalStorage>,
    pub(crate) picture: Picture,
    pub(crate) journal: Journal,
    pub(crate) flight: Flight<Autopilot>,
    alarm: Alarm,
    /// Whether some page opened this window.
    pub(crate) opened: bool,
}

struct Inner {
    host: Host,
    opener: Option<Window>,
    _listeners: Vec<EventListener>,
}

impl Desk {
    pub(crate) fn new(setup: &Setup) -> Self {
        let stored = storage().and_then(|storage| storage.get_item(STORED).ok().flatten());
        let host = stored.and_then(|text| Host::restore(&text, now()));
        let mut host = host.unwrap_or_else(|| Host::new(now()));
        if let Some(fault_injection) = &setup.fault_injection {
            host.fault_injection = fault_injection.clone();
        }
        // A window of another site is no `Window` to `instanceof`: the browser says only that there is something.
        let opener = window().opener().ok().filter(JsValue::is_object).map(JsCast::unchecked_into::<Window>);
        let picture = Picture::new(&host);
        let opened = opener.is_some();
        let inner = StoredValue::new_local(Inner { host, opener, _listeners: Vec::new() });
        let (journal, flight, alarm) = (Journal::new(kinds), Flight::new(), Alarm::new());
        let desk = Self { inner, picture, journal, flight, alarm, opened };
        let hear = inbox::listen(move |message| desk.hear(message));
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
    pub(crate) fn fault_injection(self, change: impl FnOnce(&mut FaultInjection)) {
        self.step(|inner| change(&mut inner.host.fault_injection));
    }

    /// Starts the autopilot, or stops it.
    pub(crate) fn autopilot(self, pilot: Option<Autopilot>) {
        self.flight.begin(pilot, move |pilot| {
            let (acts, pause) = self.inner.try_with_value(|inner| pilot.next(&inner.host.truth())).flatten()?;
            acts.into_iter().for_each(|act| self.act(act));
            Some(pause)
        });
    }

    fn hear(self, message: &MessageEvent) {
        let source = JsValue::from(message.source());
        self.step(|inner| {
            let ours = inner.opener.as_ref().is_some_and(|opener| js_sys::Object::is(opener, &source));
            if !ours {
                return;
            }
            let (text, origin) = (inbox::text(message), message.origin());
            self.journal.note(Way::FromPanel, origin.as_str(), &text);
            inner.host.receive(&origin, &text, now());
        });
    }

    /// Changes the engine, then does what follows from it.
    fn step(self, change: impl FnOnce(&mut Inner)) {
        self.inner.try_update_value(|inner| {
            change(inner);
            self.picture.follow(&inner.host);
            while let Some(output) = inner.host.poll() {
                inner.carry_out(output, self.journal);
            }
        });
        self.set_alarm();
    }

    fn set_alarm(self) {
        let at = self.inner.try_with_value(|inner| inner.host.wake_at()).flatten();
        self.alarm.set(at, move || self.step(|inner| inner.host.wake(now())));
    }

    fn save(self) {
        let text = self.inner.try_with_value(|inner| inner.host.save());
        if let (Some(storage), Some(text)) = (storage(), text) {
            // Without room the reloaded page starts at the log-in, as after a closed window.
            let _ = storage.set_item(STORED, &text);
        }
    }
}

impl Inner {
    fn carry_out(&self, output: HostOutput, journal: Journal) {
        match output {
            HostOutput::Warn(text) => journal.note(Way::Console, "Skylight", &text),
            HostOutput::Post { target_origin, text } => {
                if let (Some(opener), Ok(value)) = (&self.opener, js_sys::JSON::parse(&text)) {
                    // A page without an origin of its own can be pinned, and then not be posted to: as at the vendor's.
                    let _ = opener.post_message(&value, &target_origin);
                }
                journal.note(Way::ToPanel, target_origin, &text);
            }
        }
    }
}
