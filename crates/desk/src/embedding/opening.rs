//! Decides when a customer's record opens by itself: once per interaction, when it is offered or answered and the customer is known.

use super::{ask::Cause, customers::Match};
use crate::{
    clock::{Millis, Span},
    config::OpenRecord,
    model::{Connection, Contact, ContactId, ContactState},
};
use litemap::LiteMap;

/// After this time of being connected, the desktop has reported its current interactions: later ones are new.
const SETTLED: Span = Span::seconds(3);

/// Decides when a record opens by itself.
#[derive(Debug)]
pub struct RecordOpener {
    when: OpenRecord,
    connected: Option<Millis>,
    seen: LiteMap<ContactId, Seen>,
}

#[derive(Debug)]
struct Seen {
    stage: Stage,
    /// It is time, but the customer is not known yet.
    due: Option<Cause>,
    is_done: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Before,
    Offered,
    Answered,
    After,
}

impl Stage {
    const fn of(state: &ContactState) -> Self {
        match state {
            ContactState::Offered => Self::Offered,
            ContactState::Active
            | ContactState::Assigned
            | ContactState::Held
            | ContactState::Conference
            | ContactState::Transferring => Self::Answered,
            ContactState::WrapUp | ContactState::Closed | ContactState::Ended => Self::After,
            ContactState::Queued
            | ContactState::Preview
            | ContactState::Dialing
            | ContactState::Interrupted
            | ContactState::Unknown
            | ContactState::Other(_) => Self::Before,
        }
    }
}

impl RecordOpener {
    /// Opens records at this moment of an interaction.
    #[must_use]
    pub const fn new(when: OpenRecord) -> Self {
        Self { when, connected: None, seen: LiteMap::new() }
    }

    /// The connection to the desktop has changed.
    pub const fn connection(&mut self, connection: &Connection) {
        self.connected = match connection {
            Connection::Connected { since, .. } => Some(*since),
            _ => None,
        };
    }

    /// An interaction or its customer has changed. Returns why to open a record, and whose: `None` for
    /// somebody not in the CRM. `may` is false while the agent types or the page is hidden: then nothing opens.
    pub fn decide(
        &mut self,
        contact: &Contact,
        matched: Option<&Match>,
        may: bool,
        now: Millis,
    ) -> Option<(Cause, Option<String>)> {
        let stage = Stage::of(&contact.state);
        let is_settled = self.connected.is_some_and(|at| now - at >= SETTLED);
        let seen = self.seen.entry(contact.id.clone()).or_insert_with(|| {
            // Interactions from before this page was loaded are not new.
            let stage = if is_settled { Stage::Before } else { stage };
            Seen { stage, due: None, is_done: false }
        });
        let before = std::mem::replace(&mut seen.stage, stage);
        let reached = |wanted: Stage| before < wanted && stage == wanted;
        let cause = match self.when {
            OpenRecord::Offered if reached(Stage::Offered) => Some(Cause::Offered),
            // It was never offered: accepting it is the first event.
            OpenRecord::Offered if before == Stage::Before && reached(Stage::Answered) => Some(Cause::Answered),
            OpenRecord::Answered if reached(Stage::Answered) => Some(Cause::Answered),
            _ => None,
        };
        if cause.is_some() && !seen.is_done {
            seen.due = cause;
        }
        if stage == Stage::After {
            seen.due = None;
        }
        let customer = match matched? {
            Match::Known(customer) => Some(customer.reference.clone()),
            Match::Nobody => None,
            Match::Anonymous | Match::Unanswered | Match::Failed | Match::Several(_) => return None,
        };
        let cause = seen.due.take()?;
        seen.is_done = true;
        may.then_some((cause, customer))
    }

    /// An interaction's id has changed.
    pub fn renamed(&mut self, from: &ContactId, to: &ContactId) {
        if let Some(seen) = self.seen.remove(from) {
            self.seen.entry(to.clone()).or_insert(seen);
        }
    }

    /// An interaction is gone.
    pub fn forget(&mut self, id: &ContactId) {
        self.seen.remove(id);
    }
}

#[cfg(test)]
mod tests;
