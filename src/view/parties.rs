//! Who else takes part in a contact.

use super::{
    case::Case,
    parts::{block, lines, paragraph},
};
use crate::text::texts;
use leptos::prelude::*;

/// The others, one a line.
pub(crate) fn parties(case: &Case) -> AnyView {
    let (place, t) = (case.entry, texts());
    let read = move || place.with(|place| place.contact.work.parties.iter().map(|party| t.party(party)).collect());
    block("parties", vec![paragraph("parties__name", t.parties), lines(t.parties, read)])
}
