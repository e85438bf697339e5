//! The optional sections of a contact's card.

use crate::model::{Control, change::ContactEntry};

/// A part of a contact's card that is there only where the desktop knows the like, or has something to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardSection {
    /// What the desktop wants noticed.
    Notices,
    /// What the customer is called in the systems that know them.
    Identities,
    /// The outcome recorded in the desktop's own window.
    RecordedDisposition,
    /// To begin with the same customer again.
    StartAgain,
    /// A transfer that is under way.
    TransferUnderway,
    /// Who else takes part.
    Parties,
    /// A conversation in writing.
    Conversation,
    /// Questions to go through with the customer.
    Scripts,
    /// The choice of an outcome.
    Disposition,
    /// To keep the agent's note in the desktop.
    SaveNote,
    /// The notes of earlier contacts with the same customer.
    EarlierNotes,
    /// The keys of a telephone.
    Keypad,
    /// To send it to somebody else.
    Transfer,
    /// The notes that the desktop keeps.
    DesktopNotes,
    /// The customer's record in the desktop.
    CustomerRecord,
    /// Who the customer is, for the desktop to show.
    CustomerCard,
}

impl CardSection {
    /// Whether a contact has it now.
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

/// Whether the desktop takes commands of this control for a contact.
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
    fn what_is_offered_has_its_section_and_nothing_else_has() {
        assert_eq!(shown(&[Control::Answer, Control::Hold, Control::Record]), []);
        assert_eq!(shown(&[Control::Say, Control::Digits]), [CardSection::Conversation, CardSection::Keypad]);
        assert_eq!(shown(&[Control::Card]), [CardSection::CustomerCard]);
    }
}
