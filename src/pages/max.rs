//! The panel inside MAX or CXone Agent.

use crate::{
    driver::{self, Driver},
    link::embedding::Embedding,
    pages::panel_page::panel_page,
    store::{Desktop, Placement},
    view::card::{panel_layout::PanelLayout, sections},
};
use deskpane_desktops::max::{session::MaxSession, wire::LONGEST_MESSAGE};
use leptos::prelude::*;
use web_sys::UrlSearchParams;

/// MAX, as it is called in configuration and in words.
pub(crate) const MAX: Desktop = Desktop { id: "max", name: "MAX", placement: Placement::Around, says_ready: false };

/// What its panel shows beside contacts.
static REPERTOIRE: PanelLayout =
    PanelLayout { agent: &[], above: &[], below: &[sections::EARLIER, sections::CUSTOMER_CARD] };

/// `/max`, and with the query `contactId` the Contact Panel of that contact.
#[component]
pub(crate) fn Max() -> impl IntoView {
    let query = location().search().and_then(|query| UrlSearchParams::new_with_str(&query));
    let contact_id = query.ok().and_then(|query| query.get("contactId"));
    panel_page(
        MAX,
        &REPERTOIRE,
        Box::new(move |config, store| {
            let max = config.max.as_ref()?;
            let session = Box::new(MaxSession::new(max, contact_id, driver::kept(MAX).as_deref()));
            Some(Driver::start(session, Embedding::find(), max.origins.clone(), LONGEST_MESSAGE, store))
        }),
    )
}
