//! The interactions Skylight has reported, with their availability.

use super::{
    availability::{self, Policy},
    requests::Key,
};
use deskpane_desk::{
    clock::{Millis, Span, Stamp},
    kit::{
        pending::PendingCommands,
        registry::{Bounds, ContactRegistry},
    },
    model::{Contact, ContactId, ContactState, Control, ControlState, Denial, work::Transfer},
};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};

/// Messages of an interaction may come before its offer, which alone shows that it is the agent's. Messages after its
/// end belong to the same interaction.
pub(super) const BOUNDS: Bounds = Bounds { over: 100, waiting: 100, ..Bounds::open(500) };
/// The most scripts of one interaction that are remembered as sent, or as answered.
const MOST_REPLIES: usize = 100;
/// How long after its deadline to wait before asking about an offer.
const EXPIRED: Span = Span::seconds(5);
/// How long *is typing* lasts without news.
pub(super) const TYPING: Span = Span::seconds(10);

/// All interactions.
pub(super) type Contacts = ContactRegistry<Facts>;
/// The pending commands, with their expected answers.
pub(super) type Pending = PendingCommands<Key, super::requests::Expectation>;

/// The session's data of an interaction.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// Carried by Smooch, which has commands of its own.
    pub(super) smooch: bool,
    /// The agent dialled it.
    pub(super) dialled: bool,
    /// The customer is on the line.
    pub(super) connected: bool,
    /// When its offer ends, as Skylight wrote it.
    pub(super) expires: Option<Stamp>,
    /// When its messages were written, as Skylight wrote it, by message id.
    pub(super) stamps: LiteMap<String, Stamp>,
    /// The scripts.
    pub(super) scripts: ScriptReplies,
    /// The last requested transfer, from here or from Skylight's own window.
    pub(super) transfer_asked: Option<Transfer>,
}

/// The scripts of an interaction that the agent has filled in. Skylight's state holds them as not filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ScriptReplies {
    /// Sent and not acknowledged yet, oldest first: an acknowledgement names the interaction and no script.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sent: Vec<String>,
    /// Acknowledged scripts.
    #[serde(default)]
    answered: Vec<String>,
}

impl ScriptReplies {
    /// A script is sent.
    pub(super) fn send(&mut self, script: &str) {
        self.sent.retain(|sent| sent != script);
        if self.sent.len() < MOST_REPLIES {
            self.sent.push(script.to_owned());
        }
    }

    /// A script is acknowledged, or refused.
    pub(super) fn settle(&mut self, script: &str, accepted: bool) {
        self.sent.retain(|sent| sent != script);
        if accepted && self.answered.len() < MOST_REPLIES {
            self.answered.push(script.to_owned());
        }
    }

    /// The script of an acknowledgement whose command is no longer known.
    pub(super) fn oldest_sent(&self) -> Option<String> {
        self.sent.first().cloned()
    }

    /// Whether a script is answered.
    pub(super) fn has(&self, script: &str) -> bool {
        self.answered.iter().any(|answered| answered == script)
    }
}

/// Interactions whose customer was typing, without news since.
pub(super) fn fallen_silent(contacts: &Contacts, now: Millis) -> Vec<ContactId> {
    let silent = contacts.entries().filter(|entry| entry.contact.work.typing.is_some_and(|until| until <= now));
    silent.map(|entry| entry.contact.id.clone()).collect()
}

/// When the first *is typing* expires.
pub(super) fn next_silence(contacts: &Contacts) -> Option<Millis> {
    contacts.entries().filter_map(|entry| entry.contact.work.typing).min()
}

/// Offers whose deadline has passed.
pub(super) fn expired_offers(contacts: &Contacts, now: Millis) -> Vec<ContactId> {
    let gone = offers(contacts).filter(|(_, until)| now - *until >= EXPIRED);
    gone.map(|(id, _)| id.clone()).collect()
}

/// When the first offer's deadline passes.
pub(super) fn next_expiry(contacts: &Contacts) -> Option<Millis> {
    offers(contacts).map(|(_, until)| until + EXPIRED).min()
}

fn offers(contacts: &Contacts) -> impl Iterator<Item = (&ContactId, Millis)> {
    let offered = contacts.entries().filter(|entry| entry.contact.state == ContactState::Offered);
    offered.filter_map(|entry| Some((&entry.contact.id, entry.contact.until?)))
}

/// A contact's controls. `standing` says whether commands are possible at all.
pub(super) fn controls(
    contact: &Contact,
    policy: Policy,
    standing: &Result<(), Denial>,
    pending: &Pending,
) -> Vec<ControlState> {
    let control_state = |control: &Control| ControlState {
        control: *control,
        engaged: availability::is_engaged(contact, *control),
        availability: may(contact, *control, policy, standing, pending).into(),
    };
    availability::controls(contact).iter().map(control_state).collect()
}

/// Whether a command may be given now.
pub(super) fn may(
    contact: &Contact,
    control: Control,
    policy: Policy,
    standing: &Result<(), Denial>,
    pending: &Pending,
) -> Result<(), Denial> {
    if !availability::controls(contact).contains(&control) {
        return Err(Denial::Channel);
    }
    availability::may(contact, control, policy)?;
    standing.clone()?;
    let busy = availability::topics(control).iter().any(|topic| pending.is_busy(&(Some(contact.id.clone()), topic)));
    if busy { Err(Denial::InFlight) } else { Ok(()) }
}
