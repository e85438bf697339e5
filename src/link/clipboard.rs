//! The clipboard. A frame may use it only if the parent page permits (`clipboard-write`), and not every desktop does.
//! Otherwise the older command copies a selection, which needs no permission.

use super::peer::get;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, HtmlTextAreaElement};

/// Copies a text; returns whether the browser permitted it.
pub(crate) async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    // Present on secure pages only.
    let is_there = get(&navigator, "clipboard").is_object();
    let written = is_there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok();
    written || window.document().is_some_and(|document| copy_selected(&document, text))
}

/// Copies the text from a temporary field, and restores the focus.
fn copy_selected(document: &Document, text: &str) -> bool {
    // Looked up by name, because browsers may drop it.
    let Ok(exec_command) = get(document, "execCommand").dyn_into::<Function>() else { return false };
    let before = document.active_element();
    // Beside the focused element: a dialog lets nothing outside it have the focus.
    let body = || document.body().map(Element::from);
    let place = before.as_ref().and_then(|element| element.parent_element()).or_else(body);
    let field = document.create_element("textarea").ok().and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let (Some(place), Some(field)) = (place, field) else { return false };
    field.set_value(text);
    field.set_read_only(true);
    field.set_class_name("visually-hidden");
    if place.append_child(&field).is_err() {
        return false;
    }
    field.select();
    let copied = exec_command.call1(document, &"copy".into()).is_ok_and(|copied| copied.is_truthy());
    field.remove();
    if let Some(element) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // If the element is gone, the focus stays with the page.
        let _ = element.focus();
    }
    copied
}
