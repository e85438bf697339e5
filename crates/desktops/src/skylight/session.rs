//! The panel's side of Skylight: a page that opens it in a window, introduces itself, keeps a model of agent and
//! interactions, and sends commands. Start reading at [`SkylightSession::receive`]. Beside the kit's parts there are
//! the handshake (are we connected), the contacts, the availability (what may be done), the requests (how a command
//! is encoded, and what answers it) and their effects, the resynchronisation, and the snapshot for the next start.

mod agent;
mod answers;
mod availability;
mod commands;
mod contacts;
mod effects;
mod handshake;
mod interactions;
mod reading;
mod requests;
mod resync;
mod snapshot;
mod times;
mod told_offers;

use crate::skylight::{
    config::{DialMetadata, SkylightConfig},
    wire::{ControllerMessage, Message, Topic, WireFault, decode},
};
use availability::Policy;
use contacts::{BOUNDS, Contacts, Pending};
use deskpane_desk::{
    clock::{Millis, Span, VendorClocks},
    kit::{
        backoff::Backoff,
        emitter::Emitter,
        json::Node,
        pending::{Deadlines, PendingCommands},
        timers::Timers,
    },
    model::{
        Agent, AgentIntent, Change, Command, CommandId, Contact, ContactId, ContactState, Denial, Directory, Problem,
    },
    origin::Origin,
    session::{NoteKind, Output, Session, WindowEvent},
};
use handshake::{Action, Handshake};
use reading::about;
use requests::{SCRIPT, TRANSFER};
use snapshot::Snapshot;
use std::sync::Arc;
use told_offers::ToldOffers;

/// The pauses before requesting a missing state again: short at first, then long, because some versions of Skylight may
/// not know the request.
const ASK_AGAIN: Backoff = Backoff::new(&[Span::seconds(8), Span::seconds(8), Span::seconds(60)]);
/// How long a problem without a command is shown.
const TROUBLE: Span = Span::seconds(120);
/// The deadlines of commands.
const DEADLINES: Deadlines = Deadlines { effect: Span::seconds(8), late: Span::seconds(60) };

/// The session's timers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    Handshake,
    /// The missing state is requested again.
    Resync,
    /// A shown problem expires.
    Trouble,
    Effect,
    /// An offer's deadline has passed.
    Offer,
    /// A typing customer has not been heard of since.
    Typing,
}

/// The panel's session with Skylight.
pub struct SkylightSession {
    origin: Origin,
    policy: Policy,
    metadata: DialMetadata,
    handshake: Handshake,
    contacts: Contacts,
    /// The known difference between Skylight's clock and ours.
    clocks: VendorClocks,
    /// The reported offers.
    offers: ToldOffers,
    pending: Pending,
    agent: Agent,
    directory: Directory,
    /// The agent as a resource: mute messages name it.
    resource: Option<String>,
    /// The phone Skylight uses, until the agent chooses another.
    active_extension: Option<String>,
    /// The snapshot from before the reload.
    before: Snapshot,
    /// How often the missing state was requested.
    dumps_asked: u32,
    /// Whether commands were possible at the end of the last call. Every contact's controls depend on it.
    standing: Result<(), Denial>,
    timers: Timers<Timer>,
    emitter: Emitter,
}

impl SkylightSession {
    /// A session for this configuration. `kept` is the snapshot from before a reload.
    #[must_use]
    pub fn new(config: &SkylightConfig, kept: Option<&str>, now: Millis) -> Self {
        let before = Snapshot::read(kept, now);
        Self {
            origin: config.address.origin.clone(),
            policy: Policy { full_control: config.full_control },
            metadata: config.dial_metadata,
            handshake: Handshake::new(),
            contacts: Contacts::new(BOUNDS),
            clocks: before.clocks(),
            offers: ToldOffers::default(),
            pending: PendingCommands::new(DEADLINES),
            agent: Agent::default(),
            directory: Directory::default(),
            resource: None,
            active_extension: None,
            before,
            dumps_asked: 0,
            standing: Err(Denial::NotConnected),
            timers: Timers::default(),
            emitter: Emitter::with_snapshot(kept),
        }
    }

    fn message(&mut self, message: &Message, now: Millis) {
        let topic = message.topic;
        if matches!(topic, Topic::Loaded | Topic::Closed) {
            self.lose(now);
        }
        let action = self.handshake.heard(topic, now);
        self.act(action, now);
        let node = Node(&message.response);
        let contact =
            about::contact_of(topic, node).or_else(|| message.fault.as_ref().and_then(|f| f.interaction.clone()));
        let short = message.name.strip_prefix("cxengage/").unwrap_or(&message.name);
        let answered = self.answer(short, contact.as_ref(), message, now);
        if let (TRANSFER, None, Some(id)) = (short, &message.fault, &contact) {
            self.transfer_asked(id, node);
        }
        if let (SCRIPT, false, Some(id)) = (short, answered, &contact) {
            self.script_settled_late(id, message.fault.is_none(), now);
        }
        match &message.fault {
            // The shell's refusal to bind twice is no error.
            Some(_) if topic == Topic::OriginAlreadyDefined => {}
            Some(fault) => self.fault(fault, contact.as_ref(), answered, message, now),
            None if topic == Topic::Unknown => {
                self.emitter.note(NoteKind::Unknown, &message.name, &message.response.to_string())
            }
            None => match contact {
                Some(id) if about::concerns(topic) => self.interaction(topic, &id, node, now),
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
        self.emitter.note(NoteKind::Event, &message.name, words.trim());
        let telling = fault.ends_session() || (message.topic == Topic::Trouble && fault.level != "warn");
        if telling && !gone {
            self.handshake.caution(Some(Problem::Trouble(fault.meaning())));
            self.timers.set_or_cancel(Timer::Trouble, (!fault.ends_session()).then_some(now + TROUBLE));
        }
    }

    fn act(&mut self, action: Option<Action>, now: Millis) {
        match action {
            None => {}
            Some(Action::Introduce) => self.post(&ControllerMessage::init()),
            Some(Action::Resync) => self.ask_for_state(1, now),
        }
    }

    fn ask_for_state(&mut self, times: u32, now: Millis) {
        self.dumps_asked = times;
        self.timers.set(Timer::Resync, now + ASK_AGAIN.pause(times));
        self.post(&ControllerMessage::command("", "dumpState", None));
        if times == 2 {
            self.do_without_state(now);
        }
    }

    /// The whole state was requested and did not arrive: this Skylight may not know the request.
    const fn is_state_untold(&self) -> bool {
        self.handshake.is_live() && self.dumps_asked > 1
    }

    /// Changes a known interaction; returns whether it is known.
    fn amend(&mut self, id: &ContactId, now: Millis, change: impl FnOnce(&mut Contact)) -> bool {
        let shown = self.contacts.get(id).is_some_and(|entry| entry.shown);
        let Some(contact) = self.contacts.amend(id, change, now) else { return false };
        let news = self
            .pending
            .conclude(|command| effects::outcome(command.subject.about(id)?, &contact, command.expects.proof), now);
        // A command's result is emitted first: without its contact it would have no place.
        news.iter().for_each(|command| self.emitter.command(command));
        if contact.state == ContactState::Ended {
            self.pending.forget(id);
        }
        if shown {
            self.emitter.change(Change::Contact(contact));
        }
        self.report_controls(id);
        true
    }

    fn report_controls(&mut self, id: &ContactId) {
        if let Some(entry) = self.contacts.get(id).filter(|entry| entry.shown) {
            let controls = contacts::controls(&entry.contact, self.policy, &self.standing(), &self.pending);
            self.emitter.change(Change::Controls(id.clone(), controls));
        }
    }

    fn report_all_controls(&mut self) {
        self.contacts.ids().iter().for_each(|id| self.report_controls(id));
    }

    fn say_directory(&mut self) {
        self.emitter.change(Change::Directory(Box::new(self.directory.clone())));
    }

    /// Whether commands are possible at all.
    fn standing(&self) -> Result<(), Denial> {
        // A state that is not reported blocks nothing.
        let unknown = self.agent.presence.is_none() && self.is_state_untold();
        if !self.handshake.is_live() {
            Err(Denial::NotConnected)
        } else if self.is_logged_in() || unknown {
            Ok(())
        } else {
            Err(Denial::LoggedOut)
        }
    }

    /// Derives everything else, once at the end of each call into the session.
    fn settle(&mut self) {
        let standing = self.standing();
        if standing != self.standing {
            self.standing = standing;
            self.report_all_controls();
        }
        let untold = self.is_state_untold().then_some(Problem::StateUntold);
        self.emitter.change(Change::Connection(self.handshake.connection(untold)));
        self.emitter.change(Change::AgentControls(self.agent_controls()));
        self.emitter.snapshot(self.snapshot().text());
        self.timers.set_or_cancel(Timer::Handshake, self.handshake.wake_at());
        self.timers.set_or_cancel(Timer::Effect, self.pending.wake_at());
        self.timers.set_or_cancel(Timer::Offer, contacts::next_expiry(&self.contacts));
        self.timers.set_or_cancel(Timer::Typing, contacts::next_silence(&self.contacts));
    }

    fn post(&mut self, message: &ControllerMessage) {
        self.emitter.post(&self.origin, message);
    }
}

impl Session for SkylightSession {
    fn receive(&mut self, text: &str, _from: &Origin, now: Millis) {
        match decode(text) {
            Ok(message) => self.message(&message, now),
            Err(malformed) => self.emitter.note(NoteKind::Malformed, &malformed.words(), ""),
        }
        self.settle();
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        let gone = matches!(event, WindowEvent::Closed | WindowEvent::Opened | WindowEvent::Absent);
        let action = self.handshake.window(event, now);
        if gone {
            self.dumps_asked = 0;
            self.timers.cancel(Timer::Resync);
            self.lose(now);
            self.forget_agent();
        }
        self.act(action, now);
        self.settle();
    }

    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        let number = self.command_about_contact(command, now)?;
        self.settle();
        Ok(number)
    }

    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        let number = self.command_about_agent(intent, now)?;
        self.settle();
        Ok(number)
    }

    fn wake(&mut self, now: Millis) {
        for timer in self.timers.due(now) {
            match timer {
                Timer::Handshake => {
                    let action = self.handshake.wake(now);
                    self.act(action, now);
                }
                Timer::Resync if self.dumps_asked > 0 => self.ask_for_state(self.dumps_asked.saturating_add(1), now),
                Timer::Resync => {}
                Timer::Trouble => self.handshake.caution(None),
                Timer::Effect => self.expire_commands(now),
                Timer::Offer => self.outlast_offers(now),
                Timer::Typing => {
                    for id in contacts::fallen_silent(&self.contacts, now) {
                        self.amend(&id, now, |contact| Arc::make_mut(&mut contact.work).typing = None);
                    }
                }
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
