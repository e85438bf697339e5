//! Alerts for incoming contacts: which ones are announced, and when the ringer sounds. Each incoming contact is
//! announced once, however often the desktop repeats it and the page is reloaded.

mod ringer;

pub use ringer::{RingCommand, Ringer, Scene};

use crate::{
    clock::{Millis, Span},
    model::{Contact, ContactId, ContactState, Direction},
};
use serde_json::{Value, json};
use std::collections::VecDeque;

/// The maximum number of announced contacts remembered.
const REMEMBERED: usize = 500;
/// The maximum number of them kept across a reload.
const KEPT: usize = 100;
/// An offer that returns after this time is new; sooner, the desktop is correcting itself.
const BETWEEN: Span = Span::seconds(1);
/// After a reload, the end was not observed: the desktop's time stamps decide, within the accuracy of clocks.
const APART: Span = Span::seconds(10);

/// How a contact arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incoming {
    /// It waits to be answered.
    Rings,
    /// The desktop has given it to the agent.
    Given,
}

impl Incoming {
    /// How this contact arrives; `None` if it does not, or no longer.
    #[must_use]
    pub fn of(contact: &Contact) -> Option<Self> {
        match contact.state {
            ContactState::Offered => Some(Self::Rings),
            ContactState::Assigned if contact.direction != Some(Direction::Outbound) => Some(Self::Given),
            _ => None,
        }
    }
}

/// An announced offer.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ToldOffer {
    id: ContactId,
    /// Since when, by the desktop.
    since: Option<Millis>,
    /// When its end was observed.
    left: Option<Millis>,
}

/// Remembers the announced offers.
#[derive(Debug, Clone, Default)]
pub struct OfferLog {
    /// The latest first.
    told: VecDeque<ToldOffer>,
    /// The incoming contacts, and whether they ring.
    here: Vec<(ContactId, Incoming)>,
    changed: bool,
}

impl OfferLog {
    /// Handles a contact's state; returns whether it is an offer to announce.
    pub fn report(&mut self, contact: &Contact, now: Millis) -> bool {
        let at = self.here.iter().position(|(id, _)| *id == contact.id);
        let Some(incoming) = Incoming::of(contact) else {
            if let Some(at) = at {
                self.here.remove(at);
                self.changed = true;
                self.told.iter_mut().filter(|told| told.id == contact.id).for_each(|told| told.left = Some(now));
            }
            return false;
        };
        match at.and_then(|at| self.here.get_mut(at)) {
            Some((_, was)) => {
                self.changed |= *was != incoming;
                *was = incoming;
                return false;
            }
            None => self.here.push((contact.id.clone(), incoming)),
        }
        self.changed = true;
        let before = self.told.iter().find(|told| told.id == contact.id);
        if before.is_some_and(|before| incoming == Incoming::Given || !before.is_followed_by(contact, now)) {
            return false;
        }
        self.told.retain(|told| told.id != contact.id);
        self.told.push_front(ToldOffer { id: contact.id.clone(), since: contact.since, left: None });
        self.told.truncate(REMEMBERED);
        true
    }

    /// A contact's id has changed. A later contact under the old id is another one.
    pub fn rename(&mut self, from: &ContactId, to: &ContactId) {
        if let Some(told) = self.told.iter_mut().find(|told| told.id == *from) {
            told.id = to.clone();
        }
        let has_both = self.here.iter().any(|(id, _)| id == to);
        self.here.retain(|(id, _)| !has_both || id != from);
        if let Some((id, _)) = self.here.iter_mut().find(|(id, _)| id == from) {
            *id = to.clone();
        }
        self.changed = true;
    }

    /// The contacts that wait to be answered, in order of arrival.
    pub fn waiting(&self) -> impl Iterator<Item = &ContactId> {
        self.here.iter().filter(|(_, incoming)| *incoming == Incoming::Rings).map(|(id, _)| id)
    }

    /// Returns once after each change that there was one.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// As text to keep across a reload.
    #[must_use]
    pub fn to_text(&self) -> String {
        let told = self.told.iter().take(KEPT).map(|told| json!([told.id.as_str(), told.since.map(|since| since.0)]));
        Value::from_iter(told).to_string()
    }

    /// From the text of [`OfferLog::to_text`]. Unreadable entries count as not announced.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let kept: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
        let told = kept.iter().take(KEPT).filter_map(|one| {
            let id = ContactId::new(one.get(0)?.as_str()?)?;
            Some(ToldOffer { id, since: one.get(1).and_then(Value::as_i64).map(Millis), left: None })
        });
        Self { told: told.collect(), ..Self::default() }
    }
}

impl ToldOffer {
    /// Whether this is another offer of the same contact.
    fn is_followed_by(&self, contact: &Contact, now: Millis) -> bool {
        let apart = self.since.zip(contact.since).map(|(before, since)| since - before);
        match self.left {
            Some(left) => now - left >= BETWEEN || apart.is_some_and(|apart| apart >= BETWEEN),
            None => apart.is_some_and(|apart| apart >= APART),
        }
    }
}

#[cfg(test)]
mod tests;
