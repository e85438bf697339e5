//! What an embedding session hears, and what it wants done.

use super::{
    ask::{Answer, Ask, AskFailure},
    failure::Failure,
    request::Request,
    shapes::{self, Agent, Desk, Interaction},
};
use crate::{
    model::{CommandId, CommandRecord},
    session::Note,
};

/// A port, by a number of the caller's. Never the same twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PortId(pub u32);

/// A window that may connect, by a number of the caller's: an ancestor, or the opener.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WindowId(pub u32);

/// Whom an answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReplyTo {
    pub(super) port: PortId,
    pub(super) number: u64,
}

/// A question of the panel's: whose it is, and that one's own number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    /// Of [`CustomerMatches`](super::CustomerMatches).
    Match(u64),
    /// Of whoever searches.
    Search(u64),
    /// Of whoever opens a record.
    Open(u64),
    /// Of the [`Outbox`](super::Outbox).
    Log(u64),
}

/// What is the same for every page.
#[derive(Debug, Clone)]
pub struct About {
    /// Tells this life of the panel from all others.
    pub life: String,
    /// The panel's version.
    pub version: String,
    /// The desktop's id.
    pub desktop: &'static str,
    /// Whether the desktop can begin an interaction.
    pub can_dial: bool,
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A message with a port came to the panel's window, from a window that may connect and an origin on the list: the
    /// caller has looked at both, and is silent to anyone else.
    Connect {
        /// Where from.
        window: WindowId,
        /// The port that came with it.
        port: PortId,
        /// The message as JSON.
        text: String,
    },
    /// A message came by a port, as JSON.
    Message {
        /// By which.
        port: PortId,
        /// The message.
        text: String,
    },
    /// A port will bring nothing more.
    Closed(PortId),
    /// How all of the desk stands, as [`Output::TellDesk`] asks for it.
    Desk(Box<Desk>),
    /// An interaction is new or has changed.
    Interaction(Box<Interaction>),
    /// An interaction is over or gone. As it was at last, where that is known.
    Removed(String, Option<Box<Interaction>>),
    /// The agent has changed.
    Agent(Agent),
    /// The connection to the desktop has changed.
    Connection(shapes::Connection),
    /// The card of another interaction is open.
    Selected(Option<String>),
    /// Where a command stands, whoever gave it, and that in the words the agent sees.
    Command(Box<CommandRecord>, String),
    /// What became of a request.
    Reply(ReplyTo, Result<Reply, Failure>),
    /// The panel has a question. Its answer comes as [`Output::Answered`].
    Ask(Call, Ask),
    /// Whether the HTTP contract wants a token. Pages are told once, until it is not wanted any more: a token that does not help must
    /// not be asked for again and again.
    TokenWanted(bool),
    /// Time has passed.
    Wake,
}

/// What became of a request that was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// It is done.
    Done,
    /// The number stands in the field.
    Filled,
    /// The agent is asked.
    Asked,
    /// The call was sent.
    Sent,
    /// A command was given; the answer waits for what becomes of it.
    Command(CommandId),
}

/// What is to be done, in this order.
#[derive(Debug, PartialEq)]
pub enum Output {
    /// Post this JSON, as an object, by this port.
    Post(PortId, String),
    /// Close this port.
    Close(PortId),
    /// Say how all of the desk stands: [`Event::Desk`], at once.
    TellDesk,
    /// Carry this out, and answer by [`Event::Reply`]; where nobody waits for an answer, there is no [`ReplyTo`].
    Request(Option<ReplyTo>, Request),
    /// What came of a question. After [`AskFailure::Silent`], an answer may still come.
    Answered(Call, Result<Answer, AskFailure>),
    /// Pages came or went: [`offers`](super::EmbeddingSession::offers) may say something else now.
    Services,
    /// For the integrator.
    Note(Note),
}
