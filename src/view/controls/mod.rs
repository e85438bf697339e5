//! A contact's buttons: all of a card, and the one or two of a row.

pub(crate) mod control_button;
pub(crate) mod control_grid;
pub(crate) mod grid_state;
pub(crate) mod quick_buttons;
