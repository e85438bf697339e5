//! Our side of MAX: a panel that registers for events, keeps a picture of agent and contacts, and sends
//! commands. Start reading at [`MaxSession::receive`]; beside the kit's parts there are the subscription (are we
//! connected), the contacts, the availability (what may be done), the encoding of commands, and their effects.

mod agent;
mod availability;
mod contacts;
mod effects;
mod encode;
mod reading;
mod restamp;
mod subscription;
mod times;

use crate::max::{
    config::MaxConfig,
    wire::{Ack, ContactEvent, Event, Inbound, PanelMessage, decode, sends},
};
use contacts::Contacts;
use deskpane_desk::{
    clock::{Millis, Span},
    kit::{
        emitter::Emitter,
        pending::{Deadlines, PendingCommand, PendingCommands, Subject},
        timers::Timers,
    },
    model::{
        Agent, Change, Command, CommandId, CommandStatus, Contact, ContactId, ContactState, Control, Denial, Intent,
        Problem,
    },
    origin::Origin,
    session::{NoteKind, Output, Session, WindowEvent, cut},
};
use std::sync::Arc;
use subscription::{Request, Subscription};
use times::{Stamps, Times};

/// After a new registration, contacts its batch did not name are given this long to be heard of.
const GRACE: Span = Span::seconds(3);
/// How long a command's effect is waited for.
const DEADLINES: Deadlines = Deadlines { effect: Span::seconds(6), late: Span::seconds(60) };

/// What the session wants to be woken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    Subscription,
    Effect,
    /// What was not heard of since the last registration is taken to be gone.
    Sweep,
}

/// The panel's session with MAX or CXone Agent.
pub struct MaxSession {
    register: PanelMessage,
    subscription: Subscription,
    contacts: Contacts,
    /// One of a control for all calls, because the wire names no call: a second toggle before the first has shown its
    /// effect could undo it.
    pending: PendingCommands<Control>,
    agent: Agent,
    times: Times,
    /// The agent's state was not told since the last registration.
    agent_unheard: bool,
    timers: Timers<Timer>,
    emitter: Emitter,
}

impl MaxSession {
    /// A session for this configuration. `contact_id` is the page's query parameter as given: with it the
    /// panel is the Contact Panel of that contact. `kept` is what an earlier life of the page had kept.
    #[must_use]
    pub fn new(config: &MaxConfig, contact_id: Option<String>, kept: Option<&str>) -> Self {
        let given = contact_id.filter(|text| !text.trim().is_empty());
        let number = given.as_deref().and_then(|text| text.trim().parse::<u64>().ok()).filter(|number| *number > 0);
        let caution = match (given, number) {
            (Some(given), None) => Some(Problem::ContactIdUnreadable { given: cut(&given, 60).to_owned() }),
            _ => None,
        };
        let mut register = PanelMessage::bare(sends::REGISTER);
        register.contact_id = number.map(Into::into);
        register.issuer = Some(config.issuer.clone());
        register.subscription_types = Some(config.subscriptions.clone());
        Self {
            register,
            subscription: Subscription::new(config.origins.clone(), caution),
            contacts: Contacts::new(number.and_then(|number| ContactId::new(&number.to_string()))),
            pending: PendingCommands::new(DEADLINES),
            agent: Agent::default(),
            times: Times::read(kept),
            agent_unheard: false,
            timers: Timers::default(),
            emitter: Emitter::with_snapshot(kept),
        }
    }

    fn batch(&mut self, events: Vec<Event<'_>>, from: &Origin, now: Millis) {
        // The acknowledgement may stand first, last or nowhere; what it says bears on how the rest is read.
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
        for event in events {
            self.event(event, now);
        }
    }

    fn registered(&mut self, ack: Ack, now: Millis) {
        if self.contacts.scope.is_none() && ack.contact.is_some() {
            self.narrow(ack.contact);
        }
        self.contacts.round = self.contacts.round.wrapping_add(1);
        self.agent_unheard = true;
        self.timers.set(Timer::Sweep, now + GRACE);
    }

    /// The batch that answers a registration names all there is, of what was subscribed to. What it left out
    /// went away while nobody listened.
    fn sweep(&mut self, now: Millis) {
        let types = self.register.subscription_types.clone().unwrap_or_default();
        let promised = |wanted: &str| types.iter().any(|word| word == "all" || word == wanted);
        if promised("contacts") {
            for id in self.contacts.unheard() {
                self.amend(&id, now, |contact| contact.state = ContactState::Ended);
            }
        }
        if promised("agent") && self.agent_unheard && self.agent.presence.is_some() {
            self.agent.presence = None;
            self.agent.reason = None;
            self.agent.since = None;
            self.agent.wrap_up = None;
            self.agent.next.clear();
            self.times.put_agent(Stamps::default());
            self.say_agent();
        }
    }

    /// MAX says that this is the panel of one contact: what else is shown goes.
    fn narrow(&mut self, scope: Option<ContactId>) {
        self.contacts.scope = scope;
        for id in self.contacts.ids() {
            if let Some(contact) = self.contacts.get(&id).filter(|contact| !self.contacts.in_view(contact)) {
                let gone = Contact { state: ContactState::Ended, ..Contact::clone(contact) };
                self.emitter.change(Change::Contact(Arc::new(gone)));
            }
        }
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
            Event::SessionStart(fields) => self.session_start(&fields),
            Event::SessionEnd => self.session_end(now),
            Event::Page { contact, address, title, open } => {
                let known = contact.is_some_and(|id| {
                    self.contacts.heard(&id);
                    self.amend(&id, now, |contact| reading::page(contact, &address, title.as_deref(), open))
                });
                if !known {
                    self.emitter.note(NoteKind::Event, "Page", &address);
                }
            }
            Event::Indicator { contact, name, says, on } => {
                let label = format!("Indicator {name}");
                let known = contact.is_some_and(|id| {
                    self.contacts.heard(&id);
                    self.amend(&id, now, |contact| reading::indicator(contact, &label, &says, on))
                });
                if !known {
                    self.emitter.note(NoteKind::Event, &label, &says);
                }
            }
            Event::Aside { kind, text } => self.emitter.note(NoteKind::Event, &kind, &text),
            Event::Unknown { kind, text } => self.emitter.note(NoteKind::Unknown, &kind, &text),
            Event::Broken { why, text } => self.emitter.note(NoteKind::Malformed, why, &text),
        }
    }

    fn contact(&mut self, event: &ContactEvent<'_>, now: Millis) {
        let muted = self.agent.muted;
        let mut times = self.times.contact(self.contacts.stamps(&event.id), &event.fields, now);
        let before = self.contacts.get(&event.id).map(|contact| contact.state.clone());
        if !self.amend(&event.id, now, |contact| reading::update(contact, event, muted, &mut times, now)) {
            let contact = reading::begin(event, muted, &mut times, now);
            if contact.state == ContactState::Ended {
                return;
            }
            if self.contacts.is_full() {
                self.subscription.caution(Problem::TooManyContacts);
                return;
            }
            let contact = Arc::new(contact);
            let affected = self.contacts.put(&contact, now);
            self.show(contact, &affected, now);
        }
        if let Some(facts) = self.contacts.heard(&event.id) {
            facts.stamps = times.after;
        }
        let after = self.contacts.get(&event.id).map(|contact| contact.state.clone());
        self.learn(times, before.is_some() && before != after, now);
    }

    /// Changes a contact that is known; says whether it is.
    fn amend(&mut self, id: &ContactId, now: Millis, change: impl FnOnce(&mut Contact)) -> bool {
        let Some((contact, affected)) = self.contacts.amend(id, change, now) else { return false };
        self.show(contact, &affected, now);
        true
    }

    /// Says how a contact is now, with what follows for its commands, and for the controls of those it affects.
    fn show(&mut self, contact: Arc<Contact>, affected: &[ContactId], now: Millis) {
        let outcome =
            |command: &PendingCommand<Control>| effects::outcome(command.subject.about(&contact.id)?, &contact);
        let news = self.pending.conclude(outcome, now);
        if contact.state == ContactState::Ended {
            self.pending.forget(&contact.id);
            self.subscription.overcome(&Problem::TooManyContacts);
        }
        if self.contacts.in_view(&contact) {
            self.emitter.change(Change::Contact(contact));
        }
        news.iter().for_each(|command| self.say_command(command));
        self.report_controls(affected);
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

    /// Says what follows from everything else, once at the end of each call into the session.
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
            Ok(Inbound::Events { events, .. }) => self.batch(events, from, now),
            Ok(Inbound::Foreign { issuer }) => self.emitter.note(NoteKind::Foreign, &issuer, ""),
            Err(malformed) => self.emitter.note(NoteKind::Malformed, &malformed.words(), ""),
        }
        self.settle();
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
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
