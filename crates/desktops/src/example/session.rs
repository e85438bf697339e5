//! The panel's side of the example: a page that holds the desktop in a frame, follows its contacts and answers them.

use super::wire::{ANSWER, CommandMessage, Event, SWITCH, decode};
use deskpane_desk::{
    clock::{Millis, Span},
    config::DesktopAddress,
    kit::{
        emitter::Emitter,
        frame::Frame,
        json::Malformed,
        pending::{Deadlines, PendingCommand, PendingCommands, Subject, outcome},
        registry::{Bounds, ContactRegistry},
        timers::Timers,
    },
    model::{
        Agent, Availability, Change, Channel, Command, CommandId, Contact, ContactId, ContactState, Control,
        ControlState, Denial, FrameSwitch, Guarded, Intent, Problem,
    },
    origin::Origin,
    session::{NoteKind, Output, Session, WindowEvent},
};
use std::sync::Arc;

const BOUNDS: Bounds = Bounds { over: 30, ..Bounds::open(100) };
const DEADLINES: Deadlines = Deadlines { effect: Span::seconds(5), late: Span::seconds(60) };

/// The session's timers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    Frame,
    Effect,
}

/// The panel's session with the example.
#[derive(Debug)]
pub struct ExampleSession {
    origin: Origin,
    frame: Frame,
    registry: ContactRegistry<()>,
    /// Pending answers, by contact.
    pending: PendingCommands<ContactId>,
    /// A contact was dropped because there was no room.
    full: bool,
    timers: Timers<Timer>,
    emitter: Emitter,
}

impl ExampleSession {
    /// A session for this address. `own` is the origin of the page around the frame.
    #[must_use]
    pub fn new(address: &DesktopAddress, own: &str) -> Self {
        let switch = FrameSwitch { name: SWITCH, guards: Guarded::Messages, origin: own.to_owned() };
        let mut session = Self {
            origin: address.origin.clone(),
            frame: Frame::new(switch),
            registry: ContactRegistry::new(BOUNDS),
            pending: PendingCommands::new(DEADLINES),
            full: false,
            timers: Timers::default(),
            emitter: Emitter::default(),
        };
        session.emitter.change(Change::Agent(Box::new(Agent { unreported: true, ..Agent::default() })));
        session.settle();
        session
    }

    fn event(&mut self, event: Event, now: Millis) {
        match event {
            Event::Changed { id, customer, answered } => self.changed(id, customer, answered, now),
            Event::Ended(id) => {
                if let Some(contact) = self.registry.amend(&id, |contact| contact.state = ContactState::Ended, now) {
                    self.full = false;
                    self.show(contact, now);
                }
            }
            Event::Unknown { name, text } => self.emitter.note(NoteKind::Unknown, &name, &text),
        }
    }

    fn changed(&mut self, id: ContactId, customer: Option<String>, answered: bool, now: Millis) {
        if self.registry.get(&id).is_none() && self.registry.is_full() {
            self.full = true;
            return;
        }
        let state = if answered { ContactState::Active } else { ContactState::Offered };
        let known = self.registry.get(&id).map(|entry| Contact::clone(&entry.contact));
        let mut contact = known.unwrap_or_else(|| {
            let begun = Contact::new(id, Channel::Voice, ContactState::Offered);
            Contact { since: Some(now), started: Some(now), ..begun }
        });
        if contact.state != state {
            (contact.state, contact.since) = (state, Some(now));
        }
        contact.customer.name = customer;
        let contact = Arc::new(contact);
        if self.registry.put(contact.clone(), now) {
            self.show(contact, now);
        }
    }

    /// Emits a contact's state, and its effect on a pending answer.
    fn show(&mut self, contact: Arc<Contact>, now: Millis) {
        let shown = contact.state == ContactState::Active;
        let over = contact.state == ContactState::Ended;
        let of_it = |command: &PendingCommand<ContactId>| {
            if command.key == contact.id { outcome(shown, over) } else { None }
        };
        let concluded = self.pending.conclude(of_it, now);
        self.emitter.change(Change::Contact(contact));
        concluded.iter().for_each(|command| self.emitter.command(command));
    }

    fn may_answer(&self, id: &ContactId) -> Result<(), Denial> {
        let contact = &self.registry.get(id).ok_or(Denial::Unknown)?.contact;
        if !self.frame.is_there() {
            Err(Denial::NotConnected)
        } else if contact.state != ContactState::Offered {
            Err(Denial::State(contact.state.clone()))
        } else if self.pending.is_busy(id) {
            Err(Denial::InFlight)
        } else {
            Ok(())
        }
    }

    /// Derives everything else, once at the end of each call into the session.
    fn settle(&mut self) {
        let connection = self.frame.connection(self.full.then_some(Problem::TooManyContacts));
        self.emitter.change(Change::Connection(connection));
        for id in self.registry.ids() {
            let availability = self.may_answer(&id).map_or_else(Availability::Denied, |()| Availability::Allowed);
            let control = ControlState { control: Control::Answer, engaged: false, availability };
            self.emitter.change(Change::Controls(id, vec![control]));
        }
        self.timers.set_or_cancel(Timer::Frame, self.frame.wake_at());
        self.timers.set_or_cancel(Timer::Effect, self.pending.wake_at());
    }
}

impl Session for ExampleSession {
    fn receive(&mut self, text: &str, _from: &Origin, now: Millis) {
        match decode(text) {
            Ok(event) => {
                self.frame.heard(now);
                self.event(event, now);
            }
            Err(Malformed::Foreign(source)) => self.emitter.note(NoteKind::Foreign, &source, ""),
            Err(malformed) => self.emitter.note(NoteKind::Malformed, &malformed.words(), ""),
        }
        self.settle();
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        if self.frame.window(event, now) {
            self.pending.lose(now).iter().for_each(|command| self.emitter.command(command));
        }
        self.settle();
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        let id = command.contact.clone();
        if command.intent != Intent::Answer {
            return Err(self.registry.get(&id).map_or(Denial::Unknown, |_| Denial::NotTaken));
        }
        self.may_answer(&id)?;
        let message = CommandMessage { command: ANSWER.to_owned(), contact: id.as_str().to_owned() };
        self.emitter.post(&self.origin, &message);
        let sent = self.pending.send(id, Subject::Contact(command), (), now);
        self.emitter.command(&sent);
        self.settle();
        Ok(sent.id)
    }

    fn wake(&mut self, now: Millis) {
        for timer in self.timers.due(now) {
            match timer {
                Timer::Frame => self.frame.wake(now),
                Timer::Effect => self.pending.expire(now).iter().for_each(|command| self.emitter.command(command)),
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
