//! What the store must know of the page before it writes to it.

use deskpane_desk::model::ContactId;

/// The state of a contact's card, to be restored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct CardPosition {
    /// How far it was scrolled, in pixels.
    pub(crate) scrolled: i32,
    /// The selection in the note.
    pub(crate) selection: Option<(u32, u32)>,
}

/// Access to the page, for state that must be read before it is written.
pub(crate) trait DomAccess {
    /// Whether the agent is working on this contact's card: the focus is in it.
    fn has_focus(&self, key: u32) -> bool;

    /// The state of this contact's card.
    fn card_position(&self, key: u32) -> CardPosition;

    /// Contacts are about to be sorted, or to become rows and cards.
    fn before_change(&self);

    /// A contact is about to leave the page: returns the selection if the agent is writing its note, and moves the
    /// focus otherwise.
    fn before_leaving(&self, id: &ContactId) -> Option<InterruptedNote>;
}

/// The agent's selection when the contact ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InterruptedNote {
    pub(crate) contact: ContactId,
    /// The selection in the note.
    pub(crate) selection: (u32, u32),
}
