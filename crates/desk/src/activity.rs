//! The agent's activity, kept in the browser: their states and contacts over time.
//!
//! A [`Ledger`] records the desk's changes as intervals. Everything else is computed from those on demand: the totals
//! of a day ([`Day`]), the picture ([`picture`]) and the export files ([`csv`], [`json`]).
//!
//! Observed time counts. Unobserved time, because the page was closed or the computer slept, counts only where the
//! desktop says that the state has lasted.

mod day;
mod export;
mod kept;
mod ledger;
mod picture;
mod timeline;

pub use day::{Day, StateTime, Totals};
pub use export::{csv, json};
pub use kept::{KEY_PREFIX, shard_of, storage_key};
pub use ledger::Ledger;
pub use picture::{Bar, Look, Picture, picture};
pub use timeline::{Interval, Timeline};

use crate::{
    model::{Agent, Channel, Contact, ContactState, Direction, Presence},
    search::Query,
};

/// A phase of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Ringing at the agent.
    Ringing,
    /// The customer is being called.
    Dialing,
    /// Talking, or writing.
    Talk,
    /// The customer is on hold.
    Hold,
    /// Wrap-up.
    WrapUp,
    /// With the agent, who is working on something else.
    Waiting,
}

impl Phase {
    /// All phases.
    pub const ALL: [Self; 6] = [Self::Ringing, Self::Dialing, Self::Talk, Self::Hold, Self::WrapUp, Self::Waiting];

    /// Its name in storage and exports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ringing => "ringing",
            Self::Dialing => "dialing",
            Self::Talk => "talk",
            Self::Hold => "hold",
            Self::WrapUp => "wrapUp",
            Self::Waiting => "waiting",
        }
    }

    /// Whether the agent works on the contact: it counts as handling time.
    #[must_use]
    pub const fn is_handling(self) -> bool {
        matches!(self, Self::Talk | Self::Hold | Self::WrapUp)
    }

    fn of(state: &ContactState) -> Option<Self> {
        Some(match state {
            ContactState::Offered => Self::Ringing,
            ContactState::Dialing => Self::Dialing,
            ContactState::Active | ContactState::Assigned | ContactState::Conference | ContactState::Transferring => {
                Self::Talk
            }
            ContactState::Held => Self::Hold,
            ContactState::WrapUp => Self::WrapUp,
            ContactState::Preview | ContactState::Interrupted | ContactState::Other(_) => Self::Waiting,
            // Without a customer, or with an unknown one.
            ContactState::Queued | ContactState::Closed | ContactState::Unknown | ContactState::Ended => return None,
        })
    }
}

/// An agent's state with its reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgentTime {
    /// The state.
    pub state: AgentKind,
    /// The vendor's reason, as sent; may be empty.
    pub reason: String,
}

/// An agent's state, as counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgentKind {
    /// Ready for contacts.
    Available,
    /// Busy with a contact or a colleague.
    OnContact,
    /// Wrap-up.
    WrapUp,
    /// Not ready.
    Unavailable,
    /// Connected to a dialer.
    Dialer,
    /// Signed in, without another state.
    LoggedIn,
    /// An unknown state, as sent.
    Other(String),
}

impl AgentKind {
    /// Its name in storage and exports.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Available => "available",
            Self::OnContact => "onContact",
            Self::WrapUp => "wrapUp",
            Self::Unavailable => "unavailable",
            Self::Dialer => "dialer",
            Self::LoggedIn => "loggedIn",
            Self::Other(word) => word,
        }
    }

    fn parse(name: &str) -> Self {
        let known = [Self::Available, Self::OnContact, Self::WrapUp, Self::Unavailable, Self::Dialer, Self::LoggedIn];
        known.into_iter().find(|kind| kind.name() == name).unwrap_or_else(|| Self::Other(name.to_owned()))
    }
}

impl AgentTime {
    /// `None` while nobody is signed in, or the state is unknown.
    fn of(agent: &Agent) -> Option<Self> {
        let state = match agent.presence.as_ref()? {
            Presence::LoggedOut => return None,
            _ if agent.wrap_up.is_some() => AgentKind::WrapUp,
            Presence::Available => AgentKind::Available,
            Presence::Unavailable => AgentKind::Unavailable,
            Presence::OnContact(_) | Presence::Consulting(_) => AgentKind::OnContact,
            Presence::Dialer | Presence::DialerPending => AgentKind::Dialer,
            Presence::LoggedIn => AgentKind::LoggedIn,
            Presence::Other(word) => AgentKind::Other(short(word)),
        };
        Some(Self { state, reason: agent.reason.as_deref().map(short).unwrap_or_default() })
    }
}

/// How a contact ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The agent spoke or wrote to the customer.
    Handled,
    /// The agent transferred it.
    Transferred,
    /// It rang, and nobody took it.
    Missed,
    /// It rang, and the agent refused it.
    Refused,
    /// The customer was called and did not answer.
    NotReached,
}

impl Outcome {
    /// Its name in exports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Handled => "handled",
            Self::Transferred => "transferred",
            Self::Missed => "missed",
            Self::Refused => "refused",
            Self::NotReached => "notReached",
        }
    }
}

/// One recorded contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The vendor's id.
    pub id: String,
    /// The channel.
    pub channel: Channel,
    /// The direction.
    pub direction: Option<Direction>,
    /// The customer's name; may be empty.
    pub name: String,
    /// Their number or address; may be empty.
    pub address: String,
    /// The skill, queue or campaign; may be empty.
    pub skill: String,
    /// Its disposition, as named by the vendor; may be empty.
    pub disposition: String,
    /// Its phases over time.
    pub timeline: Timeline<Phase>,
    refused: bool,
    transferred: bool,
    over: bool,
}

impl Entry {
    /// How it ended; `None` while it goes on, or if its end was not observed.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        let was = |phase: fn(Phase) -> bool| self.timeline.intervals.iter().any(|interval| phase(interval.what));
        if !self.over {
            return None;
        }
        Some(if self.transferred {
            Outcome::Transferred
        } else if was(Phase::is_handling) {
            Outcome::Handled
        } else if self.refused {
            Outcome::Refused
        } else if was(|phase| phase == Phase::Ringing) {
            Outcome::Missed
        } else if was(|phase| phase == Phase::Dialing) {
            Outcome::NotReached
        } else {
            return None;
        })
    }

    /// The customer's name, else their address; may be empty.
    #[must_use]
    pub fn customer(&self) -> &str {
        if self.name.trim().is_empty() { &self.address } else { &self.name }
    }

    /// Whether every word of `query` occurs in it or in `more`.
    #[must_use]
    pub fn matches(&self, query: &Query, more: &str) -> bool {
        query.finds(&[&self.name, &self.address, &self.skill, &self.disposition, more])
    }

    fn new(contact: &Contact) -> Self {
        Self {
            id: contact.id.to_string(),
            channel: contact.channel.clone(),
            direction: None,
            name: String::new(),
            address: String::new(),
            skill: String::new(),
            disposition: String::new(),
            timeline: Timeline::new(timeline::MOST),
            refused: false,
            transferred: false,
            over: false,
        }
    }

    /// Updates everything but the state; returns whether anything changed.
    fn know(&mut self, contact: &Contact) -> bool {
        let mut news = self.channel != contact.channel || self.direction != contact.direction;
        if news {
            self.channel.clone_from(&contact.channel);
            self.direction = contact.direction;
        }
        let customer = &contact.customer;
        let (outcome, skill) = (outcome(contact), contact.queue.as_ref().map(|queue| queue.name()));
        for (slot, text) in [
            (&mut self.name, customer.name.as_deref()),
            (&mut self.address, customer.address.as_deref()),
            (&mut self.skill, skill),
            (&mut self.disposition, outcome.as_deref()),
        ] {
            let text = text.map(cut_short).unwrap_or_default();
            if !text.is_empty() && slot != text {
                text.clone_into(slot);
                news = true;
            }
        }
        news
    }
}

/// The disposition, as named by the vendor.
fn outcome(contact: &Contact) -> Option<String> {
    let work = &contact.work;
    if let Some(recorded) = &work.recorded {
        let levels = recorded.levels.iter().filter_map(|level| level.value.as_deref().or(level.id.as_deref()));
        return Some(levels.collect::<Vec<_>>().join(" / "));
    }
    let id = work.disposition.as_ref()?;
    let named = work.dispositions.as_ref().and_then(|all| all.list.iter().find(|one| one.id == *id));
    Some(named.map_or(id, |one| &one.name).clone())
}

/// The maximum length of a stored text, in bytes.
const LONGEST: usize = 160;

fn cut_short(text: &str) -> &str {
    crate::session::cut(text.trim(), LONGEST)
}

fn short(text: &str) -> String {
    cut_short(text).to_owned()
}

#[cfg(test)]
mod tests;
