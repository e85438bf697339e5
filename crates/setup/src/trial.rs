//! The test of a real desktop: a session whose progress is shown step by step. A step passes only if the browser or the
//! desktop has proven it, not because it is likely. The first step that has not passed says why.

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
    /// The desktop's page responds.
    Loads,
    /// It may be shown in a frame, or opened in a window.
    Permitted,
    /// It and this page have each other's window.
    Window,
    /// It sends from an allowed origin.
    Origin,
    /// The connection is established.
    Handshake,
    /// It has reported something.
    Event,
    /// It has carried out a command.
    Command,
}

/// The order for a page in a frame.
const FRAMED: [Rung; 7] =
    [Rung::Loads, Rung::Permitted, Rung::Window, Rung::Origin, Rung::Handshake, Rung::Event, Rung::Command];
/// The order for a page in a window of its own: the browser must permit the window first.
const OPENED: [Rung; 7] =
    [Rung::Permitted, Rung::Loads, Rung::Window, Rung::Origin, Rung::Handshake, Rung::Event, Rung::Command];

/// The state of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Proven.
    Passed,
    /// The current step, with the problem, if it is known.
    Here(Option<Obstacle>),
    /// An earlier step has not passed yet.
    Ahead,
    /// Not applicable: the desktop has no command to try.
    Without,
}

/// The problem of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The session reports a problem of the connection.
    Problem(Problem),
    /// This page's own server forbids the desktop's frame.
    OwnPolicy,
    /// The user says that the frame shows an error, or nothing.
    Refused,
    /// Messages come from the desktop's origin, but from a window unknown to this page.
    OtherWindow(String),
    /// The command was sent, but no effect was seen.
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
    /// How many steps have passed.
    proven: usize,
    /// The problem that the user or the browser reported.
    said: Option<Obstacle>,
    command: Option<CommandId>,
    /// The command that will undo the tried one.
    undo: Option<Harmless>,
    posts: VecDeque<(Origin, String)>,
}

impl Trial {
    /// Starts with a session that has just begun.
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

    /// A message from the same window and origin that cannot be read.
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

    /// This page's own server forbids the desktop's frame: the browser shows an error there.
    pub fn own_policy(&mut self) {
        self.proven = 0;
        self.said = Some(Obstacle::OwnPolicy);
    }

    /// The user has looked at the frame: it shows the desktop, or something else.
    pub fn seen(&mut self, is_desktop: bool) {
        self.said = (!is_desktop).then_some(Obstacle::Refused);
        if is_desktop {
            self.prove(Rung::Permitted);
        }
    }

    /// Whether only the user can tell what the frame shows, because browsers do not.
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

    /// Sends that command.
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

    /// The state of the connection.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        self.desk.connection()
    }

    /// The steps, the first one first.
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

    /// Marks this step and all before it as passed.
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

    /// The problem of the current step.
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
        // Not a problem: the button was not pressed yet.
        problem.filter(|problem| *problem != Problem::NotOpened).map(Obstacle::Problem)
    }

    /// Collects the session's outputs; `heard` if they follow a message.
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

    /// Follows the status of the command.
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

/// Whether a change reports what happens at the desktop.
const fn is_report(change: &Change) -> bool {
    matches!(
        change,
        Change::Agent(_) | Change::Contact(_) | Change::Notices(_) | Change::StartChoices(_) | Change::Appearance(_)
    )
}
