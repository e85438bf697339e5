//! Work on a contact beside talking: dispositions, scripts, notes, transfers, the customer's record, and messages.
//! Desktops without these leave them empty.

use super::{
    facts::Field,
    identity::Identity,
    notice::Notice,
    sent_list::{Listed, SentList},
    start::StartRequest,
};
use crate::{
    clock::{Millis, Span},
    safe::{ImageAddress, SafeLink},
};
use litemap::LiteMap;
use std::sync::Arc;

/// Everything of that kind about one contact. Lists are shared, because a contact is copied with every change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Work {
    /// The work after the contact; `None` until the desktop says how it is.
    pub after: Option<AfterWork>,
    /// The outcomes there are to choose from; `None` where the desktop offers none.
    pub dispositions: Option<Arc<Dispositions>>,
    /// The id of the outcome chosen.
    pub disposition: Option<String>,
    /// What was written, the oldest first.
    pub transcript: Arc<Vec<Utterance>>,
    /// There were messages before these that are not kept any more.
    pub transcript_cut: bool,
    /// The customer is writing just now, and unless more is heard of it no longer than until then.
    pub typing: Option<Millis>,
    /// Who else takes part, the customer apart.
    pub parties: Arc<Vec<Party>>,
    /// A transfer that has been asked for.
    pub transfer: Option<Transfer>,
    /// Scripts that wait for answers, the oldest first.
    pub scripts: Vec<Arc<Script>>,
    /// Notes the desktop keeps about this contact.
    pub notes: SentList<KeptNote>,
    /// The id of the one that was written here.
    pub own_note: Option<String>,
    /// The customer's record this contact belongs to.
    pub record: Option<CustomerRecord>,
    /// What the customer is called in the systems that know them.
    pub identities: Vec<Identity>,
    /// What the desktop wants noticed about this contact, the oldest first.
    pub notices: Vec<Arc<Notice>>,
    /// The outcome that was recorded in the desktop's own window.
    pub recorded: Option<Arc<RecordedDisposition>>,
    /// What it takes to begin another contact with this customer, where the desktop takes that.
    pub again: Option<Arc<StartRequest>>,
}

/// How the work after a contact is arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AfterWork {
    /// There will be some.
    pub enabled: bool,
    /// The agent may change that.
    pub may_switch: bool,
    /// How long it lasts.
    pub length: Option<Span>,
}

/// The outcomes a contact may have.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Dispositions {
    /// In the desktop's order.
    pub list: SentList<Disposition>,
    /// One must be chosen before the work after the contact can end.
    pub forced: bool,
}

/// One outcome.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Disposition {
    /// The vendor's id.
    pub id: String,
    /// Its name, as sent.
    pub name: String,
    /// The groups it is in, the widest first.
    pub path: Vec<String>,
}

/// An outcome as an agent recorded it in the desktop's own window.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RecordedDisposition {
    /// What was chosen, level by level, the widest first.
    pub levels: Vec<DispositionLevel>,
    /// What the agent wrote with it; may be empty.
    pub comment: String,
    /// When it was heard of.
    pub at: Millis,
}

/// One level of an outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct DispositionLevel {
    /// The vendor's id, where one came.
    pub id: Option<String>,
    /// Its name, as sent, where one came.
    pub value: Option<String>,
}

/// One message of a conversation in writing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Utterance {
    /// The vendor's id.
    pub id: String,
    /// Who wrote it.
    pub speaker: Speaker,
    /// What kind of message it is.
    pub kind: MessageKind,
    /// The writer's name, as sent.
    pub name: Option<String>,
    /// What was written. Plain text.
    pub text: String,
    /// When.
    pub at: Option<Millis>,
}

impl Utterance {
    /// The file a message of that kind is about, where its text is an address that may be followed.
    #[must_use]
    pub fn file(&self) -> Option<SafeLink> {
        (self.kind == MessageKind::File).then(|| SafeLink::parse(&self.text)).flatten()
    }
}

/// What kind of message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// What somebody wrote.
    #[default]
    Text,
    /// A file.
    File,
    /// A sticker.
    Sticker,
    /// Something the system tells everybody.
    Info,
    /// Something the system tells agents only.
    AgentInfo,
    /// A note between agents, which the customer does not see.
    AgentNote,
    /// The customer was told that no agent is free.
    AgentsBusy,
    /// The customer was asked for contact details.
    ContactsAsked,
    /// Contact details.
    Contacts,
    /// A form filled in.
    Form,
    /// Buttons to choose from.
    Buttons,
    /// The button the customer chose.
    ButtonChosen,
    /// A message of a messenger's own rich format.
    Rich,
    /// The answer to one of those.
    RichAnswer,
    /// The customer was asked to do something.
    ActionAsked,
    /// A kind this version does not know, as sent; may be empty.
    Other(String),
}

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// The customer.
    Customer,
    /// An agent.
    Agent,
    /// The desktop itself.
    System,
}

/// Somebody who takes part in a contact: an agent, or an outside line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Party {
    /// The vendor's id.
    pub id: String,
    /// Their name or number, as sent.
    pub name: Option<String>,
    /// Not heard.
    pub muted: bool,
    /// On hold.
    pub held: bool,
}

/// A transfer under way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Transfer {
    /// Where to; `None` where the desktop did not say and nobody here asked for it.
    pub to: Option<Destination>,
    /// With the agent staying until the other side has taken over.
    pub warm: bool,
    /// The other side has answered.
    pub connected: bool,
}

/// Where a contact can be sent, with a name to show.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Destination {
    /// Where.
    pub target: Target,
    /// What it is called.
    pub name: String,
}

/// Where a contact can be sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// An agent, by the vendor's id.
    Resource(String),
    /// A queue, by the vendor's id.
    Queue(String),
    /// A line: a number, an address, or another agent's phone.
    Line(LineKind, String),
}

impl Target {
    /// What the desktop knows it by.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Resource(text) | Self::Queue(text) | Self::Line(_, text) => text,
        }
    }
}

/// What kind of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A telephone number.
    Telephone,
    /// A SIP address.
    Sip,
    /// A browser.
    WebRtc,
}

/// Questions to go through with a customer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Script {
    /// The vendor's id.
    pub id: String,
    /// Its name, as sent.
    pub name: String,
    /// What it consists of, in order.
    pub elements: Vec<ScriptElement>,
}

/// One part of a script.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScriptElement {
    /// The name its answer goes by.
    pub name: String,
    /// The words to show.
    pub label: String,
    /// What it is.
    pub kind: ElementKind,
}

/// What kind of part.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ElementKind {
    /// Words to read out.
    Text,
    /// A question with an answer in free words.
    Free,
    /// A question with one answer of several.
    Choice(Vec<ScriptOption>),
    /// A question with any number of answers.
    Checks(Vec<ScriptOption>),
    /// A question with a number from `low` to `high` for an answer.
    Scale {
        /// The least.
        low: i64,
        /// The most.
        high: i64,
    },
    /// A page to look at.
    Link(SafeLink),
    /// A picture to look at.
    Picture(ImageAddress),
    /// Begins a new page.
    PageBreak,
    /// Something this version does not show; named as sent.
    Other(String),
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScriptOption {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub name: String,
}

/// Answers to a script, by element name.
pub type Answers = LiteMap<String, Given>;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Given {
    /// A text, a choice or a number.
    One(String),
    /// The options that were ticked, by value.
    Many(LiteMap<String, bool>),
}

/// A note the desktop keeps.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeptNote {
    /// The vendor's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// A customer's record in the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CustomerRecord {
    /// The vendor's id.
    pub id: String,
    /// The customer's name, or whatever comes nearest.
    pub name: String,
    /// What else is on record.
    pub fields: Vec<Field>,
}

impl Listed for Disposition {
    fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.name, &self.id].into_iter().chain(&self.path).map(String::as_str)
    }
}

impl Listed for Destination {
    fn texts(&self) -> impl Iterator<Item = &str> {
        [self.name.as_str(), self.target.text()].into_iter()
    }
}

impl Listed for CustomerRecord {
    fn texts(&self) -> impl Iterator<Item = &str> {
        let fields = self.fields.iter().flat_map(|field| [&field.name, &field.value]);
        [&self.name, &self.id].into_iter().chain(fields).map(String::as_str)
    }
}

impl Listed for KeptNote {
    fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.title, &self.id, &self.body].into_iter().map(String::as_str)
    }
}
