//! Our side of MAX: a panel that registers for events, keeps a picture of agent and contacts, and sends
//! commands. Start reading at [`MaxSession::receive`]; the parts are the subscription (are we connected), the
//! book (which contacts are there), the gate (what may be done) and the flights (what became of it).

mod agent;
mod availability;
mod pending;
mod posting;
mod reading;
mod registry;
mod subscription;
mod times;

use crate::max::wire::{Ack, ContactEvent, Event, Inbound, PanelMessage, decode, sends};
use deskpane_desk::{
    clock::{Millis, Span},
    config::MaxConfig,
    model::{
        Agent, Change, Command, CommandId, CommandRecord, CommandTarget, Connection, Contact, ContactId, ContactState,
        Denial, Problem,
    },
    origin::Origin,
    session::{Note, NoteKind, Output, Session, WindowEvent, cut},
};
use pending::PendingCommands;
use registry::ContactRegistry;
use std::{collections::VecDeque, sync::Arc};
use subscription::{Ask, Subscription};
use times::{Stamps, Times};

/// After a new registration, contacts its batch did not name are given this long to be heard of.
const GRACE: Span = Span::seconds(3);

/// The panel's session with MAX or CXone Agent.
pub struct MaxSession {
    register: PanelMessage,
    subscription: Subscription,
    registry: ContactRegistry,
    pending: PendingCommands,
    agent: Agent,
    times: Times,
    /// What was last said of connection and aim, so that nothing is said twice.
    said: (Connection, CommandTarget),
    /// When what was not heard of since the last registration is taken to be gone.
    sweep_at: Option<Millis>,
    /// The agent's state was not told since the last registration.
    agent_unheard: bool,
    out: VecDeque<Output>,
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
            registry: ContactRegistry::new(number.and_then(|number| ContactId::new(&number.to_string()))),
            pending: PendingCommands::default(),
            agent: Agent::default(),
            times: Times::read(kept),
            said: (Connection::Starting, CommandTarget::None),
            sweep_at: None,
            agent_unheard: false,
            out: VecDeque::new(),
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
        if self.registry.scope.is_none() && ack.contact.is_some() {
            self.narrow(ack.contact);
        }
        self.registry.round = self.registry.round.wrapping_add(1);
        self.agent_unheard = true;
        self.sweep_at = Some(now + GRACE);
    }

    /// The batch that answers a registration names all there is, of what was subscribed to. What it left out
    /// went away while nobody listened.
    fn sweep(&mut self, now: Millis) {
        self.sweep_at = None;
        let types = self.register.subscription_types.clone().unwrap_or_default();
        let promised = |wanted: &str| types.iter().any(|word| word == "all" || word == wanted);
        if promised("contacts") {
            for id in self.registry.unheard() {
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
        self.registry.scope = scope;
        for id in self.registry.ids() {
            if let Some(contact) = self.registry.get(&id).filter(|contact| !self.registry.in_view(contact)) {
                let gone = Contact { state: ContactState::Ended, ..Contact::clone(contact) };
                self.change(Change::Contact(Arc::new(gone)));
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
                    self.amend(&id, now, |contact| reading::page(contact, &address, title.as_deref(), open))
                });
                if !known {
                    self.note(NoteKind::Event, "Page", &address);
                }
            }
            Event::Indicator { contact, name, says, on } => {
                let label = format!("Indicator {name}");
                let known = contact
                    .is_some_and(|id| self.amend(&id, now, |contact| reading::indicator(contact, &label, &says, on)));
                if !known {
                    self.note(NoteKind::Event, &label, &says);
                }
            }
            Event::Aside { kind, text } => self.note(NoteKind::Event, &kind, &text),
            Event::Unknown { kind, text } => self.note(NoteKind::Unknown, &kind, &text),
            Event::Broken { why, text } => self.note(NoteKind::Malformed, why, &text),
        }
    }

    fn contact(&mut self, event: &ContactEvent<'_>, now: Millis) {
        let muted = self.agent.muted;
        let mut told = self.times.contact(&event.id, &event.fields, now);
        let before = self.registry.get(&event.id).map(|contact| contact.state.clone());
        if !self.amend(&event.id, now, |contact| reading::update(contact, event, muted, &mut told, now)) {
            let contact = reading::begin(event, muted, &mut told, now);
            if contact.state == ContactState::Ended {
                return;
            }
            if self.registry.is_full() {
                self.subscription.caution(Problem::TooManyContacts);
                return;
            }
            self.put(contact, now);
        }
        let after = self.registry.get(&event.id).map(|contact| contact.state.clone());
        if after.is_some() {
            self.times.put(&event.id, told.after);
        }
        self.learn(told, before.is_some() && before != after, now);
    }

    /// Changes a contact that is on the book; says whether it is.
    fn amend(&mut self, id: &ContactId, now: Millis, change: impl FnOnce(&mut Contact)) -> bool {
        let Some(known) = self.registry.get(id) else { return false };
        let mut contact = Contact::clone(known);
        change(&mut contact);
        self.put(contact, now);
        true
    }

    fn put(&mut self, contact: Contact, now: Millis) {
        let contact = Arc::new(contact);
        let news = self.pending.see(&contact, now);
        let affected = self.registry.put(contact.clone());
        let ended = contact.state == ContactState::Ended;
        if ended {
            self.pending.forget(&contact.id);
            self.times.forget(&contact.id);
            self.subscription.overcome(&Problem::TooManyContacts);
        }
        if self.registry.in_view(&contact) {
            self.change(Change::Contact(contact));
        }
        self.say_commands(news);
        self.report_controls(&affected);
    }

    fn report_controls(&mut self, ids: &[ContactId]) {
        for id in ids {
            if self.registry.get(id).is_some_and(|contact| self.registry.in_view(contact))
                && let Some(controls) = self.registry.changed_controls(id, &self.pending)
            {
                self.change(Change::Controls(id.clone(), controls));
            }
        }
    }

    /// A command's new life also frees or blocks the same control on every call that reacts to it.
    fn say_commands(&mut self, records: Vec<CommandRecord>) {
        for record in records {
            let control = record.command.intent.control();
            let id = record.command.contact.clone();
            if self.registry.get(&id).is_some_and(|contact| self.registry.in_view(contact)) {
                self.change(Change::Command(record));
            }
            let mut ids = self.registry.reacting(control);
            ids.push(id);
            self.report_controls(&ids);
        }
    }

    /// Says what follows from everything else, once at the end of each call into the session.
    fn settle(&mut self) {
        let connected = self.subscription.is_live();
        if connected != self.registry.connected {
            self.registry.connected = connected;
            let calls = self.registry.call_ids();
            self.report_controls(&calls);
        }
        let connection = self.subscription.connection();
        if connection != self.said.0 {
            self.said.0 = connection.clone();
            self.change(Change::Connection(connection));
        }
        let command_target = self.registry.command_target();
        if command_target != self.said.1 {
            self.said.1 = command_target.clone();
            self.change(Change::CommandTarget(command_target));
        }
    }

    fn ask(&mut self, ask: Ask) {
        match ask {
            Ask::Nothing => {}
            Ask::Unregister => self.post(&PanelMessage::bare(sends::UNREGISTER)),
            Ask::Register => {
                self.post(&PanelMessage::bare(sends::UNREGISTER));
                let register = self.register.clone();
                self.post(&register);
            }
        }
    }

    fn post(&mut self, message: &PanelMessage) {
        let text = serde_json::to_string(message).unwrap_or_default();
        for to in self.subscription.targets() {
            self.out.push_back(Output::Post { to: to.clone(), text: text.clone() });
        }
    }

    fn change(&mut self, change: Change) {
        self.out.push_back(Output::Change(change));
    }

    fn note(&mut self, kind: NoteKind, title: &str, text: &str) {
        self.out.push_back(Output::Note(Note::new(kind, title, text)));
    }
}

impl Session for MaxSession {
    fn receive(&mut self, text: &str, from: &Origin, now: Millis) {
        match decode(text) {
            Ok(Inbound::Events { events, .. }) => self.batch(events, from, now),
            Ok(Inbound::Foreign { issuer }) => self.note(NoteKind::Foreign, &issuer, ""),
            Err(malformed) => self.note(NoteKind::Malformed, malformed.words(), ""),
        }
        self.settle();
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        let ask = self.subscription.window(event, now);
        self.ask(ask);
        self.settle();
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        let control = command.intent.control();
        let contact = self.registry.get(&command.contact).ok_or(Denial::Unknown)?.clone();
        self.registry.may(&contact, control, &self.pending)?;
        if registry::wish(&command.intent) == Some(registry::is_engaged(&contact, control)) {
            return Err(Denial::State(contact.state.clone()));
        }
        let message = posting::message(&command).ok_or(Denial::Channel)?;
        let record = self.pending.start(command, now);
        let id = record.id;
        self.post(&message);
        self.say_commands(vec![record]);
        self.settle();
        Ok(id)
    }

    fn wake(&mut self, now: Millis) {
        let ask = self.subscription.wake(now);
        self.ask(ask);
        let expired = self.pending.expire(now);
        self.say_commands(expired);
        if self.sweep_at.is_some_and(|at| at <= now) {
            self.sweep(now);
        }
        self.settle();
    }

    fn poll(&mut self) -> Option<Output> {
        self.out.pop_front()
    }

    fn wake_at(&self) -> Option<Millis> {
        [self.subscription.wake_at(), self.pending.wake_at(), self.sweep_at].into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests;
