//! The first stop of the Tab key: skips the head of the panel.

use crate::{text::texts, view::focus::move_focus};
use leptos::prelude::*;

/// Where it leads.
pub(crate) const CONTACTS: &str = "contacts";

/// The button, seen only while it has the focus.
pub(crate) fn skip_link() -> AnyView {
    let go = move |_| move_focus::go(document().get_element_by_id(CONTACTS));
    view! { <button type="button" class="button skip" on:click=go>{texts().skip}</button> }.into_any()
}
