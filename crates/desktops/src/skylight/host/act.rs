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
    /// The agent takes work from now on, with this phone.
    GoReady(usize),
    /// The agent takes none, for this reason or for none.
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
    /// Whoever is being called picks up.
    CustomerAnswers(String),
    /// The customer leaves.
    CustomerLeaves(String),
    /// The customer writes.
    CustomerWrites(String, String),
    /// The customer begins to write, or stops.
    CustomerTypes(String, bool),
    /// The agent writes at the popup.
    AgentWrites(String, String),
    /// The agent puts the customer on hold, or takes them back.
    Hold(String, bool),
    /// The agent is not heard any more, or heard again.
    Mute(String, bool),
    /// The agent has it recorded, or not any more.
    Record(String, bool),
    /// The agent leaves an interaction.
    End(String),
    /// The agent ends the work after it.
    EndWrapUp(String),
    /// The agent chooses an outcome, or takes it back.
    SetDisposition(String, Option<String>),
    /// The agent begins a transfer, warm or cold.
    Transfer(String, Target, bool),
    /// Whoever a transfer goes to answers.
    TransferAnswered(String),
    /// A transfer is given up.
    TransferCancelled(String),
    /// Somebody joins: an agent by name, or an outside line.
    Join(String, String, bool),
    /// Somebody leaves, by their id.
    Leave(String, String),
    /// The platform forgets an interaction and says nothing; the next command about it finds it gone.
    Lose(String),
    /// The customer could not be put on hold, or taken back: the platform says so on its own.
    HoldFails(String, bool),
    /// The heartbeats fail: the session is over, and the page has to be loaded anew.
    HeartbeatsFail,
    /// The platform speaks out of turn.
    Send(Stray),
}

/// Something nobody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stray {
    /// A topic no documentation names.
    UnknownTopic,
    /// Values that are no messages at all, and messages with the wrong things in them.
    Malformed,
    /// Known topics without an interaction, or with one nobody has heard of.
    UnknownInteraction,
    /// What a single sign-on publishes: a token, bare.
    SsoToken,
    /// The vendor's warning about its queue.
    QueueWarning,
    /// An error of the platform's that belongs to no command.
    ServerError,
}

impl Stray {
    /// Every one of them.
    pub const ALL: [Self; 6] = [
        Self::UnknownTopic,
        Self::Malformed,
        Self::UnknownInteraction,
        Self::SsoToken,
        Self::QueueWarning,
        Self::ServerError,
    ];
}
