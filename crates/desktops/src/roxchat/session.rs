//! Our side of Rox.Chat: a page that holds the agent's workspace in a frame, follows its visitors and starts chats.
//! Start reading at [`RoxchatSession::receive`]; the parts are the book (who is there), the reading (what an event says
//! of them), the notices, and the flights (what became of a start).
//!
//! Rox.Chat tells neither what the agent's state is nor which chats there are when the page comes late: what was not
//! told is unknown. A contact is a visitor, not a chat, because a visitor is who the agent serves and what a chat is
//! started with.

mod events;
mod notices;
mod pending;
mod reading;
mod registry;

use super::wire::{ActionMessage, ActionParams, Malformed, START_OUTGOING_CHAT, SWITCH, WireFault, decode};
use deskpane_desk::{
    clock::Millis,
    config::DesktopAddress,
    kit::frame::Frame,
    kit::replay_log::ReplayLog,
    model::{
        Agent, Change, Command, CommandId, CommandRecord, Connection, Contact, ContactId, ContactState, Control,
        Denial, Fault, FrameSwitch, Guarded, IdentityKind, Notice, Problem,
    },
    origin::Origin,
    session::{Note, NoteKind, Output, Session, WindowEvent},
};
use notices::Notices;
use pending::PendingCommands;
use registry::ContactRegistry;
use std::{collections::VecDeque, sync::Arc};

/// The panel's session with Rox.Chat.
#[derive(Debug)]
pub struct RoxchatSession {
    origin: Origin,
    frame: Frame,
    registry: ContactRegistry,
    notices: Notices,
    pending: PendingCommands,
    /// Numbers the messages of conversations, which have no ids of their own.
    written: u64,
    /// The visitor whose chat the agent has open.
    front: Option<ContactId>,
    /// There was no room for a visitor.
    full: bool,
    /// What was last said, so that nothing is said twice.
    said: (Connection, Vec<Arc<Notice>>),
    /// What was told, for the page's next life.
    replay_log: ReplayLog,
    out: VecDeque<Output>,
}

impl RoxchatSession {
    /// A session for this address. `own` is the origin of the page around the frame: what Rox.Chat must be told to
    /// speak to.
    #[must_use]
    pub fn new(address: &DesktopAddress, own: &str) -> Self {
        let switch = FrameSwitch { name: SWITCH, guards: Guarded::Messages, origin: own.to_owned() };
        let unreported = Change::Agent(Box::new(Agent { unreported: true, ..Agent::default() }));
        Self {
            origin: address.origin.clone(),
            frame: Frame::new(switch),
            registry: ContactRegistry::default(),
            notices: Notices::default(),
            pending: PendingCommands::default(),
            written: 0,
            front: None,
            full: false,
            said: (Connection::Starting, Vec::new()),
            replay_log: ReplayLog::default(),
            out: VecDeque::from([Output::Change(unreported)]),
        }
    }

    /// The same, with what the page's earlier life was told: Rox.Chat tells nothing twice.
    #[must_use]
    pub fn recall(mut self, kept: Option<&str>) -> Self {
        for (at, text) in ReplayLog::read(kept) {
            if let Ok(message) = decode(&text) {
                self.event(message.event, at);
                self.replay_log.write(&text, at);
            }
        }
        self.out.retain(|output| matches!(output, Output::Change(_)));
        self.settle();
        self
    }

    fn put(&mut self, visitor: registry::Visitor) {
        let id = visitor.contact.id.clone();
        self.registry.put(visitor);
        self.show(&id);
        while let Some(id) = self.registry.surplus() {
            self.part(&id);
        }
    }

    fn keep(&mut self, visitor: registry::Visitor) {
        let id = visitor.contact.id.clone();
        self.registry.keep(visitor);
        self.show(&id);
    }

    /// Says how a visitor is now.
    fn show(&mut self, id: &ContactId) {
        let Some(mut visitor) = self.registry.get(id).cloned() else { return };
        let notices = self.notices.of(visitor.identity(IdentityKind::Session), id);
        if visitor.contact.work.notices != notices {
            Arc::make_mut(&mut Arc::make_mut(&mut visitor.contact).work).notices = notices;
            self.registry.keep(visitor.clone());
        }
        self.change(Change::Contact(visitor.contact));
        self.report_controls(id);
    }

    /// A visitor without a chat leaves the desk, to make room.
    fn part(&mut self, id: &ContactId) {
        let Some(visitor) = self.registry.remove(id) else { return };
        self.pending.forget(id);
        self.full = false;
        let gone = Contact { state: ContactState::Ended, ..Contact::clone(&visitor.contact) };
        self.change(Change::Contact(Arc::new(gone)));
    }

    fn renotice(&mut self, sessions: &[String]) {
        for session in sessions {
            for id in self.registry.on_visit(session) {
                self.show(&id);
            }
        }
    }

    fn begun(&mut self, id: &ContactId, now: Millis) {
        if let Some(record) = self.pending.begun(id, now) {
            self.say_command(record);
        }
    }

    fn failed(&mut self, fault: &WireFault, now: Millis) {
        let session = fault.session.as_deref();
        let by_session = || session.and_then(|session| self.registry.by_session(session)).cloned();
        let named =
            fault.visitor.as_ref().map(|id| self.registry.resolve(id, session, None).unwrap_or_else(|| id.clone()));
        let id = named.or_else(by_session).or_else(|| self.pending.only().cloned());
        let Some(id) = id.filter(|id| self.registry.get(id).is_some()) else {
            return self.note(NoteKind::Event, fault.code, "");
        };
        let words = Fault { kind: fault.kind, code: None, words: fault.code.to_owned() };
        let record = self.pending.failed(&id, words, now);
        self.say_command(record);
    }

    fn may(&self, id: &ContactId) -> Result<&registry::Visitor, Denial> {
        let visitor = self.registry.get(id).ok_or(Denial::Unknown)?;
        registry::may_start(visitor)?;
        if !self.frame.is_there() {
            Err(Denial::NotConnected)
        } else if self.pending.is_busy(id) {
            Err(Denial::InFlight)
        } else {
            Ok(visitor)
        }
    }

    fn report_controls(&mut self, id: &ContactId) {
        let controls = registry::controls(self.may(id).map(|_| ()));
        if let Some(controls) = self.registry.report_controls(id, controls) {
            self.change(Change::Controls(id.clone(), controls));
        }
    }

    fn say_command(&mut self, record: CommandRecord) {
        let id = record.command.contact.clone();
        self.change(Change::Command(record));
        self.report_controls(&id);
    }

    /// Says what follows from everything else, once at the end of each call into the session.
    fn settle(&mut self) {
        let caution = self.full.then_some(Problem::TooManyContacts);
        let connection = self.frame.connection(caution);
        if connection != self.said.0 {
            self.said.0 = connection.clone();
            self.change(Change::Connection(connection));
        }
        let notices = self.notices.unclaimed(|session| self.registry.by_session(session).is_some());
        if notices != self.said.1 {
            self.said.1.clone_from(&notices);
            self.change(Change::Notices(notices));
        }
    }

    /// What the page's next life needs, now and then.
    fn hand_over(&mut self, now: Millis) {
        let due = self.replay_log.due(now);
        self.out.extend(due.map(Output::Keep));
    }

    fn change(&mut self, change: Change) {
        self.out.push_back(Output::Change(change));
    }

    fn note(&mut self, kind: NoteKind, title: &str, text: &str) {
        self.out.push_back(Output::Note(Note::new(kind, title, text)));
    }
}

impl Session for RoxchatSession {
    fn receive(&mut self, text: &str, _from: &Origin, now: Millis) {
        match decode(text) {
            Ok(message) => {
                let there = self.frame.is_there();
                self.frame.heard(now);
                if !there {
                    self.registry.ids().iter().for_each(|id| self.report_controls(id));
                }
                self.event(message.event, now);
                self.replay_log.write(text, now);
                if let Some(fault) = message.fault {
                    self.failed(&fault, now);
                }
            }
            Err(Malformed::Foreign(source)) => self.note(NoteKind::Foreign, &source, ""),
            Err(malformed) => self.note(NoteKind::Malformed, malformed.words(), ""),
        }
        self.settle();
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        let kept = self.replay_log.window(&event, now);
        self.out.extend(kept.map(Output::Keep));
        let lost = if self.frame.window(event, now) { self.pending.lost(now) } else { Vec::new() };
        for record in lost {
            self.change(Change::Command(record));
        }
        self.registry.ids().iter().for_each(|id| self.report_controls(id));
        self.settle();
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        if command.intent.control() != Control::StartChat {
            return Err(if self.registry.get(&command.contact).is_some() { Denial::NotTaken } else { Denial::Unknown });
        }
        let visitor = self.may(&command.contact)?;
        let session_id = visitor.identity(IdentityKind::Session).ok_or(Denial::NoSession)?.to_owned();
        let params = ActionParams { roxchat_visitor_id: command.contact.as_str().to_owned(), session_id };
        let message = ActionMessage { action: START_OUTGOING_CHAT.to_owned(), params };
        let text = serde_json::to_string(&message).unwrap_or_default();
        self.out.push_back(Output::Post { to: self.origin.clone(), text });
        let record = self.pending.start(&command.contact, now);
        let id = record.id;
        self.say_command(record);
        Ok(id)
    }

    fn wake(&mut self, now: Millis) {
        self.hand_over(now);
        self.frame.wake(now);
        for record in self.pending.expire(now) {
            self.say_command(record);
        }
        self.settle();
    }

    fn poll(&mut self) -> Option<Output> {
        self.out.pop_front()
    }

    fn wake_at(&self) -> Option<Millis> {
        [self.frame.wake_at(), self.pending.wake_at(), self.replay_log.wake_at()].into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests;
