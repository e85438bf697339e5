//! A test of a desktop, connected to the simulated desktop without a browser.

use deskpane_desk::{
    clock::{Millis, Span},
    desktop::{DesktopSpec, SessionStart},
    kit::host::{Host, HostOutput},
    origin::Origin,
    session::WindowEvent,
};
use deskpane_setup::{Obstacle, Rung, Standing, Trial};
use std::borrow::Borrow;

pub(crate) const PANEL: &str = "https://panel.test";
pub(crate) const DESKTOP: &str = "https://desk.test";
const NOW: Millis = Millis(1_767_225_600_000);

pub(crate) struct Bench<H: Host> {
    pub(crate) trial: Trial,
    pub(crate) host: H,
    /// How the desktop identifies the page.
    page: <H::Peer as ToOwned>::Owned,
    pub(crate) now: Millis,
}

impl<H: Host> Bench<H> {
    pub(crate) fn new(desktop: &'static DesktopSpec, page: <H::Peer as ToOwned>::Owned, host: fn(Millis) -> H) -> Self {
        let configured = desktop.configure(&desktop.whole_config(DESKTOP)).unwrap();
        let start = SessionStart { query: &|_| None, origin: PANEL, snapshot: None, now: NOW };
        let session = (desktop.session)(&configured, &start).unwrap();
        Self { trial: Trial::new(desktop, &configured, session), host: host(NOW), page, now: NOW }
    }

    pub(crate) fn window(&mut self, event: WindowEvent) {
        self.trial.window(event, self.now);
        self.deliver();
    }

    pub(crate) fn act(&mut self, act: H::Act) {
        self.host.act(act, self.now);
        self.deliver();
    }

    /// The page in the desktop's window has loaded.
    pub(crate) fn load(&mut self) {
        self.host.page_loaded(self.now);
        self.deliver();
    }

    pub(crate) fn give(&mut self) {
        self.trial.give(self.now);
        self.deliver();
    }

    /// Time passes.
    pub(crate) fn pass(&mut self, seconds: i64) {
        let end = self.now + Span::seconds(seconds);
        loop {
            let next = self.trial.wake_at().into_iter().chain(self.host.wake_at()).min().filter(|at| *at < end);
            self.now = next.unwrap_or(end).max(self.now + Span(1));
            self.trial.wake(self.now);
            self.host.wake(self.now);
            self.deliver();
            if self.now >= end {
                break;
            }
        }
    }

    /// Delivers everything that was posted.
    fn deliver(&mut self) {
        let from = Origin::parse(DESKTOP).unwrap();
        loop {
            if let Some((to, text)) = self.trial.poll() {
                assert_eq!(to, from);
                self.host.receive(self.page.borrow(), &text, self.now);
            } else if let Some(output) = self.host.poll() {
                if let HostOutput::Post { text, .. } = output {
                    self.trial.message(&text, &from, self.now);
                }
            } else {
                break;
            }
        }
    }

    /// The current step; `None` if all have passed.
    pub(crate) fn at(&self) -> Option<(Rung, Option<Obstacle>)> {
        let rungs = self.trial.rungs();
        let here = rungs.iter().position(|(_, standing)| matches!(standing, Standing::Here(_)))?;
        assert!(rungs[..here].iter().all(|(_, standing)| *standing == Standing::Passed), "{rungs:?}");
        assert!(rungs[here + 1..].iter().all(|(_, standing)| *standing == Standing::Ahead), "{rungs:?}");
        match &rungs[here] {
            (rung, Standing::Here(obstacle)) => Some((*rung, obstacle.clone())),
            _ => None,
        }
    }

    /// The last step.
    pub(crate) fn last(&self) -> Standing {
        self.trial.rungs()[6].1.clone()
    }
}
