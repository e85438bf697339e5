//! The signals of one open contact. They are reference-counted, not owned by a component, because contacts come and
//! go with messages, not with views.

use crate::store::drafts::Drafts;
use deskpane_desk::model::change::ContactEntry;
use leptos::prelude::*;
use std::sync::{Arc, OnceLock};

/// The disclosures of a card. Their state is kept while the contact is a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disclosure {
    Keypad,
    Transfer,
    KeptNotes,
    Record,
    Card,
    Details,
}

#[derive(Clone, Default)]
struct Disclosures {
    keypad: ArcRwSignal<bool>,
    transfer: ArcRwSignal<bool>,
    kept_notes: ArcRwSignal<bool>,
    record: ArcRwSignal<bool>,
    card: ArcRwSignal<bool>,
    details: ArcRwSignal<bool>,
}

/// One open contact.
#[derive(Clone)]
pub(crate) struct Row {
    /// The vendor's id, which may change.
    pub(crate) id: ArcRwSignal<String>,
    /// A number of its own for element ids: a vendor's id may contain anything.
    pub(crate) key: u32,
    /// The contact, its controls, and the status of its commands.
    pub(crate) entry: ArcRwSignal<ContactEntry>,
    /// Whether its card is open.
    pub(crate) open: ArcRwSignal<bool>,
    /// Whether it has been in sight. The invisible parts of a row are built only then.
    pub(crate) in_sight: ArcRwSignal<bool>,
    /// Notified when the CRM's customer changes.
    pub(crate) customer: ArcTrigger,
    card: Arc<OnceLock<CardState>>,
}

/// State of a contact's card, created at first use: of a thousand contacts, most are never opened.
#[derive(Clone, Default)]
pub(crate) struct CardState {
    disclosures: Disclosures,
    /// The name typed on the customer card; `None` until the agent touches it.
    pub(crate) name: ArcRwSignal<Option<String>>,
    /// The picture's address on the customer card.
    pub(crate) picture: ArcRwSignal<String>,
    /// Other drafts about it.
    pub(crate) drafts: ArcRwSignal<Drafts>,
}

impl Row {
    /// Whether a disclosure is open.
    pub(crate) fn disclosure(&self, disclosure: Disclosure) -> RwSignal<bool> {
        let disclosures = &self.card().disclosures;
        let open = match disclosure {
            Disclosure::Keypad => &disclosures.keypad,
            Disclosure::Transfer => &disclosures.transfer,
            Disclosure::KeptNotes => &disclosures.kept_notes,
            Disclosure::Record => &disclosures.record,
            Disclosure::Card => &disclosures.card,
            Disclosure::Details => &disclosures.details,
        };
        open.clone().into()
    }

    /// What is kept for its card.
    pub(crate) fn card(&self) -> &CardState {
        self.card.get_or_init(CardState::default)
    }

    pub(super) fn new(key: u32, entry: &ContactEntry, in_sight: bool) -> Self {
        Self {
            id: ArcRwSignal::new(entry.contact.id.to_string()),
            key,
            entry: ArcRwSignal::new(entry.clone()),
            open: ArcRwSignal::default(),
            in_sight: ArcRwSignal::new(in_sight),
            customer: ArcTrigger::new(),
            card: Arc::default(),
        }
    }
}
