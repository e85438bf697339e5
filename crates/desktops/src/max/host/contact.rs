//! A contact in the platform.

use super::ids::ContactNo;
pub use crate::max::wire::ContactKind as Kind;
use deskpane_desk::clock::Millis;

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Call, Self::Chat, Self::Email, Self::Voicemail, Self::WorkItem, Self::Digital];

    /// Whether work after the contact is known for it.
    pub(super) const fn wraps_up(self) -> bool {
        matches!(self, Self::Call | Self::Chat)
    }

    /// Whether a call pushes it aside.
    pub(super) const fn yields_to_calls(self) -> bool {
        matches!(self, Self::Email | Self::WorkItem)
    }
}

/// The statuses the desktop puts on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Offered to the agent.
    Incoming,
    /// The other side is being called.
    Dialing,
    /// Under way.
    Active,
    /// On hold.
    Holding,
    /// Under way, kept out of the recording.
    Masking,
    /// Several parties talk.
    Joined,
    /// Pushed aside by a call.
    Interrupted,
    /// Over, perhaps with work to do.
    Disconnected,
    /// Over, the voicemail's word for it.
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

    /// Whether somebody is at the other end, or about to be.
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
    /// Who; the wire tells it only for some kinds.
    pub name: String,
    /// Their number or address.
    pub address: String,
    /// The skill it comes through.
    pub skill: String,
    /// Whether the skill wants work after the contact.
    pub wrap_up: bool,
    /// After how many seconds that work ends by itself; 0 for never.
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

/// The customer as a panel wants them shown.
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
    /// What it was made from.
    pub spec: ContactSpec,
    /// Where it stands.
    pub status: Status,
    /// Whether the customer began it.
    pub inbound: bool,
    /// Whether it is a call to a colleague about another call.
    pub consult: bool,
    /// Whether the agent asked for it to be recorded.
    pub recording: bool,
    /// The first contact of its chain: itself, when it was not transferred.
    pub master: ContactNo,
    /// The contact it was made from.
    pub parent: Option<ContactNo>,
    /// When it began.
    pub started: Millis,
    /// Since when it is in its status.
    pub changed: Millis,
    /// The customer card a panel sent.
    pub card: Option<Card>,
    /// Where a mask goes back to.
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

    /// Whether it is a call that still has two ends.
    pub(super) fn is_live_call(&self) -> bool {
        self.is_call() && self.status.is_live()
    }

    /// Whether the agent talks on it.
    pub(super) fn is_talking(&self) -> bool {
        self.is_call() && matches!(self.status, Status::Active | Status::Masking)
    }
}
