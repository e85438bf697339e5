//! State shared by the buttons of one contact.

use deskpane_desk::model::{Control, change::ContactEntry};
use leptos::prelude::*;

/// State shared by the buttons of one contact.
#[derive(Clone, Copy)]
pub(crate) struct GridState {
    pub(crate) entry: RwSignal<ContactEntry>,
    /// The [`key`] of the control under the pointer, or with the focus.
    pub(crate) highlighted: RwSignal<u32>,
    /// The key of the control with the focus.
    pub(crate) focused: RwSignal<u32>,
    /// An irreversible control was pressed once and waits for its second press.
    pub(crate) armed: RwSignal<bool>,
    /// An answering button was pressed, and the pointer has not left the buttons since: the layout of the buttons is
    /// kept.
    pub(crate) answered: RwSignal<bool>,
}

impl GridState {
    pub(crate) fn new(entry: RwSignal<ContactEntry>) -> Self {
        let (highlighted, focused) = (RwSignal::new(0), RwSignal::new(0));
        Self { entry, highlighted, focused, armed: RwSignal::new(false), answered: RwSignal::new(false) }
    }
}

/// A number for each control; 0 is none.
pub(crate) const fn key(control: Control) -> u32 {
    control as u32 + 1
}
