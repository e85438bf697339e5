//! A running test: the desktop's window, and the messages to and from it.

use crate::link::{
    clock::{self, Alarm},
    embedding::Embedding,
    frame::{Frame, Shape},
    inbox::{Arrival, Inbox},
    lifecycle, outbox, own_policy,
    peer::Peer,
    popup::Popup,
    source::Source,
};
use deskpane_desk::{
    clock::Millis,
    config::Configured,
    desktop::{DesktopSpec, Placement, SessionStart},
    session::WindowEvent,
};
use deskpane_setup::Trial;
use gloo_events::EventListener;
use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};
use web_sys::Element;

/// A test. It runs until dropped.
pub(super) struct Run {
    engine: Rc<Engine>,
    frame: Option<Element>,
    _listeners: Vec<EventListener>,
    _inbox: Option<Inbox>,
}

struct Engine {
    trial: RefCell<Trial>,
    source: Rc<dyn Source>,
    peer: Peer,
    alarm: Alarm,
    changed: Box<dyn Fn(&Trial)>,
}

impl Run {
    /// Starts a test; `changed` is called after every change. `None` if the configuration has no address for the
    /// desktop.
    pub(super) fn start(
        desktop: &'static DesktopSpec,
        configured: &Configured,
        origin: &str,
        changed: Box<dyn Fn(&Trial)>,
    ) -> Option<Self> {
        let start = SessionStart { query: &|_| None, origin, snapshot: None, now: clock::now() };
        let session = (desktop.session)(configured, &start)?;
        let mut placed = None;
        let source: Rc<dyn Source> = match desktop.placement {
            Placement::Around => Embedding::find(&configured.origins),
            Placement::Popup { name } => Popup::new(name, configured.address.as_ref()?.url.as_str()),
            Placement::Beside { name, permissions } => {
                let address = configured.address.as_ref()?;
                let (url, origin) = (address.url.as_str(), &address.origin);
                let frame = Frame::new(&Shape { url, origin, title: desktop.name, name, permissions });
                placed = Some(frame.clone());
                frame
            }
        };
        let peer = source.peer();
        let trial = RefCell::new(Trial::new(desktop, configured, session));
        let engine = Rc::new_cyclic(|own: &Weak<Engine>| {
            let own = own.clone();
            let alarm = Alarm::new(move || run(&own, Trial::wake));
            Engine { trial, source, peer: peer.clone(), alarm, changed }
        });
        let own = Rc::downgrade(&engine);
        let deliver = move |arrival| {
            run(&own, |trial, now| match arrival {
                Arrival::Message { text, origin } => trial.message(&text, &origin, now),
                Arrival::Unreadable { .. } => trial.unreadable(),
                Arrival::Stranger { origin, size } => trial.window(WindowEvent::Stranger { origin, size }, now),
                Arrival::Elsewhere { origin, .. } => trial.elsewhere(&origin),
            });
        };
        let longest = u32::try_from(desktop.longest_message).unwrap_or(u32::MAX);
        let inbox = Inbox::open(peer, configured.origins.clone(), longest, Box::new(deliver));
        let own = Rc::downgrade(&engine);
        let tell: Rc<dyn Fn(WindowEvent)> = Rc::new(move |event| run(&own, |trial, now| trial.window(event, now)));
        let mut listeners = lifecycle::watch(tell.clone());
        if placed.is_some() {
            let own = Rc::downgrade(&engine);
            listeners.extend(own_policy::watch("frame-src", move || run(&own, |trial, _| trial.own_policy())));
        }
        engine.source.begin(tell);
        let frame = placed.and_then(|frame| frame.place());
        engine.run(|_, _| ());
        Some(Self { engine, frame, _listeners: listeners, _inbox: inbox })
    }

    /// Opens the desktop's window.
    pub(super) fn open(&self) {
        self.engine.source.open();
    }

    /// Tries the command that can be tried.
    pub(super) fn give(&self) {
        self.engine.run(Trial::give);
    }

    /// The user looked at the frame.
    pub(super) fn seen(&self, is_desktop: bool) {
        self.engine.run(|trial, _| trial.seen(is_desktop));
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.engine.run(|trial, now| trial.window(WindowEvent::Leaving, now));
        if let Some(frame) = &self.frame {
            frame.remove();
        }
    }
}

fn run(engine: &Weak<Engine>, call: impl FnOnce(&mut Trial, Millis)) {
    if let Some(engine) = engine.upgrade() {
        engine.run(call);
    }
}

impl Engine {
    fn run(&self, call: impl FnOnce(&mut Trial, Millis)) {
        // Only the browser calls it, one event at a time.
        let Ok(mut trial) = self.trial.try_borrow_mut() else { return };
        call(&mut trial, clock::now());
        while let Some((to, text)) = trial.poll() {
            outbox::post(&self.peer, &to, &text);
        }
        self.alarm.set(trial.wake_at());
        (self.changed)(&trial);
    }
}
