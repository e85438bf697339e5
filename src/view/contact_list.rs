//! The open contacts, most urgent first.

use super::{
    contact_card::ContactCard,
    focus,
    parts::{list, when},
    store,
};
use crate::text::texts;
use leptos::{html, prelude::*};
use std::rc::Rc;

/// The list of open contacts.
#[component]
pub(crate) fn ContactList() -> impl IntoView {
    let (store, t) = (store(), texts());
    let heading = NodeRef::<html::H2>::new();
    store.on_leaving(Rc::new(move |id| focus::look_after(id, move || heading.get_untracked().map(Into::into))));
    let card = move |key| store.row(key).map(|row| view! { <ContactCard row=row /> }).into_any();
    view! {
        <section class="contacts">
            <h2 class="visually-hidden" tabindex="-1" node_ref=heading>{t.contacts}</h2>
            {when(move || store.aim_unknown.get(), move || {
                view! { <p class="contacts__aim">{t.aim_unknown(store.desktop)}</p> }.into_any()
            })}
            {when(move || store.order.with(Vec::is_empty), move || view! { <p class="contacts__none">{t.no_contact}</p> }.into_any())}
            <div class="contacts__list">{list(store.order.into(), card)}</div>
        </section>
    }
    .into_any()
}
