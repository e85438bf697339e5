//! The customer's ids in the systems that know them.

use crate::{
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::elements::{pairs, paragraph},
    },
};
use leptos::prelude::*;

/// All ids, each with the name of its system.
pub(crate) fn identities(card: &CardContext) -> AnyView {
    let (entry, desktop, t) = (card.entry, card.store.desktop, texts());
    let fields = pairs(move || {
        entry.with(|entry| {
            let all = entry.contact.work.identities.iter();
            all.map(|one| (t.identity(one.kind, desktop), one.value.clone())).collect()
        })
    });
    view! {
        <div class="identities" role="group" aria-label=t.identities>
            {paragraph("identities__name", t.identities)}
            {fields}
        </div>
    }
    .into_any()
}
