//! The panel's side of MAX: it registers for events, keeps a model of agent and contacts, and sends commands. Start
//! reading at [`MaxSession::receive`]. Beside the kit's parts there are the subscription (are we connected), the
//! contacts, the availability (what may be done), the encoding of commands, and their effects.

mod agent;
mod availability;
mod contact_events;
mod contacts;
mod effects;
mod encode;
mod kept_contacts;
mod reading;
mod restamp;
mod snapshot;
mod subscription;
mod times;

use crate::max::{
    config::MaxConfig,
    wire::{Ack, ContactEvent, Event, Flavour, Inbound, PanelMessage, contact_id, decode, sends},
};
use contacts::Contacts;
use deskpane_desk::{
    clock::{Millis, Span},
    kit::{
        emitter::Emitter,
        pending::{Deadlines, PendingCommand, PendingCommands, Subject},
        timers::Timers,
    },
    model::{Agent, Change, Command, CommandId, CommandStatus, Contact, ContactId, Control, Denial, Intent, Problem},
    origin::Origin,
    session::{NoteKind, Output, Session, WindowEvent, cut},
};
use subscription::{Request, Subscription};
use times::Times;

/// After a new registration, contacts that its batch did not list have this long to be mentioned.
const GRACE: Span = Span::seconds(3);
/// The deadlines of commands.
const DEADLINES: Deadlines = Deadlines { effect: Span::seconds(6), late: Span::seconds(60) };

/// The session's timers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    Subscription,
    Effect,
    /// A snapshot is due.
    Snapshot,
    /// Contacts not mentioned since the last registration count as gone.
    Sweep,
}

/// The panel's session with MAX or CXone Agent.
pub struct MaxSession {
    register: PanelMessage,
    subscription: Subscription,
    contacts: Contacts,
    /// The key is the control, for all calls, because the wire names no call: a second toggle before the first has
    /// shown its effect could undo it.
    pending: PendingCommands<Control>,
    agent: Agent,
    times: Times,
    /// Contacts from the snapshot before the reload, kept until the desktop's flavour is known.
    before: Vec<(Millis, String)>,
    /// The agent's state has not been reported since the last registration.
    agent_unheard: bool,
    timers: Timers<Timer>,
    emitter: Emitter,
}

impl MaxSession {
    /// A session for this configuration. `given` is the page's query parameter as given: with it the panel is the
    /// Contact Panel of that contact. `kept` is the snapshot from before a reload.
    #[must_use]
    pub fn new(config: &MaxConfig, given: Option<String>, kept: Option<&str>) -> Self {
        let given = given.filter(|text| !text.trim().is_empty());
        let id = given.as_deref().and_then(contact_id);
        let caution = match (given, &id) {
            (Some(given), None) => Some(Problem::ContactIdUnreadable { given: cut(&given, 60).to_owned() }),
            _ => None,
        };
        let scope = id.as_ref().and_then(|id| ContactId::new(id.as_str().unwrap_or(&id.to_string())));
        let mut register = PanelMessage::bare(sends::REGISTER);
        register.contact_id = id;
        register.issuer = Some(config.issuer.clone());
        register.subscription_types = Some(config.subscriptions.clone());
        Self {
            register,
            subscription: Subscription::new(config.origins.clone(), caution),
            contacts: Contacts::new(scope),
            pending: PendingCommands::new(DEADLINES),
            agent: Agent::default(),
            times: Times::read(kept),
            before: kept_contacts::read(kept),
            agent_unheard: false,
            timers: Timers::default(),
            emitter: Emitter::with_snapshot(kept),
        }
    }

    fn batch(&mut self, flavour: Flavour, events: Vec<Event<'_>>, from: &Origin, now: Millis) {
        self.speaks(flavour);
        // The acknowledgement may be first, last or missing; it decides how the rest is read.
        let ack = events.iter().find_map(|event| match event {
            Event::Ack(ack) => Some(ack.clone()),
            _ => None,
        });
        match ack {
            Some(ack) if ack.ok => {
                self.subscription.heard(from, now);
                self.registered(ack, now);
            }
            Some(ack) => self.subscription.refused(&ack, from, now),
            None => self.subscription.heard(from, now),
        }
        self.restore(now);
        for event in events {
            self.event(event, now);
        }
    }

    /// Records the desktop's flavour: its reports, and the calls that a command reaches, depend on it.
    fn speaks(&mut self, flavour: Flavour) {
        if self.contacts.flavour == flavour {
            return;
        }
        self.contacts.flavour = flavour;
        // CXone Agent looks for the contact's id under a name that its live events lack.
        let narrow = Problem::NoLiveEvents { line: "\"subscriptions\": [\"all\"]".to_owned() };
        if flavour == Flavour::Cxa && !self.promised("agent") {
            self.subscription.caution(narrow);
        } else {
            self.subscription.overcome(&narrow);
        }
        let everyone = self.contacts.refresh();
        self.report_controls(&everyone);
    }

    /// Whether the subscription includes this type.
    fn promised(&self, wanted: &str) -> bool {
        let types = self.register.subscription_types.as_deref().unwrap_or_default();
        types.iter().any(|word| word == "all" || word == wanted)
    }

    fn registered(&mut self, ack: Ack, now: Millis) {
        if self.contacts.scope.is_none() && ack.contact.is_some() {
            self.narrow(ack.contact);
        }
        self.contacts.round = self.contacts.round.wrapping_add(1);
        self.agent_unheard = true;
        self.timers.set(Timer::Sweep, now + GRACE);
    }

    fn event(&mut self, event: Event<'_>, now: Millis) {
        match event {
            Event::Ack(_) | Event::SessionInfo => {}
            Event::AgentState(state) => self.agent_state(state, now),
            Event::Mute(muted) => self.mute(muted, now),
            Event::AgentLeg(line) => {
                self.agent.line = Some(line);
                self.say_agent();
            }
            Event::Contact(event) => self.contact(&event, now),
            Event::Untyped { id, fields, text } => match self.contacts.get(&id) {
                Some(contact) => {
                    let kind = reading::kind(&contact.channel);
                    self.contact(&ContactEvent { kind, id, fields }, now);
                }
                None => self.emitter.note(NoteKind::Unknown, "(no type)", &text),
            },
            Event::SessionStart(fields) => self.session_start(&fields),
            Event::SessionEnd => self.session_end(now),
            Event::Page { contact, address, title, open } => {
                let change = |contact: &mut Contact| reading::page(contact, &address, title.as_deref(), open);
                self.belongs(contact, "Page", &address, change, now);
            }
            Event::Indicator { contact, name, says, on } => {
                let label = format!("Indicator {name}");
                let change = |contact: &mut Contact| reading::indicator(contact, &label, &says, on);
                self.belongs(contact, &label, &says, change, now);
            }
            Event::Aside { kind, text } => self.emitter.note(NoteKind::Event, &kind, &text),
            Event::Unknown { kind, text } => self.emitter.note(NoteKind::Unknown, &kind, &text),
            Event::Broken { why, text } => self.emitter.note(NoteKind::Malformed, why, &text),
        }
    }

    fn report_controls(&mut self, ids: &[ContactId]) {
        for id in ids {
            if let Some(controls) = self.contacts.controls(id, &self.pending) {
                self.emitter.change(Change::Controls(id.clone(), controls));
            }
        }
    }

    /// A command's new status also frees or blocks the same control on every call that reacts to it.
    fn say_command(&mut self, command: &PendingCommand<Control>) {
        let mut ids = self.contacts.reacting(command.key);
        if let Some(id) = command.subject.contact() {
            if self.contacts.get(id).is_some_and(|contact| self.contacts.in_view(contact)) {
                self.emitter.command(command);
            }
            ids.push(id.clone());
        }
        self.report_controls(&ids);
    }

    /// Derives everything else, once at the end of each call into the session.
    fn settle(&mut self) {
        let connected = self.subscription.is_live();
        if connected != self.contacts.connected {
            self.contacts.connected = connected;
            let calls = self.contacts.call_ids();
            self.report_controls(&calls);
        }
        self.emitter.change(Change::Connection(self.subscription.connection()));
        self.emitter.change(Change::CommandTarget(self.contacts.command_target()));
        self.timers.set_or_cancel(Timer::Subscription, self.subscription.wake_at());
        self.timers.set_or_cancel(Timer::Effect, self.pending.wake_at());
    }

    fn request(&mut self, request: Option<Request>) {
        let Some(request) = request else { return };
        self.post(&PanelMessage::bare(sends::UNREGISTER));
        if request == Request::Register {
            let register = self.register.clone();
            self.post(&register);
        }
    }

    fn post(&mut self, message: &PanelMessage) {
        self.subscription.targets().iter().for_each(|to| self.emitter.post(to, message));
    }
}

impl Session for MaxSession {
    fn receive(&mut self, text: &str, from: &Origin, now: Millis) {
        match decode(text) {
            Ok(Inbound::Events { flavour, events, .. }) => self.batch(flavour, events, from, now),
            Ok(Inbound::Foreign { issuer }) => self.emitter.note(NoteKind::Foreign, &issuer, ""),
            Err(malformed) => self.emitter.note(NoteKind::Malformed, &malformed.words(), ""),
        }
        self.settle();
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        if event == WindowEvent::Leaving && self.timers.is_set(Timer::Snapshot) {
            self.keep();
        }
        let request = self.subscription.window(event, now);
        self.request(request);
        self.settle();
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        let control = command.intent.control();
        let contact = self.contacts.get(&command.contact).ok_or(Denial::Unknown)?.clone();
        self.contacts.may(&contact, control, &self.pending)?;
        if contacts::wanted(&command.intent) == Some(contacts::is_engaged(&contact, control)) {
            return Err(Denial::State(contact.state.clone()));
        }
        let message = encode::message(&command).ok_or(Denial::Channel)?;
        self.post(&message);
        let is_reported = !matches!(command.intent, Intent::Card(_));
        let subject = Subject::Contact(command);
        let id = if is_reported {
            let command = self.pending.send(control, subject, (), now);
            self.say_command(&command);
            command.id
        } else {
            let (id, change) = self.pending.report(subject, CommandStatus::Unreported, now);
            if self.contacts.in_view(&contact) {
                self.emitter.change(change);
            }
            id
        };
        self.settle();
        Ok(id)
    }

    fn wake(&mut self, now: Millis) {
        for timer in self.timers.due(now) {
            match timer {
                Timer::Subscription => {
                    let request = self.subscription.wake(now);
                    self.request(request);
                }
                Timer::Effect => self.pending.expire(now).iter().for_each(|command| self.say_command(command)),
                Timer::Snapshot => self.keep(),
                Timer::Sweep => self.sweep(now),
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
