//! Who else takes part in a contact.

use crate::{
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::elements::{block, lines, paragraph},
    },
};
use leptos::prelude::*;

/// The others, one a line.
pub(crate) fn parties(case: &CardContext) -> AnyView {
    let (place, t) = (case.entry, texts());
    let read = move || place.with(|place| place.contact.work.parties.iter().map(|party| t.party(party)).collect());
    block("parties", vec![paragraph("parties__name", t.parties), lines(t.parties, read)])
}
