//! One open contact's signals. They are counted references rather than owned by a component, because
//! contacts come and go with messages, not with views.

use crate::store::drafts::Drafts;
use deskpane_desk::model::change::ContactEntry;
use leptos::prelude::*;

/// The parts of a card that the agent opens and closes. How they stand is kept while the contact is a row.
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
    /// The vendor's id, which may become another one.
    pub(crate) id: ArcRwSignal<String>,
    /// A number of its own, to build element ids from: a vendor's id may hold anything.
    pub(crate) key: u32,
    /// The contact, what may be done to it, and what became of commands.
    pub(crate) entry: ArcRwSignal<ContactEntry>,
    /// Whether it is the one that is open, while the others are rows.
    pub(crate) open: ArcRwSignal<bool>,
    disclosures: Disclosures,
    /// The name the agent has written on the customer card; `None` until they touch it.
    pub(crate) card_name: ArcRwSignal<Option<String>>,
    /// The picture's address on the customer card.
    pub(crate) card_picture: ArcRwSignal<String>,
    /// Notified when something else is known of who it is with in the CRM.
    pub(crate) customer: ArcTrigger,
    /// What else the agent has typed about it and not sent.
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
