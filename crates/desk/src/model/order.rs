//! The order of contacts: the most urgent first.

use super::contact::{Contact, ContactState};
use crate::clock::Millis;

/// Sorts contacts by urgency; equal ones by age, then by id, so that nothing jumps without cause. Ids are mostly
/// numbers: the shorter is the smaller.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Urgency {
    rank: u8,
    age: Millis,
    id_length: usize,
}

impl Urgency {
    pub(super) fn of(contact: &Contact) -> Self {
        let rank = match contact.state {
            ContactState::Offered => 0,
            ContactState::Active | ContactState::Conference | ContactState::Assigned => 1,
            ContactState::Dialing => 2,
            ContactState::Held => 3,
            ContactState::WrapUp => 4,
            ContactState::Preview | ContactState::Transferring | ContactState::Unknown | ContactState::Other(_) => 5,
            ContactState::Interrupted => 6,
            ContactState::Queued => 7,
            ContactState::Closed => 8,
            ContactState::Ended => 9,
        };
        // The start, not the last change: answering one of two calls must not reorder the others.
        let age = contact.started.or(contact.since).unwrap_or(Millis(i64::MAX));
        Self { rank, age, id_length: contact.id.as_str().len() }
    }

    /// Whether its state is more urgent; which of two is older does not count here.
    pub(super) const fn is_above(&self, other: &Self) -> bool {
        self.rank < other.rank
    }

    /// Whether nothing can be more urgent.
    pub(super) const fn is_most_urgent(&self) -> bool {
        self.rank == 0
    }
}
