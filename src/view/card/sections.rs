//! The parts of a contact's card that are there only where the desktop knows the like, or has something to show.
//! One list of them for each card: a condition for each would be asked with every event of every contact.

use crate::{
    leptos_workarounds::erased::{keys, list},
    view::{
        agent::start_contact,
        card::{
            card_context::{CardContext, is_offered},
            conversation, customer_card, customer_record, desktop_notes, disposition, earlier_notes, identities,
            parties, recorded_disposition, scripts, transfer,
        },
        keypad,
        parts::notices,
    },
};
use deskpane_desk::model::{Control, change::ContactEntry};
use leptos::prelude::*;

/// One such part.
pub(crate) struct Section {
    is_there: fn(&ContactEntry) -> bool,
    build: fn(CardContext) -> AnyView,
}

pub(crate) const NOTICES: Section = Section {
    is_there: |entry| !entry.contact.work.notices.is_empty(),
    build: |CardContext { entry, .. }| notices::notices(move || entry.with(|entry| entry.contact.work.notices.clone())),
};

pub(crate) const IDENTITIES: Section = Section {
    is_there: |entry| !entry.contact.work.identities.is_empty(),
    build: |case| identities::identities(&case),
};

/// What the desktop has put down about a contact.
pub(crate) const RECORDED: Section = Section {
    is_there: |entry| entry.contact.work.recorded.is_some(),
    build: |CardContext { entry, .. }| {
        recorded_disposition::recorded_disposition(move || entry.with(|entry| entry.contact.work.recorded.clone()))
    },
};

/// To begin with the same customer again.
pub(crate) const AGAIN: Section = Section {
    is_there: |entry| entry.contact.work.again.is_some(),
    build: |case| {
        let (entry, told) = (case.entry, case.element_id("again"));
        start_contact::start_again(move || entry.with(|entry| entry.contact.work.again.clone()), told)
    },
};

/// A transfer that is under way.
pub(crate) const UNDERWAY: Section =
    Section { is_there: |entry| entry.contact.work.transfer.is_some(), build: |case| transfer::underway(&case) };

pub(crate) const PARTIES: Section =
    Section { is_there: |entry| !entry.contact.work.parties.is_empty(), build: |case| parties::parties(&case) };

pub(crate) const CONVERSATION: Section = Section {
    is_there: |entry| is_offered(entry, Control::Say) || !entry.contact.work.transcript.is_empty(),
    build: conversation::conversation,
};

pub(crate) const SCRIPTS: Section =
    Section { is_there: |entry| !entry.contact.work.scripts.is_empty(), build: scripts::scripts };

pub(crate) const DISPOSITION: Section =
    Section { is_there: |entry| entry.contact.work.dispositions.is_some(), build: disposition::disposition };

pub(crate) const SAVE_NOTE: Section =
    Section { is_there: |entry| is_offered(entry, Control::SaveNote), build: |case| desktop_notes::save_note(&case) };

/// The notes of earlier contacts with the same customer.
pub(crate) const EARLIER: Section = Section {
    is_there: |entry| entry.contact.customer.address.is_some(),
    build: |case| earlier_notes::earlier_notes(&case),
};

pub(crate) const KEYPAD: Section =
    Section { is_there: |entry| is_offered(entry, Control::Digits), build: keypad::keypad };

pub(crate) const TRANSFER: Section =
    Section { is_there: |entry| is_offered(entry, Control::Transfer), build: transfer::transfer };

/// The notes that the desktop keeps.
pub(crate) const KEPT_NOTES: Section = Section {
    is_there: |entry| is_offered(entry, Control::ListNotes) || !entry.contact.work.notes.is_empty(),
    build: desktop_notes::desktop_notes,
};

/// The customer's record in the desktop.
pub(crate) const RECORD: Section = Section {
    is_there: |entry| is_offered(entry, Control::Assign) || entry.contact.work.record.is_some(),
    build: customer_record::customer_record,
};

/// Who the customer is, for the desktop to show.
pub(crate) const CUSTOMER_CARD: Section =
    Section { is_there: |entry| is_offered(entry, Control::Card), build: customer_card::customer_card };

/// Those of `some` that are there, in order.
pub(crate) fn sections(some: &'static [Section], case: &CardContext) -> AnyView {
    let (case, entry) = (case.clone(), case.entry);
    let keys = keys(move || {
        entry.with(|entry| {
            (0..).zip(some).filter(|(_, section)| (section.is_there)(entry)).map(|(key, _)| key).collect()
        })
    });
    list(keys.into(), move |key| {
        let section = usize::try_from(key).ok().and_then(|key| some.get(key));
        section.map(|section| (section.build)(case.clone())).into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desk::model::{Availability, Channel, Contact, ContactId, ContactState, ControlState};
    use std::{collections::BTreeMap, sync::Arc};

    const SOME: [(&str, Section); 3] = [("conversation", CONVERSATION), ("keypad", KEYPAD), ("card", CUSTOMER_CARD)];

    fn shown(offered: &[Control]) -> Vec<&'static str> {
        let offer =
            |control: &Control| ControlState { control: *control, engaged: false, availability: Availability::Allowed };
        let contact = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, ContactState::Active);
        let entry = ContactEntry {
            contact: Arc::new(contact),
            controls: offered.iter().map(offer).collect(),
            commands: BTreeMap::new(),
        };
        SOME.iter().filter(|(_, section)| (section.is_there)(&entry)).map(|(name, _)| *name).collect()
    }

    #[test]
    fn what_is_offered_has_its_section_and_nothing_else_has() {
        assert_eq!(shown(&[Control::Answer, Control::Hold, Control::Record]), [""; 0]);
        assert_eq!(shown(&[Control::Say, Control::Digits]), ["conversation", "keypad"]);
        assert_eq!(shown(&[Control::Card]), ["card"]);
    }
}
