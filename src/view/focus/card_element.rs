//! Finds a contact's card on the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The element of a contact that takes the focus, in a card or a row.
pub(crate) const TITLE: &str = ".card__title";

/// The id of a contact's element.
pub(crate) fn element_id(key: u32) -> String {
    format!("contact-{key}")
}

/// The key of the contact whose element this is.
pub(crate) fn key_of(element: &web_sys::Element) -> Option<u32> {
    element.id().strip_prefix("contact-")?.parse().ok()
}

/// The card of a contact, whose id may contain anything.
pub(crate) fn card_of(id: &str) -> Option<web_sys::Element> {
    let cards = document().query_selector_all("[data-contact]").ok()?;
    let mut cards = (0..cards.length()).filter_map(|at| cards.get(at)?.dyn_into::<web_sys::Element>().ok());
    cards.find(|card| card.get_attribute("data-contact").as_deref() == Some(id))
}
