//! A session and its simulated desktop, joined in memory: what one posts, the other receives at once.

use crate::{desktop::Desktop, kind_of, request::Event};
use deskpane_desk::{
    clock::Millis,
    config::Configured,
    desktop::{DesktopSpec, Placement, SessionStart},
    model::{AgentIntent, Change, Command, CommandId, Denial},
    origin::Origin,
    session::{Output, Session, WindowEvent},
};

/// The most messages that follow from one thing. More would be two sides that answer each other for ever.
const MOST_MESSAGES: usize = 10_000;

/// The two, and what the desk is to be told.
pub struct Simulation {
    placement: Placement,
    session: Box<dyn Session>,
    desktop: Box<dyn Desktop>,
    /// The desktop's origin.
    origin: Origin,
    changes: Vec<Change>,
    /// How many customers came.
    turn: usize,
}

impl Simulation {
    /// The session of a desktop with its configuration, connected with the simulated desktop whose agent is ready. `panel` is the
    /// origin of the panel's page. `None` for a desktop that is not simulated, or that no origin is allowed for.
    #[must_use]
    pub fn new(spec: &DesktopSpec, configured: &Configured, panel: &str, now: Millis) -> Option<Self> {
        let origin = origin_of(configured)?;
        let start = SessionStart { query: &|_| None, origin: panel, snapshot: None, now };
        let session = (spec.session)(configured, &start)?;
        let desktop = (kind_of(spec)?.make)(panel, now);
        let mut own = Self { placement: spec.placement, session, desktop, origin, changes: Vec::new(), turn: 0 };
        own.settle(now);
        own.open_window(now);
        own.desktop.sign_in(now);
        own.settle(now);
        Some(own)
    }

    /// The agent gives a command for a contact.
    ///
    /// # Errors
    /// Why it is not accepted.
    pub fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        let given = self.session.command(command, now);
        self.settle(now);
        given
    }

    /// The agent gives a command for no contact.
    ///
    /// # Errors
    /// Why it is not accepted.
    pub fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        let given = self.session.agent_command(intent, now);
        self.settle(now);
        given
    }

    /// The desktop's window opens, or its frame loads.
    pub fn open_window(&mut self, now: Millis) {
        match self.placement {
            Placement::Around => {
                let origin = Some(self.origin.to_string());
                self.desktop.page_loaded(now);
                self.session.window(WindowEvent::Found { origin }, now);
            }
            Placement::Popup { .. } => {
                self.session.window(WindowEvent::Opened, now);
                self.settle(now);
                self.desktop.page_loaded(now);
            }
            Placement::Beside { .. } => {
                self.session.window(WindowEvent::FrameLoading, now);
                self.settle(now);
                self.desktop.page_loaded(now);
                self.settle(now);
                self.session.window(WindowEvent::FrameLoaded, now);
            }
        }
        self.settle(now);
    }

    /// The agent reloads the desktop's page.
    pub fn reload_window(&mut self, now: Millis) {
        self.desktop.page_reloads(now);
        self.open_window(now);
    }

    /// Makes something happen at the desktop.
    pub fn play(&mut self, event: Event, now: Millis) {
        self.desktop.play(event, self.turn, now);
        self.turn = self.turn.wrapping_add(usize::from(event != Event::Leave));
        self.settle(now);
    }

    /// Time has passed.
    pub fn wake(&mut self, now: Millis) {
        self.session.wake(now);
        self.desktop.wake(now);
        self.settle(now);
    }

    /// When to call [`Self::wake`] next.
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        self.session.wake_at().into_iter().chain(self.desktop.wake_at()).min()
    }

    /// What the desk is to be told, once.
    pub fn take_changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.changes)
    }

    /// Delivers messages until neither side has any.
    fn settle(&mut self, now: Millis) {
        for _ in 0..MOST_MESSAGES {
            if let Some(output) = self.session.poll() {
                match output {
                    Output::Post { to, text } if to == self.origin => self.desktop.receive(&text, now),
                    Output::Change(change) => self.changes.push(change),
                    Output::Post { .. } | Output::Note(_) | Output::Snapshot(_) => {}
                }
            } else if let Some(text) = self.desktop.poll() {
                self.session.receive(&text, &self.origin, now);
            } else {
                return;
            }
        }
    }
}

/// An origin that the configuration allows: its first, with a host in the place of a wildcard.
fn origin_of(configured: &Configured) -> Option<Origin> {
    let pattern = configured.origins.0.first()?;
    Origin::parse(&pattern.to_string().replace('*', "preview"))
}
