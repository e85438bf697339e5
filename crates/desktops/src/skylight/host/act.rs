//! Acts: what can happen to a desktop from outside, by the agent at the popup, the customer, colleagues or the
//! network.

use super::{
    interaction::Target,
    offer_spec::OfferSpec,
    session::{Presence, Reason, WorkDirection},
};

/// Something a person or the network does. Interactions are named by their id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The agent logs in at the popup under this name.
    LogIn(String),
    /// The agent logs out at the popup; not while interactions are open.
    LogOut,
    /// The agent goes ready, with this phone.
    GoReady(usize),
    /// The agent goes not ready, with or without a reason.
    GoNotReady(Option<Reason>),
    /// The agent chooses which interactions to take.
    SetDirection(WorkDirection),
    /// A supervisor changes the agent's state.
    SupervisorSets(Presence),
    /// An interaction is offered.
    Offer(OfferSpec),
    /// The agent takes an offer at the popup.
    Accept(String),
    /// The agent declines an offer at the popup.
    Reject(String),
    /// The called party answers.
    CustomerAnswers(String),
    /// The customer leaves.
    CustomerLeaves(String),
    /// The customer sends a message.
    CustomerWrites(String, String),
    /// The customer starts or stops typing.
    CustomerTypes(String, bool),
    /// The agent sends a message at the popup.
    AgentWrites(String, String),
    /// The agent holds or resumes the customer.
    Hold(String, bool),
    /// The agent is muted or unmuted.
    Mute(String, bool),
    /// The agent starts or stops recording.
    Record(String, bool),
    /// The agent leaves an interaction.
    End(String),
    /// The agent ends wrap-up.
    EndWrapUp(String),
    /// The agent selects or deselects a disposition.
    SetDisposition(String, Option<String>),
    /// The agent starts a transfer, warm or cold.
    Transfer(String, Target, bool),
    /// The transfer's destination answers.
    TransferAnswered(String),
    /// A transfer is cancelled.
    TransferCancelled(String),
    /// Somebody joins: an agent by name, or an outside line.
    Join(String, String, bool),
    /// Somebody leaves, by their id.
    Leave(String, String),
    /// The platform silently forgets an interaction; the next command about it finds it gone.
    Lose(String),
    /// The customer could not be held or resumed: the platform reports it on its own.
    HoldFails(String, bool),
    /// The heartbeats fail: the session has ended, and the page must be reloaded.
    HeartbeatsFail,
    /// An unsolicited message.
    Send(Stray),
}

/// An unsolicited message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stray {
    /// An undocumented topic.
    UnknownTopic,
    /// Values that are no messages, and messages with wrong contents.
    Malformed,
    /// Known topics without an interaction, or with an unknown one.
    UnknownInteraction,
    /// What a single sign-on publishes: a token, bare.
    SsoToken,
    /// The vendor's warning about its queue.
    QueueWarning,
    /// An error of the platform's that belongs to no command.
    ServerError,
}

impl Stray {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::UnknownTopic,
        Self::Malformed,
        Self::UnknownInteraction,
        Self::SsoToken,
        Self::QueueWarning,
        Self::ServerError,
    ];
}
