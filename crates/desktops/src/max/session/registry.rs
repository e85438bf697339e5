//! All contacts MAX has told of, in view or not, with what may be done to each. The session's own memory:
//! a command's safety depends on contacts a Contact Panel does not show.

use super::{
    availability::{self, AgentFacts, Reactions},
    pending::PendingCommands,
};
use deskpane_desk::model::{
    Availability, Channel, CommandTarget, Contact, ContactId, ContactState, Control, ControlState, Denial, Intent,
};
use std::{collections::HashMap, sync::Arc};

/// The most contacts that are open at a time. An agent has a handful; a flood is not taken in.
pub(super) const MOST_OPEN: usize = 2_000;

/// A contact with what was last said about its offers.
#[derive(Debug)]
struct Entry {
    contact: Arc<Contact>,
    controls: Vec<ControlState>,
    /// The registration after which it was last heard of.
    round: u64,
}

/// All open contacts.
#[derive(Debug)]
pub(super) struct ContactRegistry {
    entries: HashMap<ContactId, Entry>,
    reactions: Reactions,
    /// Only this contact and what continues it is shown: the panel is its Contact Panel.
    pub(super) scope: Option<ContactId>,
    pub(super) agent: AgentFacts,
    pub(super) connected: bool,
    /// Counts registrations.
    pub(super) round: u64,
}

impl ContactRegistry {
    pub(super) fn new(scope: Option<ContactId>) -> Self {
        Self {
            entries: HashMap::new(),
            reactions: Reactions::default(),
            scope,
            agent: AgentFacts { muted: false, can_mask: true, can_record: true },
            connected: false,
            round: 0,
        }
    }

    pub(super) fn get(&self, id: &ContactId) -> Option<&Arc<Contact>> {
        self.entries.get(id).map(|entry| &entry.contact)
    }

    pub(super) fn is_full(&self) -> bool {
        self.entries.len() >= MOST_OPEN
    }

    /// Takes in a contact's new state, and says whose offers may have changed by it.
    pub(super) fn put(&mut self, contact: Arc<Contact>) -> Vec<ContactId> {
        let id = contact.id.clone();
        let affected = self.note_reactions(&contact);
        if contact.state == ContactState::Ended {
            self.entries.remove(&id);
        } else {
            let round = self.round;
            let entry = self.entries.entry(id).or_insert_with(|| Entry {
                contact: contact.clone(),
                controls: Vec::new(),
                round,
            });
            entry.contact = contact;
            entry.round = round;
        }
        affected
    }

    fn note_reactions(&mut self, contact: &Contact) -> Vec<ContactId> {
        let agent = self.agent;
        self.reactions.set(&contact.id, |control| availability::reacts(contact, control, agent).is_ok())
    }

    /// Something changed that bears on every call: who is affected is everyone.
    pub(super) fn refresh(&mut self) -> Vec<ContactId> {
        let contacts: Vec<_> = self.calls().map(|entry| entry.contact.clone()).collect();
        for contact in &contacts {
            self.note_reactions(contact);
        }
        contacts.into_iter().map(|contact| contact.id.clone()).collect()
    }

    /// The open calls.
    fn calls(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().filter(|entry| entry.contact.channel == Channel::Voice)
    }

    /// The ids of the open calls.
    pub(super) fn call_ids(&self) -> Vec<ContactId> {
        self.calls().map(|entry| entry.contact.id.clone()).collect()
    }

    /// The contacts not heard of since the last registration, whose batch names all there are.
    pub(super) fn unheard(&self) -> Vec<ContactId> {
        let old = self.entries.values().filter(|entry| entry.round < self.round);
        old.map(|entry| entry.contact.id.clone()).collect()
    }

    /// Every contact's id.
    pub(super) fn ids(&self) -> Vec<ContactId> {
        self.entries.keys().cloned().collect()
    }

    /// The calls that react to a control.
    pub(super) fn reacting(&self, control: Control) -> Vec<ContactId> {
        self.reactions.all(control).cloned().collect()
    }

    /// Whether a contact is shown in this panel.
    pub(super) fn in_view(&self, contact: &Contact) -> bool {
        match &self.scope {
            None => true,
            Some(scope) => contact.id == *scope || contact.links.iter().any(|link| link.id == *scope),
        }
    }

    /// Which call MAX will act on, as far as a panel can know.
    pub(super) fn command_target(&self) -> CommandTarget {
        match self.reactions.live() {
            (None, _) => CommandTarget::None,
            (Some(id), None) => CommandTarget::One(id.clone()),
            (Some(_), Some(_)) => {
                let torn = availability::CALL_CONTROLS.into_iter().filter(|control| *control != Control::Card);
                if torn.into_iter().any(|control| self.reactions.is_ambiguous(control)) {
                    CommandTarget::Several
                } else {
                    CommandTarget::None
                }
            }
        }
    }

    /// Whether a command may be given now.
    pub(super) fn may(&self, contact: &Contact, control: Control, pending: &PendingCommands) -> Result<(), Denial> {
        availability::reacts(contact, control, self.agent)?;
        if !self.connected {
            Err(Denial::NotConnected)
        } else if self.reactions.is_ambiguous(control) {
            Err(Denial::Several)
        } else if pending.is_busy(control) {
            Err(Denial::InFlight)
        } else {
            Ok(())
        }
    }

    /// A call's offers, if they differ from what was said last.
    pub(super) fn changed_controls(&mut self, id: &ContactId, pending: &PendingCommands) -> Option<Vec<ControlState>> {
        let contact = self.get(id).filter(|contact| contact.channel == Channel::Voice)?.clone();
        let controls: Vec<_> = availability::CALL_CONTROLS
            .into_iter()
            .map(|control| ControlState {
                control,
                engaged: is_engaged(&contact, control),
                availability: self
                    .may(&contact, control, pending)
                    .map_or_else(Availability::Denied, |()| Availability::Allowed),
            })
            .collect();
        let entry = self.entries.get_mut(id)?;
        if entry.controls == controls {
            return None;
        }
        entry.controls.clone_from(&controls);
        Some(controls)
    }
}

/// Whether what the control switches is on.
pub(super) fn is_engaged(contact: &Contact, control: Control) -> bool {
    match control {
        Control::Hold => contact.state == ContactState::Held,
        Control::Mute => contact.muted,
        Control::Mask => contact.masked,
        Control::Record => contact.recording,
        _ => false,
    }
}

/// The state an intent wishes for, where it is one of two.
pub(super) const fn wish(intent: &Intent) -> Option<bool> {
    match intent {
        Intent::Hold(on) | Intent::Mute(on) | Intent::Mask(on) | Intent::Record(on) => Some(*on),
        _ => None,
    }
}
