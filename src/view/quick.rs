//! The one or two buttons of a contact that is a row.

use super::{
    control::control_button,
    controls::{Board, key},
    parts::{keys, list},
};
use crate::store::Row;
use deskpane_desk::model::{change::ContactEntry, quick};
use leptos::prelude::*;

/// The buttons.
pub(crate) fn quick_buttons(row: &Row, entry: RwSignal<ContactEntry>) -> AnyView {
    let row = row.clone();
    let board = Board::new(entry);
    let keys = keys(move || entry.with(|entry| quick(entry).map(key).collect()));
    let button = move |wanted| {
        let control = entry.with_untracked(|entry| quick(entry).find(|control| key(*control) == wanted));
        control.map(|control| control_button(control, &row, board)).into_any()
    };
    view! { <div class="quick">{list(keys.into(), button)}</div> }.into_any()
}
