//! What the store must know of the page before it is written, and what it has written down of it.

use deskpane_desk::model::ContactId;

/// How a contact's card was left, to be found like that again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct CardPosition {
    /// How far it was scrolled, in pixels.
    pub(crate) scrolled: i32,
    /// The selection in the note.
    pub(crate) selection: Option<(u32, u32)>,
}

/// The page, where it must be looked at before it is written.
pub(crate) trait DomAccess {
    /// Whether the agent is at work on this contact's card: the focus is in it.
    fn has_focus(&self, key: u32) -> bool;

    /// How this contact's card stands.
    fn card_position(&self, key: u32) -> CardPosition;

    /// Contacts are about to be sorted anew, or to become rows and cards.
    fn before_change(&self);

    /// A contact is about to leave the page: says whether the agent is writing its note, and looks after the focus otherwise.
    fn before_leaving(&self, id: &ContactId) -> Option<InterruptedNote>;
}

/// Where the agent was writing when the contact it was about came to an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InterruptedNote {
    pub(crate) contact: ContactId,
    /// The selection in the note.
    pub(crate) selection: (u32, u32),
}
