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

/// The most contacts that are open at a time: one message may open a thousand.
pub(super) const MOST_OPEN: usize = 2_000;
/// A page may come before its contact, and an event of a contact's life once more after its end.
const BOUNDS: Bounds = Bounds { over: 200, waiting: 100, ..Bounds::open(MOST_OPEN) };

/// What is kept of a contact beside what a desk shows.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The registration after which it was last heard of.
    round: u64,
    /// What MAX has stamped of it.
    pub(super) stamps: Stamps,
    /// Its last event, where no registration names it again: kept for the page's next life.
    pub(super) kept: Option<(Millis, String)>,
    /// It is known from the page's earlier life alone.
    pub(super) restored: bool,
    /// That it is over was concluded; MAX has not said so.
    pub(super) presumed_over: bool,
}

/// What came of a change to a contact.
pub(super) struct Amended {
    pub(super) contact: Arc<Contact>,
    /// It was shown before.
    pub(super) was_in_view: bool,
    /// Whose controls may have changed by it.
    pub(super) affected: Vec<ContactId>,
}

/// All open contacts.
#[derive(Debug)]
pub(super) struct Contacts {
    registry: ContactRegistry<Facts>,
    reactions: Reactions,
    /// Only this contact and what continues it is shown: the panel is its Contact Panel.
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

    /// Of a contact that MAX has not told of yet: what belongs to it and came before.
    pub(super) fn waiting(&self, id: &ContactId) -> Option<&Arc<Contact>> {
        self.registry.get(id).filter(|entry| !entry.shown).map(|entry| &entry.contact)
    }

    /// Writes down what belongs to a contact that MAX has not told of yet; it must be none that is known.
    pub(super) fn wait(&mut self, id: &ContactId, change: impl FnOnce(&mut Contact), now: Millis) {
        let fresh = || (Contact::new(id.clone(), Channel::Voice, ContactState::Unknown), Facts::default());
        if let Some(entry) = self.registry.admit(id, fresh, now) {
            change(Arc::make_mut(&mut entry.contact));
        }
    }

    /// What is kept of a contact that is over.
    pub(super) fn over(&self, id: &ContactId) -> Option<&Facts> {
        self.registry.over(id)
    }

    /// A contact that was over has a new life.
    pub(super) fn reopen(&mut self, id: &ContactId) {
        self.registry.reopen(id);
    }

    /// The end of a contact that was not known, or only taken to be over.
    pub(super) fn put_over(&mut self, contact: Contact, stamps: Stamps, now: Millis) {
        self.registry.reopen(&contact.id);
        let contact = Arc::new(contact);
        self.registry.update(Entry::new(contact.clone(), Facts { stamps, ..Facts::default() }));
        self.registry.put(contact, now);
    }

    pub(super) fn is_full(&self) -> bool {
        self.registry.is_full()
    }

    /// What MAX has stamped of a contact.
    pub(super) fn stamps(&self, id: &ContactId) -> Stamps {
        self.registry.get(id).map(|entry| entry.data.stamps).unwrap_or_default()
    }

    /// MAX spoke of a contact: it is there.
    pub(super) fn heard(&mut self, id: &ContactId) -> Option<&mut Facts> {
        let round = self.round;
        let facts = self.registry.data_mut(id)?;
        facts.round = round;
        facts.restored = false;
        Some(facts)
    }

    /// What is kept of a contact that is not over.
    pub(super) fn facts_mut(&mut self, id: &ContactId) -> Option<&mut Facts> {
        self.registry.data_mut(id)
    }

    /// The contacts that are shown, with what is kept of each.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry<Facts>> {
        self.registry.shown()
    }

    /// Takes in a contact's new state, and says whose controls may have changed by it.
    pub(super) fn put(&mut self, contact: &Arc<Contact>, now: Millis) -> Vec<ContactId> {
        self.registry.put(contact.clone(), now);
        self.note_reactions(contact)
    }

    /// Changes a contact that is known, and says the same.
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

    /// Something changed that bears on every call: who is affected is everyone.
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

    /// The contacts not heard of since the last registration although its batch names all of their kind: on CXone Agent
    /// calls, until they are over for the customer, and nothing else.
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

    /// The controls of a call that is shown; of other contacts there are none.
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

/// Whether CXone Agent leaves a contact out when it says which there are.
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

/// The state an intent wants, where it is one of two.
pub(super) const fn wanted(intent: &Intent) -> Option<bool> {
    match intent {
        Intent::Hold(on) | Intent::Mute(on) | Intent::Mask(on) | Intent::Record(on) => Some(*on),
        _ => None,
    }
}
