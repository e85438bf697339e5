//! The content of an event, once its type is known.

use super::fields::Fields;
use deskpane_desk::{
    clock::Millis,
    model::{ContactId, Line, NextState, Presence},
};

/// The flavour of the desktop. The two differ in details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// MAX, `issuer: "MAX"`.
    Max,
    /// CXone Agent, `issuer: "CXA"`.
    Cxa,
}

impl Flavour {
    /// The issuer of its messages.
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
    /// The answer to a registration, at any position in the batch.
    Ack(Ack),
    /// The agent's state.
    AgentState(AgentStateEvent),
    /// Whether the agent is muted.
    Mute(bool),
    /// The agent's own phone line.
    AgentLeg(Line),
    /// A contact of any kind.
    Contact(Box<ContactEvent<'a>>),
    /// A contact without its kind: CXone Agent sends this for a call that it clears.
    Untyped {
        /// The contact's id.
        id: ContactId,
        /// All fields.
        fields: Fields<'a>,
        /// Its JSON, without secrets.
        text: String,
    },
    /// The agent's session started; permissions are among the fields.
    SessionStart(Fields<'a>),
    /// The agent's session ended.
    SessionEnd,
    /// The desktop opens a page with a contact, or closes it (`PopURL`, `PageOpen`).
    Page {
        /// The contact, if named.
        contact: Option<ContactId>,
        /// The address, as sent.
        address: String,
        /// The title of its tab.
        title: Option<String>,
        /// Whether it opens or closes.
        open: bool,
    },
    /// A script's indicator on a contact.
    Indicator {
        /// The contact, if named.
        contact: Option<ContactId>,
        /// The script's name for it.
        name: String,
        /// Its text; the state's own word if there is no better one.
        says: String,
        /// Whether it is shown.
        on: bool,
    },
    /// Understood, but irrelevant for agents: settings, programs, custom events.
    Aside {
        /// The event's type.
        kind: String,
        /// Its JSON, without secrets.
        text: String,
    },
    /// It contained the session token. Nothing of it is kept.
    SessionInfo,
    /// An unknown type.
    Unknown {
        /// The type, or a placeholder if there is none.
        kind: String,
        /// Its JSON, without secrets.
        text: String,
    },
    /// Not an event, or an event without a required field.
    Broken {
        /// The error.
        why: &'static str,
        /// Its JSON, without secrets.
        text: String,
    },
}

/// The answer to a registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ack {
    /// Whether the subscription was accepted.
    pub ok: bool,
    /// The reason for a refusal.
    pub reason: AckReason,
    /// The reason as sent.
    pub words: String,
    /// The contact the subscription is bound to.
    pub contact: Option<ContactId>,
}

/// The reasons in MAX's acknowledgements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AckReason {
    /// Accepted.
    Success,
    /// The contact id is zero or not a number.
    ContactId,
    /// None of the subscription types is known.
    Types,
    /// Any other reason.
    Other,
}

impl AckReason {
    /// MAX ends the reason with a full stop in one flavour but not in the other.
    pub(super) fn read(words: &str) -> Self {
        match words.trim().trim_end_matches('.').to_ascii_lowercase().as_str() {
            "success" => Self::Success,
            "invalid contact id" => Self::ContactId,
            "invalid subscription types" => Self::Types,
            _ => Self::Other,
        }
    }
}

/// The agent's state as reported by an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentStateEvent {
    /// The state.
    pub presence: Presence,
    /// The reason, as sent.
    pub reason: Option<String>,
    /// When the state started.
    pub since: Option<Millis>,
    /// Whether the agent is in wrap-up, if reported.
    pub wrap_up: Option<bool>,
    /// After how many seconds the desktop ends wrap-up.
    pub wrap_up_seconds: Option<i64>,
    /// The next state.
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

/// A contact as reported by an event. Fields that an event does not mention stay as they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactEvent<'a> {
    /// The kind of the event.
    pub kind: ContactKind,
    /// The contact's id; the spelling of its key varies.
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

    /// Whether the contact is closed for good: after `Disconnected` alone, wrap-up may follow.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.fields.flag("FinalState").unwrap_or(false)
    }
}
