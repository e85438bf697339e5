//! Keeps the focus with the agent when what held it leaves the page.

use crate::store::Stranded;
use deskpane_protocol::desk::ContactId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// Where on a contact's card the focus is; `None` if it is not on it.
pub(crate) fn whereabouts(id: &ContactId) -> Option<Stranded> {
    let active = document().active_element()?;
    let card = active.closest("[data-contact]").ok()??;
    if card.get_attribute("data-contact").as_deref() != Some(id.as_str()) {
        return None;
    }
    Some(match active.dyn_ref::<HtmlTextAreaElement>() {
        Some(note) => {
            let start = note.selection_start().ok().flatten().unwrap_or_default();
            Stranded::Note(id.clone(), start, note.selection_end().ok().flatten().unwrap_or(start))
        }
        None => Stranded::Elsewhere,
    })
}

/// Once what is happening now is over: gives the focus to an element, if it is ours to give and nobody
/// else took it.
pub(crate) fn give_if_lost(find: impl FnOnce() -> Option<HtmlElement> + 'static) {
    queue_microtask(move || {
        let document = document();
        let lost = document.active_element().is_none_or(|active| Some(&active) == document.body().as_deref());
        if lost
            && document.has_focus().unwrap_or(false)
            && let Some(element) = find()
        {
            // Nothing to be done about an element that refuses.
            let _ = element.focus();
        }
    });
}

/// Whether the agent is at this very element.
pub(crate) fn is_at(element: &web_sys::Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}
