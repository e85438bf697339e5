//! The panel beside a CRM: what goes between the two, without ports, storage, network or clock.
//!
//! A page around the panel speaks `deskpane/1` over a port; where there is no page, the same is done over HTTP. Each part is a
//! state machine: what happened goes in, with the time, and what is to be done comes out as values.
//!
//! - [`EmbeddingSession`] is the panel's side of all ports: it welcomes pages, tells them of the desk, has their requests carried
//!   out and answered, and puts the panel's questions to them.
//! - [`CustomerMatches`] knows who each interaction is with, [`RecordOpener`] when a record opens by itself.
//! - [`LogBook`] says what is to be logged and when, [`Outbox`] sees to it that it gets there.
//! - [`picture`] puts the desk into the [`shapes`] of the contract, [`act`] holds a page's wish against what may be done, and
//!   [`http`] has the addresses of the HTTP contract.
//!
//! # Putting them together
//!
//! Whoever joins them to the browser does this, and nothing of it is decided there:
//!
//! - **Ports.** A message with a port, from an ancestor or the opener and an origin in `crm.origins`, is [`Event::Connect`], with a
//!   number for the window and a new one for the port. Anything else with a port is counted and not read. Messages of ports are
//!   [`Event::Message`], as JSON; ports hold tokens, so no recorder sees them.
//! - **The desk.** Only while [`EmbeddingSession::is_heard`]: what a change has touched becomes [`Event::Interaction`],
//!   [`Event::Agent`] and so on. [`Output::TellDesk`] is answered by [`Event::Desk`] before anything else happens. Every
//!   `Change::Command` becomes [`Event::Command`].
//! - **Requests.** [`Output::Request`] is answered by [`Event::Reply`]: [`Failure::Gone`] where no such interaction is open,
//!   [`Failure::Unavailable`] with the words for a denial, [`Reply::Command`] for a command that was given.
//! - **Questions.** [`MatchOutput::Ask`] goes to a page that [offers](EmbeddingSession::offers) it, by [`Event::Ask`], else over HTTP
//!   with the first of its addresses.
//!   [`Output::Answered`] finds its way back by [`Call`]; `None` for [`CustomerMatches::answered`] where there is no answer.
//!   [`Output::Services`] and the browser's `online` are reasons for [`CustomerMatches::available`] and
//!   [`OutboxEvent::Route`].
//! - **The log.** [`LogBook::consider`] is called for an interaction whenever its contact, customer or note has changed, after
//!   activity has heard of it, and for those that are [due](LogBook::due); what comes of it is [`OutboxEvent::Put`]. A while after
//!   the desktop has connected, [`LogBook::finish`] closes what is [unfinished](LogBook::unfinished) and not on the desk any more.
//! - **The outbox.** Begin with [`OutboxEvent::Elsewhere`]. One object store keyed by the entry's key; [`OutboxOutput::Store`] and
//!   [`OutboxOutput::Remove`] compare revisions and write in one transaction, then tell the other tabs by a `BroadcastChannel`,
//!   whose messages are [`OutboxEvent::Elsewhere`] there; of many in a moment, one will do. [`OutboxOutput::Lead`] asks for a Web Lock, which is held until it is let
//!   go; without Web Locks a tab leads at once. What `fetch` says is [`OutboxEvent::Answered`], late or not.
//! - **Wake-ups.** Each has a `wake_at`; the least of them sets the alarm.

mod acting;
mod ask;
mod connect;
mod connection;
mod customers;
mod event;
mod failure;
pub mod http;
mod limits;
mod log;
mod message;
mod opening;
mod outbox;
mod params;
pub mod picture;
mod request;
mod session;
pub mod shapes;
mod telling;
mod token;

pub use acting::{Act, act};
pub use ask::{Answer, Ask, AskFailure, Cause, Service};
pub use customers::{CustomerMatches, Match, MatchOutput};
pub use event::{About, Call, Event, Output, PortId, Reply, ReplyTo, WindowId};
pub use failure::Failure;
pub use log::{LogBook, LogFacts};
pub use opening::RecordOpener;
pub use outbox::{Outbox, OutboxEvent, OutboxOutput, OutboxStatus, OutboxTrouble, Route, SendOutcome, Stored, as_text};
pub use request::{Dial, Request};
pub use session::EmbeddingSession;
pub use token::BearerToken;
