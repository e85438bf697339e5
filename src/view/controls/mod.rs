//! A contact's buttons, and the one or two it has while it is a row.

pub(crate) mod control_button;
pub(crate) mod control_grid;
pub(crate) mod grid_state;
pub(crate) mod quick_buttons;
