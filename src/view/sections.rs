//! The parts of a contact's card that are there only where the desktop knows the like, or has something to show.
//! One list of them for each card: a condition for each would be asked with every event of every contact.

use super::{
    case::{Case, offers},
    conversation, disposition, earlier, identities, kept_notes, keypad, notices, parties,
    parts::{keys, list},
    record, recorded, script, start, transfer,
};
use deskpane_protocol::desk::{Control, change::Place};
use leptos::prelude::*;

/// One such part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Notices,
    Identities,
    Recorded,
    Again,
    Underway,
    Parties,
    Conversation,
    Scripts,
    Disposition,
    SaveNote,
    Earlier,
    Keypad,
    Transfer,
    KeptNotes,
    Record,
}

/// What stands above the note: what goes on right now.
pub(crate) const ABOVE: &[Section] =
    &[Section::Notices, Section::Underway, Section::Parties, Section::Identities, Section::Conversation];
/// What stands below it: a script is long, and the note has its place on the first screen.
pub(crate) const BELOW: &[Section] = &[
    Section::SaveNote,
    Section::Earlier,
    Section::Scripts,
    Section::Disposition,
    Section::Recorded,
    Section::Again,
    Section::Keypad,
    Section::Transfer,
    Section::KeptNotes,
    Section::Record,
];

/// The sections of `some` that are there.
pub(crate) fn sections(some: &'static [Section], case: &Case) -> AnyView {
    let (case, place) = (case.clone(), case.place);
    let keys = keys(move || {
        place.with(|place| {
            some.iter().filter(|section| is_there(**section, place)).map(|section| *section as u32).collect()
        })
    });
    list(keys.into(), move |key| {
        let section = some.iter().find(|section| **section as u32 == key);
        section.map(|section| build(*section, case.clone())).into_any()
    })
}

fn is_there(section: Section, place: &Place) -> bool {
    let work = &place.contact.work;
    match section {
        Section::Notices => !work.notices.is_empty(),
        Section::Identities => !work.identities.is_empty(),
        Section::Recorded => work.recorded.is_some(),
        Section::Again => work.again.is_some(),
        Section::Underway => work.transfer.is_some(),
        Section::Parties => !work.parties.is_empty(),
        Section::Conversation => offers(place, Control::Say) || !work.transcript.is_empty(),
        Section::Scripts => !work.scripts.is_empty(),
        Section::Disposition => work.dispositions.is_some(),
        Section::SaveNote => offers(place, Control::SaveNote),
        Section::Earlier => place.contact.customer.address.is_some(),
        Section::Keypad => offers(place, Control::Digits),
        Section::Transfer => offers(place, Control::Transfer),
        Section::KeptNotes => offers(place, Control::ListNotes) || !work.notes.is_empty(),
        Section::Record => offers(place, Control::Assign) || work.record.is_some(),
    }
}

fn build(section: Section, case: Case) -> AnyView {
    let place = case.place;
    match section {
        Section::Notices => notices::notices(move || place.with(|place| place.contact.work.notices.clone())),
        Section::Identities => identities::identities(&case),
        Section::Recorded => recorded::recorded(move || place.with(|place| place.contact.work.recorded.clone())),
        Section::Again => {
            let told = case.element_id("again");
            start::again(move || place.with(|place| place.contact.work.again.clone()), told)
        }
        Section::Underway => transfer::underway(&case),
        Section::Parties => parties::parties(&case),
        Section::Conversation => conversation::conversation(case),
        Section::Scripts => script::scripts(case),
        Section::Disposition => disposition::disposition(case),
        Section::SaveNote => kept_notes::save_note(&case),
        Section::Earlier => earlier::earlier(&case),
        Section::Keypad => keypad::keypad(case),
        Section::Transfer => transfer::transfer(case),
        Section::KeptNotes => kept_notes::kept_notes(case),
        Section::Record => record::record(case),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_protocol::desk::{Capability, Channel, Contact, ContactId, ContactState, Offer};
    use std::{collections::BTreeMap, sync::Arc};

    fn shown(offered: &[Control]) -> Vec<Section> {
        let offer = |control: &Control| Offer { control: *control, engaged: false, capability: Capability::Allowed };
        let contact = Contact::new(ContactId::new("1").unwrap(), Channel::Voice, ContactState::Active);
        let place = Place {
            contact: Arc::new(contact),
            offers: offered.iter().map(offer).collect(),
            commands: BTreeMap::new(),
        };
        ABOVE.iter().chain(BELOW).copied().filter(|section| is_there(*section, &place)).collect()
    }

    #[test]
    fn a_desktop_that_knows_calls_only_shows_no_further_section() {
        assert_eq!(shown(&[Control::Answer, Control::Hold, Control::Record, Control::Card]), []);
    }

    #[test]
    fn what_is_offered_has_its_section() {
        assert_eq!(shown(&[Control::Say, Control::Digits]), [Section::Conversation, Section::Keypad]);
    }
}
