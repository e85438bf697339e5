//! The truth at the desktop: what a panel should show once all messages have arrived.

use super::{
    engine::SkylightHost,
    interaction::{Interaction, Message, Note, Person, Stage, Transfer},
    offer_spec::Channel,
    session::{EXTENSIONS, Presence, Reason, WorkDirection},
};
use deskpane_desk::clock::Millis;
use serde_json::Value;

/// The truth at the desktop.
#[derive(Debug, Clone, PartialEq)]
pub struct DesktopState {
    /// Whether an agent is logged in. If not, everything below is empty or as a log-in would make it.
    pub logged_in: bool,
    /// The agent's name.
    pub user: String,
    /// The agent's state.
    pub presence: Presence,
    /// Why they are not ready.
    pub reason: Option<Reason>,
    /// Which interactions they take.
    pub direction: WorkDirection,
    /// The current phone, by its value in commands.
    pub extension: String,
    /// The open interactions, in the order they came.
    pub interactions: Vec<InteractionState>,
}

/// The truth about one interaction.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and any may be so with any other")]
pub struct InteractionState {
    /// Its id.
    pub id: String,
    /// The channel.
    pub channel: Channel,
    /// `inbound`, `outbound` or `agent-initiated`.
    pub direction: String,
    /// The stage.
    pub stage: Stage,
    /// Since when.
    pub since: Millis,
    /// The customer's name; empty if unknown.
    pub name: String,
    /// The customer's number or address.
    pub address: String,
    /// The queue it came through.
    pub queue: String,
    /// The customer is on hold.
    pub held: bool,
    /// The agent is muted.
    pub muted: bool,
    /// It is recorded.
    pub recording: bool,
    /// The customer is typing.
    pub customer_typing: bool,
    /// It will have wrap-up, or is in it.
    pub wrap_up: bool,
    /// The platform has silently forgotten it.
    pub lost: bool,
    /// A disposition is required.
    pub force_disposition: bool,
    /// The selected disposition, by id.
    pub disposition: Option<String>,
    /// The customer's record that was assigned, by id.
    pub contact: Option<String>,
    /// The transfer in progress.
    pub transfer: Option<Transfer>,
    /// The participants.
    pub people: Vec<Person>,
    /// The notes, the oldest first.
    pub notes: Vec<NoteState>,
    /// The messages, the oldest first.
    pub messages: Vec<MessageState>,
    /// The digits that were sent.
    pub digits: String,
    /// Scripts by id, with the answers to those that were sent in.
    pub scripts: Vec<(String, Option<Value>)>,
    /// The metadata it was dialled with.
    pub metadata: Option<Value>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteState {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageState {
    /// Its id.
    pub id: String,
    /// The agent wrote it, not the customer.
    pub by_agent: bool,
    /// The text.
    pub text: String,
}

impl DesktopState {
    pub(super) fn of(host: &SkylightHost) -> Self {
        let session = host.state.session.as_ref();
        let extension = session.map_or(0, |session| session.extension);
        Self {
            logged_in: session.is_some(),
            user: host.state.user.clone(),
            presence: session.map_or(Presence::NotReady, |session| session.presence),
            reason: session.and_then(|session| session.reason.clone()),
            direction: session.map_or(WorkDirection::Inbound, |session| session.direction),
            extension: EXTENSIONS.get(extension).map(|known| known.value.to_owned()).unwrap_or_default(),
            interactions: host.state.interactions.iter().map(InteractionState::of).collect(),
        }
    }
}

impl SkylightHost {
    /// The dispositions of every interaction that has any: id and name.
    #[must_use]
    pub fn dispositions() -> Vec<(String, String)> {
        let name = |json: &Value| json.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        super::directory::dispositions().into_iter().map(|(id, json)| (id, name(&json))).collect()
    }
}

impl InteractionState {
    fn of(interaction: &Interaction) -> Self {
        let note = |note: &Note| NoteState { id: note.id.clone(), title: note.title.clone(), body: note.body.clone() };
        let message = |message: &Message| MessageState {
            id: message.id.clone(),
            by_agent: message.by_agent,
            text: message.text.clone(),
        };
        Self {
            id: interaction.id.clone(),
            channel: interaction.spec.channel,
            direction: interaction.direction.clone(),
            stage: interaction.stage,
            since: interaction.since,
            name: interaction.spec.name.clone(),
            address: interaction.spec.address.clone(),
            queue: interaction.spec.queue.clone(),
            held: interaction.held,
            muted: interaction.muted,
            recording: interaction.recording,
            customer_typing: interaction.customer_typing,
            wrap_up: interaction.wrap_up,
            lost: interaction.lost,
            force_disposition: interaction.spec.force_disposition,
            disposition: interaction.disposition.clone(),
            contact: interaction.contact.clone(),
            transfer: interaction.transfer.clone(),
            people: interaction.people.clone(),
            notes: interaction.notes.iter().map(note).collect(),
            messages: interaction.messages.iter().map(message).collect(),
            digits: interaction.digits.clone(),
            scripts: interaction.scripts.iter().map(|script| (script.id.clone(), script.answers.clone())).collect(),
            metadata: interaction.metadata.clone(),
        }
    }
}
