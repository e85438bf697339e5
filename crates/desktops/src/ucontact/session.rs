//! Our side of uContact: a page that holds the desktop in a frame, follows its interactions and starts new ones. Start
//! reading at [`UcontactSession::receive`]; the parts are the book (which interactions there are), the reading (what an
//! event says of them) and the starts (what became of one).
//!
//! uContact tells when an interaction comes and when it is closed, and nothing in between: neither ringing nor hold,
//! nor what state the agent is in. What was not told is unknown.

mod pending;
mod reading;
mod registry;

use super::wire::{CHANNELS, Campaign, Event, START_INTERACTION, SWITCH, StartData, StartMessage, decode};
use deskpane_desk::{
    clock::Millis,
    config::DesktopAddress,
    kit::frame::Frame,
    kit::replay_log::ReplayLog,
    model::{
        Agent, AgentControl, AgentControlState, AgentIntent, AgentRecord, Appearance, Availability, Change, Colour,
        Command, CommandId, Connection, Contact, ContactId, Denial, FrameSwitch, Guarded, Problem, StartChoices,
        StartRequest,
    },
    origin::Origin,
    session::{Note, NoteKind, Output, Session, WindowEvent, cut},
};
use pending::PendingStart;
use reading::Assignment;
use registry::ContactRegistry;
use std::{collections::VecDeque, sync::Arc};

/// The most campaigns that are remembered to choose from.
const MOST_CAMPAIGNS: usize = 20;
/// The longest text of a start's part, in bytes.
const LONGEST_PART: usize = 256;

/// The panel's session with uContact.
#[derive(Debug)]
pub struct UcontactSession {
    origin: Origin,
    frame: Frame,
    registry: ContactRegistry,
    pending: PendingStart,
    appearance: Appearance,
    choices: StartChoices,
    /// There was no room for an interaction.
    full: bool,
    /// What was last said, so that nothing is said twice.
    said: (Connection, Option<Availability>),
    /// What was told, for the page's next life.
    replay_log: ReplayLog,
    out: VecDeque<Output>,
}

impl UcontactSession {
    /// A session for this address. `own` is the origin of the page around the frame: what uContact must be told to
    /// be held by.
    #[must_use]
    pub fn new(address: &DesktopAddress, own: &str) -> Self {
        let switch = FrameSwitch { name: SWITCH, guards: Guarded::Page, origin: own.to_owned() };
        let mut panel = Self {
            origin: address.origin.clone(),
            frame: Frame::new(switch),
            registry: ContactRegistry::default(),
            pending: PendingStart::default(),
            appearance: Appearance::default(),
            choices: StartChoices { campaigns: Vec::new(), channels: CHANNELS.map(str::to_owned).to_vec() },
            full: false,
            said: (Connection::Starting, None),
            replay_log: ReplayLog::default(),
            out: VecDeque::new(),
        };
        panel.change(Change::Agent(Box::new(Agent { unreported: true, ..Agent::default() })));
        panel.say_choices();
        panel.settle();
        panel
    }

    /// The same, with what the page's earlier life was told: uContact tells nothing twice.
    #[must_use]
    pub fn recall(mut self, kept: Option<&str>) -> Self {
        for (at, text) in ReplayLog::read(kept) {
            if let Some(event) = decode(&text).ok().filter(Event::is_known) {
                self.event(event, at);
                self.replay_log.write(&text, at);
            }
        }
        self.out.retain(|output| matches!(output, Output::Change(_)));
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
                self.amend(&guid, "finishedInteraction", |contact| reading::finish(contact, date, now));
            }
            Event::Disposed { guid, disposition } => {
                self.amend(&guid, "sentDisposition", |contact| reading::dispose(contact, disposition, now));
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
            Event::Unknown { name, text } => self.note(NoteKind::Unknown, &name, &text),
            Event::Broken { why, text } => self.note(NoteKind::Malformed, why, &text),
        }
    }

    fn assigned(&mut self, guid: ContactId, said: &Assignment, now: Millis) {
        if !self.registry.is_open(&guid) && self.registry.is_full() {
            self.full = true;
            return;
        }
        let known = self.registry.get(&guid).map(|contact| Contact::clone(contact));
        let mut contact = known.unwrap_or_else(|| reading::begin(guid, now));
        reading::assign(&mut contact, said, now);
        let started = self.pending.assigned(&said.as_start(), now);
        if started.is_some() {
            reading::began_here(&mut contact);
        }
        self.put(contact);
        if let Some(campaign) = &said.campaign {
            self.see_campaign(&Campaign::read(campaign).name);
        }
        if let Some(record) = started {
            self.change(Change::AgentCommand(record));
        }
    }

    /// Changes an interaction that is known, over or not.
    fn amend(&mut self, guid: &ContactId, event: &str, change: impl FnOnce(&mut Contact)) {
        let Some(known) = self.registry.get(guid) else {
            let words = "about an interaction that was assigned before this page was there, or long over";
            return self.note(NoteKind::Event, event, words);
        };
        let mut contact = Contact::clone(known);
        change(&mut contact);
        self.put(contact);
    }

    fn put(&mut self, contact: Contact) {
        let contact = Arc::new(contact);
        self.registry.put(contact.clone());
        self.full &= self.registry.is_full();
        self.change(Change::Contact(contact));
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
        let message = StartMessage { event: START_INTERACTION.to_owned(), data };
        let text = serde_json::to_string(&message).unwrap_or_default();
        self.out.push_back(Output::Post { to: self.origin.clone(), text });
        let record = self.pending.start(request, now);
        let id = record.id;
        self.change(Change::AgentCommand(record));
        self.settle();
        Ok(id)
    }

    fn may_start(&self) -> Result<(), Denial> {
        if !self.frame.is_there() {
            Err(Denial::NotConnected)
        } else if self.pending.is_busy() {
            Err(Denial::InFlight)
        } else {
            Ok(())
        }
    }

    fn say_appearance(&mut self) {
        self.change(Change::Appearance(self.appearance.clone()));
    }

    fn say_choices(&mut self) {
        self.change(Change::StartChoices(Box::new(self.choices.clone())));
    }

    fn say_command(&mut self, record: Option<AgentRecord>) {
        if let Some(record) = record {
            self.change(Change::AgentCommand(record));
        }
    }

    /// Says what follows from everything else, once at the end of each call into the session.
    fn settle(&mut self) {
        let connection = self.frame.connection(self.full.then_some(Problem::TooManyContacts));
        if connection != self.said.0 {
            self.said.0 = connection.clone();
            self.change(Change::Connection(connection));
        }
        let availability = self.may_start().map_or_else(Availability::Denied, |()| Availability::Allowed);
        if self.said.1.as_ref() != Some(&availability) {
            self.said.1 = Some(availability.clone());
            self.change(Change::AgentControls(vec![AgentControlState { control: AgentControl::Start, availability }]));
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

impl Session for UcontactSession {
    fn receive(&mut self, text: &str, _from: &Origin, now: Millis) {
        match decode(text) {
            Ok(event) => {
                // Messages have no mark: one that is none of the five proves nothing of uContact.
                if event.is_known() {
                    self.frame.heard(now);
                    self.replay_log.write(text, now);
                }
                self.event(event, now);
            }
            Err(malformed) => self.note(NoteKind::Malformed, malformed.words(), ""),
        }
        self.settle();
    }

    fn window(&mut self, event: WindowEvent, now: Millis) {
        let kept = self.replay_log.window(&event, now);
        self.out.extend(kept.map(Output::Keep));
        if self.frame.window(event, now) {
            let lost = self.pending.lost(now);
            self.say_command(lost);
        }
        self.settle();
    }

    fn command(&mut self, command: Command, _now: Millis) -> Result<CommandId, Denial> {
        Err(if self.registry.is_open(&command.contact) { Denial::NotTaken } else { Denial::Unknown })
    }

    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        match intent {
            AgentIntent::Start(request) => self.start(*request, now),
            _ => Err(Denial::NotTaken),
        }
    }

    fn wake(&mut self, now: Millis) {
        self.hand_over(now);
        self.frame.wake(now);
        let expired = self.pending.expire(now);
        self.say_command(expired);
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
