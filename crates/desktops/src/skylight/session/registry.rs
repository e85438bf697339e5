//! All interactions Skylight has told of, with what may be done to each.

use super::{
    availability::{self, Policy},
    kept::Snapshot,
    pending::PendingCommands,
};
use deskpane_desk::{
    clock::{Millis, Span},
    model::{Availability, Contact, ContactId, ContactState, Control, ControlState, Denial, work::Transfer},
};
use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

/// The most interactions at a time. An agent has a handful; a flood is not taken in.
const MOST: usize = 500;
/// How many that are over are remembered, so that what comes late does not bring them back.
const OVER: usize = 100;
/// How long what belongs to an interaction nobody has heard of yet is kept for it.
const PATIENCE: Span = Span::seconds(600);
/// How long after its end an offer that nobody took back is believed to be there.
const EXPIRED: Span = Span::seconds(5);

/// One interaction.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) contact: Arc<Contact>,
    /// It is the agent's; before that, what belongs to it is kept for it.
    pub(super) shown: bool,
    /// Carried by Smooch, which has commands of its own.
    pub(super) smooch: bool,
    /// The agent dialled it.
    pub(super) dialled: bool,
    /// The customer is on the line.
    pub(super) connected: bool,
    /// The scripts that were answered.
    pub(super) answered: Vec<String>,
    /// The transfer that was asked for last, by us or in Skylight's own window.
    pub(super) asked: Option<Transfer>,
    controls: Vec<ControlState>,
    heard: Millis,
}

impl Entry {
    /// An interaction that is not the agent's yet.
    pub(super) fn new(contact: Contact, answered: Vec<String>, now: Millis) -> Self {
        Self {
            contact: Arc::new(contact),
            shown: false,
            smooch: false,
            dialled: false,
            connected: false,
            answered,
            asked: None,
            controls: Vec::new(),
            heard: now,
        }
    }
}

/// All interactions.
#[derive(Debug, Default)]
pub(super) struct ContactRegistry {
    entries: HashMap<ContactId, Entry>,
    over: VecDeque<ContactId>,
}

impl ContactRegistry {
    pub(super) fn get(&self, id: &ContactId) -> Option<&Entry> {
        self.entries.get(id)
    }

    pub(super) fn shown(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().filter(|entry| entry.shown)
    }

    /// A transfer of an interaction was asked for.
    pub(super) fn asked(&mut self, id: &ContactId, transfer: Transfer) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.asked = Some(transfer);
        }
    }

    /// A script of an interaction was answered.
    pub(super) fn answered(&mut self, id: &ContactId, script: &str) {
        if let Some(entry) = self.entries.get_mut(id).filter(|entry| entry.answered.len() < OVER) {
            entry.answered.push(script.to_owned());
        }
    }

    pub(super) fn shown_ids(&self) -> Vec<ContactId> {
        let mut ids: Vec<_> = self.shown().map(|entry| entry.contact.id.clone()).collect();
        ids.sort_unstable();
        ids
    }

    /// The entry of an interaction, begun if need be, with what is kept of it from the page's earlier life; `None` for
    /// one that is over, or when there are too many.
    pub(super) fn entry(&mut self, mut fresh: Contact, kept: &Snapshot, now: Millis) -> Option<&mut Entry> {
        let id = fresh.id.clone();
        if self.over.contains(&id) {
            return None;
        }
        if !self.entries.contains_key(&id) {
            self.entries.retain(|_, entry| entry.shown || now - entry.heard < PATIENCE);
            if self.entries.len() >= MOST {
                return None;
            }
        }
        let entry = self.entries.entry(id).or_insert_with(|| {
            kept.restore(&mut fresh);
            let answered = kept.answered(&fresh.id);
            Entry::new(fresh, answered, now)
        });
        entry.heard = now;
        Some(entry)
    }

    /// An interaction that was over is offered again.
    pub(super) fn reopen(&mut self, id: &ContactId) {
        self.over.retain(|over| over != id);
    }

    /// Takes in a contact's new state; says whether it is shown.
    pub(super) fn put(&mut self, contact: &Arc<Contact>) -> bool {
        let Some(entry) = self.entries.get_mut(&contact.id) else { return false };
        let shown = entry.shown;
        if contact.state == ContactState::Ended {
            self.entries.remove(&contact.id);
            self.over.push_back(contact.id.clone());
            if self.over.len() > OVER {
                self.over.pop_front();
            }
        } else {
            entry.contact = contact.clone();
        }
        shown
    }

    /// Offers whose time has passed.
    pub(super) fn expired(&self, now: Millis) -> Vec<ContactId> {
        let gone = self.waiting().filter(|(_, until)| now - *until >= EXPIRED);
        gone.map(|(id, _)| id.clone()).collect()
    }

    pub(super) fn wake_at(&self) -> Option<Millis> {
        self.waiting().map(|(_, until)| until + EXPIRED).min()
    }

    fn waiting(&self) -> impl Iterator<Item = (&ContactId, Millis)> {
        let offered = self.entries.values().filter(|entry| entry.contact.state == ContactState::Offered);
        offered.filter_map(|entry| Some((&entry.contact.id, entry.contact.until?)))
    }

    /// A contact's offers, if they differ from what was said last. `standing` says whether commands can be given
    /// at all.
    pub(super) fn changed_controls(
        &mut self,
        id: &ContactId,
        policy: Policy,
        standing: &Result<(), Denial>,
        pending: &PendingCommands,
    ) -> Option<Vec<ControlState>> {
        let entry = self.entries.get_mut(id).filter(|entry| entry.shown)?;
        let contact = entry.contact.clone();
        let control_state = |control: &Control| ControlState {
            control: *control,
            engaged: availability::is_engaged(&contact, *control),
            availability: may(&contact, *control, policy, standing, pending)
                .map_or_else(Availability::Denied, |()| Availability::Allowed),
        };
        let controls: Vec<_> = availability::controls(&contact).iter().map(control_state).collect();
        if entry.controls == controls {
            return None;
        }
        entry.controls.clone_from(&controls);
        Some(controls)
    }
}

/// Whether a command may be given now.
pub(super) fn may(
    contact: &Contact,
    control: Control,
    policy: Policy,
    standing: &Result<(), Denial>,
    pending: &PendingCommands,
) -> Result<(), Denial> {
    if !availability::controls(contact).contains(&control) {
        return Err(Denial::Channel);
    }
    availability::may(contact, control, policy)?;
    standing.clone()?;
    let busy = availability::topics(control).iter().any(|topic| pending.is_busy(Some(&contact.id), topic));
    if busy { Err(Denial::InFlight) } else { Ok(()) }
}
