//! The panel beside a CRM: the protocol, without ports, storage, network or clock.
//!
//! A page around the panel speaks `deskpane/1` over a port; without a page, HTTP does the same. Each part is a
//! state machine: events and the time go in, and actions come out as values.
//!
//! - [`EmbeddingSession`] is the panel's side of all ports: it accepts pages, notifies them about the desk, forwards their requests
//!   and answers them, and sends the panel's own requests.
//! - [`CustomerMatches`] matches interactions to customers; [`RecordOpener`] decides when a record opens by itself.
//! - [`LogBook`] decides what is logged and when; [`Outbox`] delivers it.
//! - [`picture`] converts the desk into the [`shapes`] of the contract, [`act`] checks a page's command, and
//!   [`http`] has the addresses of the HTTP contract.
//!
//! # Integration
//!
//! The browser edge does the following, and makes no decisions of its own:
//!
//! - **Ports.** A message with a port, from an ancestor or the opener and an origin in `crm.origins`, is [`Event::Connect`], with a
//!   number for the window and a new one for the port. Any other message with a port is counted, not read. Messages of ports are
//!   [`Event::Message`], as JSON; they may hold tokens, so they are not recorded.
//! - **The desk.** Only while [`EmbeddingSession::is_heard`]: a change becomes [`Event::Interaction`],
//!   [`Event::Agent`] and so on. [`Output::TellDesk`] is answered by [`Event::Desk`] before anything else happens. Every
//!   `Change::Command` becomes [`Event::Command`].
//! - **Requests.** [`Output::Request`] is answered by [`Event::Reply`]: [`Failure::Gone`] where no such interaction is open,
//!   [`Failure::Unavailable`] with the words for a denial, [`Reply::Command`] for a command that was given.
//! - **Requests to pages.** [`MatchOutput::Ask`] goes to a page that [offers](EmbeddingSession::offers) it, by [`Event::Ask`], else over HTTP
//!   with the first of its addresses.
//!   [`Output::Answered`] is routed back by [`Call`]; [`CustomerMatches::answered`] takes `None` if there is no answer.
//!   On [`Output::Services`] and the browser's `online`, call [`CustomerMatches::available`] and send
//!   [`OutboxEvent::Route`].
//! - **The log.** [`LogBook::consider`] is called for an interaction whenever its contact, customer or note has changed, after
//!   activity has seen it, and for those that are [due](LogBook::due); an entry becomes [`OutboxEvent::Put`]. A while after
//!   the desktop has connected, [`LogBook::finish`] closes what is [unfinished](LogBook::unfinished) and not on the desk any more.
//! - **The outbox.** Begin with [`OutboxEvent::Elsewhere`]. One object store keyed by the entry's key; [`OutboxOutput::Store`] and
//!   [`OutboxOutput::Remove`] compare revisions and write in one transaction, then tell the other tabs by a `BroadcastChannel`,
//!   whose messages are [`OutboxEvent::Elsewhere`] there; several at once may be merged. [`OutboxOutput::Lead`] asks for a Web Lock, held until it is
//!   released; without Web Locks a tab leads at once. The result of `fetch` is [`OutboxEvent::Answered`], late or not.
//! - **Wake-ups.** Each part has a `wake_at`; the earliest sets the timer.

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
