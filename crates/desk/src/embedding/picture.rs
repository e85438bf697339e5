//! Converts the desk into the shapes of the contract.

use super::shapes::{self, ActionState, Agent, Connection, ConnectionState, Customer, Interaction, InteractionState};
use crate::{
    activity::{Entry, Phase},
    address::{address_of, plain},
    clock::Millis,
    model::{
        self, Availability, Channel, Contact, ContactState, Control, Denial, Direction, Presence, Work,
        change::ContactEntry,
    },
};
use std::collections::BTreeMap;

/// An interaction's key. `host` is the host of the desktop's origin, with a non-default port.
#[must_use]
pub fn key(desktop: &str, host: &str, interaction: &str) -> String {
    format!("{desktop}/{host}/{interaction}")
}

/// The connection state. `message` is the text shown to the agent.
#[must_use]
pub fn connection(connection: &model::Connection, message: String) -> Connection {
    let state = match connection {
        model::Connection::Starting | model::Connection::Opening => ConnectionState::Starting,
        model::Connection::Trying { problem: None, .. } => ConnectionState::Starting,
        model::Connection::Waiting { problem: None, .. } => ConnectionState::Waiting,
        model::Connection::Connected { .. } => ConnectionState::Connected,
        model::Connection::Trying { .. } | model::Connection::Waiting { .. } | model::Connection::Stopped(_) => {
            ConnectionState::Problem
        }
    };
    Connection { state, message }
}

/// The agent.
#[must_use]
pub fn agent(agent: &model::Agent) -> Agent {
    let state = agent.presence.as_ref().map(|presence| match presence {
        Presence::Available => "available",
        Presence::Unavailable => "unavailable",
        Presence::OnContact(_) => "onContact",
        Presence::Consulting(_) => "consulting",
        Presence::Dialer => "dialer",
        Presence::DialerPending => "dialerPending",
        Presence::LoggedIn => "loggedIn",
        Presence::LoggedOut => "loggedOut",
        Presence::Other(word) => word,
    });
    Agent {
        state: state.map(str::to_owned),
        reason: agent.reason.clone(),
        since: stamp(agent.since),
        wrap_up: agent.wrap_up.is_some(),
        muted: agent.muted,
    }
}

/// An interaction. `entry` is its activity; `words` gives the text of a denial.
#[must_use]
pub fn interaction(
    contact: &ContactEntry,
    key: String,
    entry: Option<&Entry>,
    customer: Option<&Customer>,
    words: impl Fn(&Denial) -> String,
) -> Interaction {
    let interaction = interaction_that_is_over(&contact.contact, key, entry, customer);
    Interaction { actions: actions(contact, words), ..interaction }
}

/// An interaction that accepts no commands any more.
#[must_use]
pub fn interaction_that_is_over(
    contact: &Contact,
    key: String,
    entry: Option<&Entry>,
    customer: Option<&Customer>,
) -> Interaction {
    let state = state(&contact.state);
    let times = entry.map(Times::of).unwrap_or_default();
    let text = |text: &Option<String>| text.as_deref().map(plain).filter(|text| !text.is_empty());
    Interaction {
        id: contact.id.to_string(),
        key,
        channel: channel(&contact.channel),
        direction: contact.direction.map(direction),
        state,
        vendor_state: match &contact.state {
            ContactState::Other(word) => Some(word.clone()),
            _ => None,
        },
        since: stamp(contact.since),
        started_at: stamp(contact.started.or(times.started)),
        answered_at: stamp(times.answered),
        ended_at: stamp(times.ended),
        address: text(&contact.customer.address),
        e164: address_of(contact).and_then(|address| address.e164()),
        name: text(&contact.customer.name),
        queue: contact.queue.as_ref().map(|queue| queue.name().to_owned()),
        muted: contact.muted,
        masked: contact.masked,
        recording: contact.recording,
        customer: customer.cloned(),
        disposition: disposition(&contact.work),
        actions: BTreeMap::new(),
    }
}

/// An interaction's times, from activity.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Times {
    pub(super) started: Option<Millis>,
    pub(super) answered: Option<Millis>,
    pub(super) ended: Option<Millis>,
}

impl Times {
    pub(super) fn of(entry: &Entry) -> Self {
        let intervals = &entry.timeline.intervals;
        let is_conversation = |phase: Phase| matches!(phase, Phase::Talk | Phase::Hold);
        let answered = intervals.iter().find(|interval| is_conversation(interval.what)).map(|interval| interval.from);
        // It includes waiting, and ringing for a second time.
        let is_over = intervals.last().is_some_and(|last| last.what == Phase::WrapUp || !entry.timeline.running);
        let last = intervals.iter().rev().find(|interval| interval.what != Phase::WrapUp);
        Self { started: entry.timeline.from(), answered, ended: last.filter(|_| is_over).map(|interval| interval.to) }
    }
}

/// The allowed actions of an interaction, by the contract's names.
fn actions(contact: &ContactEntry, words: impl Fn(&Denial) -> String) -> BTreeMap<&'static str, ActionState> {
    let mut actions = BTreeMap::new();
    for control in Control::ALL.iter().copied() {
        let Some(state) = contact.controls.iter().find(|state| state.control == control) else { continue };
        for (at, name) in control.row().actions.iter().enumerate() {
            // While it is off, switching on is what may be allowed, and the other way round.
            let is_so = control.row().actions.len() > 1 && (at == 0) == state.engaged;
            let may = match &state.availability {
                Availability::Allowed if is_so => ActionState::Denied(words(&Denial::AlreadySo)),
                Availability::Allowed => ActionState::Allowed,
                Availability::Denied(denial) => ActionState::Denied(words(denial)),
            };
            actions.insert(*name, may);
        }
    }
    actions
}

pub(super) const fn channel(channel: &Channel) -> shapes::Channel {
    match channel {
        Channel::Voice => shapes::Channel::Voice,
        Channel::Chat => shapes::Channel::Chat,
        Channel::Sms => shapes::Channel::Sms,
        Channel::Email => shapes::Channel::Email,
        Channel::Voicemail => shapes::Channel::Voicemail,
        Channel::WorkItem => shapes::Channel::WorkItem,
        Channel::Digital(_) => shapes::Channel::Digital,
    }
}

pub(super) const fn direction(direction: Direction) -> shapes::Direction {
    match direction {
        Direction::Inbound => shapes::Direction::Inbound,
        Direction::Outbound => shapes::Direction::Outbound,
    }
}

const fn state(state: &ContactState) -> InteractionState {
    match state {
        ContactState::Queued => InteractionState::Queued,
        ContactState::Preview => InteractionState::Preview,
        ContactState::Offered => InteractionState::Offered,
        ContactState::Dialing => InteractionState::Dialing,
        ContactState::Active => InteractionState::Active,
        ContactState::Assigned => InteractionState::Assigned,
        ContactState::Held => InteractionState::Held,
        ContactState::Conference => InteractionState::Conference,
        ContactState::Interrupted => InteractionState::Interrupted,
        ContactState::Transferring => InteractionState::Transferring,
        ContactState::WrapUp => InteractionState::WrapUp,
        ContactState::Closed => InteractionState::Closed,
        ContactState::Unknown | ContactState::Other(_) => InteractionState::Unknown,
        ContactState::Ended => InteractionState::Ended,
    }
}

/// The disposition, level by level: recorded in the desktop's own window, or chosen here.
pub(super) fn disposition(work: &Work) -> Option<Vec<String>> {
    let recorded = || {
        let levels = work.recorded.as_ref()?.levels.iter();
        let words: Vec<_> = levels.filter_map(|level| level.value.clone().or_else(|| level.id.clone())).collect();
        (!words.is_empty()).then_some(words)
    };
    let chosen = || {
        let id = work.disposition.as_ref()?;
        let all = work.dispositions.as_ref().map_or(&[][..], |all| &all.list);
        Some(match all.iter().find(|one| one.id == *id) {
            Some(one) => one.path.iter().chain([&one.name]).cloned().collect(),
            None => vec![id.clone()],
        })
    };
    chosen().or_else(recorded)
}

pub(super) fn stamp(at: Option<Millis>) -> Option<String> {
    at.map(Millis::stamp).filter(|text| !text.is_empty())
}
