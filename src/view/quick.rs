//! The one or two buttons of a contact that is a row.

use super::{
    control::control_button,
    controls::{Board, key},
    parts::{keys, list},
};
use crate::store::Row;
use deskpane_protocol::desk::{change::Place, quick};
use leptos::prelude::*;

/// The buttons.
pub(crate) fn quick_buttons(row: &Row, place: RwSignal<Place>) -> AnyView {
    let row = row.clone();
    let board = Board::new(place);
    let keys = keys(move || place.with(|place| quick(place).map(key).collect()));
    let button = move |wanted| {
        let control = place.with_untracked(|place| quick(place).find(|control| key(*control) == wanted));
        control.map(|control| control_button(control, &row, board)).into_any()
    };
    view! { <div class="quick">{list(keys.into(), button)}</div> }.into_any()
}
