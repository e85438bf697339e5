//! All contacts MAX has reported, shown or not, with their availability: the safety of a command depends on contacts
//! that a Contact Panel does not show.

use super::{
    availability::{self, AgentFacts, Reactions},
    times::Stamps,
};
use crate::max::wire::Flavour;
use deskpane_desk::{
    clock::Millis,
    kit::{
        pending::PendingCommands,
        registry::{Bounds, ContactRegistry, Entry},
    },
    model::{Channel, CommandTarget, Contact, ContactId, ContactState, Control, ControlState, Denial, Intent},
    sorting::sort,
};
use std::sync::Arc;

/// The most open contacts: one message may open a thousand.
pub(super) const MOST_OPEN: usize = 2_000;
/// Screen pops may come before their contact, and events of a contact after its end.
const BOUNDS: Bounds = Bounds { over: 200, waiting: 100, ..Bounds::open(MOST_OPEN) };

/// The session's data of a contact.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The registration since which it was last mentioned.
    round: u64,
    /// Its stamps.
    pub(super) stamps: Stamps,
    /// Its last event, if no registration names it again: for the snapshot.
    pub(super) kept: Option<(Millis, String)>,
    /// It is known from the snapshot alone.
    pub(super) restored: bool,
    /// Its end was concluded; MAX has not reported it.
    pub(super) presumed_over: bool,
}

/// The result of a change to a contact.
pub(super) struct Amended {
    pub(super) contact: Arc<Contact>,
    /// It was shown before.
    pub(super) was_in_view: bool,
    /// The contacts whose controls may have changed.
    pub(super) affected: Vec<ContactId>,
}

/// All open contacts.
#[derive(Debug)]
pub(super) struct Contacts {
    registry: ContactRegistry<Facts>,
    reactions: Reactions,
    /// The panel is the Contact Panel of this contact: only it and what continues it is shown.
    pub(super) scope: Option<ContactId>,
    pub(super) agent: AgentFacts,
    /// Which desktop speaks.
    pub(super) flavour: Flavour,
    /// More than one contact is open, and CXone Agent would answer or refuse them all.
    crowded: bool,
    pub(super) connected: bool,
    /// Counts registrations.
    pub(super) round: u64,
}

impl Contacts {
    pub(super) fn new(scope: Option<ContactId>) -> Self {
        Self {
            registry: ContactRegistry::new(BOUNDS),
            reactions: Reactions::default(),
            scope,
            agent: AgentFacts { muted: false, can_mask: true, can_record: true, can_stop_recording: false },
            flavour: Flavour::Max,
            crowded: false,
            connected: false,
            round: 0,
        }
    }

    pub(super) fn get(&self, id: &ContactId) -> Option<&Arc<Contact>> {
        self.registry.get(id).filter(|entry| entry.shown).map(|entry| &entry.contact)
    }

    /// Data that came before its contact.
    pub(super) fn waiting(&self, id: &ContactId) -> Option<&Arc<Contact>> {
        self.registry.get(id).filter(|entry| !entry.shown).map(|entry| &entry.contact)
    }

    /// Stores data of a contact that MAX has not reported yet; it must be unknown.
    pub(super) fn wait(&mut self, id: &ContactId, change: impl FnOnce(&mut Contact), now: Millis) {
        let fresh = || (Contact::new(id.clone(), Channel::Voice, ContactState::Unknown), Facts::default());
        if let Some(entry) = self.registry.admit(id, fresh, now) {
            change(Arc::make_mut(&mut entry.contact));
        }
    }

    /// The data of an ended contact.
    pub(super) fn over(&self, id: &ContactId) -> Option<&Facts> {
        self.registry.over(id)
    }

    /// Reopens an ended contact.
    pub(super) fn reopen(&mut self, id: &ContactId) {
        self.registry.reopen(id);
    }

    /// The end of a contact that was unknown, or only presumed ended.
    pub(super) fn put_over(&mut self, contact: Contact, stamps: Stamps, now: Millis) {
        self.registry.reopen(&contact.id);
        let contact = Arc::new(contact);
        self.registry.update(Entry::new(contact.clone(), Facts { stamps, ..Facts::default() }));
        self.registry.put(contact, now);
    }

    pub(super) fn is_full(&self) -> bool {
        self.registry.is_full()
    }

    /// The stamps of a contact.
    pub(super) fn stamps(&self, id: &ContactId) -> Stamps {
        self.registry.get(id).map(|entry| entry.data.stamps).unwrap_or_default()
    }

    /// MAX mentioned a contact: it exists.
    pub(super) fn heard(&mut self, id: &ContactId) -> Option<&mut Facts> {
        let round = self.round;
        let facts = self.registry.data_mut(id)?;
        facts.round = round;
        facts.restored = false;
        Some(facts)
    }

    /// The data of a contact that has not ended.
    pub(super) fn facts_mut(&mut self, id: &ContactId) -> Option<&mut Facts> {
        self.registry.data_mut(id)
    }

    /// The shown contacts, with their data.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry<Facts>> {
        self.registry.shown()
    }

    /// Stores a contact's new state, and returns whose controls may have changed.
    pub(super) fn put(&mut self, contact: &Arc<Contact>, now: Millis) -> Vec<ContactId> {
        self.registry.put(contact.clone(), now);
        self.note_reactions(contact)
    }

    /// Changes a known contact, and returns the same.
    pub(super) fn amend(&mut self, id: &ContactId, change: impl FnOnce(&mut Contact), now: Millis) -> Option<Amended> {
        let was_in_view = self.in_view(self.get(id)?);
        let contact = self.registry.amend(id, change, now)?;
        let affected = self.note_reactions(&contact);
        Some(Amended { contact, was_in_view, affected })
    }

    fn note_reactions(&mut self, contact: &Contact) -> Vec<ContactId> {
        let (agent, flavour) = (self.agent, self.flavour);
        let exposed = |control| availability::is_exposed(contact, control, agent, flavour);
        let mut affected = self.reactions.set(&contact.id, exposed);
        let crowded = flavour == Flavour::Cxa && self.registry.shown().nth(1).is_some();
        if crowded != self.crowded {
            self.crowded = crowded;
            affected.extend(self.call_ids());
            sort(&mut affected);
            affected.dedup();
        }
        affected
    }

    /// Something changed that affects every call.
    pub(super) fn refresh(&mut self) -> Vec<ContactId> {
        let contacts: Vec<_> = self.calls().map(|entry| entry.contact.clone()).collect();
        for contact in &contacts {
            self.note_reactions(contact);
        }
        contacts.into_iter().map(|contact| contact.id.clone()).collect()
    }

    /// The open calls.
    fn calls(&self) -> impl Iterator<Item = &Entry<Facts>> {
        self.registry.shown().filter(|entry| entry.contact.channel == Channel::Voice)
    }

    /// The ids of the open calls.
    pub(super) fn call_ids(&self) -> Vec<ContactId> {
        self.calls().map(|entry| entry.contact.id.clone()).collect()
    }

    /// The contacts not mentioned since the last registration although its batch names all of their kind: on CXone
    /// Agent calls, until the customer has left, and nothing else.
    pub(super) fn unheard(&self) -> Vec<ContactId> {
        let named = |contact: &Contact| self.flavour == Flavour::Max || !is_left_out(contact);
        let old = self.registry.shown().filter(|entry| entry.data.round < self.round && named(&entry.contact));
        old.map(|entry| entry.contact.id.clone()).collect()
    }

    /// Every contact's id.
    pub(super) fn ids(&self) -> Vec<ContactId> {
        self.registry.ids()
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
    pub(super) fn may(
        &self,
        contact: &Contact,
        control: Control,
        pending: &PendingCommands<Control>,
    ) -> Result<(), Denial> {
        availability::reacts(contact, control, self.agent)?;
        if !self.connected {
            Err(Denial::NotConnected)
        } else if self.crowded && matches!(control, Control::Answer | Control::Refuse) {
            Err(Denial::OthersOpen)
        } else if self.reactions.is_ambiguous(control) {
            Err(Denial::Several)
        } else if pending.is_busy(&control) {
            Err(Denial::InFlight)
        } else {
            Ok(())
        }
    }

    /// The controls of a shown call; other contacts have none.
    pub(super) fn controls(&self, id: &ContactId, pending: &PendingCommands<Control>) -> Option<Vec<ControlState>> {
        let contact = self.get(id).filter(|contact| contact.channel == Channel::Voice && self.in_view(contact))?;
        let may = |control| self.may(contact, control, pending);
        let control_state = |control| ControlState {
            control,
            engaged: is_engaged(contact, control),
            availability: may(control).into(),
        };
        Some(availability::CALL_CONTROLS.into_iter().map(control_state).collect())
    }
}

/// Whether CXone Agent leaves this contact out of a registration.
pub(super) fn is_left_out(contact: &Contact) -> bool {
    contact.channel != Channel::Voice || contact.state == ContactState::WrapUp
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

/// The desired state of an intent that switches between two.
pub(super) const fn wanted(intent: &Intent) -> Option<bool> {
    match intent {
        Intent::Hold(on) | Intent::Mute(on) | Intent::Mask(on) | Intent::Record(on) => Some(*on),
        _ => None,
    }
}
