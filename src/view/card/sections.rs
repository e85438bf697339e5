//! The optional sections of a contact's card: shown if the desktop supports them, or if they have content. One
//! condition decides for the whole list: separate conditions would be evaluated at every event of every contact.

use crate::{
    leptos_workarounds::erased::{keys, list},
    view::{
        agent::start_contact,
        card::{
            card_context::CardContext, conversation, customer_card, customer_record, desktop_notes, disposition,
            earlier_notes, identities, keypad, parties, recorded_disposition, scripts, transfer,
        },
        parts::notices,
    },
};
use deskpane_desk::desktop::CardSection;
use leptos::prelude::*;

/// One optional section.
#[derive(Clone, Copy)]
pub(crate) struct Section {
    pub(crate) kind: CardSection,
    build: fn(CardContext) -> AnyView,
}

pub(crate) const NOTICES: Section = Section {
    kind: CardSection::Notices,
    build: |CardContext { entry, .. }| notices::notices(move || entry.with(|entry| entry.contact.work.notices.clone())),
};

pub(crate) const IDENTITIES: Section =
    Section { kind: CardSection::Identities, build: |card| identities::identities(&card) };

/// The desktop's recorded disposition.
pub(crate) const RECORDED: Section = Section {
    kind: CardSection::RecordedDisposition,
    build: |CardContext { entry, .. }| {
        recorded_disposition::recorded_disposition(move || entry.with(|entry| entry.contact.work.recorded.clone()))
    },
};

/// Starts another contact with the same customer.
pub(crate) const AGAIN: Section = Section {
    kind: CardSection::StartAgain,
    build: |card| {
        let (entry, told) = (card.entry, card.element_id("again"));
        start_contact::start_again(move || entry.with(|entry| entry.contact.work.again.clone()), told)
    },
};

/// A transfer in progress.
pub(crate) const UNDERWAY: Section =
    Section { kind: CardSection::TransferUnderway, build: |card| transfer::underway(&card) };

pub(crate) const PARTIES: Section = Section { kind: CardSection::Parties, build: |card| parties::parties(&card) };

pub(crate) const CONVERSATION: Section = Section { kind: CardSection::Conversation, build: conversation::conversation };

pub(crate) const SCRIPTS: Section = Section { kind: CardSection::Scripts, build: scripts::scripts };

pub(crate) const DISPOSITION: Section = Section { kind: CardSection::Disposition, build: disposition::disposition };

pub(crate) const SAVE_NOTE: Section =
    Section { kind: CardSection::SaveNote, build: |card| desktop_notes::save_note(&card) };

/// Notes of earlier contacts with the same customer.
pub(crate) const EARLIER: Section =
    Section { kind: CardSection::EarlierNotes, build: |card| earlier_notes::earlier_notes(&card) };

pub(crate) const KEYPAD: Section = Section { kind: CardSection::Keypad, build: keypad::keypad };

pub(crate) const TRANSFER: Section = Section { kind: CardSection::Transfer, build: transfer::transfer };

/// The desktop's own notes.
pub(crate) const KEPT_NOTES: Section = Section { kind: CardSection::DesktopNotes, build: desktop_notes::desktop_notes };

/// The customer's record in the desktop.
pub(crate) const RECORD: Section =
    Section { kind: CardSection::CustomerRecord, build: customer_record::customer_record };

/// The customer card for the desktop.
pub(crate) const CUSTOMER_CARD: Section =
    Section { kind: CardSection::CustomerCard, build: customer_card::customer_card };

/// The sections in `some`, in order.
pub(crate) fn sections(some: &'static [Option<Section>], card: &CardContext) -> AnyView {
    let (card, entry) = (card.clone(), card.entry);
    let keys = keys(move || {
        entry.with(|entry| {
            (0..)
                .zip(some)
                .filter(|(_, one)| one.is_some_and(|one| one.kind.is_there(entry)))
                .map(|(key, _)| key)
                .collect()
        })
    });
    list(keys.into(), move |key| {
        let section = usize::try_from(key).ok().and_then(|key| some.get(key).copied().flatten());
        section.map(|section| (section.build)(card.clone())).into_any()
    })
}
