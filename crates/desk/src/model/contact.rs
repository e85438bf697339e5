//! One contact: a call, a chat, an e-mail or a piece of work with a customer.

use super::{facts::Facts, work::Work};
use crate::{clock::Millis, safe::SafeLink};
use std::{borrow::Cow, fmt, sync::Arc};

/// A vendor's id of a contact, as text. At most [`ContactId::LONGEST`] bytes. Shared by its copies, which are many.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContactId(Arc<str>);

impl ContactId {
    /// The longest id taken from a vendor, in bytes.
    pub const LONGEST: usize = 128;

    /// Takes a vendor's id; `None` when it is empty or too long to be one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty() && text.len() <= Self::LONGEST).then(|| Self(text.into()))
    }

    /// The id as sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ContactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a desktop has said about one contact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Contact {
    /// The vendor's id.
    pub id: ContactId,
    /// How the customer reaches us.
    pub channel: Channel,
    /// Who started it.
    pub direction: Option<Direction>,
    /// Who is at the other end.
    pub customer: Customer,
    /// What it came through.
    pub queue: Option<Queue>,
    /// Where it stands.
    pub state: ContactState,
    /// Since when it is in this state.
    pub since: Option<Millis>,
    /// When it began.
    pub started: Option<Millis>,
    /// When the present state ends by itself: an offer that expires.
    pub until: Option<Millis>,
    /// The agent is not heard.
    pub muted: bool,
    /// What the customer says is kept out of the recording.
    pub masked: bool,
    /// Being recorded at the agent's wish.
    pub recording: bool,
    /// The agent has it open in the desktop's own window, as far as the desktop says so.
    pub in_front: bool,
    /// Earlier contacts this one continues.
    pub links: Vec<ContactLink>,
    /// Pages the vendor wants shown with it.
    pub screen_pops: Vec<ScreenPop>,
    /// Further facts of the vendor's, for display.
    pub details: Facts,
    /// What the agent does with it beside talking; shared, because most changes leave it as it is.
    pub work: Arc<Work>,
}

impl Contact {
    /// Who it is with: the customer's name, else their address as sent; `None` where neither says anything.
    #[must_use]
    pub fn customer_name(&self) -> Option<&str> {
        let Customer { name, address } = &self.customer;
        name.as_deref().or(address.as_deref()).filter(|text| !text.trim().is_empty())
    }

    /// A contact of which nothing but id, channel and state is known.
    #[must_use]
    pub fn new(id: ContactId, channel: Channel, state: ContactState) -> Self {
        Self {
            id,
            channel,
            direction: None,
            customer: Customer { name: None, address: None },
            queue: None,
            state,
            since: None,
            started: None,
            until: None,
            muted: false,
            masked: false,
            recording: false,
            in_front: false,
            links: Vec::new(),
            screen_pops: Vec::new(),
            details: Facts::default(),
            work: Arc::default(),
        }
    }
}

/// How a customer reaches the agent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// A telephone call.
    Voice,
    /// A chat on a page.
    Chat,
    /// Text messages.
    Sms,
    /// E-mail.
    Email,
    /// A recorded message.
    Voicemail,
    /// A piece of work without a conversation.
    WorkItem,
    /// A messaging service or another digital channel, named as sent where a name came.
    Digital(Option<String>),
}

impl Channel {
    /// The channel as it is stored and exported: `voice`, `workItem`, `digital:whatsapp`.
    #[must_use]
    pub fn id(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Voice => "voice",
            Self::Chat => "chat",
            Self::Sms => "sms",
            Self::Email => "email",
            Self::Voicemail => "voicemail",
            Self::WorkItem => "workItem",
            Self::Digital(None) => "digital",
            Self::Digital(Some(name)) => return Cow::Owned(format!("digital:{name}")),
        })
    }

    /// The channel of this id, also of one that was stored by an older version; `None` for a text that is none.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "voice" => Self::Voice,
            "chat" => Self::Chat,
            "sms" => Self::Sms,
            "email" => Self::Email,
            "voicemail" => Self::Voicemail,
            // Notes were stored with `work` up to version 0.1.
            "workItem" | "work" => Self::WorkItem,
            "digital" => Self::Digital(None),
            other => Self::Digital(Some(other.strip_prefix("digital:")?.to_owned())),
        })
    }
}

/// Who started a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The customer.
    Inbound,
    /// The agent, or a campaign.
    Outbound,
}

/// Who is at the other end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Customer {
    /// Their name.
    pub name: Option<String>,
    /// Their number, address or user name, as sent.
    pub address: Option<String>,
}

/// What brought a contact to this agent, as sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Queue {
    /// A skill, by name or by number.
    Skill(String),
    /// A campaign.
    Campaign(String),
}

impl Queue {
    /// The vendor's name for it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Skill(name) | Self::Campaign(name) => name,
        }
    }
}

/// Where a contact stands. Muted, masked and recorded are properties beside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ContactState {
    /// Waiting for an agent.
    Queued,
    /// Shown to the agent before it is dialled.
    Preview,
    /// Ringing at the agent, who may answer or refuse.
    Offered,
    /// The other side is being called.
    Dialing,
    /// Talking, or writing.
    Active,
    /// With the agent; the desktop says no more than that.
    Assigned,
    /// On hold.
    Held,
    /// Several parties talk.
    Conference,
    /// Set aside by the system for something more urgent.
    Interrupted,
    /// On its way to somebody else.
    Transferring,
    /// The customer is gone, the agent's work on it is not over.
    WrapUp,
    /// The conversation is closed, and goes on as soon as somebody writes again.
    Closed,
    /// The desktop has told of it, and not where it stands.
    Unknown,
    /// Over.
    Ended,
    /// A state this version does not know, as sent.
    Other(String),
}

impl ContactState {
    /// Whether somebody is at the other end, or about to be.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::Ended)
    }
}

/// How a contact continues another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ContactLink {
    /// What the other is to this one.
    pub relation: Relation,
    /// The other's id.
    pub id: ContactId,
}

/// What another contact is to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The first contact of the whole chain.
    Master,
    /// The one this was made from, by a transfer or a consultation.
    Parent,
}

/// A page the vendor wants shown with a contact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScreenPop {
    /// The address as sent: some desktops use it to carry data rather than a page.
    pub text: String,
    /// The same as a link, where it may be followed.
    pub link: Option<SafeLink>,
    /// What the vendor calls it.
    pub title: Option<String>,
}

impl ScreenPop {
    /// A screen pop with this address, which becomes a link only if it is safe to follow.
    #[must_use]
    pub fn new(text: &str, title: Option<&str>) -> Self {
        Self { text: text.to_owned(), link: SafeLink::parse(text), title: title.map(str::to_owned) }
    }
}
