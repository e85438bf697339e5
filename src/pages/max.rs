//! The panel inside MAX or CXone Agent.

use super::panel_page::panel_page;
use crate::{
    driver::{self, Driver},
    link::embedding::Embedding,
    store::{Desktop, Seat},
};
use deskpane_protocol::max::{panel::MaxPanel, wire::LONGEST_MESSAGE};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// MAX, as it is called in configuration and in words.
pub(crate) const MAX: Desktop = Desktop { id: "max", name: "MAX", seat: Seat::Around, says_ready: false };

/// `/max`, and with the query `contactId` the Contact Panel of that contact.
#[component]
pub(crate) fn Max() -> impl IntoView {
    let contact_id = use_query_map().with_untracked(|query| query.get("contactId"));
    panel_page(
        MAX,
        Box::new(move |config, store| {
            let max = config.max.as_ref()?;
            let session = Box::new(MaxPanel::new(max, contact_id, driver::kept(MAX).as_deref()));
            Some(Driver::start(session, Embedding::find(), max.origins.clone(), LONGEST_MESSAGE, store))
        }),
    )
}
