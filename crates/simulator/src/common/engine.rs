//! Runs a host in the browser, the same for every desktop: receives messages of pages, posts to them, provides the
//! time, and stores the state that must survive a reload.

use super::{
    alarm::Alarm,
    autopilot::Autopilot,
    inbox,
    journal::{Journal, Way},
    keep, now,
    simulated::Simulated,
    windows::Windows,
};
use deskpane_desk::kit::host::HostOutput;
use gloo_events::EventListener;
use leptos::prelude::*;
use std::{borrow::Borrow, time::Duration};
use web_sys::MessageEvent;

/// This many posts are sent in one go; the rest of a burst follows a moment later, so that the page stays responsive.
const POSTS_AT_ONCE: usize = 1000;

/// The desktop as it was before a reload of its page, or a new one.
pub(crate) fn restore<H: Simulated>() -> Option<H> {
    keep::kept(H::NAME).and_then(|text| H::restore(&text, now()))
}

/// A handle to the running desktop. Cheap to copy.
pub(crate) struct Desk<H: Simulated> {
    inner: StoredValue<Inner<H>, LocalStorage>,
    pub(crate) signals: H::Signals,
    pub(crate) faults: RwSignal<H::FaultInjection>,
    pub(crate) journal: Journal,
    pub(crate) autopilot: Autopilot,
    alarm: Alarm,
}

impl<H: Simulated> Clone for Desk<H> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<H: Simulated> Copy for Desk<H> {}

struct Inner<H: Simulated> {
    host: H,
    windows: H::Windows,
    draining: bool,
    _listeners: Vec<EventListener>,
}

impl<H: Simulated> Desk<H> {
    /// Connects a host to the pages it talks to, and starts the autopilot with a seed and a speed, if given.
    pub(crate) fn new(mut host: H, windows: H::Windows, autopilot: Option<(u64, u32)>) -> Self {
        let signals = host.signals();
        let faults = RwSignal::new(host.fault_injection().clone());
        let inner = Inner { host, windows, draining: false, _listeners: Vec::new() };
        let desk = Self {
            inner: StoredValue::new_local(inner),
            signals,
            faults,
            journal: Journal::new(H::kinds),
            autopilot: Autopilot::new(),
            alarm: Alarm::new(),
        };
        let hear = inbox::listen(move |message| desk.hear(message));
        let leave = EventListener::new(&window(), "beforeunload", move |_| desk.leave());
        desk.inner.update_value(|inner| inner._listeners = vec![hear, leave]);
        desk.change(|host| host.page_loaded(now()));
        desk.play(autopilot);
        desk
    }

    /// A person or the network does something.
    pub(crate) fn act(self, act: H::Act) {
        self.change(|host| host.act(act, now()));
    }

    /// Changes the injected faults.
    pub(crate) fn inject(self, change: impl FnOnce(&mut H::FaultInjection)) {
        self.change(|host| change(host.fault_injection()));
    }

    pub(crate) fn read<T>(self, read: impl FnOnce(&H) -> T) -> Option<T> {
        self.inner.try_with_value(|inner| read(&inner.host))
    }

    /// Reads or changes the pages it talks to.
    pub(crate) fn windows<T>(self, change: impl FnOnce(&mut H::Windows) -> T) -> Option<T> {
        self.inner.try_update_value(|inner| change(&mut inner.windows))
    }

    /// Reloads the page. State is kept and goodbyes are sent when the page unloads.
    pub(crate) fn reload(self) {
        let _ = window().location().reload();
    }

    /// Starts the autopilot with a seed and a speed, or stops it.
    pub(crate) fn play(self, with: Option<(u64, u32)>) {
        self.autopilot.begin(with, move |hour| {
            let (act, pause) = self.read(|host| hour.next(host)).flatten()?;
            if let Some(act) = act {
                let before = self.read(H::open);
                self.act(act);
                hour.came(self.read(H::open) > before);
            }
            Some(pause)
        });
    }

    /// Changes the host, then carries out its outputs.
    pub(crate) fn change(self, change: impl FnOnce(&mut H)) {
        let known = self.inner.try_update_value(|inner| {
            change(&mut inner.host);
            inner.host.follow(self.signals);
            super::put(self.faults, inner.host.fault_injection().clone());
        });
        if known.is_some() {
            self.drain();
            self.set_alarm();
        }
    }

    fn hear(self, message: &MessageEvent) {
        let sender = self.inner.try_with_value(|inner| inner.windows.sender(message)).flatten();
        let Some((peer, name)) = sender else { return };
        let text = inbox::text(message);
        self.journal.note(Way::FromPanel, name, &text);
        self.change(|host| host.receive(peer.borrow(), &text, now()));
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
        let at = self.read(H::wake_at).flatten();
        self.alarm.set(at, move || self.change(|host| host.wake(now())));
    }

    fn leave(self) {
        self.change(H::page_leaving);
        if let Some(text) = self.read(H::save).flatten() {
            keep::keep(H::NAME, &text);
        }
    }
}

impl<H: Simulated> Inner<H> {
    fn carry_out(&self, output: HostOutput<<H::Peer as ToOwned>::Owned>, journal: Journal) {
        match output {
            HostOutput::Warn(text) => journal.note(Way::Console, H::NAME, &text),
            HostOutput::Post { to, text } => {
                let Some(page) = self.windows.page(&to) else { return };
                if let (Some(window), Ok(value)) = (&page.window, js_sys::JSON::parse(&text))
                    && window.post_message(&value, &page.origin).is_err()
                {
                    let words = format!("Not posted: {} is not an origin", page.origin);
                    return journal.note(Way::Console, H::NAME, &words);
                }
                journal.note(Way::ToPanel, page.name, &text);
            }
        }
    }
}
