//! The panel's side of uContact: it holds the desktop in a frame, follows its interactions and starts new ones. Start
//! reading at [`UcontactSession::receive`]. Beside the kit's parts there is the reading: what an event says of an
//! interaction, and whether it is the effect of a start.
//!
//! uContact reports the begin and end of an interaction, and nothing in between: neither ringing nor hold nor the
//! agent's state. What was not reported is unknown.

mod reading;

use super::wire::{CHANNELS, Campaign, Event, START_INTERACTION, SWITCH, StartData, StartMessage, decode};
use deskpane_desk::{
    clock::{Millis, Span},
    config::DesktopAddress,
    kit::{
        emitter::Emitter,
        frame::Frame,
        pending::{Deadlines, PendingCommands, Subject},
        registry::{Bounds, ContactRegistry},
        replay_log::ReplayLog,
        timers::Timers,
    },
    model::{
        Agent, AgentControl, AgentControlState, AgentIntent, Appearance, Availability, Change, Colour, Command,
        CommandId, CommandStatus, Contact, ContactId, Denial, FrameSwitch, Guarded, Problem, StartChoices,
        StartRequest,
    },
    origin::Origin,
    session::{NoteKind, Output, Session, WindowEvent, cut},
};
use reading::Assignment;
use std::sync::Arc;

/// The most campaigns remembered as suggestions.
const MOST_CAMPAIGNS: usize = 20;
/// The longest text of a start's part, in bytes.
const LONGEST_PART: usize = 256;
/// A disposition may be recorded after the end, so ended interactions are kept whole; and before uContact says whose
/// the interaction is.
const BOUNDS: Bounds = Bounds { over: 30, amend_over: true, waiting: 30, ..Bounds::open(500) };
/// How long to wait for an assignment. A call is dialled first.
const DEADLINES: Deadlines = Deadlines { effect: Span::seconds(20), late: Span::seconds(120) };

/// The session's timers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    Snapshot,
    Frame,
    Effect,
}

/// The panel's session with uContact.
#[derive(Debug)]
pub struct UcontactSession {
    origin: Origin,
    frame: Frame,
    registry: ContactRegistry<()>,
    /// One start at a time, because two equal ones cannot be told apart.
    pending: PendingCommands<()>,
    appearance: Appearance,
    choices: StartChoices,
    /// There was no room for an interaction.
    full: bool,
    /// The replay log.
    replay_log: ReplayLog,
    timers: Timers<Timer>,
    emitter: Emitter,
}

impl UcontactSession {
    /// A session for this address. `own` is the origin of the parent page: what uContact's setting must allow.
    #[must_use]
    pub fn new(address: &DesktopAddress, own: &str) -> Self {
        let switch = FrameSwitch { name: SWITCH, guards: Guarded::Page, origin: own.to_owned() };
        let mut session = Self {
            origin: address.origin.clone(),
            frame: Frame::new(switch),
            registry: ContactRegistry::new(BOUNDS),
            pending: PendingCommands::new(DEADLINES),
            appearance: Appearance::default(),
            choices: StartChoices { campaigns: Vec::new(), channels: CHANNELS.map(str::to_owned).to_vec() },
            full: false,
            replay_log: ReplayLog::default(),
            timers: Timers::default(),
            emitter: Emitter::default(),
        };
        session.emitter.change(Change::Agent(Box::new(Agent { unreported: true, ..Agent::default() })));
        session.say_choices();
        session.settle();
        session
    }

    /// The same, after replaying the messages from before a reload: uContact repeats nothing.
    #[must_use]
    pub fn recall(mut self, kept: Option<&str>, now: Millis) -> Self {
        for (at, text) in ReplayLog::read(kept, now) {
            if let Some(event) = decode(&text).ok().filter(Event::is_known) {
                self.event(event, at);
                self.replay_log.write(&text, at);
            }
        }
        self.emitter.drop_all_but_changes();
        self.settle();
        self
    }

    fn event(&mut self, event: Event, now: Millis) {
        match event {
            Event::Assigned { guid, campaign, channel, client } => {
                self.assigned(guid, &Assignment { campaign, channel, client }, now);
            }
            Event::Finished { guid, date } => {
                let date = date.as_deref();
                self.amend(&guid, "finishedInteraction", |contact| reading::finish(contact, date, now), now);
            }
            Event::Disposed { guid, disposition } => {
                if self.registry.contact(&guid).is_none() {
                    self.registry.admit(&guid, || (reading::begin(guid.clone(), now), ()), now);
                }
                self.amend(&guid, "sentDisposition", |contact| reading::dispose(contact, disposition, now), now);
            }
            Event::Theme { dark, primary } => {
                self.appearance.dark = dark.or(self.appearance.dark);
                if let Some(primary) = primary {
                    self.appearance.primary = Colour::parse(&primary);
                }
                self.say_appearance();
            }
            Event::Language(tag) => {
                self.appearance.language = Some(tag);
                self.say_appearance();
            }
            Event::Unknown { name, text } => self.emitter.note(NoteKind::Unknown, &name, &text),
            Event::Broken { why, text } => self.emitter.note(NoteKind::Malformed, why, &text),
        }
    }

    fn assigned(&mut self, guid: ContactId, said: &Assignment, now: Millis) {
        if !self.is_shown(&guid) && self.registry.is_full() {
            self.full = true;
            return;
        }
        let known = self.registry.contact(&guid).map(|contact| Contact::clone(contact));
        let mut contact = known.unwrap_or_else(|| reading::begin(guid, now));
        reading::assign(&mut contact, said, now);
        let confirmed = |_: &mut ()| Some(CommandStatus::Confirmed);
        let started = self.pending.answer(|command| said.is_effect_of(&command.subject), confirmed, now);
        if started.is_some() {
            reading::began_here(&mut contact);
        }
        let contact = Arc::new(contact);
        // Only an assignment says that it is the agent's: it also reopens an ended one.
        self.registry.reopen(&contact.id);
        self.registry.put(contact.clone(), now);
        self.show(contact);
        if let Some(campaign) = &said.campaign {
            self.see_campaign(&Campaign::read(campaign).name);
        }
        if let Some(command) = started {
            self.emitter.command(&command);
        }
    }

    /// Changes a known interaction, ended or not.
    fn amend(&mut self, guid: &ContactId, event: &str, change: impl FnOnce(&mut Contact), now: Millis) {
        let waiting = self.registry.get(guid).is_some() && !self.is_shown(guid);
        match self.registry.amend(guid, change, now) {
            Some(contact) if !waiting => self.show(contact),
            _ => {
                let words = "about an interaction that was not assigned while this page was there, or is long over";
                self.emitter.note(NoteKind::Event, event, words);
            }
        }
    }

    fn is_shown(&self, guid: &ContactId) -> bool {
        self.registry.get(guid).is_some_and(|entry| entry.shown)
    }

    fn show(&mut self, contact: Arc<Contact>) {
        self.full &= self.registry.is_full();
        self.emitter.change(Change::Contact(contact));
    }

    fn see_campaign(&mut self, name: &str) {
        let campaigns = &mut self.choices.campaigns;
        if name.is_empty() || campaigns.first().is_some_and(|first| first == name) {
            return;
        }
        campaigns.retain(|campaign| campaign != name);
        campaigns.insert(0, name.to_owned());
        campaigns.truncate(MOST_CAMPAIGNS);
        self.say_choices();
    }

    fn start(&mut self, request: StartRequest, now: Millis) -> Result<CommandId, Denial> {
        self.may_start()?;
        let part = |text: String| cut(text.trim(), LONGEST_PART).to_owned();
        let StartRequest { campaign, channel, client } = request;
        let request = StartRequest { campaign: part(campaign), channel: part(channel), client: part(client) };
        if request.campaign.is_empty() || request.channel.is_empty() || request.client.is_empty() {
            return Err(Denial::Empty);
        }
        let StartRequest { campaign, channel, client } = request.clone();
        let data = StartData { campaign, channel, client_id: client };
        self.emitter.post(&self.origin, &StartMessage { event: START_INTERACTION.to_owned(), data });
        let subject = Subject::Agent(AgentIntent::Start(Box::new(request)));
        let command = self.pending.send((), subject, (), now);
        self.emitter.command(&command);
        self.settle();
        Ok(command.id)
    }

    fn may_start(&self) -> Result<(), Denial> {
        if !self.frame.is_there() {
            Err(Denial::NotConnected)
        } else if self.pending.is_busy(&()) {
            Err(Denial::InFlight)
        } else {
            Ok(())
        }
    }

    fn say_appearance(&mut self) {
        self.emitter.change(Change::Appearance(self.appearance.clone()));
    }

    fn say_choices(&mut self) {
        self.emitter.change(Change::StartChoices(Box::new(self.choices.clone())));
    }

    /// Derives everything else, once at the end of each call into the session.
    fn settle(&mut self) {
        let connection = self.frame.connection(self.full.then_some(Problem::TooManyContacts));
        self.emitter.change(Change::Connection(connection));
        let availability = Availability::from(self.may_start());
        let control_state = AgentControlState { control: AgentControl::Start, availability };
        self.emitter.change(Change::AgentControls(vec![control_state]));
        self.timers.set_or_cancel(Timer::Snapshot, self.replay_log.wake_at());
        self.timers.set_or_cancel(Timer::Frame, self.frame.wake_at());
        self.timers.set_or_cancel(Timer::Effect, self.pending.wake_at());
    }
}

impl Session for UcontactSession {
    fn receive(&mut self, text: &str, _from: &Origin, now: Millis) {
        match decode(text) {
            Ok(event) => {
                // Messages have no mark: an unknown event does not prove that it is uContact's.
                if event.is_known() {
                    self.frame.heard(now);
                    self.replay_log.write(text, now);
                }
                self.event(event, now);
            }
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
        self.settle();
    }

    fn command(&mut self, command: Command, _now: Millis) -> Result<CommandId, Denial> {
        Err(if self.registry.get(&command.contact).is_some() { Denial::NotTaken } else { Denial::Unknown })
    }

    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        match intent {
            AgentIntent::Start(request) => self.start(*request, now),
            _ => Err(Denial::NotTaken),
        }
    }

    fn wake(&mut self, now: Millis) {
        for timer in self.timers.due(now) {
            match timer {
                Timer::Snapshot => self.replay_log.due(now).into_iter().for_each(|kept| self.emitter.snapshot(kept)),
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
