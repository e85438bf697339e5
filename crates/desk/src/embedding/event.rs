//! Inputs and outputs of an embedding session.

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

/// A port, numbered by the caller; never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PortId(pub u32);

/// A window that may connect (an ancestor or the opener), numbered by the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WindowId(pub u32);

/// The recipient of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReplyTo {
    pub(super) port: PortId,
    pub(super) number: u64,
}

/// A request from the panel: its sender, with the sender's own number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    /// From [`CustomerMatches`](super::CustomerMatches).
    Match(u64),
    /// From a search.
    Search(u64),
    /// From opening a record.
    Open(u64),
    /// From the [`Outbox`](super::Outbox).
    Log(u64),
}

/// Facts that are the same for every page.
#[derive(Debug, Clone)]
pub struct About {
    /// Identifies this load of the panel.
    pub life: String,
    /// The panel's version.
    pub version: String,
    /// The desktop's id.
    pub desktop: &'static str,
    /// Whether the desktop can begin an interaction.
    pub can_dial: bool,
}

/// An input.
#[derive(Debug)]
pub enum Event {
    /// A message with a port arrived at the panel's window, from an allowed window and origin: the
    /// caller has checked both, and ignores all others.
    Connect {
        /// The sender.
        window: WindowId,
        /// The port in the message.
        port: PortId,
        /// The message as JSON.
        text: String,
    },
    /// A message arrived on a port, as JSON.
    Message {
        /// The port.
        port: PortId,
        /// The message.
        text: String,
    },
    /// A port was closed.
    Closed(PortId),
    /// The whole state of the desk, requested by [`Output::TellDesk`].
    Desk(Box<Desk>),
    /// An interaction is new or has changed.
    Interaction(Box<Interaction>),
    /// An interaction has ended or gone, with its last known state.
    Removed(String, Option<Box<Interaction>>),
    /// The agent has changed.
    Agent(Agent),
    /// The connection to the desktop has changed.
    Connection(shapes::Connection),
    /// Another interaction's card is open.
    Selected(Option<String>),
    /// A command's status, whoever gave it, and its text as shown to the agent.
    Command(Box<CommandRecord>, String),
    /// The result of a request.
    Reply(ReplyTo, Result<Reply, Failure>),
    /// The panel sends a request. Its answer comes as [`Output::Answered`].
    Ask(Call, Ask),
    /// Whether the CRM server requires a token. Pages are notified once until it no longer does: an invalid token must
    /// not lead to endless requests.
    TokenWanted(bool),
    /// Time has passed.
    Wake,
}

/// The result of a request that was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Done.
    Done,
    /// The number is in the field.
    Filled,
    /// The agent was asked to confirm.
    Asked,
    /// The call was sent.
    Sent,
    /// A command was given; the answer waits for its result.
    Command(CommandId),
}

/// What the caller has to do, in this order.
#[derive(Debug, PartialEq)]
pub enum Output {
    /// Post this JSON, as an object, on this port.
    Post(PortId, String),
    /// Close this port.
    Close(PortId),
    /// Send [`Event::Desk`] at once.
    TellDesk,
    /// Carry this out and answer by [`Event::Reply`]; without a [`ReplyTo`], no answer is expected.
    Request(Option<ReplyTo>, Request),
    /// The answer to a request. After [`AskFailure::Silent`], a late answer may follow.
    Answered(Call, Result<Answer, AskFailure>),
    /// Pages connected or left: [`offers`](super::EmbeddingSession::offers) may have changed.
    Services,
    /// A line for Diagnostics.
    Note(Note),
}
