//! One open contact's signals. They are counted references rather than owned by a component, because
//! contacts come and go with messages, not with views.

use deskpane_protocol::desk::{CommandRecord, Contact, ContactId, Offer, change::Place};
use leptos::prelude::*;
use std::sync::Arc;

/// One open contact.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) id: ContactId,
    /// A number of its own, to build element ids from: a vendor's id may hold anything.
    pub(crate) key: u32,
    pub(crate) contact: ArcRwSignal<Arc<Contact>>,
    pub(crate) offers: ArcRwSignal<Vec<Offer>>,
    pub(crate) commands: ArcRwSignal<Vec<CommandRecord>>,
    /// What the agent has typed into the customer card.
    pub(crate) card: ArcRwSignal<CardDraft>,
    pub(crate) details_open: ArcRwSignal<bool>,
}

/// A customer card as far as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CardDraft {
    pub(crate) open: bool,
    /// `None` until the agent has touched it.
    pub(crate) name: Option<String>,
    pub(crate) picture: String,
}

impl Row {
    pub(super) fn new(key: u32, place: &Place) -> Self {
        Self {
            id: place.contact.id.clone(),
            key,
            contact: ArcRwSignal::new(place.contact.clone()),
            offers: ArcRwSignal::new(place.offers.clone()),
            commands: ArcRwSignal::new(place.commands.values().cloned().collect()),
            card: ArcRwSignal::default(),
            details_open: ArcRwSignal::default(),
        }
    }
}
