//! The content of an event, once its type is known.

use super::fields::Fields;
use deskpane_desk::{
    clock::Millis,
    model::{ContactId, Line, NextState, Presence},
};

/// Which desktop speaks: the two differ in details the panel can live with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// MAX, `issuer: "MAX"`.
    Max,
    /// CXone Agent, `issuer: "CXA"`.
    Cxa,
}

impl Flavour {
    /// The word it signs its messages with.
    #[must_use]
    pub const fn issuer(self) -> &'static str {
        match self {
            Self::Max => "MAX",
            Self::Cxa => "CXA",
        }
    }
}

/// One event of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<'a> {
    /// The answer to a registration, wherever in the batch it stands.
    Ack(Ack),
    /// The agent's state.
    AgentState(AgentStateEvent),
    /// Whether the agent is muted.
    Mute(bool),
    /// The agent's own phone line.
    AgentLeg(Line),
    /// A contact, of whichever kind.
    Contact(Box<ContactEvent<'a>>),
    /// A contact without a word of what kind it is: CXone Agent tells so of a call it clears away.
    Untyped {
        /// The contact's id.
        id: ContactId,
        /// All fields.
        fields: Fields<'a>,
        /// Its JSON, without secrets.
        text: String,
    },
    /// The agent's session began; permissions are among the fields.
    SessionStart(Fields<'a>),
    /// The agent's session is over.
    SessionEnd,
    /// The desktop opens a page with a contact, or closes it (`PopURL`, `PageOpen`).
    Page {
        /// Which contact, where one is named.
        contact: Option<ContactId>,
        /// The address, as sent.
        address: String,
        /// The title of its tab.
        title: Option<String>,
        /// Whether it opens.
        open: bool,
    },
    /// A script's indicator on a contact.
    Indicator {
        /// Which contact, where one is named.
        contact: Option<ContactId>,
        /// The script's name for it.
        name: String,
        /// What it says; the state's own word where there is nothing better.
        says: String,
        /// Whether it shows.
        on: bool,
    },
    /// Understood, and nothing an agent needs to see: settings, programs, custom events.
    Aside {
        /// The event's type.
        kind: String,
        /// Its JSON, without secrets.
        text: String,
    },
    /// The session token was in it. Nothing of it is kept.
    SessionInfo,
    /// Of a type this version does not know.
    Unknown {
        /// The type, or a stand-in where there is none.
        kind: String,
        /// Its JSON, without secrets.
        text: String,
    },
    /// Not an event at all, or one without what its type needs.
    Broken {
        /// What is wrong with it.
        why: &'static str,
        /// Its JSON, without secrets.
        text: String,
    },
}

/// The answer to a registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ack {
    /// Whether the subscription stands.
    pub ok: bool,
    /// Why not.
    pub reason: AckReason,
    /// The reason as sent.
    pub words: String,
    /// The contact the subscription is bound to.
    pub contact: Option<ContactId>,
}

/// The reasons MAX gives with an acknowledgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AckReason {
    /// It worked.
    Success,
    /// The contact id is zero or no number.
    ContactId,
    /// No subscription type is known.
    Types,
    /// Something else.
    Other,
}

impl AckReason {
    /// MAX ends the reason with a full stop in one flavour and without in the other.
    pub(super) fn read(words: &str) -> Self {
        match words.trim().trim_end_matches('.').to_ascii_lowercase().as_str() {
            "success" => Self::Success,
            "invalid contact id" => Self::ContactId,
            "invalid subscription types" => Self::Types,
            _ => Self::Other,
        }
    }
}

/// The agent's state as one event tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentStateEvent {
    /// The state.
    pub presence: Presence,
    /// Why, as sent.
    pub reason: Option<String>,
    /// Since when.
    pub since: Option<Millis>,
    /// Whether the agent wraps up, where it says so.
    pub wrap_up: Option<bool>,
    /// After how many seconds the desktop ends the wrap-up.
    pub wrap_up_seconds: Option<i64>,
    /// What comes next.
    pub next: Vec<NextState>,
}

impl AgentStateEvent {
    pub(super) fn read(fields: &Fields<'_>) -> Option<Self> {
        Some(Self {
            presence: presence(fields.text("CurrentState")?),
            reason: fields.text("CurrentOutReason").map(str::to_owned),
            since: fields.first(&["StartTimeUTC", "StartTime"]).and_then(Millis::parse),
            wrap_up: fields.flag("IsAcw"),
            wrap_up_seconds: fields.number("AcwTimeout").filter(|seconds| *seconds > 0),
            next: fields
                .list("NextStates")
                .iter()
                .filter_map(|next| {
                    Some(NextState {
                        presence: presence(next.text("State")?),
                        reason: next.text("OutReason").map(str::to_owned),
                    })
                })
                .take(2)
                .collect(),
        })
    }
}

fn presence(word: &str) -> Presence {
    use deskpane_desk::model::Direction::{Inbound, Outbound};
    match word.to_ascii_lowercase().as_str() {
        "available" => Presence::Available,
        "unavailable" => Presence::Unavailable,
        "inboundcontact" => Presence::OnContact(Inbound),
        "outboundcontact" => Presence::OnContact(Outbound),
        "inboundconsult" => Presence::Consulting(Inbound),
        "outboundconsult" => Presence::Consulting(Outbound),
        "dialer" => Presence::Dialer,
        "dialerpending" => Presence::DialerPending,
        "loggedin" => Presence::LoggedIn,
        "loggedout" => Presence::LoggedOut,
        _ => Presence::Other(word.to_owned()),
    }
}

/// The kinds of contact, each with an event of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactKind {
    /// `CallContactEvent`
    Call,
    /// `ChatContactEvent`, in newer builds and on CXone Agent `TextContactEvent`
    Chat,
    /// `EmailContactEvent`
    Email,
    /// `VoiceMailContactEvent`
    Voicemail,
    /// `WorkItemContactEvent`
    WorkItem,
    /// `DigitalContactEvent`
    Digital,
}

/// A contact as one event tells it. What an event does not mention is as it was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactEvent<'a> {
    /// Which event it came in.
    pub kind: ContactKind,
    /// The contact's id, whichever way its key is spelt.
    pub id: ContactId,
    /// All fields.
    pub fields: Fields<'a>,
}

impl ContactEvent<'_> {
    /// The status in lower case; empty when there is none.
    #[must_use]
    pub fn status(&self) -> String {
        self.fields.text("Status").unwrap_or_default().to_ascii_lowercase()
    }

    /// Whether the contact is closed for good: `Disconnected` alone still leaves the wrap-up.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.fields.flag("FinalState").unwrap_or(false)
    }
}
