//! The test of a real desktop: a session whose progress is shown as a ladder. Each rung is proven by what the browser or the desktop
//! did, never by what is merely likely; the first rung that is not proven says why not.

use crate::harmless::{Harmless, Offered};
use deskpane_desk::{
    clock::Millis,
    config::Configured,
    desktop::{DesktopSpec, Placement},
    model::{Change, CommandId, CommandStatus, Connection, Desk, Problem},
    origin::{AllowList, Origin},
    session::{NoteKind, Output, Session, WindowEvent},
};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// A step of the test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Rung {
    /// The desktop's page is there.
    Loads,
    /// It may be held in a frame, or opened in a window.
    Permitted,
    /// It and this page can reach each other's window.
    Window,
    /// It speaks from an allowed origin.
    Origin,
    /// Both sides agreed to talk.
    Handshake,
    /// It reported something.
    Event,
    /// It did what it was told.
    Command,
}

/// In order, where the page is in a frame.
const FRAMED: [Rung; 7] =
    [Rung::Loads, Rung::Permitted, Rung::Window, Rung::Origin, Rung::Handshake, Rung::Event, Rung::Command];
/// In order, where the page is in a window of its own: the browser has to permit that first.
const OPENED: [Rung; 7] =
    [Rung::Permitted, Rung::Loads, Rung::Window, Rung::Origin, Rung::Handshake, Rung::Event, Rung::Command];

/// How a rung stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Proven.
    Passed,
    /// The rung the test is at, with what is in the way, if that is known.
    Here(Option<Obstacle>),
    /// A rung below is not proven yet.
    Ahead,
    /// The desktop has nothing to try here.
    Without,
}

/// What is in the way of a rung.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// What the session says of the connection.
    Problem(Problem),
    /// The policy of this page's own server refuses the desktop's frame.
    OwnPolicy,
    /// Somebody looked: the frame shows an error, or nothing.
    Refused,
    /// Another window of the desktop's origin speaks, and not the one this page knows.
    OtherWindow(String),
    /// The command was sent, and nothing showed its effect.
    NoEffect,
    /// The desktop refused the command.
    CommandRefused,
}

/// The test of one desktop.
pub struct Trial {
    desktop: &'static DesktopSpec,
    session: Box<dyn Session>,
    allowed: AllowList,
    desk: Desk,
    /// How many rungs are proven.
    proven: usize,
    /// What people or the browser said.
    said: Option<Obstacle>,
    command: Option<CommandId>,
    /// What is to follow the command, to undo it.
    undo: Option<Harmless>,
    posts: VecDeque<(Origin, String)>,
}

impl Trial {
    /// Begins, with a session that has just begun.
    #[must_use]
    pub fn new(desktop: &'static DesktopSpec, configured: &Configured, session: Box<dyn Session>) -> Self {
        let allowed = configured.origins.clone();
        let (desk, posts) = (Desk::default(), VecDeque::new());
        Self { desktop, session, allowed, desk, proven: 0, said: None, command: None, undo: None, posts }
    }

    /// A message from the desktop's window and an allowed origin.
    pub fn message(&mut self, text: &str, from: &Origin, now: Millis) {
        self.prove(Rung::Origin);
        self.session.receive(text, from, now);
        self.drain(true, now);
    }

    /// A message that cannot be read, from the same.
    pub fn unreadable(&mut self) {
        self.prove(Rung::Origin);
    }

    /// A message from a window that is not the desktop's.
    pub fn elsewhere(&mut self, origin: &str) {
        if self.allowed.admit(origin).is_some() && !self.is_proven(Rung::Window) {
            self.said = Some(Obstacle::OtherWindow(origin.to_owned()));
        }
    }

    /// Something happened to a window.
    pub fn window(&mut self, event: WindowEvent, now: Millis) {
        match &event {
            WindowEvent::Found { origin } => {
                let is_allowed = origin.as_ref().is_some_and(|origin| self.allowed.admit(origin).is_some());
                self.prove(if is_allowed { Rung::Origin } else { Rung::Window });
            }
            WindowEvent::Opened | WindowEvent::Regained => self.prove(Rung::Permitted),
            WindowEvent::FrameLoaded if self.said != Some(Obstacle::OwnPolicy) => self.prove(Rung::Loads),
            WindowEvent::Stranger { .. } => self.prove(Rung::Window),
            _ => {}
        }
        self.session.window(event, now);
        self.drain(false, now);
    }

    /// The policy of this page's own server refused the desktop's frame: what the browser shows there is not the desktop.
    pub fn own_policy(&mut self) {
        self.proven = 0;
        self.said = Some(Obstacle::OwnPolicy);
    }

    /// Somebody looked at the frame: it shows the desktop, or something else.
    pub fn seen(&mut self, is_desktop: bool) {
        self.said = (!is_desktop).then_some(Obstacle::Refused);
        if is_desktop {
            self.prove(Rung::Permitted);
        }
    }

    /// Whether only a person can tell what the frame shows: browsers do not.
    #[must_use]
    pub fn wants_eyes(&self) -> bool {
        matches!(self.desktop.placement, Placement::Beside { .. })
            && self.is_proven(Rung::Loads)
            && !self.is_proven(Rung::Permitted)
    }

    /// The command that can be tried now.
    #[must_use]
    pub fn command(&self) -> Option<Harmless> {
        let is_next = self.is_proven(Rung::Event) && !self.is_proven(Rung::Command) && !self.is_waiting();
        match Offered::on(&self.desk) {
            Offered::Now(command) if is_next => Some(command),
            _ => None,
        }
    }

    /// Tries it.
    pub fn give(&mut self, now: Millis) {
        if let Some(command) = self.command() {
            self.undo = command.undone();
            self.send(&command, now);
        }
    }

    /// Time has passed.
    pub fn wake(&mut self, now: Millis) {
        self.session.wake(now);
        self.drain(false, now);
    }

    /// When to call [`Self::wake`] next.
    #[must_use]
    pub fn wake_at(&self) -> Option<Millis> {
        self.session.wake_at()
    }

    /// The next message to be posted to the desktop's window.
    pub fn poll(&mut self) -> Option<(Origin, String)> {
        self.posts.pop_front()
    }

    /// The connection, in the session's terms.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        self.desk.connection()
    }

    /// The rungs, from the ground up.
    #[must_use]
    pub fn rungs(&self) -> [(Rung, Standing); 7] {
        let mut at = 0;
        self.order().map(|rung| {
            let standing = match at {
                at if at < self.proven => Standing::Passed,
                at if at == self.proven && rung == Rung::Command && Offered::on(&self.desk) == Offered::Never => {
                    Standing::Without
                }
                at if at == self.proven => Standing::Here(self.obstacle()),
                _ => Standing::Ahead,
            };
            at += 1;
            (rung, standing)
        })
    }

    const fn order(&self) -> [Rung; 7] {
        match self.desktop.placement {
            Placement::Popup { .. } => OPENED,
            Placement::Around | Placement::Beside { .. } => FRAMED,
        }
    }

    fn place(&self, rung: Rung) -> usize {
        self.order().into_iter().position(|own| own == rung).unwrap_or_default()
    }

    fn is_proven(&self, rung: Rung) -> bool {
        self.place(rung) < self.proven
    }

    /// This rung is proven, and with it all below.
    fn prove(&mut self, rung: Rung) {
        if self.is_proven(rung) {
            return;
        }
        self.proven = self.place(rung) + 1;
        if self.is_proven(Rung::Window) {
            self.said = None;
        }
    }

    fn is_waiting(&self) -> bool {
        self.command.is_some()
    }

    /// What is in the way of the rung that is next.
    fn obstacle(&self) -> Option<Obstacle> {
        if self.said.is_some() {
            return self.said.clone();
        }
        let problem = match self.desk.connection() {
            Connection::Trying { problem, .. } | Connection::Waiting { problem, .. } => problem.clone(),
            Connection::Connected { caution, .. } => caution.clone(),
            Connection::Stopped(problem) => Some(problem.clone()),
            Connection::Starting | Connection::Opening => None,
        };
        // Nobody has pressed the button yet.
        problem.filter(|problem| *problem != Problem::NotOpened).map(Obstacle::Problem)
    }

    /// Takes what the session wants done; `heard` in answer to a message.
    fn drain(&mut self, heard: bool, now: Millis) {
        let mut has_reported = false;
        while let Some(output) = self.session.poll() {
            match output {
                Output::Post { to, text } => self.posts.push_back((to, text)),
                Output::Note(note) => has_reported |= matches!(note.kind, NoteKind::Event | NoteKind::Unknown),
                Output::Snapshot(_) => {}
                Output::Change(change) => {
                    self.follow(&change, now);
                    has_reported |= is_report(&change);
                    self.desk.apply(change);
                }
            }
        }
        if let Connection::Connected { .. } = self.desk.connection() {
            self.prove(Rung::Handshake);
        }
        if heard && has_reported && self.is_proven(Rung::Handshake) {
            self.prove(Rung::Event);
        }
    }

    /// Follows the command.
    fn follow(&mut self, change: &Change, now: Millis) {
        let (id, status) = match change {
            Change::Command(record) => (record.id, &record.status),
            Change::AgentCommand(record) => (record.id, &record.status),
            _ => return,
        };
        if self.command != Some(id) || *status == CommandStatus::Sent {
            return;
        }
        self.command = None;
        match status {
            CommandStatus::Refused(_) => self.said = Some(Obstacle::CommandRefused),
            CommandStatus::NoEffect => self.said = Some(Obstacle::NoEffect),
            CommandStatus::Sent | CommandStatus::Unreported | CommandStatus::Confirmed => match self.undo.take() {
                Some(undo) => self.send(&undo, now),
                None => self.prove(Rung::Command),
            },
        }
    }

    fn send(&mut self, command: &Harmless, now: Millis) {
        self.said = None;
        match command.give(self.session.as_mut(), now) {
            Ok(id) => self.command = Some(id),
            Err(_) => self.said = Some(Obstacle::CommandRefused),
        }
        self.drain(false, now);
    }
}

/// Whether a change says something of what happens at the desktop.
const fn is_report(change: &Change) -> bool {
    matches!(
        change,
        Change::Agent(_) | Change::Contact(_) | Change::Notices(_) | Change::StartChoices(_) | Change::Appearance(_)
    )
}
