//! Who else takes part in a contact.

use super::{case::Case, parts::lines};
use crate::text::texts;
use leptos::prelude::*;

/// The others, one a line.
pub(crate) fn parties(case: &Case) -> AnyView {
    let (place, t) = (case.place, texts());
    let read = move || place.with(|place| place.contact.work.parties.iter().map(t.party).collect());
    view! {
        <section class="parties">
            <h4 class="parties__name">{t.parties}</h4>
            {lines(t.parties, read)}
        </section>
    }
    .into_any()
}
