//! The one or two buttons of a contact in a row.

use crate::{
    leptos_workarounds::erased::{keys, list},
    store::Row,
    view::controls::{
        control_button::control_button,
        grid_state::{GridState, key},
    },
};
use deskpane_desk::model::{change::ContactEntry, quick};
use leptos::prelude::*;

/// The buttons.
pub(crate) fn quick_buttons(row: &Row, entry: RwSignal<ContactEntry>) -> AnyView {
    let row = row.clone();
    let state = GridState::new(entry);
    let keys = keys(move || entry.with(|entry| quick(entry).map(key).collect()));
    let button = move |wanted| {
        let control = entry.with_untracked(|entry| quick(entry).find(|control| key(*control) == wanted));
        control.map(|control| control_button(control, &row, state)).into_any()
    };
    view! { <div class="quick">{list(keys.into(), button)}</div> }.into_any()
}
