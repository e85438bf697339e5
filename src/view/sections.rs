//! The parts of a contact's card that are there only where the desktop knows the like, or has something to show.
//! One list of them for each card: a condition for each would be asked with every event of every contact.

use super::{
    case::{Case, offers},
    conversation, customer_card, disposition, earlier, identities, kept_notes, keypad, notices, parties,
    parts::{keys, list},
    record, recorded, script, start, transfer,
};
use deskpane_protocol::desk::{Control, change::Place};
use leptos::prelude::*;

/// One such part.
pub(crate) struct Section {
    is_there: fn(&Place) -> bool,
    build: fn(Case) -> AnyView,
}

pub(crate) const NOTICES: Section = Section {
    is_there: |place| !place.contact.work.notices.is_empty(),
    build: |Case { place, .. }| notices::notices(move || place.with(|place| place.contact.work.notices.clone())),
};

pub(crate) const IDENTITIES: Section = Section {
    is_there: |place| !place.contact.work.identities.is_empty(),
    build: |case| identities::identities(&case),
};

/// What the desktop has put down about a contact.
pub(crate) const RECORDED: Section = Section {
    is_there: |place| place.contact.work.recorded.is_some(),
    build: |Case { place, .. }| recorded::recorded(move || place.with(|place| place.contact.work.recorded.clone())),
};

/// To begin with the same customer again.
pub(crate) const AGAIN: Section = Section {
    is_there: |place| place.contact.work.again.is_some(),
    build: |case| {
        let (place, told) = (case.place, case.element_id("again"));
        start::again(move || place.with(|place| place.contact.work.again.clone()), told)
    },
};

/// A transfer that is under way.
pub(crate) const UNDERWAY: Section =
    Section { is_there: |place| place.contact.work.transfer.is_some(), build: |case| transfer::underway(&case) };

pub(crate) const PARTIES: Section =
    Section { is_there: |place| !place.contact.work.parties.is_empty(), build: |case| parties::parties(&case) };

pub(crate) const CONVERSATION: Section = Section {
    is_there: |place| offers(place, Control::Say) || !place.contact.work.transcript.is_empty(),
    build: conversation::conversation,
};

pub(crate) const SCRIPTS: Section =
    Section { is_there: |place| !place.contact.work.scripts.is_empty(), build: script::scripts };

pub(crate) const DISPOSITION: Section =
    Section { is_there: |place| place.contact.work.dispositions.is_some(), build: disposition::disposition };

pub(crate) const SAVE_NOTE: Section =
    Section { is_there: |place| offers(place, Control::SaveNote), build: |case| kept_notes::save_note(&case) };

/// The notes of earlier contacts with the same customer.
pub(crate) const EARLIER: Section =
    Section { is_there: |place| place.contact.customer.address.is_some(), build: |case| earlier::earlier(&case) };

pub(crate) const KEYPAD: Section = Section { is_there: |place| offers(place, Control::Digits), build: keypad::keypad };

pub(crate) const TRANSFER: Section =
    Section { is_there: |place| offers(place, Control::Transfer), build: transfer::transfer };

/// The notes that the desktop keeps.
pub(crate) const KEPT_NOTES: Section = Section {
    is_there: |place| offers(place, Control::ListNotes) || !place.contact.work.notes.is_empty(),
    build: kept_notes::kept_notes,
};

/// The customer's record in the desktop.
pub(crate) const RECORD: Section = Section {
    is_there: |place| offers(place, Control::Assign) || place.contact.work.record.is_some(),
    build: record::record,
};

/// Who the customer is, for the desktop to show.
pub(crate) const CUSTOMER_CARD: Section =
    Section { is_there: |place| offers(place, Control::Card), build: customer_card::customer_card };

/// Those of `some` that are there, in order.
pub(crate) fn sections(some: &'static [Section], case: &Case) -> AnyView {
    let (case, place) = (case.clone(), case.place);
    let keys = keys(move || {
        place.with(|place| {
            (0..).zip(some).filter(|(_, section)| (section.is_there)(place)).map(|(key, _)| key).collect()
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
    use deskpane_protocol::desk::{Capability, Channel, Contact, ContactId, ContactState, Offer};
    use std::{collections::BTreeMap, sync::Arc};

    const SOME: [(&str, Section); 3] = [("conversation", CONVERSATION), ("keypad", KEYPAD), ("card", CUSTOMER_CARD)];

    fn shown(offered: &[Control]) -> Vec<&'static str> {
        let offer = |control: &Control| Offer { control: *control, engaged: false, capability: Capability::Allowed };
        let contact = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, ContactState::Active);
        let place = Place {
            contact: Arc::new(contact),
            offers: offered.iter().map(offer).collect(),
            commands: BTreeMap::new(),
        };
        SOME.iter().filter(|(_, section)| (section.is_there)(&place)).map(|(name, _)| *name).collect()
    }

    #[test]
    fn what_is_offered_has_its_section_and_nothing_else_has() {
        assert_eq!(shown(&[Control::Answer, Control::Hold, Control::Record]), [""; 0]);
        assert_eq!(shown(&[Control::Say, Control::Digits]), ["conversation", "keypad"]);
        assert_eq!(shown(&[Control::Card]), ["card"]);
    }
}
