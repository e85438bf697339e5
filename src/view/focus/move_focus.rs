//! Moves the focus when the element that has it leaves the page.

use crate::{
    store::{InterruptedNote, Store},
    view::focus::card_element::element_id,
};
use deskpane_desk::model::ContactId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// Before a contact's card leaves the page: returns the selection if the agent is writing its note; if the focus is
/// elsewhere on the card, it moves to `instead`.
pub(crate) fn look_after(
    id: &ContactId,
    instead: impl FnOnce() -> Option<HtmlElement> + 'static,
) -> Option<InterruptedNote> {
    let active = document().active_element()?;
    let card = active.closest("[data-contact]").ok()??;
    if card.get_attribute("data-contact").as_deref() != Some(id.as_str()) {
        return None;
    }
    let is_note = active.closest(".note").ok().flatten().is_some();
    let Some(note) = active.dyn_ref::<HtmlTextAreaElement>().filter(|_| is_note) else {
        give_if_lost(instead);
        return None;
    };
    let start = note.selection_start().ok().flatten().unwrap_or_default();
    let end = note.selection_end().ok().flatten().unwrap_or(start);
    Some(InterruptedNote { contact: id.clone(), selection: (start, end) })
}

/// After the current event: gives the focus to an element, if the page has the focus and nothing else took it.
pub(crate) fn give_if_lost(find: impl FnOnce() -> Option<HtmlElement> + 'static) {
    // After the page has been updated: that is queued by now, and runs before the browser's next task.
    let give = move || {
        let document = document();
        let lost = document.active_element().is_none_or(|active| Some(&active) == document.body().as_deref());
        if lost
            && document.has_focus().unwrap_or(false)
            && let Some(element) = find()
        {
            // An element that refuses the focus is left alone.
            let _ = element.focus();
        }
    };
    set_timeout(give, std::time::Duration::ZERO);
}

/// Whether this very element has the focus.
pub(crate) fn is_at(element: &web_sys::Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

/// An element by its selector, to give the focus to.
pub(crate) fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Gives the focus to an element, if it exists and accepts it.
pub(crate) fn go(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that refuses the focus is left alone.
        let _ = element.focus();
    }
}

/// Opens a contact, with the focus on the first thing that can be pressed.
pub(crate) fn show(store: Store, id: &ContactId) {
    let Some(key) = store.key_of(id) else { return };
    store.open_contact(key);
    // After the page has been updated.
    let give = move || {
        let find = |what: &str| find(&format!("#{} {what}", element_id(key)));
        if let Some(element) = find("button.control:not([aria-disabled])").or_else(|| find(".card__title")) {
            element.scroll_into_view();
            go(Some(element.into()));
        }
    };
    set_timeout(give, std::time::Duration::ZERO);
}
