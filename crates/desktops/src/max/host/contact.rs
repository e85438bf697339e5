//! A contact in the platform.

use super::ids::ContactNo;
pub use crate::max::wire::ContactKind as Kind;
use deskpane_desk::clock::Millis;

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Call, Self::Chat, Self::Email, Self::Voicemail, Self::WorkItem, Self::Digital];

    /// Whether it can have wrap-up.
    pub(super) const fn wraps_up(self) -> bool {
        matches!(self, Self::Call | Self::Chat)
    }

    /// Whether a call interrupts it.
    pub(super) const fn yields_to_calls(self) -> bool {
        matches!(self, Self::Email | Self::WorkItem)
    }
}

/// The statuses the desktop puts on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Offered to the agent.
    Incoming,
    /// Being dialled.
    Dialing,
    /// Active.
    Active,
    /// On hold.
    Holding,
    /// Masked.
    Masking,
    /// In a conference.
    Joined,
    /// Interrupted by a call.
    Interrupted,
    /// Ended, perhaps with wrap-up.
    Disconnected,
    /// Ended, in a voicemail's word.
    Discarded,
}

impl Status {
    /// The word on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Incoming => "Incoming",
            Self::Dialing => "Dialing",
            Self::Active => "Active",
            Self::Holding => "Holding",
            Self::Masking => "Masking",
            Self::Joined => "Joined",
            Self::Interrupted => "Interrupted",
            Self::Disconnected => "Disconnected",
            Self::Discarded => "Discarded",
        }
    }

    /// Whether the customer is connected, or about to be.
    #[must_use]
    pub const fn is_live(self) -> bool {
        !matches!(self, Self::Disconnected | Self::Discarded)
    }
}

/// A contact to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactSpec {
    /// Of what kind.
    pub kind: Kind,
    /// The customer; the wire reports them only for some kinds.
    pub name: String,
    /// Their number or address.
    pub address: String,
    /// The skill it comes through.
    pub skill: String,
    /// Whether the skill requires wrap-up.
    pub wrap_up: bool,
    /// The limit of wrap-up in seconds; 0 for none.
    pub wrap_up_seconds: u32,
    /// `ScreenPopUrl`; may be empty.
    pub screen_pop: String,
}

impl ContactSpec {
    /// A contact with wrap-up that the agent ends, and no screen pop.
    #[must_use]
    pub fn new(kind: Kind, name: &str, address: &str, skill: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            address: address.to_owned(),
            skill: skill.to_owned(),
            wrap_up: true,
            wrap_up_seconds: 0,
            screen_pop: String::new(),
        }
    }
}

/// The customer as a panel describes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The name.
    pub name: String,
    /// The address of a picture; may be empty.
    pub picture: String,
}

/// A contact as the platform keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostContact {
    /// Its id.
    pub no: ContactNo,
    /// Its specification.
    pub spec: ContactSpec,
    /// Its status.
    pub status: Status,
    /// Whether it is inbound.
    pub inbound: bool,
    /// Whether it is a consult call about another call.
    pub consult: bool,
    /// Whether the agent asked for it to be recorded.
    pub recording: bool,
    /// The first contact of its chain: itself, unless transferred.
    pub master: ContactNo,
    /// The contact it continues.
    pub parent: Option<ContactNo>,
    /// When it began.
    pub started: Millis,
    /// Since when it is in its status.
    pub changed: Millis,
    /// The customer card a panel sent.
    pub card: Option<Card>,
    /// The status before the mask.
    pub(super) before_mask: Status,
}

impl HostContact {
    pub(super) fn new(no: ContactNo, spec: ContactSpec, status: Status, inbound: bool, now: Millis) -> Self {
        Self {
            no,
            spec,
            status,
            inbound,
            consult: false,
            recording: false,
            master: no,
            parent: None,
            started: now,
            changed: now,
            card: None,
            before_mask: Status::Active,
        }
    }

    pub(super) fn is_call(&self) -> bool {
        self.spec.kind == Kind::Call
    }

    /// Whether it is a call that still has both ends.
    pub(super) fn is_live_call(&self) -> bool {
        self.is_call() && self.status.is_live()
    }

    /// Whether the agent is talking on it.
    pub(super) fn is_talking(&self) -> bool {
        self.is_call() && matches!(self.status, Status::Active | Status::Masking)
    }
}
