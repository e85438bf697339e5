//! Our side of Skylight: a page that opens it in a window of its own, introduces itself, keeps a picture of agent and
//! interactions, and gives commands. Start reading at [`SkylightSession::receive`]; the parts are the tie (are we
//! connected), the book (which interactions there are), the gate (what may be done), orders and flights (how it is
//! said, and what became of it), and what is kept for the page's next life.

mod agent;
mod answers;
mod availability;
mod catch_up;
mod handshake;
mod interactions;
mod kept;
mod orders;
mod pending;
mod reading;
mod registry;

use crate::skylight::wire::{ControllerMessage, Message, Node, Topic, WireFault, decode};
use availability::Policy;
use deskpane_desk::{
    clock::{Millis, Span},
    config::{DialMetadata, SkylightConfig},
    model::{
        Agent, AgentControlState, AgentIntent, Change, Command, CommandId, Connection, Contact, ContactId,
        ContactState, Denial, Directory, Intent, Listing, Problem,
    },
    origin::Origin,
    session::{Note, NoteKind, Output, Session, WindowEvent},
};
use handshake::{Ask, Handshake};
use kept::Snapshot;
use orders::{Known, Order, TRANSFER};
use pending::{PendingCommands, Wish};
use registry::ContactRegistry;
use std::{collections::VecDeque, sync::Arc};

/// How long the state that was asked for may take before it is asked for again: a few times soon, then now and then,
/// since not every Skylight need know the question.
const ASK_AGAIN: (Span, u32, Span) = (Span::seconds(8), 3, Span::seconds(60));
/// How long trouble that belongs to no command is told.
const TROUBLE: Span = Span::seconds(120);

/// The panel's session with Skylight.
pub struct SkylightSession {
    origin: Origin,
    policy: Policy,
    metadata: DialMetadata,
    handshake: Handshake,
    registry: ContactRegistry,
    pending: PendingCommands,
    agent: Agent,
    directory: Directory,
    /// The agent as a resource: whose microphone a mute is about.
    resource: Option<String>,
    /// The phone Skylight uses, until the agent chooses another.
    active_extension: Option<String>,
    /// What the page's earlier life had kept.
    before: Snapshot,
    /// When the state that was asked for is asked for again, and how often it was.
    asked: Option<(Millis, u32)>,
    /// Trouble is told until then.
    trouble_until: Option<Millis>,
    said: Said,
    out: VecDeque<Output>,
}

/// What was last said, so that nothing is said twice.
struct Said {
    connection: Connection,
    controls: Vec<AgentControlState>,
    kept: String,
    standing: Result<(), Denial>,
}

impl SkylightSession {
    /// A session for this configuration. `kept` is what the page's earlier life had kept.
    #[must_use]
    pub fn new(config: &SkylightConfig, kept: Option<&str>) -> Self {
        Self {
            origin: config.address.origin.clone(),
            policy: Policy { full_control: config.full_control },
            metadata: config.dial_metadata,
            handshake: Handshake::new(),
            registry: ContactRegistry::default(),
            pending: PendingCommands::default(),
            agent: Agent::default(),
            directory: Directory::default(),
            resource: None,
            active_extension: None,
            before: Snapshot::read(kept),
            asked: None,
            trouble_until: None,
            said: Said {
                connection: Connection::Starting,
                controls: Vec::new(),
                kept: kept.unwrap_or_default().to_owned(),
                standing: Err(Denial::NotConnected),
            },
            out: VecDeque::new(),
        }
    }

    fn message(&mut self, message: &Message, now: Millis) {
        let topic = message.topic;
        if matches!(topic, Topic::Loaded | Topic::Closed) {
            self.lose(now);
        }
        let ask = self.handshake.heard(topic, now);
        self.ask(ask, now);
        let node = Node(&message.response);
        let contact = interactions::contact_of(topic, node)
            .or_else(|| message.fault.as_ref().and_then(|f| f.interaction.clone()));
        let short = message.name.strip_prefix("cxengage/").unwrap_or(&message.name);
        let answered = self.answer(short, contact.as_ref(), message, now);
        if let (TRANSFER, None, Some(id)) = (short, &message.fault, &contact) {
            self.transfer_asked(id, node);
        }
        match &message.fault {
            // The shell's own refusal to be told twice whom it talks to is no error.
            Some(_) if topic == Topic::OriginAlreadyDefined => {}
            Some(fault) => self.fault(fault, contact.as_ref(), answered, message, now),
            None if topic == Topic::Unknown => {
                self.note(NoteKind::Unknown, &message.name, &message.response.to_string())
            }
            None => match contact {
                Some(id) if interactions::concerns(topic) => self.interaction(topic, &id, node, now),
                _ => self.agent_event(topic, node, now),
            },
        }
    }

    fn fault(
        &mut self,
        fault: &WireFault,
        contact: Option<&ContactId>,
        answered: bool,
        message: &Message,
        now: Millis,
    ) {
        let gone = fault.level == "interaction-fatal";
        if let Some(id) = contact.filter(|_| gone) {
            self.amend(id, now, |contact| contact.state = ContactState::Ended);
        }
        if answered && !fault.ends_session() {
            return;
        }
        let words = format!("{} {}", fault.code.map(|code| code.to_string()).unwrap_or_default(), fault.words);
        self.note(NoteKind::Event, &message.name, words.trim());
        let telling = fault.ends_session() || (message.topic == Topic::Trouble && fault.level != "warn");
        if telling && !gone {
            self.handshake.caution(Some(Problem::Trouble(fault.meaning())));
            self.trouble_until = (!fault.ends_session()).then_some(now + TROUBLE);
        }
    }

    fn ask(&mut self, ask: Ask, now: Millis) {
        match ask {
            Ask::Nothing => {}
            Ask::Introduce => self.post(&ControllerMessage::init()),
            Ask::CatchUp => self.ask_for_state(1, now),
        }
    }

    fn ask_for_state(&mut self, times: u32, now: Millis) {
        let (soon, often, later) = ASK_AGAIN;
        self.asked = Some((now + if times < often { soon } else { later }, times));
        self.post(&ControllerMessage::command("", "dumpState", None));
    }

    /// Whoever was to answer is gone.
    fn lose(&mut self, now: Millis) {
        for change in self.pending.lose(now) {
            self.change(change);
        }
        fail(&mut self.directory.records);
        fail(&mut self.directory.destinations);
        self.say_directory();
        // With the commands goes what they kept waiting.
        for id in self.registry.shown_ids() {
            self.report_controls(&id);
        }
    }

    /// Changes an interaction that is known; says whether it is.
    fn amend(&mut self, id: &ContactId, now: Millis, change: impl FnOnce(&mut Contact)) -> bool {
        let Some(entry) = self.registry.get(id) else { return false };
        let mut contact = Contact::clone(&entry.contact);
        change(&mut contact);
        self.put(contact, now);
        true
    }

    fn put(&mut self, contact: Contact, now: Millis) {
        let contact = Arc::new(contact);
        let news = self.pending.see(&contact, now);
        let id = contact.id.clone();
        // What became of a command is said first: with its contact it would have nowhere to stand.
        for change in news {
            self.change(change);
        }
        if self.registry.put(&contact) {
            self.change(Change::Contact(contact));
        }
        self.report_controls(&id);
    }

    fn report_controls(&mut self, id: &ContactId) {
        let standing = self.standing();
        if let Some(controls) = self.registry.changed_controls(id, self.policy, &standing, &self.pending) {
            self.change(Change::Controls(id.clone(), controls));
        }
    }

    fn say_directory(&mut self) {
        self.change(Change::Directory(Box::new(self.directory.clone())));
    }

    /// Whether commands can be given at all.
    fn standing(&self) -> Result<(), Denial> {
        if !self.handshake.is_live() {
            Err(Denial::NotConnected)
        } else if self.is_logged_in() {
            Ok(())
        } else {
            Err(Denial::LoggedOut)
        }
    }

    /// Says what follows from everything else, once at the end of each call into the session.
    fn settle(&mut self) {
        let standing = self.standing();
        if standing != self.said.standing {
            self.said.standing = standing;
            for id in self.registry.shown_ids() {
                self.report_controls(&id);
            }
        }
        let connection = self.handshake.connection();
        if connection != self.said.connection {
            self.said.connection = connection.clone();
            self.change(Change::Connection(connection));
        }
        let controls = self.agent_controls();
        if controls != self.said.controls {
            self.said.controls.clone_from(&controls);
            self.change(Change::AgentControls(controls));
        }
        self.keep();
    }

    /// Hands over what the page's next life needs. Until the first catching up is over, that is what there was.
    fn keep(&mut self) {
        if !self.handshake.is_live() || self.agent.presence.is_none() {
            return;
        }
        let text = Snapshot::of(&self.agent, self.registry.shown()).text();
        if text != self.said.kept {
            self.said.kept.clone_from(&text);
            self.out.push_back(Output::Keep(text));
        }
    }

    fn send(&mut self, order: &Order) {
        for message in &order.messages {
            self.post(message);
        }
    }

    fn post(&mut self, message: &ControllerMessage) {
        let text = serde_json::to_string(message).unwrap_or_default();
        self.out.push_back(Output::Post { to: self.origin.clone(), text });
    }

    fn change(&mut self, change: Change) {
        self.out.push_back(Output::Change(change));
    }

    fn note(&mut self, kind: NoteKind, title: &str, text: &str) {
        self.out.push_back(Output::Note(Note::new(kind, title, text)));
    }

    fn known<'a>(&'a self, id: Option<&ContactId>, reason: Option<&'a str>) -> Known<'a> {
        let entry = id.and_then(|id| self.registry.get(id));
        let work = entry.map(|entry| entry.contact.work.as_ref());
        Known {
            extension: self.agent.extension.as_deref(),
            reason,
            smooch: entry.is_some_and(|entry| entry.smooch),
            own_note: work.and_then(|work| work.own_note.as_deref()),
            transfer: work.and_then(|work| Some(&work.transfer.as_ref()?.to.as_ref()?.target)),
            record: work.and_then(|work| Some(work.record.as_ref()?.id.as_str())),
            metadata: self.metadata,
        }
    }
}

/// A list that was on its way will not come.
fn fail<T>(listing: &mut Listing<T>) {
    if matches!(listing, Listing::Underway) {
        *listing = Listing::Failed;
    }
}

impl Session for SkylightSession {
    fn receive(&mut self, text: &str, _from: &Origin, now: Millis) {
        match decode(text) {
            Ok(message) => self.message(&message, now),
            Err(malformed) => self.note(NoteKind::Malformed, malformed.words(), ""),
        }
        self.settle();
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        let gone = matches!(event, WindowEvent::Closed | WindowEvent::Opened | WindowEvent::Absent);
        let ask = self.handshake.window(event, now);
        if gone {
            self.asked = None;
            self.lose(now);
            self.forget_agent();
        }
        self.ask(ask, now);
        self.settle();
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        let id = command.contact.clone();
        let control = command.intent.control();
        let contact = self.registry.get(&id).filter(|entry| entry.shown).ok_or(Denial::Unknown)?.contact.clone();
        registry::may(&contact, control, self.policy, &self.standing(), &self.pending)?;
        let wish = match &command.intent {
            Intent::Hold(on) | Intent::Mute(on) | Intent::Record(on) | Intent::WrapUp(on) => Some(*on),
            Intent::Say(text) | Intent::SaveNote(text) if text.trim().is_empty() => return Err(Denial::Empty),
            _ => None,
        };
        if wish == Some(availability::is_engaged(&contact, control)) {
            return Err(Denial::AlreadySo);
        }
        let order = orders::contact(&command, self.known(Some(&id), None)).ok_or(Denial::NotTaken)?;
        let (number, change) = self.pending.start(Wish::Contact(command), Some(&order), now);
        self.send(&order);
        self.change(change);
        self.report_controls(&id);
        self.settle();
        Ok(number)
    }

    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        let number = self.command_about_agent(intent, now)?;
        self.settle();
        Ok(number)
    }

    fn wake(&mut self, now: Millis) {
        let ask = self.handshake.wake(now);
        self.ask(ask, now);
        if let Some((_, times)) = self.asked.filter(|(at, _)| *at <= now) {
            self.ask_for_state(times.saturating_add(1), now);
        }
        if self.trouble_until.is_some_and(|until| until <= now) {
            self.trouble_until = None;
            self.handshake.caution(None);
        }
        for (wish, change) in self.pending.expire(now) {
            // Where an answer is missing, more may be.
            if self.asked.is_none() && self.handshake.is_live() {
                self.ask_for_state(1, now);
            }
            self.change(change);
            match wish {
                Wish::Contact(command) => self.report_controls(&command.contact),
                Wish::Agent(intent) => self.unanswered(&intent),
            }
        }
        for id in self.registry.expired(now) {
            self.amend(&id, now, |contact| contact.state = ContactState::Ended);
        }
        self.settle();
    }

    fn poll(&mut self) -> Option<Output> {
        self.out.pop_front()
    }

    fn wake_at(&self) -> Option<Millis> {
        let asked = self.asked.map(|(at, _)| at);
        let times =
            [self.handshake.wake_at(), self.pending.wake_at(), self.registry.wake_at(), self.trouble_until, asked];
        times.into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests;
