//! Moves the focus when the element that has it leaves the page.

use crate::{
    store::{InterruptedNote, Store},
    view::focus::card_element::element_id,
};
use deskpane_desk::model::ContactId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// A contact's card is about to leave the page. If the agent is writing its note, that is the answer; if the
/// focus is elsewhere on the card, it goes to `instead`.
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

/// Once what is happening now is over: gives the focus to an element, if it is ours to give and nobody
/// else took it.
pub(crate) fn give_if_lost(find: impl FnOnce() -> Option<HtmlElement> + 'static) {
    // Behind the writing of the page, which is queued by now and ends without the browser getting a turn.
    let give = move || {
        let document = document();
        let lost = document.active_element().is_none_or(|active| Some(&active) == document.body().as_deref());
        if lost
            && document.has_focus().unwrap_or(false)
            && let Some(element) = find()
        {
            // Nothing to be done about an element that refuses.
            let _ = element.focus();
        }
    };
    set_timeout(give, std::time::Duration::ZERO);
}

/// Whether the agent is at this very element.
pub(crate) fn is_at(element: &web_sys::Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

/// An element by its selector, to give the focus to.
pub(crate) fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Gives the focus to an element, where there is one and it takes it.
pub(crate) fn go(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Nothing to be done about an element that refuses.
        let _ = element.focus();
    }
}

/// Brings a contact before the agent, with the focus on what can be pressed first.
pub(crate) fn show(store: Store, id: &ContactId) {
    let Some(key) = store.key_of(id) else { return };
    store.open_contact(key);
    // Behind the writing of the page.
    let give = move || {
        let find = |what: &str| find(&format!("#{} {what}", element_id(key)));
        if let Some(element) = find("button.control:not([aria-disabled])").or_else(|| find(".card__title")) {
            element.scroll_into_view();
            go(Some(element.into()));
        }
    };
    set_timeout(give, std::time::Duration::ZERO);
}
