//! The signals of one open contact. They are reference-counted, not owned by a component, because contacts come and
//! go with messages, not with views.

use crate::store::drafts::Drafts;
use deskpane_desk::model::change::ContactEntry;
use leptos::prelude::*;

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
    /// Whether it is the open one.
    pub(crate) open: ArcRwSignal<bool>,
    disclosures: Disclosures,
    /// The name typed on the customer card; `None` until the agent touches it.
    pub(crate) card_name: ArcRwSignal<Option<String>>,
    /// The picture's address on the customer card.
    pub(crate) card_picture: ArcRwSignal<String>,
    /// Notified when the CRM's customer changes.
    pub(crate) customer: ArcTrigger,
    /// Other drafts about it.
    pub(crate) drafts: ArcRwSignal<Drafts>,
}

impl Row {
    /// Whether a part is open.
    pub(crate) fn disclosure(&self, disclosure: Disclosure) -> RwSignal<bool> {
        let disclosures = &self.disclosures;
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

    pub(super) fn new(key: u32, entry: &ContactEntry) -> Self {
        Self {
            id: ArcRwSignal::new(entry.contact.id.to_string()),
            key,
            entry: ArcRwSignal::new(entry.clone()),
            open: ArcRwSignal::default(),
            disclosures: Disclosures::default(),
            card_name: ArcRwSignal::default(),
            card_picture: ArcRwSignal::default(),
            customer: ArcTrigger::new(),
            drafts: ArcRwSignal::default(),
        }
    }
}
