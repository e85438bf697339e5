//! The description of an interaction to come.

use serde::{Deserialize, Serialize};

/// The channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Channel {
    /// A call.
    Voice,
    /// Text messages.
    Sms,
    /// A conversation carried by Smooch.
    Smooch,
    /// A conversation on a web page, carried by the platform's own messaging.
    WebChat,
    /// E-mail.
    Email,
    /// Work without a customer waiting.
    WorkItem,
}

impl Channel {
    /// Every one of them.
    pub const ALL: [Self; 6] = [Self::Voice, Self::Sms, Self::Smooch, Self::WebChat, Self::Email, Self::WorkItem];

    /// `channelType`
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Sms => "sms",
            Self::Smooch | Self::WebChat => "messaging",
            Self::Email => "email",
            Self::WorkItem => "work-item",
        }
    }

    /// `source`
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            Self::Voice => "twilio",
            Self::Sms | Self::WebChat => "messaging",
            Self::Smooch => "smooch",
            Self::Email => "email",
            Self::WorkItem => "work-item",
        }
    }

    /// Whether messages are exchanged.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Sms | Self::Smooch | Self::WebChat)
    }
}

/// A page that opens with an interaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pop {
    /// `external-url`: a page somewhere.
    External(String),
    /// `url`: the customer's record.
    Record,
    /// `search-pop`: a search for the customer.
    Search,
}

/// An interaction to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own, made with a tick")]
pub struct OfferSpec {
    /// The channel.
    pub channel: Channel,
    /// The customer's name.
    pub name: String,
    /// The customer's number or address.
    pub address: String,
    /// The queue it waited in.
    pub queue: String,
    /// How long it is offered, in seconds.
    pub offer_seconds: u32,
    /// It begins without being accepted.
    pub auto_answer: bool,
    /// It is recorded from the beginning.
    pub recording: bool,
    /// It has wrap-up.
    pub wrap_up: bool,
    /// The limit of wrap-up, in seconds; 0 for none.
    pub wrap_up_seconds: u32,
    /// The agent may switch wrap-up off.
    pub may_switch_wrap_up: bool,
    /// It has dispositions.
    pub dispositions: bool,
    /// A disposition is required.
    pub force_disposition: bool,
    /// It has custom fields.
    pub custom_fields: bool,
    /// It has a script.
    pub script: bool,
    /// The pages that open.
    pub pops: Vec<Pop>,
}

impl OfferSpec {
    /// An interaction offered for a minute, with dispositions, custom fields, and wrap-up that the agent ends.
    #[must_use]
    pub fn new(channel: Channel, name: &str, address: &str, queue: &str) -> Self {
        Self {
            channel,
            name: name.to_owned(),
            address: address.to_owned(),
            queue: queue.to_owned(),
            offer_seconds: 60,
            auto_answer: false,
            recording: false,
            wrap_up: true,
            wrap_up_seconds: 0,
            may_switch_wrap_up: true,
            dispositions: true,
            force_disposition: false,
            custom_fields: true,
            script: false,
            pops: Vec::new(),
        }
    }
}
