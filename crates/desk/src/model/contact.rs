//! One contact: a call, a chat, an e-mail or a piece of work with a customer.

use super::{facts::Facts, work::Work};
use crate::{clock::Millis, safe::SafeLink};
use std::{borrow::Cow, fmt, sync::Arc};

/// A vendor's contact id, as text of at most [`ContactId::LONGEST`] bytes. Copies share it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContactId(Arc<str>);

impl ContactId {
    /// The maximum length of an id, in bytes.
    pub const LONGEST: usize = 128;

    /// Accepts a vendor's id; `None` if it is empty or too long.
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

/// The reported data of one contact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Contact {
    /// The vendor's id.
    pub id: ContactId,
    /// The channel.
    pub channel: Channel,
    /// The direction.
    pub direction: Option<Direction>,
    /// The customer.
    pub customer: Customer,
    /// The skill, queue or campaign.
    pub queue: Option<Queue>,
    /// The state.
    pub state: ContactState,
    /// Since when it is in this state.
    pub since: Option<Millis>,
    /// When it began.
    pub started: Option<Millis>,
    /// When the current state ends by itself, as of an offer that expires.
    pub until: Option<Millis>,
    /// The agent is muted.
    pub muted: bool,
    /// Masked: kept out of the recording.
    pub masked: bool,
    /// Recorded at the agent's request.
    pub recording: bool,
    /// The agent has it open in the desktop's own window, if the desktop reports that.
    pub in_front: bool,
    /// Earlier contacts that this one continues.
    pub links: Vec<ContactLink>,
    /// Screen pops.
    pub screen_pops: Vec<ScreenPop>,
    /// Further vendor data, for display.
    pub details: Facts,
    /// Work on it besides talking; shared, because most changes do not affect it.
    pub work: Arc<Work>,
}

impl Contact {
    /// The customer's name, else their address as sent; `None` if neither is known.
    #[must_use]
    pub fn customer_name(&self) -> Option<&str> {
        let Customer { name, address } = &self.customer;
        name.as_deref().or(address.as_deref()).filter(|text| !text.trim().is_empty())
    }

    /// A contact with only id, channel and state.
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

    /// The most screen pops of one contact.
    pub const MOST_SCREEN_POPS: usize = 40;

    /// Adds a screen pop, or updates the title of the same one. With too many, the oldest leaves: the latest is what the agent is
    /// to see.
    pub fn add_screen_pop(&mut self, pop: ScreenPop) {
        if let Some(own) = self.screen_pops.iter_mut().find(|own| own.text == pop.text && own.link == pop.link) {
            own.title = pop.title.or(own.title.take());
            return;
        }
        self.screen_pops.push(pop);
        let surplus = self.screen_pops.len().saturating_sub(Self::MOST_SCREEN_POPS);
        self.screen_pops.drain(..surplus);
    }
}

/// A contact's channel.
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
    /// A messaging service or another digital channel, named as sent if it has a name.
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

    /// The channel with this id, including ids stored by older versions; `None` if unknown.
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

/// A contact's direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The customer.
    Inbound,
    /// The agent, or a campaign.
    Outbound,
}

/// The customer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Customer {
    /// Their name.
    pub name: Option<String>,
    /// Their number, address or user name, as sent.
    pub address: Option<String>,
}

/// Where a contact came from, as sent.
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

/// A contact's state. Muted, masked and recorded are separate properties.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ContactState {
    /// Waiting for an agent.
    Queued,
    /// Shown to the agent before it is dialled.
    Preview,
    /// Offered to the agent, who may answer or refuse.
    Offered,
    /// Dialling.
    Dialing,
    /// Talking, or writing.
    Active,
    /// With the agent; the desktop reports no more.
    Assigned,
    /// On hold.
    Held,
    /// Conference.
    Conference,
    /// Interrupted by something more urgent.
    Interrupted,
    /// Being transferred.
    Transferring,
    /// Wrap-up: the customer has left.
    WrapUp,
    /// Closed, until somebody writes again.
    Closed,
    /// The desktop has not reported its state.
    Unknown,
    /// Over.
    Ended,
    /// An unknown state, as sent.
    Other(String),
}

impl ContactState {
    /// Whether the customer is connected, or about to be.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::Ended)
    }
}

/// A link to an earlier contact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ContactLink {
    /// The relation.
    pub relation: Relation,
    /// The other's id.
    pub id: ContactId,
}

/// The relation of another contact to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The first contact of the whole chain.
    Master,
    /// The contact this one came from, by a transfer or a consultation.
    Parent,
}

/// A screen pop: a page the vendor wants shown with a contact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScreenPop {
    /// The address as sent: some desktops use it to carry data.
    pub text: String,
    /// The address as a link, if it is safe to follow.
    pub link: Option<SafeLink>,
    /// The vendor's name for it.
    pub title: Option<String>,
}

impl ScreenPop {
    /// A screen pop with this address, which becomes a link only if it is safe to follow.
    #[must_use]
    pub fn new(text: &str, title: Option<&str>) -> Self {
        Self { text: text.to_owned(), link: SafeLink::parse(text), title: title.map(str::to_owned) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_screen_pops_are_kept_each_once() {
        let mut contact = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, ContactState::Active);
        for number in 0..100 {
            contact.add_screen_pop(ScreenPop::new(&format!("https://crm.example/{number}"), None));
        }
        contact.add_screen_pop(ScreenPop::new("https://crm.example/98", Some("Case")));
        contact.add_screen_pop(ScreenPop::new("https://crm.example/98", None));
        let titled: Vec<_> = contact.screen_pops.iter().filter_map(|pop| pop.title.as_deref()).collect();
        assert_eq!((contact.screen_pops.len(), titled), (Contact::MOST_SCREEN_POPS, vec!["Case"]));
        assert_eq!(contact.screen_pops.last().unwrap().text, "https://crm.example/99");
    }
}
