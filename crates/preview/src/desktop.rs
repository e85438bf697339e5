//! A simulated desktop of any kind.

use crate::request::Event;
use deskpane_desk::{
    clock::Millis,
    desktop::DesktopSpec,
    kit::host::{Host, HostOutput},
};
use std::borrow::Borrow;

/// A host that can be previewed.
pub(crate) trait Previewed: Host + Sized + 'static {
    /// The desktop.
    const SPEC: &'static DesktopSpec;
    /// What can be made to happen, in the order of the buttons.
    const EVENTS: &'static [Event];

    /// The desktop, whose page has not loaded yet. `panel` is the origin of the panel's page.
    fn made(panel: &str, now: Millis) -> Self;

    /// How it calls the panel's page.
    fn peer(panel: &str) -> <Self::Peer as ToOwned>::Owned;

    /// The agent signs in and becomes ready, where the desktop has that.
    fn sign_in(&mut self, now: Millis) {
        let _ = now;
    }

    /// Makes something happen. A new customer is the `turn`th.
    fn play(&mut self, event: Event, turn: usize, now: Millis);
}

/// A kind of desktop.
pub(crate) struct Kind {
    pub(crate) spec: &'static DesktopSpec,
    pub(crate) events: &'static [Event],
    pub(crate) make: fn(&str, Millis) -> Box<dyn Desktop>,
}

/// The kind that this host is of.
pub(crate) const fn kind<H: Previewed>() -> Kind {
    Kind { spec: H::SPEC, events: H::EVENTS, make: make::<H> }
}

fn make<H: Previewed>(panel: &str, now: Millis) -> Box<dyn Desktop> {
    Box::new(Running { host: H::made(panel, now), peer: H::peer(panel) })
}

/// A desktop that runs, of any kind.
pub(crate) trait Desktop {
    /// A message from the panel.
    fn receive(&mut self, text: &str, now: Millis);
    /// Its page has loaded.
    fn page_loaded(&mut self, now: Millis);
    /// Its page has gone, and a new one begins to load.
    fn page_reloads(&mut self, now: Millis);
    /// [`Previewed::sign_in`]
    fn sign_in(&mut self, now: Millis);
    /// [`Previewed::play`]
    fn play(&mut self, event: Event, turn: usize, now: Millis);
    /// Time has passed.
    fn wake(&mut self, now: Millis);
    /// When to wake it.
    fn wake_at(&self) -> Option<Millis>;
    /// The next message to the panel.
    fn poll(&mut self) -> Option<String>;
}

struct Running<H: Previewed> {
    host: H,
    peer: <H::Peer as ToOwned>::Owned,
}

impl<H: Previewed> Desktop for Running<H> {
    fn receive(&mut self, text: &str, now: Millis) {
        self.host.receive(self.peer.borrow(), text, now);
    }

    fn page_loaded(&mut self, now: Millis) {
        self.host.page_loaded(now);
    }

    fn page_reloads(&mut self, now: Millis) {
        self.host.page_leaving();
        if let Some(restored) = self.host.save().and_then(|text| H::restore(&text, now)) {
            self.host = restored;
        }
    }

    fn sign_in(&mut self, now: Millis) {
        self.host.sign_in(now);
    }

    fn play(&mut self, event: Event, turn: usize, now: Millis) {
        self.host.play(event, turn, now);
    }

    fn wake(&mut self, now: Millis) {
        self.host.wake(now);
    }

    fn wake_at(&self) -> Option<Millis> {
        self.host.wake_at()
    }

    fn poll(&mut self) -> Option<String> {
        std::iter::from_fn(|| self.host.poll()).find_map(|output| match output {
            HostOutput::Post { text, .. } => Some(text),
            HostOutput::Warn(_) => None,
        })
    }
}
