//! The panel's side of Rox.Chat: it holds the agent's workspace in a frame, follows its visitors and starts chats.
//! Start reading at [`RoxchatSession::receive`]. Beside the kit's parts there are the visitors, the events and the
//! reading (what an event says of a visitor), and the notices.
//!
//! Rox.Chat reports neither the agent's state nor existing chats to a page that comes late: what was not reported is
//! unknown. A contact is a visitor, not a chat, because the agent serves a visitor and starts a chat with one.

mod events;
mod notices;
mod reading;
mod visitors;

use super::wire::{ActionMessage, ActionParams, START_OUTGOING_CHAT, SWITCH, WireFault, decode};
use deskpane_desk::{
    clock::{Millis, Span},
    config::DesktopAddress,
    kit::{
        emitter::Emitter,
        frame::Frame,
        json::Malformed,
        pending::{Deadlines, PendingCommand, PendingCommands, Subject},
        replay_log::ReplayLog,
        timers::Timers,
    },
    model::{
        Agent, Change, Command, CommandId, CommandStatus, Contact, ContactId, ContactState, Control, Denial, Fault,
        FrameSwitch, Guarded, IdentityKind, Intent, Problem, Refusal,
    },
    origin::Origin,
    session::{NoteKind, Output, Session, WindowEvent},
};
use notices::Notices;
use std::sync::Arc;
use visitors::{Visitor, Visitors, identity};

/// How long to wait for a sign that a chat has begun: Rox.Chat confirms nothing.
const DEADLINES: Deadlines = Deadlines { effect: Span::seconds(10), late: Span::seconds(60) };

/// The session's timers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    Snapshot,
    Frame,
    Effect,
}

/// The panel's session with Rox.Chat.
#[derive(Debug)]
pub struct RoxchatSession {
    origin: Origin,
    frame: Frame,
    visitors: Visitors,
    notices: Notices,
    /// One start for each visitor.
    pending: PendingCommands<ContactId>,
    /// Numbers the messages of conversations, which have no ids of their own.
    written: u64,
    /// The visitor whose chat the agent has open.
    front: Option<ContactId>,
    /// There was no room for a visitor.
    full: bool,
    /// The replay log.
    replay_log: ReplayLog,
    timers: Timers<Timer>,
    emitter: Emitter,
}

impl RoxchatSession {
    /// A session for this address. `own` is the origin of the parent page: what Rox.Chat's setting must name.
    #[must_use]
    pub fn new(address: &DesktopAddress, own: &str) -> Self {
        let switch = FrameSwitch { name: SWITCH, guards: Guarded::Messages, origin: own.to_owned() };
        let mut emitter = Emitter::default();
        emitter.change(Change::Agent(Box::new(Agent { unreported: true, ..Agent::default() })));
        Self {
            origin: address.origin.clone(),
            frame: Frame::new(switch),
            visitors: Visitors::new(),
            notices: Notices::default(),
            pending: PendingCommands::new(DEADLINES),
            written: 0,
            front: None,
            full: false,
            replay_log: ReplayLog::default(),
            timers: Timers::default(),
            emitter,
        }
    }

    /// The same, after replaying the messages from before a reload: Rox.Chat repeats nothing.
    #[must_use]
    pub fn recall(mut self, kept: Option<&str>, now: Millis) -> Self {
        for (at, text) in ReplayLog::read(kept, now) {
            if let Ok(message) = decode(&text) {
                self.event(message.event, at);
                self.replay_log.write(&text, at);
            }
        }
        self.emitter.drop_all_but_changes();
        self.settle();
        self
    }

    fn put(&mut self, visitor: Visitor, now: Millis) {
        let id = visitor.contact.id.clone();
        self.visitors.put(visitor, now);
        self.show(&id);
        while let Some(id) = self.visitors.surplus() {
            self.part(&id);
        }
    }

    fn update(&mut self, visitor: Visitor) {
        let id = visitor.contact.id.clone();
        self.visitors.update(visitor);
        self.show(&id);
    }

    /// Emits a visitor's state.
    fn show(&mut self, id: &ContactId) {
        let Some(mut visitor) = self.visitors.get(id).cloned() else { return };
        let notices = self.notices.of(identity(&visitor.contact, IdentityKind::Session), id);
        if visitor.contact.work.notices != notices {
            Arc::make_mut(&mut Arc::make_mut(&mut visitor.contact).work).notices = notices;
            self.visitors.update(visitor.clone());
        }
        self.emitter.change(Change::Contact(visitor.contact));
        self.report_controls(id);
    }

    /// A visitor without a chat leaves the desk, to make room.
    fn part(&mut self, id: &ContactId) {
        let Some(visitor) = self.visitors.remove(id) else { return };
        self.pending.forget(id);
        self.full = false;
        let gone = Contact { state: ContactState::Ended, ..Contact::clone(&visitor.contact) };
        self.emitter.change(Change::Contact(Arc::new(gone)));
    }

    fn renotice(&mut self, sessions: &[String]) {
        for session in sessions {
            for id in self.visitors.on_visit(session) {
                self.show(&id);
            }
        }
    }

    /// A sign that a chat with this visitor has begun: a start that was given up or lost may turn out well.
    fn begun(&mut self, id: &ContactId, now: Millis) {
        let confirmed = |_: &mut ()| Some(CommandStatus::Confirmed);
        if let Some(command) = self.pending.answer(|command| command.key == *id, confirmed, now) {
            self.say_command(&command);
        }
    }

    /// The visitor whose chat is being started, if there is exactly one.
    fn only_start(&self) -> Option<&ContactId> {
        let mut sent = self.pending.sent();
        sent.next().filter(|_| sent.next().is_none()).map(|command| &command.key)
    }

    fn failed(&mut self, fault: &WireFault, now: Millis) {
        let session = fault.session.as_deref();
        let by_session = || session.and_then(|session| self.visitors.by_session(session)).cloned();
        let named =
            fault.visitor.as_ref().map(|id| self.visitors.resolve(id, session, None).unwrap_or_else(|| id.clone()));
        let id = named.or_else(by_session).or_else(|| self.only_start().cloned());
        let Some(id) = id.filter(|id| self.visitors.get(id).is_some()) else {
            return self.emitter.note(NoteKind::Event, fault.code, "");
        };
        let refusal = Refusal::Vendor(Fault { kind: fault.kind, code: None, words: fault.code.to_owned() });
        let change = match self.pending.refuse(&id, refusal.clone(), now) {
            Some(command) => command.change(),
            // It was started in the workspace's own window.
            None => self.pending.report(start_of(&id), CommandStatus::Refused(refusal), now).1,
        };
        self.emitter.change(change);
        self.report_controls(&id);
    }

    /// Whether a chat may be started with a visitor now, and with which ids.
    fn may(&self, id: &ContactId) -> Result<&Contact, Denial> {
        let contact = &self.visitors.get(id).ok_or(Denial::Unknown)?.contact;
        visitors::may_start(contact)?;
        if !self.frame.is_there() {
            Err(Denial::NotConnected)
        } else if self.pending.is_busy(id) {
            Err(Denial::InFlight)
        } else {
            Ok(contact)
        }
    }

    fn report_controls(&mut self, id: &ContactId) {
        if self.visitors.get(id).is_some() {
            let controls = visitors::controls(self.may(id).map(|_| ()));
            self.emitter.change(Change::Controls(id.clone(), controls));
        }
    }

    fn report_all_controls(&mut self) {
        self.visitors.ids().iter().for_each(|id| self.report_controls(id));
    }

    fn say_command(&mut self, command: &PendingCommand<ContactId>) {
        self.emitter.command(command);
        self.report_controls(&command.key);
    }

    /// Derives everything else, once at the end of each call into the session.
    fn settle(&mut self) {
        let connection = self.frame.connection(self.full.then_some(Problem::TooManyContacts));
        self.emitter.change(Change::Connection(connection));
        let unclaimed = self.notices.unclaimed(|session| self.visitors.by_session(session).is_some());
        self.emitter.change(Change::Notices(unclaimed));
        self.timers.set_or_cancel(Timer::Snapshot, self.replay_log.wake_at());
        self.timers.set_or_cancel(Timer::Frame, self.frame.wake_at());
        self.timers.set_or_cancel(Timer::Effect, self.pending.wake_at());
    }
}

/// A chat with a visitor that is started.
fn start_of(visitor: &ContactId) -> Subject {
    Subject::Contact(Command { contact: visitor.clone(), intent: Intent::StartChat })
}

impl Session for RoxchatSession {
    fn receive(&mut self, text: &str, _from: &Origin, now: Millis) {
        match decode(text) {
            Ok(message) => {
                let there = self.frame.is_there();
                self.frame.heard(now);
                if !there {
                    self.report_all_controls();
                }
                self.event(message.event, now);
                self.replay_log.write(text, now);
                if let Some(fault) = message.fault {
                    self.failed(&fault, now);
                }
            }
            Err(Malformed::Foreign(source)) => self.emitter.note(NoteKind::Foreign, &source, ""),
            Err(malformed) => self.emitter.note(NoteKind::Malformed, &malformed.words(), ""),
        }
        self.settle();
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        if let Some(kept) = self.replay_log.window(&event, now) {
            self.emitter.snapshot(kept);
        }
        if self.frame.window(event, now) {
            self.pending.lose(now).iter().for_each(|command| self.emitter.command(command));
        }
        self.report_all_controls();
        self.settle();
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        if command.intent.control() != Control::StartChat {
            return Err(if self.visitors.get(&command.contact).is_some() { Denial::NotTaken } else { Denial::Unknown });
        }
        let id = command.contact;
        let contact = self.may(&id)?;
        let session_id = identity(contact, IdentityKind::Session).ok_or(Denial::NoSession)?.to_owned();
        let params = ActionParams { roxchat_visitor_id: id.as_str().to_owned(), session_id };
        self.emitter.post(&self.origin, &ActionMessage { action: START_OUTGOING_CHAT.to_owned(), params });
        let command = self.pending.send(id.clone(), start_of(&id), (), now);
        self.say_command(&command);
        self.settle();
        Ok(command.id)
    }

    fn wake(&mut self, now: Millis) {
        for timer in self.timers.due(now) {
            match timer {
                Timer::Snapshot => self.replay_log.due(now).into_iter().for_each(|kept| self.emitter.snapshot(kept)),
                Timer::Frame => self.frame.wake(now),
                Timer::Effect => self.pending.expire(now).iter().for_each(|command| self.say_command(command)),
            }
        }
        self.settle();
    }

    fn poll(&mut self) -> Option<Output> {
        self.emitter.poll()
    }

    fn wake_at(&self) -> Option<Millis> {
        self.timers.wake_at()
    }
}

#[cfg(test)]
mod tests;
