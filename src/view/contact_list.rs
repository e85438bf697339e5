//! The open contacts, most urgent first.

use super::{contact_card::ContactCard, focus, store};
use crate::{store::Stranded, text::texts};
use leptos::{html, prelude::*};
use std::rc::Rc;

/// The list of open contacts.
#[component]
pub(crate) fn ContactList() -> impl IntoView {
    let (store, t) = (store(), texts());
    let heading = NodeRef::<html::H2>::new();
    store.on_leaving(Rc::new(focus::whereabouts));
    Effect::new(move || {
        if store.stranded.get() == Some(Stranded::Elsewhere) {
            store.stranded.set(None);
            focus::give_if_lost(move || heading.get_untracked().map(Into::into));
        }
    });
    let empty = Memo::new(move |_| store.order.with(Vec::is_empty));
    view! {
        <section class="contacts">
            <h2 class="visually-hidden" tabindex="-1" node_ref=heading>{t.contacts}</h2>
            {move || store.aim_unknown.get().then(|| view! { <p class="contacts__aim">{(t.aim_unknown)(store.desktop)}</p> })}
            {move || empty.get().then(|| view! { <p class="contacts__none">{t.no_contact}</p> })}
            <div class="contacts__list">
                <For
                    each=move || store.order.get()
                    key=Clone::clone
                    children=move |id| store.row(&id).map(|row| view! { <ContactCard row=row /> })
                />
            </div>
        </section>
    }
}
