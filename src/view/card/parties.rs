//! The participants of a contact.

use crate::{
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::elements::{block, lines, paragraph},
    },
};
use leptos::prelude::*;

/// The participants, one a line.
pub(crate) fn parties(card: &CardContext) -> AnyView {
    let (entry, t) = (card.entry, texts());
    let read = move || entry.with(|entry| entry.contact.work.parties.iter().map(|party| t.party(party)).collect());
    block("parties", vec![paragraph("parties__name", t.parties), lines(t.parties, read)])
}
