//! The optional sections of a contact's card.

use crate::model::{Control, change::ContactEntry};

/// An optional section of a contact's card: shown if the desktop supports it, or if it has content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardSection {
    /// The desktop's notifications.
    Notices,
    /// The customer's ids in the systems that know them.
    Identities,
    /// The disposition recorded in the desktop's own window.
    RecordedDisposition,
    /// The button that starts another contact with the same customer.
    StartAgain,
    /// A transfer in progress.
    TransferUnderway,
    /// The participants.
    Parties,
    /// The written conversation.
    Conversation,
    /// Scripts: questions to go through with the customer.
    Scripts,
    /// The choice of a disposition.
    Disposition,
    /// The button that saves the agent's note to the desktop.
    SaveNote,
    /// Notes of earlier contacts with the same customer.
    EarlierNotes,
    /// The keypad.
    Keypad,
    /// The transfer form.
    Transfer,
    /// The desktop's own notes.
    DesktopNotes,
    /// The customer's record in the desktop.
    CustomerRecord,
    /// The customer card for the desktop.
    CustomerCard,
}

impl CardSection {
    /// Whether a contact has this section now.
    #[must_use]
    pub fn is_there(self, entry: &ContactEntry) -> bool {
        let work = &entry.contact.work;
        match self {
            Self::Notices => !work.notices.is_empty(),
            Self::Identities => !work.identities.is_empty(),
            Self::RecordedDisposition => work.recorded.is_some(),
            Self::StartAgain => work.again.is_some(),
            Self::TransferUnderway => work.transfer.is_some(),
            Self::Parties => !work.parties.is_empty(),
            Self::Conversation => is_offered(entry, Control::Say) || !work.transcript.is_empty(),
            Self::Scripts => !work.scripts.is_empty(),
            Self::Disposition => work.dispositions.is_some(),
            Self::SaveNote => is_offered(entry, Control::SaveNote),
            Self::EarlierNotes => entry.contact.customer.address.is_some(),
            Self::Keypad => is_offered(entry, Control::Digits),
            Self::Transfer => is_offered(entry, Control::Transfer),
            Self::DesktopNotes => is_offered(entry, Control::ListNotes) || !work.notes.is_empty(),
            Self::CustomerRecord => is_offered(entry, Control::Assign) || work.record.is_some(),
            Self::CustomerCard => is_offered(entry, Control::Card),
        }
    }
}

/// Whether the desktop offers this control for a contact.
#[must_use]
pub fn is_offered(entry: &ContactEntry, control: Control) -> bool {
    entry.controls.iter().any(|state| state.control == control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Availability, Channel, Contact, ContactId, ContactState, ControlState};
    use litemap::LiteMap;
    use std::sync::Arc;

    const SOME: [CardSection; 3] = [CardSection::Conversation, CardSection::Keypad, CardSection::CustomerCard];

    fn shown(offered: &[Control]) -> Vec<CardSection> {
        let state =
            |control: &Control| ControlState { control: *control, engaged: false, availability: Availability::Allowed };
        let contact = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, ContactState::Active);
        let entry = ContactEntry {
            contact: Arc::new(contact),
            controls: offered.iter().map(state).collect(),
            commands: LiteMap::new(),
        };
        SOME.into_iter().filter(|section| section.is_there(&entry)).collect()
    }

    #[test]
    fn only_supported_controls_have_a_section() {
        assert_eq!(shown(&[Control::Answer, Control::Hold, Control::Record]), []);
        assert_eq!(shown(&[Control::Say, Control::Digits]), [CardSection::Conversation, CardSection::Keypad]);
        assert_eq!(shown(&[Control::Card]), [CardSection::CustomerCard]);
    }
}
