//! The active contact: it is open, all others are rows. It follows urgency until the agent chooses, and is never
//! taken from an agent who is working in it.

use super::{
    change::Desk,
    contact::{Channel, Contact, ContactId, ContactState},
    order::Urgency,
};

/// The contact that is open, and what has happened since it was last decided on.
#[derive(Debug, Default)]
pub struct ActiveContact {
    open: Option<ContactId>,
    /// By the agent, not by urgency.
    chosen: bool,
    /// The most urgent of those that have become more urgent. What merely stays urgent takes no place.
    risen: Option<(Urgency, ContactId)>,
    /// The one the agent has turned to elsewhere.
    turned: Option<(Turn, ContactId)>,
    /// A call that was talked on and is held.
    held: Option<ContactId>,
}

/// How the agent turned to a contact elsewhere than here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Turn {
    /// It was ringing and is not any more: answered by the agent, or by itself.
    Taken,
    /// They dialled it, or opened it in the desktop's own window.
    Meant,
}

impl ActiveContact {
    /// The contact that is open.
    #[must_use]
    pub const fn open(&self) -> Option<&ContactId> {
        self.open.as_ref()
    }

    /// The agent wants this one.
    pub fn choose(&mut self, id: ContactId) {
        *self = Self { open: Some(id), chosen: true, ..Self::default() };
    }

    /// A contact is there, or has changed.
    pub fn notice(&mut self, before: Option<&Contact>, now: &Contact) {
        let came_to_front = now.in_front && !before.is_some_and(|before| before.in_front);
        let was_ringing = before.is_some_and(|before| before.state == ContactState::Offered);
        let turn = if came_to_front || before.is_none() && now.state == ContactState::Dialing {
            Some(Turn::Meant)
        } else if was_ringing && is_talked_on(&now.state) {
            Some(Turn::Taken)
        } else {
            None
        };
        if let Some(turn) = turn
            && self.turned.as_ref().is_none_or(|(other, _)| *other <= turn)
        {
            self.turned = Some((turn, now.id.clone()));
        }
        if now.channel == Channel::Voice
            && now.state == ContactState::Held
            && before.is_some_and(|before| is_talked_on(&before.state))
        {
            self.held = Some(now.id.clone());
        }
        let urgency = Urgency::of(now);
        let has_risen = before.is_none_or(|before| urgency.is_above(&Urgency::of(before)));
        if has_risen && self.risen.as_ref().is_none_or(|(other, _)| urgency < *other) {
            self.risen = Some((urgency, now.id.clone()));
        }
    }

    /// A contact goes by another id.
    pub fn rename(&mut self, from: &ContactId, to: &ContactId) {
        let risen = self.risen.as_mut().map(|(_, id)| id);
        let turned = self.turned.as_mut().map(|(_, id)| id);
        let held = self.held.as_mut();
        for id in self.open.as_mut().into_iter().chain(risen).chain(turned).chain(held) {
            if id == from {
                id.clone_from(to);
            }
        }
    }

    /// Whether there is anything to decide.
    #[must_use]
    pub fn is_settled(&self, desk: &Desk) -> bool {
        let stands = self.open.as_ref().is_some_and(|id| desk.entry(id).is_some());
        stands && self.risen.is_none() && self.turned.is_none() && self.held.is_none()
    }

    /// Decides which contact is open. `at_work` says that the agent is working in the open one, as far as the page
    /// can tell: the focus is in it.
    pub fn settle(&mut self, desk: &Desk, at_work: bool) {
        let risen = self.risen.take();
        let turned = self.turned.take();
        let held = self.held.take();
        let Some(place) = self.open.as_ref().and_then(|id| desk.entry(id)) else {
            // Whatever rings, an agent who talks stays there: a reloaded page must not show another contact.
            self.open = talked_on(desk).or_else(|| desk.order().next()).cloned();
            self.chosen = false;
            return;
        };
        if at_work {
            return;
        }
        let own = &place.contact;
        let there = |id: &ContactId| *id != own.id && desk.entry(id).is_some();
        let talking = is_talked_on(&own.state);
        match turned.filter(|(_, id)| there(id)) {
            Some((Turn::Taken, id)) if talking => {
                // Of two calls, only one is active: the one that is held next was the other.
                self.turned = Some((Turn::Taken, id));
            }
            Some((turn, id)) if turn == Turn::Meant || !self.chosen || own.state == ContactState::Held => {
                self.open = Some(id);
                self.chosen = turn == Turn::Meant;
                return;
            }
            _ => {}
        }
        // A call was held to talk on the other: the agent is there now.
        if !self.chosen
            && held.is_some_and(|id| id == own.id)
            && let Some(other) = talked_on(desk)
        {
            self.open = Some(other.clone());
            return;
        }
        let takes = |urgency: &Urgency| {
            urgency.is_above(&Urgency::of(own)) && !talking && (!self.chosen || urgency.is_most_urgent())
        };
        if let Some((_, id)) = risen.filter(|(urgency, id)| there(id) && takes(urgency)) {
            self.open = Some(id);
            self.chosen = false;
        }
    }
}

/// The call the agent talks on.
fn talked_on(desk: &Desk) -> Option<&ContactId> {
    let places = desk.order().filter_map(|id| desk.entry(id));
    let mut calls = places.filter(|place| place.contact.channel == Channel::Voice);
    calls.find(|place| is_talked_on(&place.contact.state)).map(|place| &place.contact.id)
}

/// Whether the agent has somebody there right now.
const fn is_talked_on(state: &ContactState) -> bool {
    matches!(state, ContactState::Active | ContactState::Conference | ContactState::Assigned | ContactState::Dialing)
}

#[cfg(test)]
mod tests;
