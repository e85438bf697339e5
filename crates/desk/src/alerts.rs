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

/// How many contacts are remembered as told.
const REMEMBERED: usize = 500;
/// How many of them over a reload of the page.
const KEPT: usize = 100;
/// An offer that was seen to end is a new one after this time: less is the desktop correcting itself.
const BETWEEN: Span = Span::seconds(1);
/// After a reload nobody saw it end. The desktop's time stamps tell, as far as clocks can be trusted.
const APART: Span = Span::seconds(10);

/// How a contact comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incoming {
    /// It waits to be taken.
    Rings,
    /// The desktop has given it to the agent.
    Given,
}

impl Incoming {
    /// How this one does; `None` for one that does not, or no longer.
    #[must_use]
    pub fn of(contact: &Contact) -> Option<Self> {
        match contact.state {
            ContactState::Offered => Some(Self::Rings),
            ContactState::Assigned if contact.direction != Some(Direction::Outbound) => Some(Self::Given),
            _ => None,
        }
    }
}

/// An offer that was told.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ToldOffer {
    id: ContactId,
    /// Since when, as the desktop has it.
    since: Option<Millis>,
    /// When it was seen to end.
    left: Option<Millis>,
}

/// Remembers which offers were told.
#[derive(Debug, Clone, Default)]
pub struct OfferLog {
    /// The latest first.
    told: VecDeque<ToldOffer>,
    /// Those that are incoming right now, and whether they ring.
    here: Vec<(ContactId, Incoming)>,
    changed: bool,
}

impl OfferLog {
    /// Takes in how a contact stands; says whether it is an offer that nobody has been told of.
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

    /// A contact goes by another id. Whoever comes under the old one is somebody else.
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

    /// The contacts that wait to be taken, in the order they came.
    pub fn waiting(&self) -> impl Iterator<Item = &ContactId> {
        self.here.iter().filter(|(_, incoming)| *incoming == Incoming::Rings).map(|(id, _)| id)
    }

    /// Once after each change: that there was one.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// As text for the page's next life.
    #[must_use]
    pub fn to_text(&self) -> String {
        let told = self.told.iter().take(KEPT).map(|told| json!([told.id.as_str(), told.since.map(|since| since.0)]));
        Value::from_iter(told).to_string()
    }

    /// As [`OfferLog::to_text`] wrote it. What cannot be read was not told.
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
