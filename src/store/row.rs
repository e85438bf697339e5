//! One open contact's signals. They are counted references rather than owned by a component, because
//! contacts come and go with messages, not with views.

use super::Drafts;
use deskpane_protocol::desk::change::Place;
use leptos::prelude::*;

/// One open contact.
#[derive(Clone)]
pub(crate) struct Row {
    /// The vendor's id, which may become another one.
    pub(crate) id: ArcRwSignal<String>,
    /// A number of its own, to build element ids from: a vendor's id may hold anything.
    pub(crate) key: u32,
    /// The contact, what may be done to it, and what became of commands.
    pub(crate) place: ArcRwSignal<Place>,
    pub(crate) details_open: ArcRwSignal<bool>,
    pub(crate) card_open: ArcRwSignal<bool>,
    /// The name the agent has written on the customer card; `None` until they touch it.
    pub(crate) card_name: ArcRwSignal<Option<String>>,
    /// The picture's address on the customer card.
    pub(crate) card_picture: ArcRwSignal<String>,
    /// What else the agent has typed about it and not sent.
    pub(crate) drafts: ArcRwSignal<Drafts>,
}

impl Row {
    pub(super) fn new(key: u32, place: &Place) -> Self {
        Self {
            id: ArcRwSignal::new(place.contact.id.to_string()),
            key,
            place: ArcRwSignal::new(place.clone()),
            details_open: ArcRwSignal::default(),
            card_open: ArcRwSignal::default(),
            card_name: ArcRwSignal::default(),
            card_picture: ArcRwSignal::default(),
            drafts: ArcRwSignal::default(),
        }
    }
}
